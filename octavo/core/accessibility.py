"""The accessibility of an e-book: the facts, and what its metadata say of them.

``octavo.epub`` works both out from the finished documents; the record for the trade, the report and
``report.json`` say the same.
"""

from collections import Counter
from dataclasses import asdict, dataclass, fields
from typing import Any


@dataclass(frozen=True, slots=True)
class DocumentPicture:
    """A picture in a document. ``text`` stands in its place ("" for none).

    ``explained`` is True if a longer description is tied to it.
    """

    document: str
    source: str
    text: str
    decorative: bool = False
    explained: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts about the accessibility of some part of the book.

    Of pictures, those with meaning are counted: ``pictures``, those ``described`` by a text in their place,
    and those ``explained`` by a longer one; ``shown`` lists the decorative ones too. ``jumps`` are headings
    that skip a rank. ``page_list`` counts entries, ``page_breaks`` markers, ``notes`` note calls. ``headed``
    are tables that have heads. ``formulas`` are all that there are: those in ``mathml``, and others that are
    drawn; those ``spoken`` have a text, those in ``latex`` hold TeX as well. ``languages`` has the tag of
    every passage marked as being in a language. ``coloured`` is True if a style sheet sets a colour.
    """

    pictures: int = 0
    described: int = 0
    explained: int = 0
    shown: tuple[DocumentPicture, ...] = ()
    headings: int = 0
    jumps: int = 0
    contents: bool = False
    page_list: int = 0
    page_breaks: int = 0
    notes: int = 0
    links: int = 0
    tables: int = 0
    headed: int = 0
    index: bool = False
    formulas: int = 0
    mathml: int = 0
    spoken: int = 0
    latex: int = 0
    aria: bool = False
    ruby: bool = False
    languages: tuple[str, ...] = ()
    moving: bool = False
    sounding: bool = False
    fixed_type: bool = False
    coloured: bool = False

    def __or__(self, other: "Facts") -> "Facts":
        """Return the facts about both together: counts are added, lists joined."""
        return Facts(*(_joined(getattr(self, each.name), getattr(other, each.name)) for each in fields(self)))


def _joined(one: Any, other: Any) -> Any:
    return one or other if isinstance(one, bool) else one + other


@dataclass(frozen=True, slots=True)
class Statement:
    """Accessibility metadata, in the order in which it is written.

    ``sufficient`` has a set of modes in each item, joined by commas. ``conforms_to`` is what somebody claims,
    with who they are; None if nobody does. ``page_source`` is the URN of the edition whose pages the page
    list counts, "none" if it has no ISBN, None without a page list. ``facts`` are what all of it rests on.
    """

    access_modes: tuple[str, ...]
    sufficient: tuple[str, ...]
    features: tuple[str, ...]
    hazards: tuple[str, ...]
    summary: str
    summary_language: str
    facts: Facts
    conforms_to: str | None = None
    certified_by: str | None = None
    credential: str | None = None
    report: str | None = None
    page_source: str | None = None


def as_data(statement: Statement) -> dict[str, Any]:
    """Return a statement for ``report.json``: languages are counted, not listed."""
    data = asdict(statement)
    facts = data.pop("facts")
    facts["languages"] = dict(sorted(Counter(statement.facts.languages).items()))
    shown = facts.pop("shown")
    return {**data, "measured": facts, "pictures": shown}
