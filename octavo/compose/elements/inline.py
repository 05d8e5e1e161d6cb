"""Text within a line: breaks, code, links, pictures in the line, spans, note calls and references."""

from markdown_it.token import Token

from octavo.compose.builder import Builder, Handler, copy_attributes
from octavo.xhtml import append_text, element


def _text(builder: Builder, token: Token) -> None:
    append_text(builder.current, token.content)


def _soft_break(builder: Builder, _: Token) -> None:
    append_text(builder.current, "\n")


def _hard_break(builder: Builder, _: Token) -> None:
    builder.add(element("br"))


def _code(builder: Builder, token: Token) -> None:
    node = element("code", content=token.content)
    copy_attributes(builder, token, node)
    builder.add(node)


def _link(builder: Builder, token: Token) -> None:
    builder.open(
        "a", {"href": str(token.attrs.get("href", "")), **builder.attributes(token)}, builder.span(token)
    )


def _image(builder: Builder, token: Token) -> None:
    attributes = {"src": str(token.attrs.get("src", "")), "alt": str(token.attrs.get("alt") or token.content)}
    builder.add(element("img", {**attributes, **builder.attributes(token)}, span=builder.span(token)))


def _span(builder: Builder, token: Token) -> None:
    builder.open("span", builder.attributes(token), builder.span(token))


def _note_call(builder: Builder, token: Token) -> None:
    """A call without its mark: the notes step numbers it. ``data-note`` holds the id as written."""
    attributes = {
        "epub:type": "noteref",
        "role": "doc-noteref",
        "class": "note-call",
        "data-note": str(token.meta["id"]),
        "data-scope": builder.scope or "",
    }
    builder.add(element("a", attributes, span=builder.span(token)))


def _reference(builder: Builder, token: Token) -> None:
    """A cross-reference without its words: the html stage writes them. ``data-target`` is as written."""
    attributes = {
        "class": "reference bare" if token.meta.get("bare") else "reference",
        "data-slot": "reference",
        "data-target": str(token.meta["target"]),
        "data-scope": builder.scope or "",
    }
    builder.add(element("a", attributes, span=builder.span(token)))


HANDLERS: dict[str, Handler] = {
    "text": _text,
    "text_special": _text,
    "softbreak": _soft_break,
    "hardbreak": _hard_break,
    "code_inline": _code,
    "link_open": _link,
    "image": _image,
    "span_open": _span,
    "note_ref": _note_call,
    "cross_ref": _reference,
}
