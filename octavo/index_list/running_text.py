"""The running text of a division, character by character, with the place of each in its tree."""

import re
from collections.abc import Callable, Collection
from typing import Any

from octavo.core.running_text import INLINE, TextNode, counted, name_of, stands_apart

_WORD = re.compile(r"\w")


class RunningText:
    """The text of elements with single spaces between words and blocks.

    ``nodes`` and ``indices`` give the place of each character; ``leave`` returns True for the elements whose
    text is left out.
    """

    def __init__(self, root: Any, leave: Callable[[Any], bool] = stands_apart) -> None:
        self.nodes: list[TextNode] = []
        self._indices: list[int] = []
        self._parts: list[str] = []
        self._first: dict[TextNode, int] = {}
        self._leave = leave
        self._collect(root)
        self.text = "".join(self._parts)

    def _collect(self, element: Any) -> None:
        self._add(TextNode(element))
        for child in element:
            if isinstance(child.tag, str) and not self._leave(child):
                block = name_of(child) not in INLINE
                if block:
                    self._space(TextNode(child))
                self._collect(child)
                if block:
                    self._space(TextNode(child))
            self._add(TextNode(element, child))

    def _space(self, node: TextNode, index: int = 0) -> None:
        if self._parts and self._parts[-1] != " ":
            self._put(" ", node, index)

    def _put(self, sign: str, node: TextNode, index: int) -> None:
        self._parts.append(sign)
        self.nodes.append(node)
        self._indices.append(index)

    def _add(self, node: TextNode) -> None:
        self._first.setdefault(node, len(self._parts))
        for index, sign in enumerate(node.text):
            if sign.isspace():
                self._space(node, index)
            elif counted(sign):
                self._put(sign, node, index)

    def place(self, node: TextNode, index: int) -> int:
        """Return the index in the text of an index of a text node; the end of the text for a node that is
        left out."""
        at = self._first.get(node)
        if at is None:
            return len(self.text)
        while at < len(self.text) and self.nodes[at] == node and self._indices[at] < index:
            at += 1
        return at

    def word_start(self, at: int) -> int:
        """Return the first word that begins at a place or behind it."""
        while at < len(self.text) and (
            not _WORD.match(self.text[at]) or (at and self.text[at - 1] not in " \u2013\u2014(\u201c\u2018[")
        ):
            at += 1
        return at

    def find(self, names: Collection[str], start: int, end: int) -> int | None:
        """Return the first place between two at which one of the names stands as a word or words, or None.

        The first name that stands anywhere is taken.
        """
        for name in names:
            words = r"\s".join(map(re.escape, name.split()))
            found = re.compile(rf"(?<!\w){words}", re.IGNORECASE).search(self.text, start, end)
            if found:
                return found.start()
        return None
