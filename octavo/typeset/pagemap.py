"""The PageMap: on which page of the finished PDF everything stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from octavo.source.manuscript import Region


class Side(StrEnum):
    """Left-hand (verso) or right-hand (recto) page; the first page of a book is a recto."""

    VERSO = "verso"
    RECTO = "recto"


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page of the finished book. ``index`` counts from 0, ``label`` is the folio as a reader
    quotes it ("xii", "7"; every page has one, printed or not); ``section`` is the id of the section at
    the top of the page, "" for a blank page."""

    index: int
    label: str
    side: Side
    region: Region
    section: str
    blank: bool


@dataclass(frozen=True, slots=True)
class Position:
    """Where an id stands: page index from 0, and points from the left and from the top of the page."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PageMap:
    """Pages in order, and the position of every id."""

    pages: tuple[PlacedPage, ...]
    positions: Mapping[str, Position]

    def label(self, target: str) -> str:
        """The page label of an id. Raises KeyError for an id that is not in the book."""
        return self.pages[self.positions[target].page].label
