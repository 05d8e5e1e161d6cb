"""All that goes into the engine and comes out of it: plain frozen data that processes can exchange.

Lengths are PDF points; x runs from the left and y from the top of the page as it was laid out,
always as if its gathering began on a recto.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from octavo.core.pagemap import Begins, DisplayKind, NoteKind, TextPlace
from octavo.core.settings import RESOURCES

#: Scheme of the URIs that stand for links inside the book until it is assembled.
LINK_SCHEME = "octavo:"


class JobKind(StrEnum):
    """FLOW is running text, PLATE a sideways table or picture, FACING a table over facing pages (all
    left-hand pages first), UPRIGHT a picture with a page of its own, FURNITURE running heads and folios."""

    FLOW = "flow"
    PLATE = "plate"
    FACING = "facing"
    UPRIGHT = "upright"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class LayoutSettings:
    """The settings that all jobs of a book share: stylesheets in cascade order, folders, fonts, and the trim
    size in points."""

    stylesheets: tuple[Path, ...]
    images: Path
    fonts: tuple[Path, ...]
    trim: tuple[float, float]
    furniture: Path | None = None  # the stylesheet of the furniture pages
    language: str = "en"
    hyphenation: tuple[str, ...] = ()  # exceptions of the book's language: "Gos-plan"
    edition_sheet: str = ""  # CSS of an edition's sizes and margins, after the furniture's
    edition_stylesheets: tuple[Path, ...] = ()  # the edition's own, last in the cascade

    @property
    def own_sheet(self) -> str | None:
        """Return the path of a stylesheet of the book's own, from its folder, or None if it has none."""
        sheets = (path for path in self.stylesheets if not path.is_relative_to(RESOURCES))
        path = next(sheets, None)
        return None if path is None else f"styles/{path.name}"


@dataclass(frozen=True, slots=True)
class Job:
    """One document for the engine: a whole XHTML document as text, whose ``data-src`` are indices of
    ``places`` (spans as text) if there are any."""

    name: str
    kind: JobKind
    xhtml: str = field(repr=False)
    places: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class PageStart:
    """The beginning of a page of a gathering; as ``pagemap.PageBreak``, which says what the fields mean. In a
    plate the path begins at the plate, and its section is not known."""

    begins: Begins
    place: TextPlace | None = None
    word: str = ""
    split: int = 0
    hyphen: bool = False
    display: str = ""
    moved: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class GatheringPage:
    """A page of a gathering. ``section`` is the id of the section at its top. ``swing`` is the way (dx,
    dy) that its text goes when the page falls on the other side of the spread. ``start`` is None for
    furniture."""

    width: float
    height: float
    recto: bool
    blank: bool
    section: str
    swing: tuple[float, float]
    start: PageStart | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """The position of an id: page of the gathering from 0, points from its left and top edge."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class GatheringNote:
    """A note whose body stands in the gathering; see ``pagemap.PlacedNote``."""

    id: str
    kind: NoteKind
    series: str
    number: str
    section: str


@dataclass(frozen=True, slots=True)
class GatheringHeading:
    """A heading and the page of the gathering on which it stands; its id, "" if it has none."""

    id: str
    section: str
    level: int
    text: str
    page: int


@dataclass(frozen=True, slots=True)
class GatheringMark:
    """An index mark: its id, what it stands for, and the id at which its range ends, or ""."""

    id: str
    entry: str
    section: str
    until: str = ""


@dataclass(frozen=True, slots=True)
class GatheringDisplay:
    """A table or figure, and its label as printed."""

    id: str
    kind: DisplayKind
    label: str
    section: str


@dataclass(frozen=True, slots=True)
class Landmarks:
    """The things that the PageMap lists by kind, each in the order of the text. ``calls`` are ids of notes
    with the id of the call, or of the note itself if it stands at its call."""

    notes: tuple[GatheringNote, ...] = ()
    calls: tuple[tuple[str, str], ...] = ()
    headings: tuple[GatheringHeading, ...] = ()
    index: tuple[GatheringMark, ...] = ()
    displays: tuple[GatheringDisplay, ...] = ()


class Content(Struct, frozen=True, array_like=True, tag=1):
    """A marked-content sequence of a page: a leaf of the structure tree."""

    page: int
    mcid: int


class Annotation(Struct, frozen=True, array_like=True, tag=2):
    """The annotation at an index of a page's /Annots: a leaf of the structure tree."""

    page: int
    index: int


class PlatePlace(Struct, frozen=True, array_like=True, tag=3):
    """The place of a plate in the reading order, by the plate's name."""

    plate: str


class Structure(Struct, frozen=True, array_like=True, tag=4):
    """A structure element of ISO 32000-1, 14.8.4. ``box`` is a figure's page and left, top, right,
    bottom. ``attributes`` are attributes of owner Table or List by name."""

    tag: str
    kids: tuple["Structure | Content | Annotation | PlatePlace", ...]
    id: str | None = None
    language: str | None = None
    alt: str | None = None
    expansion: str | None = None
    text: str = ""
    box: tuple[int, float, float, float, float] | None = None
    attributes: tuple[tuple[str, str | int | tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class LayoutProblem:
    """A diagnostic as a worker sends it; ``source`` is a span as text, if one is known.

    ``characters`` are those that the fonts lack; such problems are told together.
    """

    code: str
    message: str
    hint: str
    source: str | None = None
    error: bool = False
    characters: str = ""


@dataclass(frozen=True, slots=True)
class GatheringLayout:
    """A gathering, laid out. ``tree`` holds the structure elements of its top level. ``ends`` has the page on
    which an id ends, if that is not the one on which it begins."""

    pdf: bytes = field(repr=False)
    pages: tuple[GatheringPage, ...]
    positions: Mapping[str, Point]
    tree: tuple[Structure | Content | Annotation | PlatePlace, ...]
    problems: tuple[LayoutProblem, ...] = ()
    ends: Mapping[str, int] = field(default_factory=dict)
    landmarks: Landmarks = Landmarks()
