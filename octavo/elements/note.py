"""Notes: their calls in the text. The notes step numbers them and puts the notes in order."""

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.core.xhtml import element
from octavo.elements.kind import Attribute, ElementKind, TreeBuilder, ValueRule

#: The number that a note has in an edition: "12", "12a", or a sign.
_NUMBER = ValueRule(
    r"\d{1,5}[a-z]?|[a-z]{1,3}|[^\w\s<>&]{1,4}",
    "note-number",
    "`{value}` can't be the number of a note",
    "write number=12, number=12a, or a sign such as number=*",
)


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
    attributes=(
        Attribute("series"),
        Attribute("author", code="addition-class-missing"),
        Attribute("number", rule=_NUMBER),
    ),
    common=(),
    handlers=(("note_ref", _call),),
)
