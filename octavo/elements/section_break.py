"""Section breaks: a line of white, or an ornament."""

from markdown_it.token import Token

from octavo.core.xhtml import element
from octavo.elements.kind import ElementKind, TreeBuilder


def _break(builder: TreeBuilder, token: Token) -> None:
    attributes = builder.attributes(token)
    form = "ornament" if token.markup.startswith("*") else "white"
    names = f"break {form} {attributes.pop('class', '')}".strip()
    builder.add(element("hr", {"class": names, **attributes}, span=builder.span(token)))


KIND = ElementKind("section-break", called="a section break", tokens=("hr",), handlers=(("hr", _break),))
