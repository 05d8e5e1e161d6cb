"""The working state of the compose stage: what its steps fill in, one after another."""

from dataclasses import dataclass, field

from octavo.compose.composed_book import ContentsEntry, Figure, Listing, Note, ReferenceTarget, Table
from octavo.compose.index.entries import IndexGroup
from octavo.core.diagnostics import Diagnostics
from octavo.core.registry import Registry
from octavo.core.xhtml import Element
from octavo.elements.lookup import ElementLookup
from octavo.languages import LANGUAGES, Language, language
from octavo.source.manuscript import Division, Manuscript, Starts
from octavo.source.metadata import NoteSeries


@dataclass(slots=True)
class SectionDraft:
    """A division that is becoming a ``Section``, changed by one step after another.

    ``notes_of`` is the id of the part whose notes stand in it, if it was made for them.
    """

    division: Division
    id: str
    level: int
    starts: Starts
    parent: "SectionDraft | None"
    number: str = ""
    title_id: str = ""
    notes_of: str = ""
    title: Element | None = None
    subtitle: Element | None = None
    body: Element | None = None

    @property
    def group(self) -> "SectionDraft":
        """The top-level division that holds this one, or itself if it is one."""
        return self.parent.group if self.parent else self

    @property
    def scope(self) -> str | None:
        """The file whose own note ids are known in this division."""
        return self.division.file


@dataclass(slots=True)
class Draft:
    """Everything that the steps share. ``elements`` are the kinds of element of this build. ``targets`` are
    keyed by XHTML id; ``note_ids`` lead from (scope, id as written) to the XHTML id of a note that is called
    somewhere. ``taken`` are the ids that the author wrote, and those made since."""

    manuscript: Manuscript
    diagnostics: Diagnostics
    elements: ElementLookup
    sections: list[SectionDraft] = field(default_factory=list)
    notes: dict[str, Note] = field(default_factory=dict)
    note_ids: dict[tuple[str | None, str], str] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    pictures: dict[str, Figure] = field(default_factory=dict)
    listings: dict[str, Listing] = field(default_factory=dict)
    targets: dict[str, ReferenceTarget] = field(default_factory=dict)
    contents: tuple[ContentsEntry, ...] = ()
    index: tuple[IndexGroup, ...] = ()
    taken: set[str] = field(default_factory=set)
    figure_count: int = 0  # figures with a number so far
    _counts: dict[str, int] = field(default_factory=dict)  # the last number behind an id that was made
    languages: Registry[Language] = LANGUAGES

    @property
    def language(self) -> str:
        """The book's language, a BCP 47 tag."""
        return self.manuscript.book.language

    def language_of(self, section: str) -> str:
        """Return the language of a division by its id, a BCP 47 tag."""
        found = next((one for one in self.sections if one.id == section), None)
        return (found.division.language if found else None) or self.language

    @property
    def rules(self) -> Language:
        """The book's language, with what is known of it."""
        return language(self.language, self.languages)

    def unique(self, wanted: str) -> str:
        """Return an id that stands nowhere in the book yet: the one wanted, or that with a number after
        it."""
        name, count = wanted, self._counts.get(wanted, 1)
        while name in self.taken:
            count += 1
            name = f"{wanted}-{count}"
        self._counts[wanted] = count
        self.taken.add(name)
        return name

    def series(self, identifier: str) -> NoteSeries:
        """Return a note series by its id. Raise KeyError for an unknown one (the source stage checks)."""
        for series in self.manuscript.book.notes:
            if series.id == identifier:
                return series
        raise KeyError(identifier)
