"""The layout of the composed book as JSON, for programs in other languages.

It is a contract: keys stay and keep their meaning as long as ``version`` stays.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from octavo.core.json_schema import json_schema_of
from octavo.core.pagemap import DESCRIBED

#: The version of this layout: goes up when a key goes away or changes its meaning.
VERSION = 1


@dataclass(frozen=True, slots=True)
class DivisionData:
    """A division of the book, such as a chapter: one document of the e-book."""

    __pydantic_config__ = DESCRIBED

    id: str
    kind: str
    """The kind of division, by its name in book.yaml."""
    region: str
    """The part of the book in which it stands: front, body or back."""
    parent: str | None
    """Id of the division that holds it."""
    level: int
    """The rank of its heading, 1 to 6."""
    number: str
    """Its number as it is printed; empty without one."""
    title: str
    """Its title as plain text."""
    title_xhtml: str
    subtitle_xhtml: str | None
    author: str | None
    language: str
    """Its language, a BCP 47 tag."""
    body: str | None
    """Its text as XHTML; null if it has none of its own."""
    source: str
    """File, line and column at which the book names it."""


@dataclass(frozen=True, slots=True)
class NoteData:
    """A note, with its mark and all places that call it."""

    __pydantic_config__ = DESCRIBED

    id: str
    series: str
    """The series of notes to which it belongs, by its id in book.yaml."""
    mark: str
    """What is printed at its calls."""
    author: str | None
    """Whose note it is, if that is said."""
    division: str
    """Id of the division in which it is called first."""
    place: str
    """Where it is printed: page-foot, chapter-end, part-end or book-end."""
    calls: tuple[str, ...]
    """Ids of its calls."""
    body: str
    """Its text as XHTML."""
    source: str
    """File, line and column of its beginning."""


@dataclass(frozen=True, slots=True)
class CellData:
    """A cell of a table."""

    __pydantic_config__ = DESCRIBED

    id: str
    """Its id; empty without one."""
    xhtml: str
    columns: int
    """How many columns it takes."""
    rows: int
    """How many rows it takes."""
    align: str
    """left, center, right or decimal."""
    head: bool
    """If it is a head, of columns or of a row."""
    headers: tuple[str, ...]
    """Ids of its heads, in a table whose heads have several levels."""


@dataclass(frozen=True, slots=True)
class RowData:
    """A row of the body of a table."""

    __pydantic_config__ = DESCRIBED

    kind: str
    """data, sub (indented under the row above), group (a head over the rows that follow), or total."""
    cells: tuple[CellData, ...]


@dataclass(frozen=True, slots=True)
class TableNoteData:
    """A note under a table."""

    __pydantic_config__ = DESCRIBED

    id: str
    mark: str
    calls: tuple[str, ...]
    """Ids of its calls in the table."""
    author: str
    """Whose note it is, as it is printed behind it; empty for a note that is not signed."""
    body: str


@dataclass(frozen=True, slots=True)
class TableData:
    """A table."""

    __pydantic_config__ = DESCRIBED

    id: str
    number: str
    """Its number as it is printed; empty without one."""
    caption: str
    """Its caption as plain text, or a shorter one for lists."""
    caption_xhtml: str | None
    division: str
    """Id of the division in which it stands."""
    widths: tuple[float | None, ...]
    """The widths of its columns in percent; null for the width of what is in them."""
    head: tuple[tuple[CellData, ...], ...]
    body: tuple[RowData, ...]
    remarks_xhtml: tuple[str, ...]
    """What is said of the whole table below it, a paragraph each."""
    notes: tuple[TableNoteData, ...]
    source_xhtml: str | None
    """What is said of where its data come from."""
    source: str
    """File, line and column of its beginning."""


@dataclass(frozen=True, slots=True)
class FigureData:
    """A figure."""

    __pydantic_config__ = DESCRIBED

    id: str
    number: str
    """Its number as it is printed; empty without one."""
    part: str
    """Its letter if it is a part of a figure, whose number it has; empty for a whole figure."""
    file: str
    """Path of the picture, from the book's folder; empty for a figure that is made of parts."""
    alt: str
    """The text in its place; empty for a picture that only decorates."""
    caption: str
    caption_xhtml: str | None
    credit_xhtml: str | None
    """Whose the picture is."""
    division: str
    """Id of the division in which it stands."""
    source: str
    """File, line and column of its beginning."""


@dataclass(frozen=True, slots=True)
class TargetData:
    """Something that a cross-reference can name."""

    __pydantic_config__ = DESCRIBED

    id: str
    kind: str
    """chapter, table, figure, note, equation ..."""
    number: str
    """Its number as references print it; empty without one."""
    title: str
    division: str
    """Id of the division in which it stands."""


@dataclass(frozen=True, slots=True)
class ContentsData:
    """A line of the contents, and what stands under it."""

    __pydantic_config__ = DESCRIBED

    target: str
    """Id of the division or heading."""
    kind: str
    """The kind of division, or subhead."""
    number: str
    title: str
    title_xhtml: str
    children: "tuple[ContentsData, ...]"


@dataclass(frozen=True, slots=True)
class LocatorData:
    """A place that an entry of the index names."""

    __pydantic_config__ = DESCRIBED

    id: str
    """Id of the place."""
    note: str | None
    """The number of the note in which it stands; null outside of notes."""
    principal: bool
    """If it is the place that matters most."""


@dataclass(frozen=True, slots=True)
class IndexReferenceData:
    """A heading that an entry of the index refers to."""

    __pydantic_config__ = DESCRIBED

    target: str
    """Id of the entry; empty for words that are no heading."""
    titles_xhtml: tuple[str, ...]
    """The headings, from the entry down."""


@dataclass(frozen=True, slots=True)
class IndexEntryData:
    """An entry of the index, and its sub-entries."""

    __pydantic_config__ = DESCRIBED

    id: str
    title: str
    title_xhtml: str
    locators: tuple[LocatorData, ...]
    see: tuple[IndexReferenceData, ...]
    see_also: tuple[IndexReferenceData, ...]
    children: "tuple[IndexEntryData, ...]"


@dataclass(frozen=True, slots=True)
class IndexGroupData:
    """The entries of a letter."""

    __pydantic_config__ = DESCRIBED

    letter: str
    """Empty for entries that begin with a figure or a sign."""
    entries: tuple[IndexEntryData, ...]


@dataclass(frozen=True, slots=True)
class ComposedFile:
    """A composed book: all of its text, with every number, mark, reference and index entry, and without
    pages.

    Texts whose names end in `xhtml`, and the bodies, are well-formed XHTML without the outermost element;
    the prefix `epub` stands for http://www.idpf.org/2007/ops, no prefix for http://www.w3.org/1999/xhtml.
    """

    __pydantic_config__ = DESCRIBED

    version: int
    """The version of this layout: 1."""
    language: str
    """Language of the book, a BCP 47 tag."""
    title: str
    title_xhtml: str
    subtitle_xhtml: str | None
    short_title: str
    """The title for running heads."""
    words: int
    """How many words there are in the book."""
    metadata: Mapping[str, Any]
    """What book.yaml says, without what has its default value; see book.schema.json."""
    sections: tuple[DivisionData, ...]
    """All divisions, in the order of the book."""
    notes: tuple[NoteData, ...]
    tables: tuple[TableData, ...]
    figures: tuple[FigureData, ...]
    targets: tuple[TargetData, ...]
    contents: tuple[ContentsData, ...]
    index: tuple[IndexGroupData, ...]


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the file."""
    return json_schema_of(ComposedFile)
