"""Tables: their places in the text. The tables step makes them, the template prints them."""

from markdown_it.token import Token

from octavo.core.vocabulary import Data
from octavo.core.xhtml import element
from octavo.elements.kind import Attribute, ElementKind, TreeBuilder


def _place(builder: TreeBuilder, token: Token) -> None:
    attributes = {Data.SLOT: "table", "id": str(token.meta["id"])}
    builder.add(element("figure", attributes, span=builder.span(token)))


KIND = ElementKind(
    "table",
    called="a table",
    tokens=("table_open", "table_caption_open"),
    attributes=(Attribute("short-caption"), Attribute("tbl-colwidths")),
    common=("id", "class"),
    only_classes=("sideways", "unnumbered"),
    handlers=(("table_place", _place),),
    slots=("table",),
    parts=(
        ElementKind(
            "table-place",
            called="the place of a table",
            classes=("table",),
            tokens=("table_place",),
            common=("id", "class"),
            only_classes=("table",),
        ),
    ),
)
