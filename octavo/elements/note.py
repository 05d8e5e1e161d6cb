"""Notes: their calls in the text. The notes step numbers them and puts the notes in order."""

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.core.xhtml import element
from octavo.elements.kind import Attribute, ElementKind, TreeBuilder


def _call(builder: TreeBuilder, token: Token) -> None:
    """Add a call without its mark. ``data-note`` holds the id as written."""
    attributes = {
        "epub:type": "noteref",
        "role": "doc-noteref",
        "class": "note-call",
        Data.NOTE: str(token.meta["id"]),
        Data.SCOPE: builder.scope or "",
    }
    builder.add(element("a", attributes, span=builder.span(token)))


KIND = ElementKind(
    "note",
    called="a note",
    tokens=("note_open",),
    attributes=(Attribute("series"), Attribute("author", code="addition-class-missing")),
    common=(),
    handlers=(("note_ref", _call),),
)
