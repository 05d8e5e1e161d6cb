"""The finished index: groups of entries, each with its locators and references."""

from dataclasses import dataclass

from octavo.core.xhtml import Element


@dataclass(frozen=True, slots=True)
class IndexTarget:
    """A mark that an entry names, by the id of its element.

    ``note`` is the number of the note in which it stands ("" for a note with a sign, None outside of notes),
    ``display`` is "table" or "figure" if it stands in one, else ""; ``division`` is the title of the
    division, or its number.
    """

    id: str
    note: str | None
    display: str
    principal: bool
    division: str


@dataclass(frozen=True, slots=True)
class IndexReference:
    """A heading that "see" or "see also" names.

    ``titles`` are the headings from the entry down, as spans of inline XHTML; ``target`` is the id of the
    entry, "" for words that name no heading.
    """

    target: str
    titles: tuple[Element, ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A heading; ``level`` is 1 for an entry, 2 for a sub-entry, 3 for one below it."""

    id: str
    title: Element
    plain: str
    level: int
    locators: tuple[IndexTarget, ...]
    see: tuple[IndexReference, ...]
    see_also: tuple[IndexReference, ...]
    children: tuple["IndexEntry", ...]


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """The entries of a letter; ``letter`` is "" for those that begin with a figure or a sign."""

    id: str
    letter: str
    entries: tuple[IndexEntry, ...]
