"""Counting characters of running text, alike in every form of the book.

Print and e-book are rendered from one body, but differ in white space, in the places of notes, and in what is
wrapped around a table. So a place in the text is named by the block that holds it (by its id, or by its
``data-src``) and by the number of characters before it in that block, where these do not count:

- white space, soft hyphens and zero-width characters;
- calls of notes, what stands between two of them, and notes that stand inside the block;
- page numbers, page-break markers, and what says on a later page that something goes on;
- formulas, which are drawn in print, and HTML that only screens show;
- what is hidden from assistive technology (``aria-hidden``).

The trees may be of lxml or of ElementTree.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from octavo.core.vocabulary import Data
from octavo.core.xhtml import EPUB_TYPE

#: Elements that stand in a line of text and do not end a word.
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark"}
    | {"q", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
_APART = frozenset({"noteref", "pagebreak", "doc-noteref", "doc-footnote", "doc-pagebreak"})
_CLASSES_APART = frozenset({"locators", "footnote", "between-calls"})
#: Filled in when the pages are known, or printed only if something goes on over pages.
_ADDED = (Data.PAGE_OF, Data.PAGES_OF, Data.CONTINUED, Data.SCREEN)
_UNCOUNTED = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]+")
#: Words end at white space and at dashes.
_WORD = re.compile("[^\\s\u2012-\u2015]+|[\u2012-\u2015]+")
_SOFT = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")

#: Returns the children of an element, if they are not to be in the order that the tree has now.
Children = Callable[[Any], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class TextNode:
    """A text node of a tree: the text behind ``after``, a child of ``owner``, or before the first child."""

    owner: Any
    after: Any = None

    @property
    def text(self) -> str:
        """The text as the tree has it."""
        return (self.owner.text if self.after is None else self.after.tail) or ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text, and how many of its characters stand before the place that was asked for."""

    text: str
    before: int


def counted(text: str) -> str:
    """Return a text without the characters that do not count."""
    return _UNCOUNTED.sub("", text)


def count(text: str) -> int:
    """Return how many characters of a text count."""
    return len(counted(text))


def skip(text: str, number: int) -> int:
    """Return the index of the character that has ``number`` counted ones before it, or else the length."""
    for match in re.finditer(r"\S", text):
        if _SOFT.match(match[0]):
            continue
        if not number:
            return match.start()
        number -= 1
    return len(text)


def name_of(element: Any) -> str:
    """Return the name of an element without its namespace; "" for comments."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def stands_apart(element: Any) -> bool:
    """Return True if what an element holds does not count as text of the blocks around it."""
    roles = f"{element.get('role', '')} {element.get(EPUB_TYPE, '')}"
    return (
        (roles != " " and not _APART.isdisjoint(roles.split()))
        or any(element.get(name) is not None for name in _ADDED)
        or not _CLASSES_APART.isdisjoint(element.get("class", "").split())
        or element.get("aria-hidden") == "true"
        or name_of(element) == "math"
    )


class BlockText:
    """The text of an element, flat."""

    def __init__(self, block: Any, children: Children = iter) -> None:
        self._children = children
        self._nodes: list[TextNode] = []
        self._counts: list[int] = []  # characters before each node
        self._starts: list[int] = []  # where each begins in the text with its words kept apart
        self._parts: list[str] = []
        self._length = self._total = 0
        self._collect(block, True)
        self._index = {node: place for place, node in enumerate(self._nodes)}
        self._text = "".join(self._parts)

    @property
    def total(self) -> int:
        """All characters that count."""
        return self._total

    @cached_property
    def counted(self) -> str:
        """The characters that count."""
        return counted("".join(self._parts))

    def _collect(self, element: Any, counted: bool) -> None:
        self._add(TextNode(element), counted)
        for child in self._children(element):
            if isinstance(child.tag, str):
                apart = name_of(child) not in INLINE
                if apart:
                    self._put("\n")
                self._collect(child, counted and not stands_apart(child))
                if apart:
                    self._put("\n")
            self._add(TextNode(element, child), counted)

    def _add(self, node: TextNode, counted: bool) -> None:
        self._nodes.append(node)
        self._counts.append(self._total)
        self._starts.append(self._length)
        if counted and node.text:
            self._total += count(node.text)
            self._put(node.text)

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def offset(self, node: TextNode, index: int) -> int:
        """Return how many counted characters of the block stand before an index of a text node."""
        place = self._index[node]
        following = self._counts[place + 1] if place + 1 < len(self._counts) else self._total
        own = following - self._counts[place]
        return self._counts[place] + (min(own, count(node.text[:index])) if own else 0)

    def find(self, offset: int) -> tuple[TextNode, int]:
        """Return the text node, and the index in it, of the character that has ``offset`` others before it.

        If the block has not so many, it is the end of the last node.
        """
        place = bisect_right(self._counts, offset) - 1
        while place > 0 and not self._own(place):
            place -= 1
        node = self._nodes[place]
        return node, skip(node.text, offset - self._counts[place])

    def _own(self, place: int) -> bool:
        return self._counts[place] < (
            self._counts[place + 1] if place + 1 < len(self._counts) else self._total
        )

    def word(self, node: TextNode, index: int) -> Word:
        """Return the word that holds a character, across elements of the line; "" at the end of the text."""
        position = self._starts[self._index[node]] + index
        start = max(self._text.rfind(space, 0, position) for space in " \n\t\u00a0")
        for match in _WORD.finditer(self._text, start + 1):
            if match.end() > position:
                before = self._text[match.start() : max(match.start(), position)]
                return Word(_SOFT.sub("", match[0]), len(_SOFT.sub("", before)))
        return Word("", 0)


def first_of_source(root: Any) -> dict[str, Any]:
    """Return the first element in the order of a tree with each ``data-src``."""
    found: dict[str, Any] = {}
    for element in root.iter():
        if isinstance(element.tag, str) and (source := element.get(Data.SRC)):
            found.setdefault(source, element)
    return found


def locate(section: Any, block: str, offset: int) -> tuple[TextNode, int] | None:
    """Return the text node and the index in it of a place in a section, in whatever form of the book.

    ``block`` is "#" and an id, or a ``data-src``; ``offset`` counts characters in it. None if the section has
    no such block.
    """
    found = next(_blocks(section, block), None)
    return BlockText(found).find(offset) if found is not None else None


def _blocks(section: Any, block: str) -> Iterator[Any]:
    name, value = ("id", block[1:]) if block.startswith("#") else (Data.SRC, block)
    return (node for node in section.iter() if isinstance(node.tag, str) and node.get(name) == value)
