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

#: Tools to which a file is one page, however many headings with one number sign it has.
_BY_PAGES = {"mdBook", "GitBook", "MyST", "Jupyter Book"}
#: A file of works has no more signs besides.
_MOST_WORDS = 600
#: So many files of works are taken at most if the project names none.
_MOST_FILES = 5


def finished(book: ProjectBook, project: ProjectFolder) -> ProjectBook:
    """Return the book with all that its files don't say themselves; what differs is told."""
    book = replace(book, data=_with_works(book, project))
    finisher = _Finisher(book, project)
    seen: set[str] = set()
    front, body, back = (
        finisher.region(_written(without_doubles(entries, project, book.read_from, seen), project), usual)
        for entries, usual in ((book.front, "text"), (book.body, "chapter"), (book.back, "text"))
    )
    if not body:
        front, body, back = (), (*front, *back), ()
    if book.data.bibliography and not finisher.has_works:
        back = (*back, ProjectEntry(kind="bibliography"))
    return replace(book, data=_titled(book.data, front, body, project), front=front, body=body, back=back)


def _written(entries: Iterable[ProjectEntry], project: ProjectFolder) -> tuple[ProjectEntry, ...]:
    """Return entries without the files that hold nothing to print."""

    def change(entry: ProjectEntry) -> ProjectEntry:
        if not entry.file or not _is_commands(project.text(entry.file)):
            return entry
        project.tell("import-commands", entry.file, Span(entry.file))
        return replace(entry, file="", title="", listed="")

    return pruned(entry.changed(change) for entry in entries)


def _is_commands(text: str) -> bool:
    """Return True if a text has commands of LaTeX and nothing else but comments."""
    lines = [line.strip() for line in _without_comments(text).split("\n") if line.strip()]
    return bool(lines) and all(
        line.startswith(("\\", "%", "```{=latex}", "```{=tex}", "```")) for line in lines
    )


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join((*kept, text[at:]))


def _with_works(book: ProjectBook, project: ProjectFolder) -> ProjectData:
    """Return the data with the files of works that lie beside chapters, if the project names none."""
    if book.data.bibliography:
        return book.data
    folders = {posixpath.dirname(entry.file) for entry in book.entries() if entry.file} | {""}
    found = [file for file in project.files if file.endswith(".bib") and posixpath.dirname(file) in folders]
    for file in found[:_MOST_FILES]:
        project.tell("import-works-guessed", file, Span(file))
    return replace(book.data, bibliography=tuple(found[:_MOST_FILES]))


def _titled(
    data: ProjectData, front: Iterable[ProjectEntry], body: Iterable[ProjectEntry], project: ProjectFolder
) -> ProjectData:
    """Return the data with a title: if the project gives none, that of its first page or its folder."""
    if data.title:
        return data
    every = (one for entry in (*front, *body) for one in entry.walk())
    first = next((entry.file for entry in every if entry.file), "")
    base = posixpath.dirname(first.partition("/")[0] + "/" if "/" in first else "")
    home = project.first("index.md", "index.qmd", "README.md", f"{base}/index.md", f"{base}/README.md")
    heading = heading_of(project.text(home), home) if home else None
    title = heading.words if heading else _readable(project.root.name)
    project.tell("import-title-guessed", title, Span(home or first))
    return replace(data, title=title)


class _Finisher:
    def __init__(self, book: ProjectBook, project: ProjectFolder) -> None:
        self._book, self._project = book, project
        self._usual = "chapter"
        self._last = next((one.file for one in reversed(list(book.entries())) if one.file), "")
        self.has_works = False

    def region(self, entries: Iterable[ProjectEntry], usual: str) -> tuple[ProjectEntry, ...]:
        """Return the entries of a region in which files that say nothing are of the ``usual`` kind."""
        self._usual = usual
        return tuple(_without_kinds(entry.changed(self._entry)) for entry in entries)

    def _entry(self, entry: ProjectEntry) -> ProjectEntry:
        if not entry.file:
            return entry
        text = self._project.text(entry.file)
        heading = heading_of(text, entry.file)
        entry = self._with_kind(entry, text, unnumbered=heading is not None and heading.unnumbered)
        entry = self._with_title(entry, heading.words if heading else "")
        if heading and heading.several and self._book.tool in _BY_PAGES and not entry.title:
            front = self._project.front_matter(entry.file)
            if front is None or front.get("title") is None:
                return replace(entry, title=heading.words)  # else each heading with one # begins a chapter
        return entry

    def _with_kind(self, entry: ProjectEntry, text: str, *, unnumbered: bool) -> ProjectEntry:
        """Return the entry with a kind, if the name of its file would give it one that is not meant."""
        if entry.kind:
            return entry
        if self._book.data.bibliography and not self.has_works and self._is_of_works(entry.file, text):
            self.has_works = True
            return replace(entry, kind="bibliography", sections=())
        named = kind_of_name(entry.file)
        numbered = self._book.numbering != "none" and not unnumbered and self._usual == "chapter"
        if named in (Kind.GLOSSARY, Kind.BIBLIOGRAPHY) or (named is not None and numbered):
            return replace(entry, kind="" if named is Kind.CHAPTER else self._usual)
        return entry

    def _is_of_works(self, file: str, text: str) -> bool:
        """Return True if a file is the list of works, and no chapter with a list of works at its end.

        Pandoc puts the list below the last heading if nothing marks its place.
        """
        if file == self._last and _is_commands(re.sub(r"^#.*$", r"\\", text, count=1, flags=re.MULTILINE)):
            return True
        found = _WORKS.search(text)
        return found is not None and len(text) - len(found[0]) < _MOST_WORDS

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


def _without_kinds(entry: ProjectEntry, inside: bool = False) -> ProjectEntry:
    """Return an entry whose sections have no kinds: they are no divisions."""
    return replace(
        entry,
        kind="" if inside else entry.kind,
        chapters=tuple(_without_kinds(one) for one in entry.chapters),
        sections=tuple(_without_kinds(one, inside=True) for one in entry.sections),
    )


def _same(one: str, other: str) -> bool:
    """Return True if two titles have the same words, whatever their marks."""
    return re.sub(r"[\W_]+", "", one).casefold() == re.sub(r"[\W_]+", "", other).casefold()


def _readable(name: str) -> str:
    words = re.sub(r"[-_]+", " ", re.sub(r"^[\d._-]+(?=\D)", "", name)).strip() or name
    return words[:1].upper() + words[1:]
