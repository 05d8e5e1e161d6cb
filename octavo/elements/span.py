"""Bracketed spans: what their classes make of them. A class of the author's own stays as it is."""

from markdown_it.token import Token

from octavo.elements.kind import ElementKind, TreeBuilder


def _open(builder: TreeBuilder, token: Token) -> None:
    attributes = builder.attributes(token)
    kinds = builder.kinds(token.type, attributes.get("class", "").split())
    for kind in kinds:
        if kind.dress is not None:
            attributes |= kind.dress(token)
    tag = next((kind.tag for kind in kinds if kind.tag != "div"), "span")
    builder.open(tag, attributes, builder.span(token))


KIND = ElementKind("span", called="a span", tokens=("span_open",), handlers=(("span_open", _open),))
