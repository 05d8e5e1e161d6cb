"""An indexer's list, made on the printed pages of an earlier build, becomes marks in the text.

``lines`` reads the list, ``pages`` knows what stands on each page of that build, ``places`` finds each
locator in the text, ``marks_file`` makes ``index-marks.yaml``, which the book keeps: from then on the index
moves with it.
"""

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from octavo.compose import STEPS, Step, compose
from octavo.core.decoding import decode
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.folder import TEXT_LIMIT
from octavo.core.registry import Registry
from octavo.core.settings import Settings
from octavo.core.xhtml import parse
from octavo.elements import ELEMENTS, ElementKind
from octavo.html import render_print
from octavo.index_list.entries import ListEntry, ListLocator
from octavo.index_list.lines import Words, read_list
from octavo.index_list.marks_file import Placed, marks_file
from octavo.index_list.pages import OldPages, Pages
from octavo.index_list.places import BookPlaces, Found
from octavo.index_list.source_pages import SourcePages
from octavo.languages import LANGUAGES, Language
from octavo.languages.terms import load_terms
from octavo.source import read
from octavo.source.index_file import MARKS
from octavo.source.markdown import RULES, MarkdownRule

__all__ = ["ImportedList", "import_list"]

#: The largest PageMap that is read, in bytes.
_LARGEST = 256 * 1024 * 1024
#: The share of pages that may begin with other words than the PageMap says before the book counts as changed.
_MOST_CHANGED = 0.1


@dataclass(frozen=True, slots=True)
class ImportedList:
    """The outcome of a list.

    It says how many entries and locators the list has, how many locators were found by their name, how many
    only by their page, and how many references there are. ``file`` is what was written.
    """

    file: Path
    entries: int
    by_name: int
    by_page: int
    lost: int
    references: int


def import_list(
    settings: Settings,
    listed: Path,
    pagemap: Path | None,
    diagnostics: Diagnostics,
    *,
    elements: Registry[ElementKind] = ELEMENTS,
    rules: Registry[MarkdownRule] = RULES,
    languages: Registry[Language] = LANGUAGES,
    steps: Registry[Step] = STEPS,
) -> ImportedList | None:
    """Write ``index-marks.yaml`` into the book's folder, from a list and the PageMap file of the build whose
    pages it quotes; without one, it quotes those of an earlier edition, which the text marks. Problems go to
    ``diagnostics``; None if nothing was written.

    ``elements``, ``rules``, ``languages`` and ``steps`` are those with which the book was built. Raise
    OSError if a file can't be read or written.
    """
    target = settings.book / MARKS
    if os.path.lexists(target):  # a link that leads out of the book must not be written through
        diagnostics.error(
            "index-list-marks",
            Span(MARKS),
            "the book has marks of an earlier list",
            f"take {MARKS} out of the book first, or go on with it",
        )
        return None
    old = _old_pages(pagemap, diagnostics) if pagemap else None
    source = _text(listed, diagnostics)
    if (pagemap and old is None) or source is None:
        return None
    manuscript = read(settings.book, diagnostics, elements=elements, rules=rules)
    if manuscript is None:
        return None
    composed = compose(manuscript, Diagnostics(), elements=elements, languages=languages, steps=steps)
    terms = load_terms(settings, composed.book.language, languages)
    entries = read_list(source, listed.name, diagnostics, Words(terms["see"], terms["see-also"]))
    printed = render_print(composed, settings, elements=elements).sections
    sections = {one.id: parse(one.xhtml)[0] for one in printed}
    pages = Pages(old, sections) if old else SourcePages(composed, sections)
    if not pages.count:
        hint = "write []{.source-page n=17} where page 17 of that edition begins"
        message = "the text marks no page of an earlier edition"
        diagnostics.error("index-list-pages", Span(listed.name), message, hint)
        return None
    if pages.changed > _MOST_CHANGED * pages.count:
        diagnostics.warning(
            "index-list-stale",
            Span(listed.name),
            f"{pages.changed} of {pages.count} pages do not begin as {pagemap.name if pagemap else ''} says",
            "the book has changed: take a list in before you go on with the text that was indexed",
        )
    importer = _ListImport(pages, BookPlaces(composed, pages, sections), diagnostics)
    placed = [one for entry in entries for one in importer.entry(entry)]
    if diagnostics.failed:
        return None
    target.write_text(marks_file(entries, placed), encoding="utf-8")
    count = importer.counts
    references = sum(len(entry.see) + len(entry.see_also) for entry in entries)
    return ImportedList(target, len(entries), count["name"], count["page"], count["lost"], references)


def _text(path: Path, diagnostics: Diagnostics) -> str | None:
    if path.stat().st_size > TEXT_LIMIT:
        hint = "an index has some thousand lines; is this the right file?"
        diagnostics.error("index-list-file", Span(path.name), "the list is too large", hint)
        return None
    return decode(path.read_bytes(), path.name, diagnostics)


def _old_pages(path: Path, diagnostics: Diagnostics) -> OldPages | None:
    from pydantic import TypeAdapter, ValidationError

    from octavo.typeset.pagemap_file import VERSION, PageMapFile

    hint = "name the pagemap.json that lies beside the PDF which was indexed"
    try:
        if path.stat().st_size > _LARGEST:
            raise ValueError("it is too large")
        found = TypeAdapter(PageMapFile).validate_json(path.read_bytes())
        if found.schema != VERSION:
            raise ValueError(f"its layout has the version {found.schema}, and not {VERSION}")
    except (ValidationError, ValueError) as problem:
        what = str(problem).split("\n")[0]
        diagnostics.error("index-list-pagemap", Span(path.name), f"this is no PageMap: {what}", hint)
        return None
    return OldPages(found.pages, found.turns, found.notes, found.displays)


class _ListImport:
    """Finds the places of all entries, and counts how."""

    def __init__(self, pages: Pages | SourcePages, places: BookPlaces, diagnostics: Diagnostics) -> None:
        self._pages = pages
        self._places = places
        self._diagnostics = diagnostics
        self.counts: Counter[str] = Counter()

    def entry(self, entry: ListEntry) -> Sequence[Placed]:
        """Return the locators of an entry with their places."""
        return [placed for locator in entry.locators if (placed := self._locator(entry, locator))]

    def _locator(self, entry: ListEntry, locator: ListLocator) -> Placed | None:
        first, last = (self._pages.index(folio) for folio in (locator.first, locator.last))
        if first is None or last is None:
            message = f"the book has no page {locator.first if first is None else locator.last}"
            hint = f"its last page is {self._pages.last}; correct the locator `{locator.written}`"
            self._warning("index-list-page", entry, message, hint)
            return None
        if last < first:
            message = f"the range {locator.written} ends before it begins"
            self._warning("index-list-page", entry, message, "correct the locator")
            return None
        start = self._places.of(entry, locator, first)
        ranged = last > first and locator.note is None
        if start is None and last > first and locator.note is not None:  # "37-38n": it may stand on either
            start = self._places.of(entry, locator, last)
        end = self._places.of(entry, locator, last, last=True) if ranged else None
        if start is None or (ranged and end is None):
            what = (
                f"note {locator.note or 'that is surely meant'} on page"
                if locator.note is not None
                else "text on page"
            )
            message = f"there is no {what} {locator.first} that a mark could stand in"
            hint = f"correct the locator `{locator.written}`, or mark the place in the text"
            self._warning("index-list-place", entry, message, hint)
            return None
        self._count(start)
        return Placed(entry.terms, start.place, end.place if end else None, locator.principal)

    def _count(self, found: Found) -> None:
        self.counts["name" if found.by_name else "page"] += 1

    def _warning(self, code: str, entry: ListEntry, message: str, hint: str) -> None:
        self.counts["lost"] += 1
        self._diagnostics.warning(code, entry.span, f"\u201c{': '.join(entry.terms)}\u201d: {message}", hint)
