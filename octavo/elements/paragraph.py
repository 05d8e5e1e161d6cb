"""Paragraphs."""

from markdown_it.token import Token

from octavo.elements.kind import ElementKind, TreeBuilder


def _open(builder: TreeBuilder, token: Token) -> None:
    if not token.hidden:  # the items of a tight list hold their text without a paragraph
        builder.open("p", builder.attributes(token), builder.span(token))


def _close(builder: TreeBuilder, token: Token) -> None:
    if not token.hidden:
        builder.close()


KIND = ElementKind(
    "paragraph",
    called="a paragraph",
    tokens=("paragraph_open",),
    handlers=(("paragraph_open", _open), ("paragraph_close", _close)),
)
