"""The beginning of each page of a laid-out document, to the word.

A page begins with the first text or picture of its main flow. Running heads, footnotes, the head of a table
that is repeated, list markers and other generated content do not count:

    | Chapter two    17 |     running head: not in the flow
    | Year   Tons       |     head of the table, repeated: it stood on page 16 already
    | 1931   40 000     |     "1931": the page begins here, with a row
    | 1932   51 000     |

The word is then found in the source (``fragments``), and named by the section, the way from it to the text
node, and the number of characters before it, so that an e-book can mark the same place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from octavo.core.pagemap import Begins, TextPlace
from octavo.core.running_text import INLINE, TextNode, Word, count
from octavo.core.vocabulary import Data
from octavo.typeset.layout import JobKind, PageStart, Point
from octavo.typeset.weasyprint.boxes import px_to_pt
from octavo.typeset.weasyprint.fragments import SourceCharacter, spot
from octavo.typeset.weasyprint.original_order import OriginalOrder
from octavo.typeset.weasyprint.roles import EPUB_TYPE, words

_NOTES = frozenset({"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})


@dataclass(frozen=True, slots=True)
class _PageContent:
    """A text or picture of a page: its box, element, and place in the source (None: before the element)."""

    box: Any
    element: Element
    spot: SourceCharacter | None


def page_starts(
    pages: Sequence[Any], original: OriginalOrder, kind: JobKind, positions: dict[str, Point]
) -> list[PageStart]:
    """Return the beginnings of the pages of a document.

    ``positions`` of elements at the end of a page that are empty and stand before the first word of the next,
    such as index marks, are set to the place of that word.
    """
    reader = _PageStartReader(pages, original)
    starts = [reader.start(number) for number in range(len(pages))]
    for number in range(1, len(pages)):
        reader.move_empty_elements(number, positions)
    if kind is not JobKind.FLOW and starts:
        starts[0] = replace(starts[0], begins=Begins.PLATE)
    if kind is JobKind.FACING:  # all left-hand pages, then all right-hand ones
        middle = len(starts) // 2
        starts[middle:] = [replace(start, begins=Begins.PLATE) for start in starts[middle:]]
    return starts


class _PageStartReader:
    """Reads the pages of one document, one after the other."""

    def __init__(self, pages: Sequence[Any], original: OriginalOrder) -> None:
        self._flows = [page._page_box.children[0] for page in pages]
        self._original = original
        self._moved = original.moved()
        self._leaves = [self._read(number) for number in range(len(pages))]

    def _read(self, number: int) -> list[_PageContent]:
        """Return the first leaf of a page; if that is in a display that was moved, also the first behind it.

        Text that only repeats an earlier page does not count. On a page with nothing in the flow it is
        what was put elsewhere by its position.
        """
        return self._leaves_of(number, False) or self._leaves_of(number, True)

    def _leaves_of(self, number: int, positioned: bool) -> list[_PageContent]:
        open_before = _open_elements(self._flows[number - 1]) if number else set[Element]()
        found: list[_PageContent] = []
        for box in _boxes(self._flows[number], open_before, positioned=positioned):
            leaf = _page_content(box)
            if leaf is None:
                continue
            if self._says_again(leaf.element):
                continue
            display = self._original.above(leaf.element, Data.DISPLAY)
            if not found or display not in self._moved:
                found.append(leaf)
            if display not in self._moved:
                break
        return found

    def _says_again(self, element: Element) -> bool:
        """Return True if an element only says that something from an earlier page goes on here."""
        original = self._original
        return original.above(element, Data.CONTINUED) is not None or original.halves.says_again(element)

    def start(self, number: int) -> PageStart:
        """Return the beginning of a page, by its index."""
        if not self._leaves[number]:
            return PageStart(Begins.EMPTY)
        first = self._leaves[number][0]
        display = self._original.above(first.element, Data.DISPLAY)
        moved = display in self._moved
        name = display.get("id", "") if display is not None else ""
        leaf = self._leaves[number][-1]  # behind a display that was moved, unless there is nothing else
        place, word = self._place(leaf)
        begins = Begins.DISPLAY if moved else self._begins(number, leaf, word)
        hyphen = begins is Begins.WORD and self._hyphenated(number, leaf)
        note = self._note(leaf.element)
        return PageStart(begins, place, word.text, word.before, hyphen, name, moved, note)

    def _place(self, leaf: _PageContent) -> tuple[TextPlace, Word]:
        original, element, found = self._original, leaf.element, leaf.spot
        section, path = original.path(element)
        name, block = original.block(element)
        if found is None:
            offset = block.offset(TextNode(element), 0)
            return TextPlace(section, name, offset, path, None, 0), Word("", 0)
        after = found.node.after
        node = 0 if after is None else list(original.children(element)).index(after) + 1
        offset = block.offset(found.node, found.index)
        return TextPlace(section, name, offset, path, node, found.index), block.word(found.node, found.index)

    def _begins(self, number: int, leaf: _PageContent, word: Word) -> Begins:
        element, original = leaf.element, self._original
        display = original.above(element, Data.DISPLAY)
        open_before = _open_elements(self._flows[number - 1]) if number else set[Element]()
        if display is not None and display not in open_before:
            return Begins.DISPLAY
        if word.before:
            return Begins.WORD
        # The block of the word: a page may begin with it, or with a line further down in it.
        while element.tag in INLINE and element in original.parents:
            element = original.parents[element]
        if not self._is_first(element, leaf):
            return Begins.TEXT
        row: Element | None = element
        while row is not None and row.tag != "tr":
            row = original.parents.get(row)
        # A row counts as one if its table goes on from the page before. The table is two steps above the row.
        if row is None or original.parents[original.parents[row]] not in open_before:
            return Begins.BLOCK
        return Begins.ROW if self._is_first(row, leaf) else Begins.TEXT

    def _is_first(self, block: Element, leaf: _PageContent) -> bool:
        node, index = (leaf.spot.node, leaf.spot.index) if leaf.spot else (TextNode(leaf.element), 0)
        return self._original.text(block).offset(node, index) == 0

    def _hyphenated(self, number: int, leaf: _PageContent) -> bool:
        """Return True if WeasyPrint put a hyphen behind the text before a page."""
        assert leaf.spot is not None
        for box in _boxes(self._flows[number - 1], set(), backwards=True):
            if isinstance(box, boxes.TextBox) and box.element is leaf.element and "::" not in box.element_tag:
                hyphen = box.style["hyphenate_character"]
                before = leaf.spot.node.text[: leaf.spot.index].rstrip("\u00ad\u200b")
                return bool(box.text.endswith(hyphen) and not before.endswith(hyphen))
        return False

    def _note(self, element: Element) -> str:
        current: Element | None = element
        while current is not None:
            kinds = {*words(current, EPUB_TYPE), *words(current, "role")}
            if not _NOTES.isdisjoint(kinds):
                return current.get("id", "")
            current = self._original.parents.get(current)
        return ""

    def move_empty_elements(self, number: int, positions: dict[str, Point]) -> None:
        """Move the positions of empty elements before the first word of a page to that word."""
        leaf = next(iter(self._leaves[number]), None)
        if leaf is None or leaf.spot is None:
            return
        here = Point(number, px_to_pt(leaf.box.position_x), px_to_pt(leaf.box.position_y))
        for element in self._empty_before(leaf.spot):
            name = element.get("id", "")
            if name in positions and positions[name].page == number - 1:
                positions[name] = here

    def _empty_before(self, found: SourceCharacter) -> Iterator[Element]:
        """Yield the elements of the line without text right before a character, and those beginning with it.

        the end<a id="x"/> <a id="y"/>Next      y goes with "Next", x belongs to "end"
        """
        node, between = found.node, found.node.text[: found.index]
        while not count(between):
            if node.after is not None:
                empty = node.after
                if empty.tag not in INLINE or _holds_something(empty):
                    return
                node = self._before(node.owner, empty)
                if between and node.text[-1:].strip():
                    return
                yield from empty.iter()
            elif node.owner.tag in INLINE and node.owner in self._original.parents:
                yield node.owner
                node = self._before(self._original.parents[node.owner], node.owner)
            else:
                return
            between = node.text or between

    @staticmethod
    def _before(holder: Element, child: Element) -> TextNode:
        """Return the text node before a child."""
        siblings = list(holder)
        place = siblings.index(child)
        return TextNode(holder, siblings[place - 1] if place else None)


def _holds_something(element: Element) -> bool:
    return bool(count("".join(element.itertext()))) or element.find(".//img") is not None


def _page_content(box: Any) -> _PageContent | None:
    """Return a box as the beginning of a page; None if it is only generated or has nothing to read."""
    element, pseudo = box.element, box.element_tag.partition("::")[2]
    if element is None:
        return None
    if isinstance(box, boxes.ReplacedBox):
        return None if pseudo else _PageContent(box, element, None)
    if not count(box.text):
        return None
    if pseudo == "first-letter":
        node = TextNode(element)
        return _PageContent(box, element, SourceCharacter(node, len(node.text) - len(node.text.lstrip())))
    if pseudo:  # an ornament stands for its element if that has nothing else
        return (
            None if count("".join(element.itertext())) or len(element) else _PageContent(box, element, None)
        )
    found = spot(box)
    return _PageContent(box, found.node.owner if found else element, found)


def _boxes(
    box: Any, open_before: set[Element], *, backwards: bool = False, positioned: bool = False
) -> Iterator[Any]:
    """Yield the texts and pictures of a box in their order, without heads of tables that are repeated.

    Those out of the flow come only if ``positioned`` ones are asked for.
    """
    if isinstance(box, AbsolutePlaceholder):
        if not positioned:
            return
        box = box._box
    if isinstance(box, boxes.FootnoteAreaBox | boxes.MarginBox) or box.is_leader:
        return
    if isinstance(box, boxes.TextBox | boxes.ReplacedBox):
        yield box
        return
    repeats = isinstance(box, boxes.TableBox) and box.element in open_before
    for child in reversed(box.children) if backwards else box.children:
        head = isinstance(child, boxes.TableRowGroupBox) and (child.is_header or child.is_footer)
        if not (head and (repeats or backwards)):
            yield from _boxes(child, open_before, backwards=backwards, positioned=positioned)


def _open_elements(box: Any) -> set[Element]:
    """Return the elements in which a page ends, and which may go on on the next."""
    found: set[Element] = set()
    while box is not None:
        if box.element is not None:
            found.add(box.element)
        inside = [
            child for child in getattr(box, "children", ()) if not isinstance(child, AbsolutePlaceholder)
        ]
        box = inside[-1] if inside else None
    return found
