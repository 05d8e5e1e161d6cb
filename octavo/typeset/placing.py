"""Laid-out pages put in order: sides, blank pages, folios, and the positions of all ids.

Gatherings are laid out as if each began on a recto. Here they follow each other; plates go behind the page
on which their marker fell, tables over facing pages wait for the next opening, and a page that falls on the
other side of the spread is shifted as far as the margins differ:

    gathering a     a1  a2  a3      a plate P and a table over facing pages L R have their markers on a2
    gathering b     b1  b2          begins on a recto

    side            r   v   r   v   r   v   r   v
    page            a1  a2  P   L   R   a3  b1  b2      a3 has become a verso: its text is shifted
    without P       a1  a2  a3  L   R       b1  b2      L R waits for a verso; a blank page before b1
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from octavo.core.pagemap import PageMap, PlacedPage, Position, Side
from octavo.core.roman import roman
from octavo.html.pages import Furniture, PrintSection
from octavo.source.manuscript import Region, Starts
from octavo.typeset.gatherings import PLACE, Gathering
from octavo.typeset.geometry import Affine, sideways, upright
from octavo.typeset.layout import GatheringLayout, JobKind
from octavo.typeset.pagemap_assembly import PageOrigin, build_pagemap


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page of the book.

    ``gathering`` and ``source`` are the gathering and the page of it from which it comes (None and 0 for a
    blank page), ``matrix`` brings its content to its place, ``furniture`` stands at its head and foot.
    """

    page: PlacedPage
    gathering: str | None
    source: int
    matrix: Affine
    furniture: Furniture
    division: PrintSection | None
    plate: bool = False


@dataclass(frozen=True, slots=True)
class Placement:
    """All pages of the book in order, and the map of them."""

    leaves: tuple[Leaf, ...]
    pagemap: PageMap


@dataclass(frozen=True, slots=True)
class _PageToPlace:
    """A laid-out page before it has its place: its gathering, and its number in it."""

    gathering: Gathering
    number: int


def place(
    gatherings: Sequence[Gathering], layouts: Mapping[str, GatheringLayout], trim: tuple[float, float]
) -> Placement:
    """Place all pages. ``layouts`` has every gathering and plate by name; ``trim`` is in points."""
    placer = _PagePlacer(layouts, trim)
    body_begun = False
    for gathering in gatherings:
        recto = gathering.starts is Starts.RECTO
        if gathering.region is Region.BODY and not body_begun:
            body_begun = recto = True
        if recto and len(placer.leaves) % 2:
            # The blank page belongs to what comes before it.
            placer.blank(placer.leaves[-1].page.region)
        placer.add_gathering(gathering)
    origins = [PageOrigin(leaf.page, leaf.gathering, leaf.source) for leaf in placer.leaves]
    return Placement(tuple(placer.leaves), build_pagemap(gatherings, layouts, origins, placer.positions()))


class _PagePlacer:
    """Collects pages; the folio of each follows from those before it."""

    def __init__(self, layouts: Mapping[str, GatheringLayout], trim: tuple[float, float]) -> None:
        self.leaves: list[Leaf] = []
        self._layouts = layouts
        self._trim = trim
        self._front = 0
        self._arabic = 0

    def add_gathering(self, gathering: Gathering) -> None:
        """Add the pages of a gathering, each followed by the plates whose marker fell on it; a table over
        facing pages waits for the next opening."""
        flow = self._layouts[gathering.name]
        last = len(flow.pages) - 1
        waiting: list[Gathering] = []
        for number in range(len(flow.pages)):
            self.add(_PageToPlace(gathering, number))
            for plate in gathering.plates:
                point = flow.positions.get(PLACE + plate.name)
                if (point.page if point else last) != number:
                    continue
                if plate.kind is JobKind.FACING:
                    waiting.append(plate)
                    continue
                for page in range(len(self._layouts[plate.name].pages)):
                    self.add(_PageToPlace(plate, page))
            if len(self.leaves) % 2:
                self._add_facing(waiting)
        if waiting:
            self.blank(gathering.region)
            self._add_facing(waiting)

    def _add_facing(self, plates: list[Gathering]) -> None:
        """Add tables over facing pages, left and right alternately, and empty the list."""
        for plate in plates:
            pages = range(len(self._layouts[plate.name].pages))
            middle = (len(pages) + 1) // 2  # halves of unequal length have been reported
            for page in (page for both in zip_longest(pages[:middle], pages[middle:]) for page in both):
                if page is not None:
                    self.add(_PageToPlace(plate, page))
        plates.clear()

    def _page(self, region: Region, section: str, blank: bool) -> PlacedPage:
        index = len(self.leaves)
        if region is Region.FRONT and not self._arabic:
            self._front += 1
            label = roman(self._front)
        else:
            self._arabic += 1
            label = str(self._arabic)
        side = Side.VERSO if index % 2 else Side.RECTO
        return PlacedPage(index, label, side, region, section, blank)

    def blank(self, region: Region) -> None:
        """Add a page that is empty in the book only because the next begins on a recto."""
        self.leaves.append(Leaf(self._page(region, "", True), None, 0, Affine(), Furniture.NONE, None))

    def add(self, sheet: _PageToPlace) -> None:
        """Add a laid-out page."""
        gathering = sheet.gathering
        source = self._layouts[gathering.name].pages[sheet.number]
        divisions = {section.id: section for section in gathering.sections}
        division = divisions.get(source.section, gathering.sections[0])
        page = self._page(gathering.region, "" if source.blank else division.id, source.blank)
        plate = gathering.kind is JobKind.PLATE
        # A plate always has the side of a recto; its margins were turned from one.
        moved = (page.side is Side.RECTO) != (True if plate else source.recto)
        dx, dy = self._swing(gathering, sheet.number) if moved else (0.0, 0.0)
        matrix = sideways((source.width, source.height), self._trim, dx, dy) if plate else upright(dx, dy)
        furniture = _furniture(gathering, sheet.number, division, source.blank)
        self.leaves.append(Leaf(page, gathering.name, sheet.number, matrix, furniture, division, plate))

    def _swing(self, gathering: Gathering, number: int) -> tuple[float, float]:
        return self._layouts[gathering.name].pages[number].swing

    def positions(self) -> dict[str, Position]:
        """Return the position of every id on the finished pages; a plate's marker is no position."""
        found: dict[str, Position] = {}
        places = {(leaf.gathering, leaf.source): leaf for leaf in self.leaves if leaf.gathering}
        for name, layout in self._layouts.items():
            for target, point in layout.positions.items():
                leaf = places.get((name, point.page))
                if leaf is None or target.startswith(PLACE):
                    continue
                x, y = leaf.matrix.apply(point.x, layout.pages[point.page].height - point.y)
                found[target] = Position(leaf.page.index, round(x, 3), round(self._trim[1] - y, 3))
        return found


def _furniture(gathering: Gathering, number: int, division: PrintSection, blank: bool) -> Furniture:
    if blank or division.furniture is Furniture.NONE:
        return Furniture.NONE
    if gathering.kind is JobKind.FACING:
        return Furniture.RUNNING
    if gathering.kind in (JobKind.PLATE, JobKind.UPRIGHT):
        return Furniture.OPENER  # a table that fills the page has no running head above it
    opens = number == 0 and division is gathering.sections[0]
    return Furniture.OPENER if opens and division.furniture is Furniture.OPENER else Furniture.RUNNING
