"""The processor's input: works, and the places at which they are cited."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

#: The data of a work in the form of CSL JSON: names are lists of mappings, dates mappings with
#: "date-parts"; everything else is text.
Work = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Cite:
    """One work in a citation. ``label`` is the CSL name of what ``locator`` counts: "page", "chapter".
    ``position`` is for callers that know where the cite stands; mostly the processor finds out."""

    key: str
    locator: str = ""
    label: str = "page"
    prefix: str = ""
    suffix: str = ""
    suppress_author: bool = False
    position: "CitePosition | None" = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation: one or more works. ``note`` counts the notes of its series from 1 (0: in the text);
    ``run`` is the stretch of the book at whose start works count as not yet cited; ``series`` the series of
    the note, ``group`` the division under which it is listed: "ibid." takes up nothing of another.
    ``opens`` and ``closes`` tell that it stands at the beginning and at the end of its note."""

    cites: tuple[Cite, ...]
    note: int = 0
    run: str = ""
    series: str = ""
    group: str = ""
    opens: bool = True
    closes: bool = True

    def without_author(self) -> "Citation":
        """Return the same with the names of its first work left out, for a text that has them already."""
        return replace(self, cites=(replace(self.cites[0], suppress_author=True), *self.cites[1:]))


@dataclass(frozen=True, slots=True)
class CitePosition:
    """The place of a cite: ``names`` are the positions of CSL that are true of it."""

    names: frozenset[str] = frozenset({"first"})
    first_note: int = 0


@dataclass(slots=True)
class Ambiguity:
    """The additions to the cites of one work to tell it from others.

    ``names`` gives how many names of each list of names are printed at least, ``givens`` how much of the
    given name of each (1 its initials, 2 all); lists, and the names in them, are counted from 0.
    ``conditions`` is the number of the style's tests of "disambiguate" that are true, in their order.
    """

    names: dict[int, int] = field(default_factory=dict)
    givens: dict[tuple[int, int], int] = field(default_factory=dict)
    conditions: int = 0
    year_suffix: str = ""


@dataclass(slots=True)
class Known:
    """The processor's knowledge of all works: their numbers, what tells them apart, and how much of
    the given name each name needs."""

    numbers: dict[str, int] = field(default_factory=dict)
    ambiguities: dict[str, Ambiguity] = field(default_factory=dict)
    given: dict[tuple[str, str], int] = field(default_factory=dict)
