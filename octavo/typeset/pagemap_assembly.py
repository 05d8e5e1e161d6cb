"""The PageMap put together from what was found in each gathering, once all pages have their places."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from octavo.core.pagemap import (
    Begins,
    IndexMark,
    PageBreak,
    PageMap,
    PlacedDisplay,
    PlacedHeading,
    PlacedNote,
    PlacedPage,
    Position,
    TextPlace,
)
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, local
from octavo.typeset.gatherings import PLACE, Gathering
from octavo.typeset.layout import GatheringLayout, JobKind, PageStart
from octavo.typeset.page_break_order import Rank, in_order, rank

_HEAVY = 10_000  # more than a book has plates


@dataclass(frozen=True, slots=True)
class PageOrigin:
    """A page of the book and its origin: a gathering or plate, and the number of a page in it; None and 0 for
    a page that was put in to be blank."""

    page: PlacedPage
    gathering: str | None
    number: int


def build_pagemap(
    gatherings: Sequence[Gathering],
    layouts: Mapping[str, GatheringLayout],
    origins: Sequence[PageOrigin],
    positions: Mapping[str, Position],
) -> PageMap:
    """Return the map of a book of these pages in their order; ``layouts`` has every gathering and plate."""
    return _PageMapBuilder(gatherings, layouts, origins, positions).map()


class _PageMapBuilder:
    def __init__(
        self,
        gatherings: Sequence[Gathering],
        layouts: Mapping[str, GatheringLayout],
        origins: Sequence[PageOrigin],
        positions: Mapping[str, Position],
    ) -> None:
        self._layouts, self._origins, self._positions = layouts, origins, positions
        self._pages = {(s.gathering, s.number): s.page.index for s in origins if s.gathering}
        self._plates = {
            plate.name: (plate, gathering) for gathering in gatherings for plate in gathering.plates
        }
        self._parts = [part for gathering in gatherings for part in (gathering, *gathering.plates)]
        order = [section.id for gathering in gatherings for section in gathering.sections]
        self._sections = {section: number for number, section in enumerate(order)}
        self._calls: dict[str, list[int]] = {}

    def map(self) -> PageMap:
        for part in self._parts:
            for note, call in self._layouts[part.name].landmarks.calls:
                if call in self._positions:
                    self._calls.setdefault(note, []).append(self._positions[call].page)
        notes = [note for part in self._parts for note in self._notes(part)]
        headings = [heading for part in self._parts for heading in self._headings(part)]
        marks = [mark for part in self._parts for mark in self._marks(part)]
        displays = [display for part in self._parts for display in self._displays(part)]
        page_breaks = [self._page_break(origin) for origin in self._origins]
        ranks = [self._rank(*pair) for pair in zip(self._origins, page_breaks, strict=True)]
        return PageMap(
            tuple(origin.page for origin in self._origins),
            self._positions,
            in_order(page_breaks, ranks, self._weights()),
            # Sorting keeps those of one page in the order of the text.
            tuple(sorted(notes, key=lambda note: note.page)),
            tuple(sorted(headings, key=lambda heading: heading.page)),
            tuple(sorted(marks, key=lambda mark: mark.page)),
            tuple(sorted(displays, key=lambda display: display.page)),
        )

    def _page_break(self, origin: PageOrigin) -> PageBreak:
        start = self._layouts[origin.gathering].pages[origin.number].start if origin.gathering else None
        if start is None or origin.page.blank:
            return PageBreak(origin.page.index, Begins.EMPTY)
        place = self._place(origin, start)
        return PageBreak(
            origin.page.index,
            start.begins,
            place,
            start.word,
            start.split,
            start.hyphen,
            start.display,
            start.moved,
            start.note,
        )

    def _place(self, origin: PageOrigin, start: PageStart) -> TextPlace | None:
        """Return the place in the section; for a plate it begins at the place of the plate."""
        place = start.place
        if place is None or origin.gathering not in self._plates:
            return place
        plate, flow = self._plates[origin.gathering]
        steps = _path_of_marker(flow.root, plate.name)
        return TextPlace(
            plate.sections[0].id,
            place.block,
            place.offset,
            (*steps, *place.path),
            place.node,
            place.index,
        )

    def _rank(self, origin: PageOrigin, page_break: PageBreak) -> Rank | None:
        """Return the place in the text at which a page begins, as ranks that can be compared. The halves of a
        table over facing pages stand in one place."""
        if page_break.place is None:
            return None
        section = self._sections[page_break.place.section]
        plate, flow = self._plates.get(origin.gathering or "", (None, None))
        if plate is not None and flow is not None and plate.kind is JobKind.FACING:
            return rank(section, _path_of_marker(flow.root, plate.name), None, 0)
        return rank(section, page_break.place.path, page_break.place.node, page_break.place.index)

    def _weights(self) -> list[int]:
        """Return the weights of the pages, for ``in_order``: one page of text outweighs all plates."""
        return [1 if origin.gathering in self._plates else _HEAVY for origin in self._origins]

    def _last(self, part: Gathering, name: str) -> int:
        """Return the page of the book on which an id of a gathering ends."""
        first = self._positions[name].page
        end = self._layouts[part.name].ends.get(name)
        return max(first, first if end is None else self._pages[part.name, end])

    def _section(self, part: Gathering, section: str) -> str:
        return part.sections[0].id if part.kind is not JobKind.FLOW else section

    def _notes(self, part: Gathering) -> Iterator[PlacedNote]:
        for note in self._layouts[part.name].landmarks.notes:
            calls = tuple(self._calls.get(note.id, ()))
            page, last = self._positions[note.id].page, self._last(part, note.id)
            section = self._section(part, note.section)
            yield PlacedNote(note.id, note.kind, note.series, note.number, section, calls, page, last)

    def _headings(self, part: Gathering) -> Iterator[PlacedHeading]:
        for heading in self._layouts[part.name].landmarks.headings:
            page = self._pages[part.name, heading.page]
            section = self._section(part, heading.section)
            yield PlacedHeading(heading.id, section, heading.level, heading.text, page)

    def _marks(self, part: Gathering) -> Iterator[IndexMark]:
        for mark in self._layouts[part.name].landmarks.index:
            page, last = self._positions[mark.id].page, self._last(part, mark.id)
            if mark.until in self._positions:
                last = max(last, self._positions[mark.until].page)
            yield IndexMark(mark.id, mark.entry, self._section(part, mark.section), page, last)

    def _displays(self, part: Gathering) -> Iterator[PlacedDisplay]:
        for display in self._layouts[part.name].landmarks.displays:
            page, last = self._positions[display.id].page, self._last(part, display.id)
            section = self._section(part, display.section)
            yield PlacedDisplay(display.id, display.kind, display.label, section, page, last)


def _path_of_marker(root: Element, plate: str) -> tuple[int, ...]:
    """Return the child indices that led to a plate in its section, before a marker took its place."""
    marker = next(node for node in root.iter() if node.get("id") == PLACE + plate)
    node, steps = marker, list[int]()
    if local(marker) == "span":  # it stands in the paragraph behind which the plate stood
        node = _parent(marker)
        steps.append(_place(node) + 1 + _markers(node).index(marker))
        node = _parent(node)
    while node.get(Data.SECTION) is None:
        steps.append(_place(node))
        node = _parent(node)
    return tuple(reversed(steps))


def _parent(node: Element) -> Element:
    parent = node.getparent()
    assert parent is not None  # all of a gathering is in a section
    return parent


def _place(node: Element) -> int:
    """Return how many elements stood before an element in the one around it."""
    parent = _parent(node)
    before = [child for child in list(parent)[: parent.index(node)] if local(child)]
    return len(before) + sum(len(_markers(child)) for child in before)


def _markers(element: Element) -> list[Element]:
    """Return the markers of the plates that stood directly behind an element."""
    return [child for child in element if local(child) == "span" and child.get(Data.PLATE_PLACE)]
