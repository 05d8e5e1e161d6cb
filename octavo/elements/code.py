"""Program code, in the line and in blocks: printed as typed."""

from markdown_it.token import Token

from octavo.core.xhtml import element, set_attribute
from octavo.elements.kind import ElementKind, TreeBuilder


def _block(builder: TreeBuilder, token: Token) -> None:
    block = element("pre", span=builder.span(token))
    language = token.info.split()[0] if token.info.split() else ""
    block.append(
        element("code", {"class": f"language-{language}"} if language.isalnum() else {}, token.content)
    )
    for name, value in builder.attributes(token).items():
        set_attribute(block, name, value)
    builder.add(block)


def _in_line(builder: TreeBuilder, token: Token) -> None:
    builder.add(element("code", builder.attributes(token), token.content))


KIND = ElementKind(
    "code",
    called="program code",
    tokens=("fence", "code_block", "code_inline"),
    handlers=(("fence", _block), ("code_block", _block), ("code_inline", _in_line)),
)
