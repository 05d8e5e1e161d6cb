"""Marks of footnotes that begin again on each page.

Which notes a page has is known when it is made, so their marks are set then: in the order of the calls, each
series from its first mark. The notes still to come are marked as if the next page began with them, which is
right for most pages; a page for which it was wrong is made again, since another mark may take more room.

If a note is called a second time, on another page, its mark would be that of another note. Then the call
also prints what its element with ``data-elsewhere`` holds: the page of the note. On the page of the note that
is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure.boxes import FootnoteAreaBox, TextBox

from octavo.core.note_marks import mark
from octavo.core.vocabulary import Data
from octavo.typeset.weasyprint.boxes import descend
from octavo.typeset.weasyprint.roles import is_footnote

_TRIES = 6


@dataclass(slots=True, eq=False)
class _MarkedNote:
    """A note, the boxes that print its mark, its mark at the time, and the page of its call, if known."""

    element: Element
    boxes: list[Any] = field(default_factory=list)
    page: int | None = None

    @property
    def series(self) -> str:
        return self.element.get(Data.SERIES, "")

    def set(self, number: int) -> bool:
        """Give the note the mark of a number, and return True if it had another."""
        old, new = self.element.get(Data.MARK, ""), mark(self.element.get(Data.MARKS, "decimal"), number)
        for box in self.boxes:
            _exchange(box, old, new)
        self.element.set(Data.MARK, new)
        return new != old


@dataclass(slots=True, eq=False)
class _FurtherCall:
    """A further call of a note: its element and box, and the box that tells the page, with what it holds."""

    element: Element
    note: _MarkedNote
    box: Any
    elsewhere: Any = None
    told: Any = ()

    def set(self, here: bool) -> bool:
        """Show the mark of the note, and its page unless it is ``here``; return True if anything changed."""
        old, new = self.element.text or "", self.note.element.get(Data.MARK, "")
        changed = old != new
        if changed:
            _exchange(self.box, old, new)
            self.element.text = new
        if self.elsewhere is not None:
            children = () if here else self.told
            changed |= len(self.elsewhere.children) != len(children)
            self.elsewhere.children = type(self.told)(children)
        return changed


class PageMarks:
    """Sets the marks of one document's notes, page by page. ``root`` is the document."""

    def __init__(self, root: Element) -> None:
        by_page = [element for element in root.iter() if element.get(Data.NUMBER_BY) == "page"]
        self._marked = {element for element in by_page if is_footnote(element)}
        self._calls = set(by_page) - self._marked
        self._notes: dict[Element, _MarkedNote] = {}
        self._again: dict[Element, _FurtherCall] = {}
        self._tries: dict[int, int] = {}

    def begin(self, root_box: Any) -> None:
        """Take the boxes from which the pages will be made."""
        self._notes, self._again, self._tries = {}, {}, {}
        if not self._marked:
            return
        for box in _with_notes(root_box):
            element = box.footnote.element if box.footnote is not None else None
            if element in self._marked and element not in self._notes:
                marker = next((b for b in descend(box.footnote) if _is_marker(b)), None)
                self._notes[element] = _MarkedNote(element, [box, *([marker] if marker is not None else [])])
        by_id = {note.element.get("id", ""): note for note in self._notes.values()}
        for box in _with_notes(root_box):
            target = by_id.get((box.element.get("href") or "")[1:]) if box.element in self._calls else None
            if target is not None and box.element_tag == box.element.tag:
                inner = next((b for b in descend(box) if _tells_page(b)), None)
                told = inner.children if inner is not None else ()
                self._again.setdefault(box.element, _FurtherCall(box.element, target, box, inner, told))
        self._mark_those_to_come()

    def assign_marks(self, page: Any, number: int) -> bool:
        """Set the marks of a page box, and of the notes to come; return True if the page must be made
        again."""
        if not self._notes:
            return False
        changed = self._mark(page, number)
        self._mark_those_to_come()
        self._tries[number] = self._tries.get(number, 0) + 1
        return changed and self._tries[number] <= _TRIES

    def _mark(self, page: Any, number: int) -> bool:
        for note in self._notes.values():
            if note.page is not None and note.page >= number:
                note.page = None
        counts: dict[str, int] = {}
        changed = False
        for box in _in_reading_order(page):
            called = self._notes.get(box.footnote.element) if box.footnote is not None else None
            if called is not None and called.page is None:
                called.page = number
                counts[called.series] = counts.get(called.series, 0) + 1
                changed |= called.set(counts[called.series])
        for box in _in_reading_order(page):
            call = self._again.get(box.element)
            if call is not None and box.element_tag == call.element.tag:
                changed |= call.set(call.note.page == number)
        return changed

    def _mark_those_to_come(self) -> None:
        counts: dict[str, int] = {}
        for note in self._notes.values():
            if note.page is None:
                counts[note.series] = counts.get(note.series, 0) + 1
                note.set(counts[note.series])
        for call in self._again.values():
            if call.note.page is None:
                call.set(True)


def _with_notes(box: Any) -> Iterator[Any]:
    """Yield a box and all boxes in it, and those of the notes that are called in it."""
    yield box
    if box.footnote is not None:
        yield from _with_notes(box.footnote)
    # Not `all_children`, which asks a table for its columns: one in a note has none before it is laid out.
    for child in getattr(box, "children", ()):
        yield from _with_notes(child)


def _in_reading_order(page: Any) -> Iterator[Any]:
    """Yield the boxes of a page, those of its footnotes last."""
    areas = [child for child in page.children if isinstance(child, FootnoteAreaBox)]
    for child in (*(child for child in page.children if child not in areas), *areas):
        yield from descend(child)


def _is_marker(box: Any) -> bool:
    return bool(box.element_tag.endswith("::footnote-marker"))


def _tells_page(box: Any) -> bool:
    return box.element is not None and box.element.get(Data.ELSEWHERE) is not None


def _exchange(box: Any, old: str, new: str) -> None:
    """Print another mark in a box."""
    for inner in descend(box):
        if isinstance(inner, TextBox) and old and old in inner.text:
            inner.text = inner.text.replace(old, new, 1)
            return
