"""mdBook: ``book.toml``, and ``src/SUMMARY.md`` with the order."""

from typing import Any

from octavo.core.diagnostics import Span
from octavo.projects.book import ProjectBook, ProjectData, ProjectEntry
from octavo.projects.folder import ProjectFolder
from octavo.projects.metadata import language_tag
from octavo.projects.outline import part, top_level
from octavo.projects.summary import SummaryPart, read_summary

FILE = "book.toml"
#: Keys of [book] that are read; the tables that say how mdBook works need no word each.
_READ = {"title", "authors", "description", "src", "language"}


def read_mdbook(project: ProjectFolder) -> ProjectBook | None:
    """Return the book of a folder with ``book.toml``; None if it has no list of contents."""
    settings = project.toml(FILE)
    book = _table(settings, "book")
    source = str(book.get("src", "src")).strip("/")
    summary = project.first(*(f"{source}/SUMMARY.md" if source not in ("", ".") else "SUMMARY.md",))
    if not summary:
        return None
    for name in [f"book.{key}" for key in book if key not in _READ] + [k for k in settings if k != "book"]:
        project.tell("import-setting", name, Span(FILE))
    authors = book.get("authors", [])
    written = str(book.get("language", ""))
    data = ProjectData(
        title=str(book.get("title") or ""),
        authors=tuple(str(one) for one in authors) if isinstance(authors, list) else (str(authors),),
        language=language_tag(written, project, Span(FILE)) if written else "",
        description=" ".join(str(book.get("description", "")).split()),
    )
    front, body, back = _regions(read_summary(summary, project))
    html = _table(_table(settings, "output"), "html")
    numbering = "none" if html.get("no-section-label") is True else "continuous"
    return ProjectBook("mdBook", summary, data, tuple(front), tuple(body), tuple(back), numbering)


def _table(settings: dict[str, Any], key: str) -> dict[str, Any]:
    found = settings.get(key)
    return found if isinstance(found, dict) else {}


def _regions(
    parts: list[SummaryPart],
) -> tuple[list[ProjectEntry], list[ProjectEntry], list[ProjectEntry]]:
    """Return what stands before the numbered chapters, these, and what follows the last of them."""
    lists = [at for at, one in enumerate(parts) if one.numbered]
    if not lists:
        return [], [entry for one in parts for entry in one.entries], []
    front = [entry for one in parts[: lists[0]] for entry in one.entries]
    back = [entry for one in parts[lists[-1] + 1 :] for entry in one.entries]
    body: list[ProjectEntry] = []
    for one in parts[lists[0] : lists[-1] + 1]:
        if one.title:
            body.append(part(one.title, one.entries))
        else:
            body += top_level(one.entries)
    return front, body, back
