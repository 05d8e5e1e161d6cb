"""Lists as Markdown has them, with signs or counted numbers before their items."""

from markdown_it.token import Token

from octavo.elements.kind import ElementKind, TreeBuilder


def _ordered(builder: TreeBuilder, token: Token) -> None:
    attributes = builder.attributes(token)
    start = token.attrs.get("start")
    if start is not None:
        attributes["start"] = str(start)
    builder.open("ol", attributes, builder.span(token))


KIND = ElementKind(
    "lists",
    called="a list",
    tokens=("bullet_list_open", "ordered_list_open", "list_item_open"),
    handlers=(("ordered_list_open", _ordered),),
)
