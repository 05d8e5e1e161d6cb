"""Lists of other tools as the three regions of a book: parts, chapters, and sections inside chapters."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from octavo.core.diagnostics import Span
from octavo.projects.book import ProjectEntry
from octavo.projects.folder import ProjectFolder


def part(title: str, entries: Sequence[ProjectEntry], file: str = "") -> ProjectEntry:
    """Return a part that holds chapters; groups of files inside it are chapters with a title alone."""
    return ProjectEntry(file, title=title, kind="part", chapters=tuple(entries))


def top_level(entries: Iterable[ProjectEntry]) -> list[ProjectEntry]:
    """Return entries at the top of a book: one that has no file and holds others is a part."""
    return [
        part(one.title or one.listed, one.sections) if not one.file and one.sections else one
        for one in entries
    ]


def pruned(entries: Iterable[ProjectEntry]) -> tuple[ProjectEntry, ...]:
    """Return entries without those that have neither a file nor anything inside; what an entry without a
    file holds goes up if it has no title."""
    kept: list[ProjectEntry] = []
    for one in entries:
        now = replace(one, chapters=pruned(one.chapters), sections=pruned(one.sections))
        if now.file or ((now.title or now.listed) and (now.chapters or now.sections)):
            kept.append(now if now.file or now.title else replace(now, title=now.listed))
        else:
            kept += [*now.chapters, *now.sections]
    return tuple(kept)


def without_doubles(
    entries: Iterable[ProjectEntry], project: ProjectFolder, read_from: str, seen: set[str]
) -> tuple[ProjectEntry, ...]:
    """Return entries without files that stand earlier in the book; each is told."""
    kept = []
    for one in entries:
        if one.file and one.file in seen:
            project.tell("import-twice", one.file, Span(read_from))
            one = replace(one, file="")
        elif one.file:
            seen.add(one.file)
        chapters = without_doubles(one.chapters, project, read_from, seen)
        kept.append(
            replace(one, chapters=chapters, sections=without_doubles(one.sections, project, read_from, seen))
        )
    return tuple(kept)
