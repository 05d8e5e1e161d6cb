"""The pages of an earlier edition, as the text marks them, for a list that quotes these."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

from octavo.compose.composed_book import ComposedBook
from octavo.core.pagemap import DisplayKind, NoteKind, PlacedDisplay, PlacedNote
from octavo.core.running_text import TextNode
from octavo.core.vocabulary import Data
from octavo.core.xhtml import is_noteref
from octavo.index_list.pages import Stretch
from octavo.index_list.running_text import RunningText


class SourcePages:
    """The text of every marked page, with what ``octavo.index_list.pages.Pages`` says of those of a build.

    Text before the first mark is on no page. A note stands where its own text has marks, or else on the page
    that calls it: the earlier edition may have had it at the foot.
    """

    changed = 0  # the marks are in the text, so they are never out of date

    def __init__(self, composed: ComposedBook, sections: Mapping[str, Any]) -> None:
        self._composed = composed
        self._order = list(sections)
        self.texts = {name: RunningText(section) for name, section in sections.items()}
        self.labels: list[str] = []
        self._starts: list[tuple[int, int]] = []
        self._nodes: dict[str, tuple[int, int]] = {}
        self._calls: dict[str, tuple[int, int]] = {}
        for number, (name, section) in enumerate(sections.items()):
            self._read(number, self.texts[name], section)
        self._labels = {label.lower(): page for page, label in reversed([*enumerate(self.labels)])}

    def _read(self, number: int, text: RunningText, section: Any) -> None:
        for node in section.iter("*"):
            at = (number, _place(text, node))
            if label := node.get(Data.SOURCE_PAGE):
                self.labels.append(label)
                self._starts.append(max(at, self._starts[-1]) if self._starts else at)
            if name := node.get("id"):
                self._nodes.setdefault(name, at)
            if is_noteref(node):
                self._calls.setdefault(node.get("href", "#")[1:], at)

    @property
    def count(self) -> int:
        """The number of pages that are marked."""
        return len(self.labels)

    @property
    def last(self) -> str:
        """The folio of the last page."""
        return self.labels[-1] if self.labels else ""

    def index(self, folio: str) -> int | None:
        """Return the page of a folio, or None."""
        return self._labels.get(folio.lower())

    def stretches(self, page: int) -> list[Stretch]:
        """Return the text of a page in its order, by divisions."""
        first, begin = self._starts[page]
        beyond = self._starts[page + 1] if page + 1 < self.count else (len(self._order) - 1, None)
        found = []
        for number in range(first, beyond[0] + 1):
            name = self._order[number]
            text = self.texts[name]
            start = begin if number == first else 0
            end = beyond[1] if number == beyond[0] and beyond[1] is not None else len(text.text)
            if start < end:
                found.append(Stretch(name, text, start, end))
        return found

    def notes(self, page: int, number: str | None) -> Sequence[PlacedNote]:
        """Return the notes of a page: those of a number, those with a sign (""), or all (None)."""
        return [
            PlacedNote(note.id, NoteKind.FOOTNOTE, note.series, note.mark, note.section, (), page, page)
            for note in self._composed.notes.values()
            if self._page(self._note_place(note.id)) == page
            and (number is None or note.mark == number or (number == "" and not note.mark.isalnum()))
        ]

    def _note_place(self, name: str) -> tuple[int, int] | None:
        body = self._composed.notes[name].body
        marked = [node.get("id", "") for node in body.iter("*") if node.get(Data.SOURCE_PAGE)]
        return self._nodes.get(marked[0]) if marked else self._calls.get(name)

    def displays(self, page: int) -> Sequence[PlacedDisplay]:
        """Return the tables and figures on a page."""
        kinds = ((DisplayKind.TABLE, self._composed.tables), (DisplayKind.FIGURE, self._composed.pictures))
        return [
            PlacedDisplay(name, kind, "", thing.section, page, page)
            for kind, things in kinds
            for name, thing in things.items()
            if self._page(self._nodes.get(name)) == page
        ]

    def _page(self, place: tuple[int, int] | None) -> int | None:
        if place is None:
            return None
        found = bisect_right(self._starts, place) - 1
        return found if found >= 0 else None


def _place(text: RunningText, node: Any) -> int:
    """Return the index in the text of an element, or of what stands before one that is left out."""
    end = len(text.text)
    at = text.place(TextNode(node), 0)
    while at >= end and node.getparent() is not None:
        holder = TextNode(node.getparent(), node.getprevious())
        at = text.place(holder, len(holder.text))
        node = node.getparent()
    return at
