"""Program code in the line."""

from markdown_it.token import Token

from octavo.core.xhtml import element
from octavo.elements.kind import ElementKind, TreeBuilder


def _in_line(builder: TreeBuilder, token: Token) -> None:
    builder.add(element("code", builder.attributes(token), token.content))


KIND = ElementKind(
    "code",
    called="program code",
    tokens=("code_inline",),
    handlers=(("code_inline", _in_line),),
)
