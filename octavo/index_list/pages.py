"""The pages of an earlier build: what stands on each, found through its PageMap in the book's XHTML."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from octavo.core.pagemap import PageBreak, PlacedDisplay, PlacedNote, PlacedPage
from octavo.core.running_text import BlockText, first_of_source
from octavo.index_list.running_text import RunningText


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the text of a division, from one place to another."""

    section: str
    text: RunningText
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class OldPages:
    """The pages that a list quotes, from a page map file."""

    pages: Sequence[PlacedPage]
    turns: Sequence[PageBreak]
    notes: Sequence[PlacedNote]
    displays: Sequence[PlacedDisplay]


class Pages:
    """The text of every page. ``sections`` are the divisions of the printed book, by id, in their order."""

    def __init__(self, old: OldPages, sections: Mapping[str, Any]) -> None:
        self._old = old
        self.texts = {name: RunningText(section) for name, section in sections.items()}
        self._order = {name: place for place, name in enumerate(sections)}
        self._labels: dict[str, int] = {}
        for page in old.pages:
            self._labels.setdefault(page.label.lower(), page.index)
        self.changed = 0  # pages that begin with another word than they did
        self._starts = dict(self._find_starts(sections))

    @property
    def count(self) -> int:
        """The number of pages that are known."""
        return len(self._old.pages)

    @property
    def last(self) -> str:
        """The folio of the last page."""
        return self._old.pages[-1].label if self._old.pages else ""

    def index(self, folio: str) -> int | None:
        """Return the page of a folio, or None."""
        return self._labels.get(folio.lower())

    def _find_starts(self, sections: Mapping[str, Any]) -> Iterator[tuple[int, tuple[str, int]]]:
        blocks: dict[str, dict[str, Any]] = {}
        for page_break in self._old.turns:
            place = page_break.place
            section = sections.get(place.section) if place else None
            if place is None or section is None:
                continue
            if place.section not in blocks:
                ids = {f"#{node.get('id')}": node for node in section.iter("*") if node.get("id")}
                blocks[place.section] = {**first_of_source(section), **ids}
            block = blocks[place.section].get(place.block)
            if block is None:
                self.changed += 1
                continue
            node, index = BlockText(block).find(place.offset)
            text = self.texts[place.section]
            at = text.place(node, index)
            word = page_break.word[page_break.split :][:6]
            self.changed += bool(word) and not text.text.startswith(word, at)
            yield page_break.page, (place.section, at)

    def stretches(self, page: int) -> list[Stretch]:
        """Return the text of a page in its order, by divisions; nothing for a blank page."""
        start = self._starts.get(page)
        if start is None:
            return []
        following = next((self._starts[n] for n in range(page + 1, self.count) if n in self._starts), None)
        names = list(self._order)
        first = self._order[start[0]]
        last = self._order[following[0]] if following else len(names) - 1
        found = []
        for name in names[first : last + 1]:
            text = self.texts[name]
            begin = start[1] if name == start[0] else 0
            end = following[1] if following and name == following[0] else len(text.text)
            if begin < end:
                found.append(Stretch(name, text, begin, end))
        return found

    def notes(self, page: int, number: str | None) -> list[PlacedNote]:
        """Return the notes whose text stands on a page: those of a number, those with a sign (""), or all
        (None)."""
        return [
            note
            for note in self._old.notes
            if note.page <= page <= note.last
            and (number is None or note.number == number or (number == "" and not note.number.isalnum()))
        ]

    def displays(self, page: int) -> list[PlacedDisplay]:
        """Return the tables and figures on a page."""
        return [one for one in self._old.displays if one.page <= page <= one.last]
