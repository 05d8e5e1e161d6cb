"""What goes into the engine and what comes out of it: plain frozen data that processes can exchange.

Lengths are PDF points; x runs from the left and y from the top of the page as it was laid out,
always as if its gathering began on a recto.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

#: Scheme of the URIs that stand for links inside the book until it is assembled.
LINK_SCHEME = "octavo:"


class JobKind(StrEnum):
    """FLOW is running text, PLATE a sideways table or picture, FURNITURE the running heads and folios."""

    FLOW = "flow"
    PLATE = "plate"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True)
class Press:
    """What all jobs of a book share: stylesheets in cascade order, folders, fonts, trim size in points."""

    stylesheets: tuple[Path, ...]
    images: Path
    fonts: tuple[Path, ...]
    trim: tuple[float, float]
    furniture: Path | None = None  # the stylesheet of the furniture pages
    language: str = "en"
    hyphenation: tuple[str, ...] = ()  # exceptions of the book's language: "Gos-plan"


@dataclass(frozen=True, slots=True)
class Job:
    """One document for the engine: a whole XHTML document as text."""

    name: str
    kind: JobKind
    xhtml: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class LaidPage:
    """A page of a gathering. ``section`` is the id of the section at its top. ``swing`` is the way (dx,
    dy) that its text goes when the page falls on the other side of the spread."""

    width: float
    height: float
    recto: bool
    blank: bool
    section: str
    swing: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Point:
    """Where an id stands: page of the gathering from 0, points from its left and top edge."""

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Content:
    """A marked-content sequence of a page: a leaf of the structure tree."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """The annotation at an index of a page's /Annots: a leaf of the structure tree."""

    page: int
    index: int


@dataclass(frozen=True, slots=True)
class PlatePlace:
    """Where in the reading order a plate belongs, by the plate's name."""

    plate: str


@dataclass(frozen=True, slots=True)
class Structure:
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
class Fault:
    """A diagnostic on its way out of a worker; ``source`` is a span as text, where one is known."""

    code: str
    message: str
    hint: str
    source: str | None = None
    error: bool = False


@dataclass(frozen=True, slots=True)
class Laid:
    """A gathering, laid out. ``tree`` holds the structure elements of its top level."""

    pdf: bytes = field(repr=False)
    pages: tuple[LaidPage, ...]
    positions: Mapping[str, Point]
    tree: tuple[Structure | Content | Annotation | PlatePlace, ...]
    faults: tuple[Fault, ...] = ()
