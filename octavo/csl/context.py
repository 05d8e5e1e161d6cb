"""The state of rendering one work once: what is known, what was called and printed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from octavo.csl.labels import label_of_work
from octavo.csl.locale import Locale
from octavo.csl.model import Ambiguity, Cite, CitePosition, Known, Work
from octavo.csl.name_parts import NameParts
from octavo.csl.nodes import Node
from octavo.csl.style import Style


@dataclass(frozen=True, slots=True)
class NameSet:
    """A list of names as it was printed: its names, how many of them, and if given names may be initials."""

    people: tuple[NameParts, ...]
    shown: int
    initials: bool


@dataclass(slots=True)
class Context:
    """``mode`` is "citation", "bibliography" or "sort". ``called`` and ``rendered`` count variables, for
    groups that vanish when none of theirs has a value. ``comparing`` tells that the cite is only made to see
    if others read alike: the day on which it was looked up does not count then."""

    style: Style
    work: Work
    key: str
    mode: str
    known: Known
    cite: Cite | None = None
    position: CitePosition = field(default_factory=CitePosition)
    names_options: Mapping[str, str] = field(default_factory=dict)
    sort_names: Mapping[str, str] = field(default_factory=dict)
    called: int = 0
    rendered: int = 0
    suppressed: set[str] = field(default_factory=set)
    comparing: bool = False
    used: list[str] = field(default_factory=list)
    suffixed: bool = False
    substituting: int = 0
    alternatives: bool = False  # of elements in a row the first one that prints something is wanted
    shorthand: Node | None = None  # the <names> for which others stand that say nothing but their variable
    tested: int = 0  # conditions of "disambiguate" so far
    hides_author: bool = False
    namesets: list[NameSet] = field(default_factory=list)

    @property
    def locale(self) -> Locale:
        """The words of the style's language."""
        return self.style.locale

    @property
    def ambiguity(self) -> Ambiguity:
        """The additions that tell this work from others."""
        return self.known.ambiguities.get(self.key) or Ambiguity()

    @property
    def language(self) -> str:
        """The language of the work's title: as it says, else that of the book."""
        return str(self.work.get("language") or "") or self.locale.language

    def text(self, variable: str, form: str = "") -> str:
        """Return the value of a variable that is text or a number; "" for none, or for one that a substitute
        has printed already."""
        if variable in self.suppressed:
            return ""
        if form == "short":
            short = self.work.get(f"{variable}-short")
            if variable == "container-title":
                short = short or self.work.get("journalAbbreviation")
            if short:
                return str(short)
        if variable == "container-title-short":
            return str(self.work.get(variable) or self.work.get("journalAbbreviation") or "")
        if variable in ("locator", "year-suffix", "citation-number", "first-reference-note-number"):
            return self._own(variable)
        if variable == "citation-label":
            return label_of_work(self.work)
        if variable == "page-first":
            return (
                str(self.work.get("page-first") or "")
                or re.split(r"\s*[-–,&]", str(self.work.get("page", "")))[0]
            )
        value = self.work.get(variable)
        return "" if value is None or isinstance(value, (list, dict)) else str(value)

    def _own(self, variable: str) -> str:
        """Return a value that comes from the citation and not from the work."""
        if variable == "locator":
            return self.cite.locator.strip() if self.cite else ""
        if variable == "year-suffix":
            return self.ambiguity.year_suffix
        number = self.known.numbers.get(self.key, 0) if variable == "citation-number" else 0
        number = number or (self.position.first_note if variable.startswith("first") else 0)
        return str(number) if number else ""

    def has(self, variable: str) -> bool:
        """Return True if a variable of any type has a value."""
        return bool(self.work.get(variable)) or bool(self.text(variable))
