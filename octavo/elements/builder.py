"""Builds a tree of XHTML elements from Markdown tokens.

``Builder`` knows only how to open, close and fill elements. The kinds of element say what each token becomes.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.core.xhtml import Element, add_child, append_text, classes, drop, element, move_content
from octavo.elements.index_mark import mark_attributes
from octavo.elements.kind import GLOBAL, ElementKind
from octavo.elements.lookup import ElementLookup


class ParsedText(Protocol):
    """A text of the source: its Markdown tokens and its place."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The Markdown tokens."""

    @property
    def span(self) -> Span:
        """The place in the source."""


class Builder:
    """Builds one tree; see ``octavo.elements.kind.TreeBuilder``."""

    def __init__(self, elements: ElementLookup, scope: str | None, span: Span) -> None:
        self._elements = elements
        self.scope = scope
        self.root = element("div", span=span)
        self._stack = [self.root]
        self._file = span.file

    @property
    def current(self) -> Element:
        """The innermost open element."""
        return self._stack[-1]

    def kinds(self, token: str, names: Iterable[str]) -> tuple[ElementKind, ...]:
        """Return the kinds of element that a type of token with these classes is."""
        return self._elements.at(token, names)

    def feed(self, tokens: Sequence[Token]) -> None:
        """Handle tokens in order. One without a handler becomes the element that its tag names."""
        for token in tokens:
            handler = self._elements.handlers.get(token.type)
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
        """Start an element inside the current one, and return it."""
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
        """Return the attributes of a token that an author may set on any element."""
        found = {k: str(v) for k, v in token.attrs.items() if k in GLOBAL and str(v)}
        found |= mark_attributes(token.attrs)
        return {name: value for name, value in found.items() if value}

    def span(self, token: Token) -> Span | None:
        """Return the place of a token: its own, or the first line of its block."""
        found = token.meta.get("span") if token.meta else None
        if isinstance(found, Span):
            return found
        return Span(self._file, token.map[0] + 1) if token.map else None


def build_blocks(elements: ElementLookup, text: ParsedText, scope: str | None) -> Element:
    """Return a ``<div>`` that holds the blocks of a text."""
    builder = Builder(elements, scope, text.span)
    builder.feed(text.tokens)
    _part_links(builder.root)
    return builder.root


def build_inline(elements: ElementLookup, text: ParsedText, scope: str | None) -> Element:
    """Return a ``<span>`` that holds a text of one paragraph as inline content (blocks stay as they are)."""
    root = build_blocks(elements, text, scope)
    line = element("span", span=text.span)
    only = root[0] if len(root) == 1 and not (root.text or "").strip() else None
    plain_paragraph = only is not None and only.tag == f"{{{root.nsmap[None]}}}p" and not classes(only)
    move_content(only if only is not None and plain_paragraph else root, line)
    return line


def _part_links(root: Element) -> None:
    """Move a note call or a reference that stands in a link behind it, since a link can't stand in a link."""
    for link in reversed(list(root.iter("{*}a"))):
        outer = next(link.iterancestors("{*}a"), None)
        if outer is not None:
            drop(link)
            link.tail, outer.tail = outer.tail, None
            outer.addnext(link)
