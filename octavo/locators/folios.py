"""The folios of all ids for which page numbers ask, and ranges of pages as they are printed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from octavo.core.inclusive_numbers import Inclusive, inclusive
from octavo.core.pagemap import PageMap

_EN_DASH = "\u2013"
_NEAR = 6.0  # points between the tops of what stands on one line


@dataclass(frozen=True, slots=True)
class Folios:
    """The folios of all pages by their index, and the first and last page of every id (indices from 0).
    ``style`` says how the second number of a range is shortened; ``tops`` how far below the top of its page
    an id stands, in points."""

    labels: Sequence[str]
    pages: Mapping[str, tuple[int, int]] = field(repr=False)
    style: Inclusive = Inclusive.CHICAGO
    tops: Mapping[str, float] = field(default_factory=dict, repr=False)

    def label(self, target: str) -> str:
        """Return the folio of the page on which an id begins; "" for an id that has none."""
        found = self.pages.get(target)
        return self.labels[found[0]] if found else ""

    def where(self, target: str, seen_from: str) -> str:
        """Return "above" or "below": the place of one id as seen from another; "" if they stand at one
        height of one page, or have no place."""
        if target not in self.tops or seen_from not in self.tops:
            return ""
        pages = self.pages[target][0] - self.pages[seen_from][0]
        lines = self.tops[target] - self.tops[seen_from]
        if not pages and abs(lines) < _NEAR:
            return ""
        return "below" if (pages or lines) > 0 else "above"

    def on(self, page: int) -> str:
        """Return the first of the ids that begin on a page; "" for none."""
        return next((name for name, (first, _) in self.pages.items() if first == page), "")

    def is_arabic(self, page: int) -> bool:
        """Return True if a page is counted in arabic figures; those of the front matter are in roman ones."""
        return self.labels[page].isdecimal()

    def spread(self, first: int, last: int) -> str:
        """Return two pages and what is between them, as "108–09" or "xii–xiv"; the folio of one page alone.

        Both must be counted in the same figures.
        """
        start, end = self.labels[first], self.labels[last]
        if start.isdecimal() and end.isdecimal():
            return inclusive(int(start), int(end), self.style)
        return start if start == end else f"{start}{_EN_DASH}{end}"

    def reach(self, pages: Iterable[int]) -> str:
        """Return pages from the lowest to the highest; those in roman figures by themselves: "xii–xiv,
        3–9"."""
        kinds: dict[bool, list[int]] = {}
        for page in sorted(pages):
            kinds.setdefault(self.is_arabic(page), []).append(page)
        return ", ".join(self.spread(kind[0], kind[-1]) for kind in kinds.values())


def folios_of(pagemap: PageMap, style: Inclusive | str = Inclusive.CHICAGO) -> Folios:
    """Return the folios that a PageMap knows. Raise ValueError for an unknown style."""
    pages = {name: (place.page, place.page) for name, place in pagemap.positions.items()}
    pages |= {note.id: (note.page, note.last) for note in pagemap.notes}
    pages |= {mark.id: (mark.page, mark.last) for mark in pagemap.index}
    tops = {name: place.y for name, place in pagemap.positions.items()}
    return Folios([page.label for page in pagemap.pages], pages, Inclusive(style), tops)
