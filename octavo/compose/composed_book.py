"""The composed book, which the compose stage hands on: every number, mark and target is known but for pages.

A body is one XHTML tree in the vocabulary of EPUB. The places that the html stage fills with what a template
makes are empty elements:

- ``<figure data-slot="table" id="tbl-x"/>`` and ``<figure data-slot="figure" id="fig-x"/>``;
- ``<a data-slot="reference" href="#id" class="..."/>``, a cross-reference (class "bare": number only);
- ``<a epub:type="noteref" href="#note-id" id="call-id">12</a>``, a note call, has its mark already.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from octavo.compose.index.entries import IndexGroup
from octavo.core.diagnostics import Span
from octavo.core.registry import Registry
from octavo.core.xhtml import Element
from octavo.languages import LANGUAGES, Language
from octavo.source.manuscript import Align, Kind, Orientation, Region, RowKind, Starts
from octavo.source.metadata import Book, NoteSeries


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a division. ``number`` is what is printed ("3", "II"; "" for none); ``title`` and
    ``subtitle`` are spans of inline XHTML, ``listed`` is the title without note calls, ids and links;
    ``plain`` and ``short`` are plain text; ``level`` is 1 to 6; ``id`` is that of the printed heading."""

    id: str
    number: str
    title: Element
    subtitle: Element | None
    listed: Element
    plain: str
    short: str
    level: int


@dataclass(frozen=True, slots=True)
class Section:
    """A division of the book: one file of the EPUB. ``parent`` is the id of the division that holds it,
    ``group`` that of the top-level one (its own id there). ``notes_of`` is the id of the part whose notes
    stand in it, "" but for a division that was made for them. One that is not ``listed`` is left out of the
    contents. ``language`` is None for one in the language of the book."""

    id: str
    kind: Kind
    region: Region
    starts: Starts
    heading: Heading
    body: Element | None
    span: Span
    parent: str | None = None
    group: str = ""
    author: str | None = None
    has_children: bool = False
    series: str | None = None
    notes_of: str = ""
    listed: bool = True
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its XHTML id, its printed mark, the division of its first call, and all its calls.

    ``place`` is the place at which it is printed: "page-foot", "chapter-end", "part-end" or "book-end".
    ``by_page``: its mark counts from the beginning of its chapter, for want of pages, and print numbers it
    anew; ``marks`` is the style of its mark for that. ``headword``: it opens with a word in bold type that it
    is about. ``nested``: its first call stands in another note.
    """

    id: str
    series: str
    mark: str
    author: str | None
    signed: bool
    body: Element
    section: str
    calls: tuple[str, ...]
    span: Span
    place: str = "book-end"
    marks: str = "decimal"
    by_page: bool = False
    headword: bool = False
    nested: bool = False


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A cell of a table's head; ``scope`` is "col" or "colgroup"."""

    id: str
    content: Element
    unit: Element | None
    colspan: int
    rowspan: int
    scope: str
    align: Align
    spanner: bool


@dataclass(frozen=True, slots=True)
class BodyCell:
    """A cell of a table's body. For a figure aligned on its decimal point ``whole`` and ``fraction``
    are its two sides and ``mark`` what follows (a note call); ``headers`` are ids of its heads, ``column`` is
    its first column (from 0)."""

    content: Element
    align: Align
    colspan: int
    head: bool
    id: str
    headers: tuple[str, ...]
    figure: "Figures | None" = None
    column: int = 0
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class Figures:
    """A number cut at its decimal point, and the widths in characters of the widest of its column."""

    whole: str
    fraction: str
    mark: Element | None
    whole_width: int
    fraction_width: int


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A row of a table's body; ``joined`` if a cell of a row above goes over it."""

    kind: RowKind
    cells: tuple[BodyCell, ...]
    joined: bool = False


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows under one group head (None for rows before the first)."""

    head: BodyCell | None
    rows: tuple[BodyRow, ...]


@dataclass(frozen=True, slots=True)
class TableNote:
    """A table note with its mark; ``calls`` are the ids of its calls in the table, ``author`` whose it is, ""
    for a note that is not signed."""

    id: str
    mark: str
    body: Element
    calls: tuple[str, ...]
    author: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table ready for its template. ``number`` is "" for a table without one, ``caption_id`` "" for one
    without a caption."""

    id: str
    caption_id: str
    number: str
    caption: Element | None
    plain: str
    widths: tuple[float | None, ...]
    aligns: tuple[Align, ...]
    head: tuple[tuple[HeadCell, ...], ...]
    groups: tuple[RowGroup, ...]
    notes: tuple[TableNote, ...]
    source: Element | None
    orientation: Orientation
    complex: bool  # has spanners or groups: cells name their heads
    section: str
    span: Span
    right_page: int = 0  # FACING: index of the first column on the right-hand page
    signs: tuple[tuple[Element, Element], ...] = ()  # signs for missing figures, and what they mean
    remarks: tuple[Element, ...] = ()  # paragraphs
    short_caption: bool = False  # ``plain`` is not the caption but a short one, for lists
    spans_rows: bool = False  # a cell of the body goes over several rows


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure. ``src`` is relative to the book's folder; ``alt`` is "" for a picture that only
    decorates. One is not ``described`` if nobody wrote what it shows; its caption stands for that. ``credit``
    says whose the picture is. ``width`` and ``height`` are what the author asks for: 50%, 12em, 90pt.

    A figure of several pictures has no ``src``; each ``part`` of it, "a" and "b", is a figure too, with
    the number of the whole.
    """

    id: str
    number: str
    src: str
    alt: str
    caption: Element | None
    plain: str
    section: str
    span: Span
    credit: Element | None = None
    width: str = ""
    height: str = ""
    part: str = ""
    described: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """A listing of program code that has a number or a caption; the code stands in the text."""

    id: str
    number: str
    caption: Element | None
    plain: str
    section: str
    span: Span


@dataclass(frozen=True, slots=True)
class ReferenceTarget:
    """Something that a cross-reference can name: "chapter" 3, "table" 2, "note" 12, or a title.

    ``words`` is the title as inline XHTML, set as it stands in quotation marks, if a reference leads there.
    """

    id: str
    kind: str
    number: str
    plain: str
    section: str
    series: str = ""
    words: Element | None = None


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents and what stands under it. ``kind`` is a Kind's name or "subhead"."""

    target: str
    kind: str
    number: str
    title: Element
    plain: str
    level: int
    region: Region
    children: tuple["ContentsEntry", ...] = ()


@dataclass(frozen=True, slots=True)
class ComposedBook:
    """The whole book, composed."""

    root: Path
    book: Book
    sections: tuple[Section, ...]
    series: tuple[NoteSeries, ...]
    notes: Mapping[str, Note]  # by XHTML id, in order of their marks within a series
    tables: Mapping[str, Table]
    pictures: Mapping[str, Figure]
    targets: Mapping[str, ReferenceTarget]
    contents: tuple[ContentsEntry, ...]
    title: Element
    subtitle: Element | None
    plain_title: str
    short_title: str
    index: tuple[IndexGroup, ...] = ()
    quotes_pages: bool = False  # whether it has an index, or references that ask for page numbers
    words: int = field(default=0)
    listings: Mapping[str, Listing] = field(default_factory=dict)
    languages: Registry[Language] = field(default=LANGUAGES, repr=False)  # those that it was composed with
