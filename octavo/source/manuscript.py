"""The manuscript, which the source stage hands on: parsed files and their positions; no HTML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from octavo.core.diagnostics import Span
from octavo.core.region import Region as Region
from octavo.source.bibliography.model import Bibliography
from octavo.source.metadata import Book
from octavo.source.text import Text


class Kind(StrEnum):
    """The kind of a division, by the name that an author writes in ``book.yaml``."""

    HALF_TITLE = "half-title"
    TITLE_PAGE = "title-page"
    COPYRIGHT = "copyright"
    DEDICATION = "dedication"
    EPIGRAPH = "epigraph"
    CONTENTS = "contents"
    LIST_OF_TABLES = "list-of-tables"
    LIST_OF_FIGURES = "list-of-figures"
    LIST_OF_LISTINGS = "list-of-listings"
    FOREWORD = "foreword"
    PREFACE = "preface"
    ACKNOWLEDGMENTS = "acknowledgments"
    INTRODUCTION = "introduction"
    PROLOGUE = "prologue"
    PART = "part"
    SELECTION = "selection"
    CHAPTER = "chapter"
    APPENDIX = "appendix"
    CONCLUSION = "conclusion"
    EPILOGUE = "epilogue"
    AFTERWORD = "afterword"
    CHRONOLOGY = "chronology"
    GLOSSARY = "glossary"
    INDEX = "index"
    BIBLIOGRAPHY = "bibliography"
    NOTES = "notes"
    ABOUT_THE_AUTHOR = "about-the-author"
    BOOKS_BY = "books-by"
    BLURB = "blurb"
    COLOPHON = "colophon"
    TEXT = "text"

    @property
    def is_generated(self) -> bool:
        """True if Octavo makes it from the rest of the book; all others need a file or a title."""
        return self in _GENERATED


_GENERATED = frozenset(
    {
        Kind.HALF_TITLE,
        Kind.TITLE_PAGE,
        Kind.COPYRIGHT,
        Kind.CONTENTS,
        Kind.LIST_OF_TABLES,
        Kind.LIST_OF_FIGURES,
        Kind.LIST_OF_LISTINGS,
        Kind.NOTES,
        Kind.INDEX,
        Kind.BIBLIOGRAPHY,
        Kind.GLOSSARY,
    }
)


class Starts(StrEnum):
    """The page on which a division begins: a right-hand page, a new page, or that of what comes before."""

    RECTO = "recto"
    PAGE = "page"
    RUN_ON = "run-on"


@dataclass(frozen=True, slots=True)
class NoteSource:
    """A note as written. ``scope`` is the chapter file for a note defined in a chapter (its id is known in
    that file only), and None for one in ``notes/`` (known in the whole book). ``author`` is None if the
    author of the series is meant, "" for a note that is nobody's."""

    id: str
    scope: str | None
    series: str
    author: str | None
    text: Text
    span: Span
    number: str = ""


@dataclass(frozen=True, slots=True)
class Division:
    """One entry of front, body or back matter, with the divisions inside it.

    ``id`` is unique in the book and fit for XML (given as ``id:``, else made from the file's name).
    ``number`` is an explicit number from the source (kept as written, never renumbered), "" if numbering is
    switched off, None if Octavo numbers by rule. Titles are inline Markdown. One that is not ``listed`` is
    left out of the contents.
    """

    id: str
    kind: Kind
    region: Region
    span: Span
    file: str | None = None
    title: Text | None = None
    subtitle: Text | None = None
    short_title: str | None = None
    number: str | None = None
    author: str | None = None
    language: str | None = None  # None for that of the book
    starts: Starts | None = None
    series: str | None = None  # for Kind.NOTES: the note series that it prints
    text: Text | None = None
    children: tuple["Division", ...] = ()
    listed: bool = True

    def walk(self) -> Iterator["Division"]:
        """Yield the division and all that are inside it, in the order of the book."""
        yield self
        for child in self.children:
            yield from child.walk()


class Align(StrEnum):
    """The alignment of the cells of a table column; DECIMAL sets figures on their decimal point."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    DECIMAL = "decimal"


class RowKind(StrEnum):
    """DATA and SUB (an indented sub-row) are ordinary rows; GROUP is one heading cell over the
    rows that follow; TOTAL is set off by a rule."""

    DATA = "data"
    SUB = "sub"
    GROUP = "group"
    TOTAL = "total"


class Orientation(StrEnum):
    """SIDEWAYS tables stand on pages of their own, turned by a quarter, in print; FACING ones run over two
    pages that face each other."""

    UPRIGHT = "upright"
    SIDEWAYS = "sideways"
    FACING = "facing"


@dataclass(frozen=True, slots=True)
class Column:
    """A table column. ``stub`` marks the row heads (the first column unless said otherwise);
    ``width`` is its share of the table's width in percent, or None for the width of its text."""

    id: str
    head: Text
    align: Align
    stub: bool
    span: Span
    unit: Text | None = None
    width: float | None = None


@dataclass(frozen=True, slots=True)
class Spanner:
    """A head over several columns, from index ``first`` to ``last`` (both included, from 0).
    ``level`` 1 stands directly over the column heads, 2 over the spanners of level 1, and so on."""

    head: Text
    first: int
    last: int
    level: int
    span: Span


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: inline Markdown, over ``colspan`` columns and ``rowspan`` rows.

    ``column`` is its first column if the cells before it do not say that: one of a row above may go over it.
    """

    text: Text
    span: Span
    colspan: int = 1
    rowspan: int = 1
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A table row. A GROUP row has exactly one cell."""

    kind: RowKind
    cells: tuple[Cell, ...]
    span: Span

    def placed(self) -> Iterator[tuple[int, Cell]]:
        """Yield each cell with its first column (from 0)."""
        at = 0
        for cell in self.cells:
            at = at if cell.column is None else cell.column
            yield at, cell
            at += cell.colspan


@dataclass(frozen=True, slots=True)
class TableNoteSource:
    """A note that belongs to a table; cells, heads and the caption refer to it as ``[^id]``. ``author`` is ""
    for a note that is not signed."""

    id: str
    text: Text
    span: Span
    author: str = ""


@dataclass(frozen=True, slots=True)
class TableSign:
    """A sign that stands in cells in the place of a figure, as written, and what it means."""

    sign: str
    meaning: Text


@dataclass(frozen=True, slots=True)
class TableSource:
    """A table from ``tables/*.yaml`` (``scope`` None) or a pipe table in a chapter (``scope`` its file).
    An unnumbered pipe table without an id has an id made by the source stage."""

    id: str
    scope: str | None
    caption: Text | None
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    span: Span
    spanners: tuple[Spanner, ...] = ()
    notes: tuple[TableNoteSource, ...] = ()
    source: Text | None = None
    short_caption: str | None = None
    orientation: Orientation = Orientation.UPRIGHT
    numbered: bool = True
    right_page: int = 0  # FACING: index of the first column on the right-hand page
    signs: tuple[TableSign, ...] = ()
    remarks: tuple[Text, ...] = ()  # paragraphs on the whole table
    complete: bool = True  # False if rows or cells are missing that could not be read (reported)


@dataclass(frozen=True, slots=True)
class IndexReferenceSource:
    """A heading that "see" or "see also" names, or any words ("names of rivers") if it is ``general``."""

    text: Text
    general: bool = False


@dataclass(frozen=True, slots=True)
class IndexHeading:
    """A heading as ``index.yaml`` has it. ``sort`` is what it is sorted by, None for its own words;
    ``undivided`` says that its many locators are meant."""

    term: Text
    span: Span
    sort: str | None = None
    see: tuple[IndexReferenceSource, ...] = ()
    see_also: tuple[IndexReferenceSource, ...] = ()
    subs: tuple["IndexHeading", ...] = ()
    undivided: bool = False


@dataclass(frozen=True, slots=True)
class QuotedPlace:
    """A place in the text of a division, found again by the words that stand there.

    ``before`` and ``words`` are the words on its two sides. ``offset`` is how many characters of the division
    stood before it when it was noted (white space does not count). ``note`` is the id of the note in which it
    is, "" for none.
    """

    section: str
    words: str
    before: str = ""
    note: str = ""
    offset: int = 0


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark of ``index-marks.yaml``: its heading with the sub-entries, and its place, or the range that
    it spans."""

    terms: tuple[str, ...]
    place: QuotedPlace
    span: Span
    end: QuotedPlace | None = None
    principal: bool = False


@dataclass(frozen=True, slots=True)
class IndexSource:
    """The index as the source gives it, besides the marks in its texts.

    ``terms`` has each heading that a mark names, as it is written there, as inline Markdown.
    """

    headings: tuple[IndexHeading, ...] = ()
    marks: tuple[PlacedMark, ...] = ()
    terms: Mapping[str, Text] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term of ``glossary.yaml``.

    ``also`` are other forms that stand for it, ``see`` is the id of the term to look under; ``link`` is True
    if its first uses lead to the entry.
    """

    id: str
    term: Text
    definition: Text | None
    span: Span
    also: tuple[str, ...] = ()
    sort: str | None = None
    see: str | None = None
    link: bool = True


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Everything that the source says. ``notes`` are keyed by (scope, id), ``tables`` by id."""

    root: Path
    book: Book
    divisions: tuple[Division, ...]  # top level, front, body, back, in reading order
    notes: Mapping[tuple[str | None, str], NoteSource]
    tables: Mapping[str, TableSource]
    title: Text | None = None  # the book's title and subtitle, parsed as inline Markdown
    subtitle: Text | None = None
    index: IndexSource = field(default_factory=IndexSource)
    bibliography: Bibliography = field(default_factory=Bibliography)
    glossary: tuple[GlossaryTerm, ...] = ()
    lines: Mapping[str, Text] = field(default_factory=dict)  # description, rights, edition, series (its name)
