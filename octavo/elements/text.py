"""Plain text and the ends of lines."""

from markdown_it.token import Token

from octavo.core.xhtml import append_text, element
from octavo.elements.kind import ElementKind, TreeBuilder


def _text(builder: TreeBuilder, token: Token) -> None:
    append_text(builder.current, token.content)


def _soft_break(builder: TreeBuilder, _: Token) -> None:
    append_text(builder.current, "\n")


def _hard_break(builder: TreeBuilder, _: Token) -> None:
    """End a line, without the space before it, which a line set to the right would show."""
    node = builder.current
    last = next(node.iterchildren(reversed=True), None)
    if last is None:
        node.text = (node.text or "").rstrip(" ")
    else:
        last.tail = (last.tail or "").rstrip(" ")
    builder.add(element("br"))


KIND = ElementKind(
    "text",
    called="plain text",
    tokens=("text",),
    handlers=(
        ("text", _text),
        ("text_special", _text),
        ("softbreak", _soft_break),
        ("hardbreak", _hard_break),
    ),
)
