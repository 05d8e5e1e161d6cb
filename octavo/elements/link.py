"""Links."""

from markdown_it.token import Token

from octavo.elements.kind import ElementKind, TreeBuilder


def _open(builder: TreeBuilder, token: Token) -> None:
    attributes = {"href": str(token.attrs.get("href", "")), **builder.attributes(token)}
    builder.open("a", attributes, builder.span(token))


KIND = ElementKind("link", called="a link", tokens=("link_open",), handlers=(("link_open", _open),))
