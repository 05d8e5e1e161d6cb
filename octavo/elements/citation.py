"""Citations: their places in the text. What they say is worked out when the notes are in order.

The template makes the links from an entry of the bibliography back to the places that cite it.
"""

import json

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.core.xhtml import element
from octavo.elements.kind import ElementKind, TreeBuilder


def _citation(builder: TreeBuilder, token: Token) -> None:
    """Add the place of a citation, with the text that the author wrote.

    ``data-cite`` holds the works as JSON; ``data-form`` is "narrative" if the names of the work belong to the
    sentence.
    """
    items = token.meta["items"]
    attributes = {
        Data.SLOT: "citation",
        Data.CITE: json.dumps(items, ensure_ascii=False),
        Data.FORM: "narrative" if token.meta.get("narrative") else "plain",
    }
    builder.add(element("span", attributes, token.content, span=builder.span(token)))


KIND = ElementKind(
    "citation",
    called="a citation",
    tokens=("citation",),
    handlers=(("citation", _citation),),
    slots=("backlinks",),
)
