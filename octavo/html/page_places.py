"""The places in the documents at which printed pages begin: from a place of the page map to one in a tree.

A marker may be put into the tree at that place.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from octavo.core.pagemap import Begins, PageBreak, TextPlace
from octavo.core.running_text import INLINE, BlockText, TextNode, count, counted, name_of, stands_apart
from octavo.core.vocabulary import Data
from octavo.core.xhtml import EPUB_TYPE, Element

#: What has no text but is seen.
SHOWN = frozenset({"img", "svg", "math", "hr", "object", "video", "audio", "canvas"})
_NAMED: Callable[[Element], Any] = etree.XPath(f"descendant-or-self::*[@id or @{Data.SRC}]")


@dataclass(frozen=True, slots=True)
class TextPosition:
    """A place in a tree: before the character with an index of a text node. ``in_name`` is True if a marker
    there would be a part of the name of something."""

    node: TextNode
    index: int
    in_name: bool = False

    def insert(self, marker: Element) -> None:
        """Put an element there. What else is to go into this text node at the same index or before it can
        still be put there."""
        text = self.node.text
        before, marker.tail = text[: self.index], text[self.index :] or None
        if self.node.after is None:
            self.node.owner.text = before or None
            self.node.owner.insert(0, marker)
        else:
            self.node.after.tail = before or None
            self.node.owner.insert(self.node.owner.index(self.node.after) + 1, marker)


def path_of(node: Element) -> tuple[int, ...]:
    """Return the steps from the root of a tree to an element.

    The children of an element have odd numbers, and the texts between them even ones: so the lower of two
    paths comes first.
    """
    steps: list[int] = []
    while (holder := node.getparent()) is not None:
        steps.append(2 * holder.index(node) + 1)
        node = holder
    return tuple(reversed(steps))


def rank_of(document: int, spot: TextPosition) -> tuple[int, ...]:
    """Return a number of a document and the path to a place in it."""
    owner, after = spot.node.owner, spot.node.after
    return (document, *path_of(owner), 0 if after is None else 2 * owner.index(after) + 2, spot.index)


def named(root: Element) -> list[Element]:
    """Return the elements of a tree that have an id or a place in the source, in their order."""
    return list(_NAMED(root))


class DivisionText:
    """The text of a division in its document."""

    def __init__(self, root: Element, section: str) -> None:
        self._root = root
        self._blocks: dict[str, Element] = {f"#{section}": root}
        for node in named(root):
            if name := node.get("id"):
                self._blocks.setdefault(f"#{name}", node)
            if source := node.get(Data.SRC):
                self._blocks.setdefault(source, node)
        self._texts: dict[Element, BlockText] = {}

    @classmethod
    def of(cls, tree: Element, section: str, holder: str) -> "DivisionText | None":
        """Return the text of a division in a document: that of the element with the id ``holder``, or all
        of the body; None if there is no such element."""
        if not holder:
            body = tree.find("{*}body")
            return cls(tree if body is None else body, section)
        found = next((node for node in named(tree) if node.get("id") == holder), None)
        return None if found is None else cls(found, section)

    def spot(self, page_break: PageBreak) -> TextPosition:
        """Return the place for the marker of a page; the beginning of the division for a block that is not
        in it."""
        place = page_break.place
        block = self._blocks.get(place.block) if place else None
        if place is None or block is None:
            return outwards(TextPosition(*self._text(self._root).find(0)))
        if place.node is None and (shown := self._shown(block, place)) is not None:
            return outwards(before(shown))
        text = self._text(block)
        offset = _nearest_offset(text, place.offset, page_break, self._number_points(block))
        found = TextPosition(*text.find(offset - page_break.split))
        if page_break.begins in (Begins.ROW, Begins.PLATE) and (cell := _first_cell(found)) is not None:
            return cell
        return outwards(found, whole=not place.offset)

    def end(self) -> TextPosition:
        """Return the end of the last block with text, but for notes that stand apart."""
        text = self._text(self._root)
        block = text.find(max(text.total - 1, 0))[0].owner
        while name_of(block) in INLINE:
            block = block.getparent()
        node = TextNode(block, block[-1] if len(block) else None)
        return TextPosition(node, len(node.text.rstrip()))

    def _text(self, block: Element) -> BlockText:
        if block not in self._texts:
            self._texts[block] = BlockText(block)
        return self._texts[block]

    def _number_points(self, block: Element) -> list[int]:
        """Return the offsets of the points behind numbers ("16." in the contents), which print has not."""
        numbers = (node for node in block.iter("{*}span") if node.get("class") == "number")
        ended = (node for node in numbers if (node.text or "").endswith("."))
        return [self._text(block).offset(TextNode(node), 0) for node in ended]

    def _shown(self, block: Element, place: TextPlace) -> Element | None:
        """Return the picture, formula or ornament that stands at a place of a block."""
        text = self._text(block)
        for node in block.iter(etree.Element):
            if name_of(node) in SHOWN and text.offset(TextNode(node), 0) == place.offset:
                return node
        return None


def _nearest_offset(text: BlockText, offset: int, page_break: PageBreak, points: Sequence[int]) -> int:
    """Return the offset of the character with which a page begins.

    If print has a letter more or less before it than the e-book (an edition's own line, a point after a
    number), its word is looked for nearby. Points add up: behind "16. Covers" the e-book is 16 characters
    ahead, and a "The" that stands 16 further on than in print is nearer than one at the very offset.
    """
    word, start = counted(page_break.word), offset - page_break.split
    if not word or text.counted.startswith(word, start):
        return offset
    places = [found.start() for found in re.finditer(re.escape(word), text.counted)]

    def distance(place: int) -> int:
        return min(abs(place - start), abs(place - bisect_left(points, place) - start))

    return min(places, key=distance) + page_break.split if places else offset


def _first_cell(spot: TextPosition) -> TextPosition | None:
    """Return the beginning of the row around a place, if the place is in its first text."""
    row = spot.node.owner
    while row is not None and name_of(row) != "tr":
        row = row.getparent()
    if row is None:
        return None
    if BlockText(row).offset(spot.node, spot.index):
        return None
    cells = (cell for cell in row if name_of(cell) in ("th", "td"))
    return next((TextPosition(TextNode(cell), 0) for cell in cells), None)


def before(element: Element) -> TextPosition:
    """Return the place before an element."""
    holder, previous = element.getparent(), element.getprevious()
    node = TextNode(holder, previous)
    return TextPosition(node, len(node.text))


def outwards(spot: TextPosition, *, whole: bool = False) -> TextPosition:
    """Return the same place before the elements of the line that begin with it, such as a link, and before
    empty ones that belong to the word there, such as index marks.

    With ``whole`` it is the beginning of a block: what does not count as its text ("pp. 3") belongs
    there, too.
    """
    outermost = spot
    while not count(spot.node.text[: spot.index]):
        node = spot.node
        if node.after is not None:
            if not _is_mark(node.after) and not (whole and _is_uncounted(node.after)):
                break
            gap = node.text[: spot.index]
            spot = before(node.after)
            if gap and spot.node.text[-1:].strip():  # directly behind a word, to which it belongs
                break
            outermost = spot
        elif name_of(node.owner) in INLINE and _may_leave(node.owner):
            spot = outermost = before(node.owner)
        else:
            break
    return outermost


def _is_mark(element: Element) -> bool:
    return (
        name_of(element) in INLINE
        and not stands_apart(element)
        and not count("".join(str(text) for text in element.itertext()))
        and not any(name_of(node) in SHOWN for node in element.iter(etree.Element))
    )


def _is_uncounted(element: Element) -> bool:
    """Return True for an element of the line that has text, none of which counts."""
    return name_of(element) in INLINE and (stands_apart(element) or not BlockText(element).total)


def _may_leave(element: Element) -> bool:
    """Return True if a marker may stand beside an element: an entry of a navigation document has nothing
    but a link, and ruby has rules of its own."""
    above = element.getparent()
    if above is None or name_of(above) in ("ruby", "rt"):
        return False
    return name_of(above) != "li" or not is_in_navigation(above)


def is_in_navigation(node: Element) -> bool:
    """Return True for what is in a list of a navigation document."""
    return any(
        name_of(one) == "nav" and one.get(EPUB_TYPE) is not None for one in (node, *node.iterancestors())
    )
