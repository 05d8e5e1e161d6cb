"""Entries of another tool's list, completed: titles of files that have none, kinds, and the bibliography."""

import posixpath
import re
from collections.abc import Iterable
from dataclasses import replace

from octavo.core.diagnostics import Span
from octavo.projects.book import ProjectBook, ProjectData, ProjectEntry
from octavo.projects.folder import ProjectFolder
from octavo.projects.heading import heading_of
from octavo.projects.outline import pruned, without_doubles
from octavo.source.division_kind import kind_of_name
from octavo.source.manuscript import Kind

#: The place of the list of works, as Pandoc and MyST mark it.
_WORKS = re.compile(r"^:{3,}.*#refs\b|^[`:]{3,} ?\{bibliography\}|\{\{#refs\}\}", re.MULTILINE)


def finished(book: ProjectBook, project: ProjectFolder) -> ProjectBook:
    """Return the book with all that its files don't say themselves; what differs is told."""
    finisher = _Finisher(book, project)
    seen: set[str] = set()
    front, body, back = (
        finisher.region(without_doubles(pruned(entries), project, book.read_from, seen), usual)
        for entries, usual in ((book.front, "text"), (book.body, "chapter"), (book.back, "text"))
    )
    if not body:
        front, body, back = (), (*front, *back), ()
    if book.data.bibliography and not finisher.has_works:
        back = (*back, ProjectEntry(kind="bibliography"))
    return replace(book, data=_titled(book.data, front, body, project), front=front, body=body, back=back)


def _titled(
    data: ProjectData, front: Iterable[ProjectEntry], body: Iterable[ProjectEntry], project: ProjectFolder
) -> ProjectData:
    """Return the data with a title: if the project gives none, that of its first page or its folder."""
    if data.title:
        return data
    first = next((entry.file for entry in (*front, *body) if entry.file), "")
    stem = first.rpartition("/")[2].partition(".")[0].lower()
    heading = heading_of(project.text(first), first) if stem in ("readme", "index") else None
    title = heading.words if heading else _readable(project.root.name)
    project.tell("import-title-guessed", title, Span(first))
    return replace(data, title=title)


class _Finisher:
    def __init__(self, book: ProjectBook, project: ProjectFolder) -> None:
        self._book, self._project = book, project
        self._usual = "chapter"
        self.has_works = False

    def region(self, entries: Iterable[ProjectEntry], usual: str) -> tuple[ProjectEntry, ...]:
        """Return the entries of a region in which files that say nothing are of the ``usual`` kind."""
        self._usual = usual
        return tuple(entry.changed(self._entry) for entry in entries)

    def _entry(self, entry: ProjectEntry) -> ProjectEntry:
        if not entry.file:
            return entry
        text = self._project.text(entry.file)
        heading = heading_of(text, entry.file)
        entry = self._with_kind(entry, text, unnumbered=heading is not None and heading.unnumbered)
        return self._with_title(entry, heading.words if heading else "")

    def _with_kind(self, entry: ProjectEntry, text: str, *, unnumbered: bool) -> ProjectEntry:
        """Return the entry with a kind, if the name of its file would give it one that is not meant."""
        if entry.kind:
            return entry
        if self._book.data.bibliography and not self.has_works and _WORKS.search(text):
            self.has_works = True
            return replace(entry, kind="bibliography", sections=())
        named = kind_of_name(entry.file)
        numbered = self._book.numbering != "none" and not unnumbered and self._usual == "chapter"
        if named in (Kind.GLOSSARY, Kind.BIBLIOGRAPHY) or (named is not None and numbered):
            return replace(entry, kind="" if named is Kind.CHAPTER else self._usual)
        return entry

    def _with_title(self, entry: ProjectEntry, heading: str) -> ProjectEntry:
        front = self._project.front_matter(entry.file) if entry.own_front else None
        given = front.get("title") if front is not None else None
        own = (given.text() if given is not None else "") or heading
        if entry.title:
            return entry if _same(entry.title, own) or not own else replace(entry, title="")
        if own:
            if entry.listed and not _same(entry.listed, own):
                self._project.tell("import-title-differs", entry.listed, Span(entry.file))
            return entry
        title = entry.listed
        if not title:
            title = _readable(posixpath.basename(entry.file).rpartition(".")[0])
            self._project.tell("import-title-guessed", title, Span(entry.file))
        return replace(entry, title=title)


def _same(one: str, other: str) -> bool:
    """Return True if two titles have the same words, whatever their marks."""
    return re.sub(r"[\W_]+", "", one).casefold() == re.sub(r"[\W_]+", "", other).casefold()


def _readable(name: str) -> str:
    words = re.sub(r"[-_]+", " ", re.sub(r"^[\d._-]+(?=\D)", "", name)).strip() or name
    return words[:1].upper() + words[1:]
