"""Columns begin with text; entries of an index that go on in the next column say so there.

An element with ``data-continued`` ("Kornilov, L. G. (continued)") as a child of an entry is taken out of the
text. If a column begins inside the entry, behind its first block, it is put at the top of that column.
An entry in one paragraph is divided there before the first sub-entry (``index-sub``) that is not whole in the
column before; the stylesheet keeps sub-entries that have lines of their own whole.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure.boxes import LineBox

from octavo.core.vocabulary import Data
from octavo.typeset.weasyprint.boxes import descend
from octavo.typeset.weasyprint.paging import Proofreader
from octavo.typeset.weasyprint.restyle import Restyled

Element = ElementTree.Element

_NOTHING = Dimension(0, "px")
_TRIES = 12  # for one page: two columns, each moved on by what was put into those before it


class ContinuedEntries:
    """A proofreader that comes after another one, when that has nothing more to correct on a page."""

    def __init__(self, first: Proofreader) -> None:
        self._first = first
        self._heads: dict[Element, Any] = {}
        self._boxes: dict[Element, Any] = {}
        self._put: set[Element] = set()
        self._tries: dict[int, int] = {}

    def begin(self, root_box: Any) -> None:
        """Take the heads of continued entries out of the box tree, and remember what stands in columns."""
        self._heads.clear()
        self._boxes.clear()
        self._put.clear()
        self._tries.clear()
        for box in list(_blocks(root_box)):
            heads = [child for child in box.children if _is_head(child)]
            if heads and box.element is not None and not _is_head(box):
                box.children = type(box.children)(child for child in box.children if child not in heads)
                self._heads[box.element] = heads[0]
        self._first.begin(root_box)
        self._boxes = {
            box.element: box
            for columns in _blocks(root_box)
            if columns.style["column_count"] != "auto"
            for box in _blocks(columns)
            if box.element is not None and box.element_tag == box.element.tag
        }

    def read(self, pages: list[Any], context: Any) -> int | None:
        """Put heads over the columns of the last page that begin inside an entry."""
        again = self._first.read(pages, context)
        last = len(pages) - 1
        if again is not None or not self._boxes or self._tries.get(last, 0) >= _TRIES:
            return again
        self._tries[last] = self._tries.get(last, 0) + 1
        before = [(last - 1, column) for column in _columns(pages[last - 1])][-1:] if last else []
        columns = [*before, *((last, column) for column in _columns(pages[last]))]
        for place, (_, column) in enumerate(columns[len(before) :], start=len(before)):
            if self._raise(column) or self._continue(column):
                return last
            if place and self._divide(column, columns[place - 1][1]):
                return columns[place - 1][0]  # from the page on which the entry is now cut short
        return None

    def _raise(self, column: Any) -> bool:
        """Take away the space above what begins a column: the engine does that on pages only."""
        for box in _first_blocks(column):
            whole = self._boxes.get(box.element)
            if whole is None or not box.margin_top:
                continue
            Restyled(whole).set(margin_top=_NOTHING)
            return True
        return False

    def _continue(self, column: Any) -> bool:
        """Put a head on a column that lacks one."""
        chain = list(_first_blocks(column))
        entry = next((depth for depth, box in enumerate(chain) if box.element in self._heads), None)
        if entry is None:
            return False
        steps = list(pairwise(chain[entry:]))
        inside = [step for step in steps if not self._begins(*step)]
        if not inside:
            return False
        around, child = inside[-1]
        return self._insert(self._heads[chain[entry].element], around.element, child.element)

    def _divide(self, column: Any, before: Any) -> bool:
        """Put a head on a column that begins in the one paragraph of an entry; that is divided before the
        sub-entry on the first line."""
        chain = list(_first_blocks(column))
        entry = next((box.element for box in chain if box.element in self._heads), None)
        whole = self._boxes.get(chain[-1].element) if chain else None
        if entry is None or whole is None or not isinstance(whole.children[0], LineBox):
            return False
        if not any(box.element is whole.element for box in descend(before)):
            return False
        line = whole.children[0]
        shown = {id(box.element) for box in descend(chain[-1].children[0]) if box.element is not None}
        place = next(
            (n for n, child in enumerate(line.children) if id(child.element) in shown and _is_sub(child)), 0
        )
        if not place:
            return False
        rest = whole.copy_with_children([line.copy_with_children(line.children[place:])])
        whole.children = [line.copy_with_children(line.children[:place])]
        for box in (rest, rest.children[0]):
            Restyled(box).set(text_indent=_NOTHING)
        around = self._boxes[entry]
        children = list(around.children)
        at = next(n for n, child in enumerate(children) if child is whole) + 1
        children[at:at] = [_over_column(self._heads[entry]), rest]
        around.children = type(around.children)(children)
        self._boxes[whole.element] = rest
        return True

    def _begins(self, around: Any, child: Any) -> bool:
        """Return True if a block is the first in the one around it: then nothing is continued there."""
        whole = self._boxes.get(around.element)
        return whole is None or not whole.children or whole.children[0].element is child.element

    def _insert(self, head: Any, around: Element, before: Element) -> bool:
        if before in self._put or before.get(Data.CONTINUED) is not None:
            return False
        box = self._boxes[around]
        place = next((n for n, child in enumerate(box.children) if child.element is before), None)
        if place is None:
            return False
        children = list(box.children)
        children.insert(place, _over_column(head))
        box.children = type(box.children)(children)
        self._put.add(before)
        return True


def _over_column(head: Any) -> Any:
    """Return a head of its own for one column."""
    twin = head.deepcopy()
    twin.style = head.style.copy()
    twin.style.update(break_before="column", break_after="avoid")
    return twin


def _is_sub(box: Any) -> bool:
    """Return True if a box in a line is a sub-entry of an entry in one paragraph."""
    return box.element is not None and "index-sub" in box.element.get("class", "").split()


def _is_head(box: Any) -> bool:
    return box.element is not None and box.element.get(Data.CONTINUED) is not None and box.element.tag != "tr"


def _blocks(box: Any) -> Iterator[Any]:
    """Yield the boxes of a tree down to the lines."""
    if isinstance(box, LineBox) or not hasattr(box, "children"):
        return
    yield box
    for child in box.children:
        yield from _blocks(child)


def _columns(page: Any) -> Iterator[Any]:
    """Yield the columns of a page in their order."""
    return (box for box in descend(page) if getattr(box, "is_column", False))


def _first_blocks(column: Any) -> Iterator[Any]:
    """Yield the boxes that begin at the top of a column, from the outermost to the one with the lines."""
    box = column
    while getattr(box, "children", ()) and not isinstance(box, LineBox):
        box = box.children[0]
        if not isinstance(box, LineBox):
            yield box
