"""Paragraphs, lists and code: blocks that Markdown has of its own."""

from markdown_it.token import Token

from octavo.core.xhtml import element
from octavo.elements.builder import Builder, Handler, copy_attributes


def _paragraph_open(builder: Builder, token: Token) -> None:
    if not token.hidden:  # the items of a tight list hold their text without a paragraph
        builder.open("p", builder.attributes(token), builder.span(token))


def _paragraph_close(builder: Builder, token: Token) -> None:
    if not token.hidden:
        builder.close()


def _ordered_list(builder: Builder, token: Token) -> None:
    attributes = builder.attributes(token)
    start = token.attrs.get("start")
    if start is not None:
        attributes["start"] = str(start)
    builder.open("ol", attributes, builder.span(token))


def _code(builder: Builder, token: Token) -> None:
    block = element("pre", span=builder.span(token))
    language = token.info.split()[0] if token.info.split() else ""
    block.append(
        element("code", {"class": f"language-{language}"} if language.isalnum() else {}, token.content)
    )
    copy_attributes(builder, token, block)
    builder.add(block)


HANDLERS: dict[str, Handler] = {
    "paragraph_open": _paragraph_open,
    "paragraph_close": _paragraph_close,
    "ordered_list_open": _ordered_list,
    "fence": _code,
    "code_block": _code,
}
