"""The PageMap: on which page of the finished PDF everything stands.

Contents, locators, the heads over notes and the page list of the e-book are made from it. ``pagemap_file``
writes it as JSON, whose schema is made from these classes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from octavo.core.region import Region

#: pydantic takes the strings under the fields into the schema, in which each field is always present.
DESCRIBED = {"use_attribute_docstrings": True, "json_schema_serialization_defaults_required": True}


class Side(StrEnum):
    """Left-hand (verso) or right-hand (recto) page; the first page of a book is a recto."""

    VERSO = "verso"
    RECTO = "recto"


class Begins(StrEnum):
    """The way in which a page begins.

    It is inside a word, between two words of a block, with a block, with a row of a table that began before,
    with a display (a table or figure), with a sideways plate, or with nothing (an empty page).
    """

    WORD = "word"
    TEXT = "text"
    BLOCK = "block"
    ROW = "row"
    DISPLAY = "display"
    PLATE = "plate"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page of the finished book."""

    __pydantic_config__ = DESCRIBED

    index: int
    """Counts from 0."""
    label: str
    """The folio as a reader quotes it ("xii", "7"); every page has one, printed or not."""
    side: Side
    region: Region
    section: str
    """Id of the section at the top of the page, "" for a blank page."""
    blank: bool


@dataclass(frozen=True, slots=True)
class Position:
    """The position of an id: page index from 0, and points from the left and from the top of the page."""

    __pydantic_config__ = DESCRIBED

    page: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A place in the text of a section, named in two ways.

    Block and offset hold for every form of the book (``octavo.core.running_text.locate`` finds them); path,
    node and index for the section's XHTML as it is printed.
    """

    __pydantic_config__ = DESCRIBED

    section: str
    """Id of the section."""
    block: str
    """"#" and an id, or the ``data-src`` of the first block that has it; the nearest one around the place."""
    offset: int
    """Characters of the block before the place; white space, note calls and the like do not count."""
    path: tuple[int, ...]
    """Child indices (elements only) that lead from the section to the element that holds the text node."""
    node: int | None
    """0 for the text before the element's first child, n for that behind its nth; null before an element that
    has no text, such as a picture."""
    index: int
    """Characters of the text node before the place, white space included."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The place in the text at which a page begins, to the word."""

    __pydantic_config__ = DESCRIBED

    page: int
    """Index of the page that begins here."""
    begins: Begins
    place: TextPlace | None = None
    """Where a page-break marker goes: these places follow each other in the order of the text. Where a
    display was moved to the top of the page from before text of an earlier page, it is the text that the
    page has behind the display. A page whose own place would be out of order (a table over facing pages that
    waited for its opening) has the place of a page that follows. Null for an empty page, one with nothing but
    the rest of a footnote, and one out of order with no text behind it."""
    word: str = ""
    """The word at the place, whole, without soft hyphens; white space and dashes end a word."""
    split: int = 0
    """How many of its characters stand on the page before."""
    hyphen: bool = False
    """Whether the page before ends in a hyphen that is not in the text."""
    display: str = ""
    """Id of the table or figure that stands at the top of the page, or goes on there."""
    moved: bool = False
    """Whether that display was moved behind text that it precedes in the source."""
    note: str = ""
    """Id of the note in which the place is."""


class NoteKind(StrEnum):
    """The place where notes are printed: at the end of a chapter or the book, at the page foot, or under a
    table."""

    ENDNOTE = "endnote"
    FOOTNOTE = "footnote"
    TABLE_NOTE = "table-note"


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note, its calls and its body."""

    __pydantic_config__ = DESCRIBED

    id: str
    kind: NoteKind
    series: str
    """Id of its series; "" for a note of a table."""
    number: str
    """Its number or sign as printed at the call."""
    section: str
    """Id of the section in which the body stands."""
    calls: tuple[int, ...]
    """Page indices of its calls, in their order."""
    page: int
    """Index of the page on which the body begins."""
    last: int
    """Index of the page on which it ends."""


@dataclass(frozen=True, slots=True)
class PlacedHeading:
    """A heading as it is printed."""

    __pydantic_config__ = DESCRIBED

    id: str
    """Its own id; "" if it has none."""
    section: str
    level: int
    """1 for h1, up to 6."""
    text: str
    page: int


@dataclass(frozen=True, slots=True)
class IndexMark:
    """A mark for the index (an element with ``data-index``), and the pages on which its entry is spoken
    of."""

    __pydantic_config__ = DESCRIBED

    id: str
    entry: str
    """The value of ``data-index``."""
    section: str
    page: int
    last: int
    """Index of the last page: more than ``page`` if a range goes on."""


class DisplayKind(StrEnum):
    """The kind of a display: table or figure."""

    TABLE = "table"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class PlacedDisplay:
    """A table or figure with an id."""

    __pydantic_config__ = DESCRIBED

    id: str
    kind: DisplayKind
    label: str
    """As printed over or under it: "Table 3."; "" without one."""
    section: str
    page: int
    last: int


@dataclass(frozen=True, slots=True)
class PageMap:
    """The pages of the printed book in order, the place at which each begins, and the positions of all ids.

    ``turns`` has one entry for each page; notes, headings, index marks and displays are in the order of their
    pages and, on a page, of the text.
    """

    pages: tuple[PlacedPage, ...]
    positions: Mapping[str, Position] = field(repr=False)
    turns: tuple[PageBreak, ...] = field(default=(), repr=False)
    notes: tuple[PlacedNote, ...] = field(default=(), repr=False)
    headings: tuple[PlacedHeading, ...] = field(default=(), repr=False)
    index: tuple[IndexMark, ...] = field(default=(), repr=False)
    displays: tuple[PlacedDisplay, ...] = field(default=(), repr=False)

    def label(self, target: str) -> str:
        """Return the page label of an id. Raise KeyError if the book has no such id."""
        return self.pages[self.positions[target].page].label
