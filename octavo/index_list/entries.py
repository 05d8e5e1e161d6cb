"""The lines of an indexer's list, as they were read."""

from dataclasses import dataclass

from octavo.core.diagnostics import Span


@dataclass(frozen=True, slots=True)
class ListLocator:
    """A printed locator.

    ``first`` and ``last`` are folios. ``note`` is the number of a note, "" for one without a number, None
    outside of notes. ``display``: it is set in italics, ``principal``: in bold type.
    """

    written: str
    first: str
    last: str
    note: str | None = None
    display: bool = False
    principal: bool = False


@dataclass(frozen=True, slots=True)
class ListEntry:
    """A line of the list: the heading with those below it, its locators, and what it refers to."""

    terms: tuple[str, ...]
    locators: tuple[ListLocator, ...]
    see: tuple[str, ...]
    see_also: tuple[str, ...]
    span: Span
