"""Markdown tokens -> one XHTML element tree.

``Builder`` knows only how to open, close and fill elements. What each kind of token becomes is said
by the handlers in ``elements/``, one family to a file.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.core.xhtml import (
    Element,
    add_child,
    append_text,
    classes,
    drop,
    element,
    move_content,
    set_attribute,
)
from octavo.elements.index_mark import mark_attributes

#: Attributes that an author may set on any element.
AUTHOR_ATTRIBUTES = ("id", "class", "lang", "dir")

Handler = Callable[["Builder", Token], None]


class ParsedText(Protocol):
    """A text of the source: its Markdown tokens and its place."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The Markdown tokens."""

    @property
    def span(self) -> Span:
        """The place in the source."""


class Builder:
    """Builds one tree. ``scope`` is the file whose local note ids are known, or None."""

    def __init__(self, handlers: Mapping[str, Handler], scope: str | None, span: Span) -> None:
        self._handlers = handlers
        self.scope = scope
        self.root = element("div", span=span)
        self._stack = [self.root]
        self._file = span.file

    @property
    def current(self) -> Element:
        """The innermost open element."""
        return self._stack[-1]

    def feed(self, tokens: Sequence[Token]) -> None:
        """Handle tokens in order."""
        for token in tokens:
            handler = self._handlers.get(token.type)
            if handler:
                handler(self, token)
            elif token.nesting == 1:
                self.open(token.tag, self.attributes(token), self.span(token))
            elif token.nesting == -1:
                self.close()
            elif token.children:
                self.feed(token.children)
            else:
                append_text(self.current, token.content)

    def open(
        self, tag: str, attributes: Mapping[str, str] | None = None, span: Span | None = None
    ) -> Element:
        """Start an element inside the current one."""
        node = add_child(self.current, tag, attributes, span)
        self._stack.append(node)
        return node

    def close(self) -> None:
        """End the current element."""
        if len(self._stack) > 1:
            self._stack.pop()

    def add(self, node: Element) -> None:
        """Put a finished element into the current one."""
        self.current.append(node)

    def attributes(self, token: Token) -> dict[str, str]:
        """The attributes of a token that an author may set."""
        found = {k: str(v) for k, v in token.attrs.items() if k in AUTHOR_ATTRIBUTES and str(v)}
        found |= mark_attributes(token.attrs)
        return {name: value for name, value in found.items() if value}

    def span(self, token: Token) -> Span | None:
        """The place of a token: its own, or the first line of its block."""
        found = token.meta.get("span") if token.meta else None
        if isinstance(found, Span):
            return found
        return Span(self._file, token.map[0] + 1) if token.map else None


def build_blocks(handlers: Mapping[str, Handler], text: ParsedText, scope: str | None) -> Element:
    """A ``<div>`` that holds the blocks of a text."""
    builder = Builder(handlers, scope, text.span)
    builder.feed(text.tokens)
    _part_links(builder.root)
    return builder.root


def _part_links(root: Element) -> None:
    """A link can't stand in a link: a note call or a reference inside one is moved behind it."""
    for link in reversed(list(root.iter("{*}a"))):
        outer = next(link.iterancestors("{*}a"), None)
        if outer is not None:
            drop(link)
            link.tail, outer.tail = outer.tail, None
            outer.addnext(link)


def build_inline(handlers: Mapping[str, Handler], text: ParsedText, scope: str | None) -> Element:
    """A ``<span>`` that holds a text of one paragraph as inline content (blocks stay as they are)."""
    root = build_blocks(handlers, text, scope)
    line = element("span", span=text.span)
    only = root[0] if len(root) == 1 and not (root.text or "").strip() else None
    plain_paragraph = only is not None and only.tag == f"{{{root.nsmap[None]}}}p" and not classes(only)
    move_content(only if only is not None and plain_paragraph else root, line)
    return line


def copy_attributes(builder: Builder, token: Token, node: Element) -> None:
    """Give a finished element the attributes that the author wrote."""
    for name, value in builder.attributes(token).items():
        set_attribute(node, name, value)
