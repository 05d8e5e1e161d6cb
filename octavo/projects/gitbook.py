"""GitBook: ``SUMMARY.md`` with the order, ``.gitbook.yaml`` or ``book.json`` beside it."""

import json
import posixpath
from typing import Any

from octavo.core.diagnostics import Span
from octavo.projects.book import ProjectBook, ProjectData, ProjectEntry
from octavo.projects.folder import ProjectFolder
from octavo.projects.metadata import language_tag, split_names
from octavo.projects.outline import part, top_level
from octavo.projects.summary import read_summary

_READ = {"title", "author", "description", "language", "root", "structure", "isbn"}


def read_gitbook(project: ProjectFolder) -> ProjectBook | None:
    """Return the book of a folder with ``SUMMARY.md``; None if it has none."""
    settings = _settings(project)
    structure = settings.get("structure")
    listed = str(structure.get("summary", "")) if isinstance(structure, dict) else ""
    root = str(settings.get("root") or "").strip("./").strip("/")
    base = f"{root}/" if root else ""
    summary = project.first(base + (listed.strip("./") or "SUMMARY.md"), "docs/SUMMARY.md", "src/SUMMARY.md")
    if not summary:
        return None
    written = str(settings.get("language", ""))
    data = ProjectData(
        title=str(settings.get("title") or ""),
        authors=tuple(split_names(str(settings.get("author") or ""))),
        language=language_tag(written, project, Span("book.json")) if written else "",
        description=" ".join(str(settings.get("description") or "").split()),
        isbn=str(settings.get("isbn") or ""),
    )
    body = []
    parts = read_summary(summary, project)
    first = project.first(f"{posixpath.dirname(summary)}/README.md".lstrip("/"))
    if first and not any(each.file == first for one in parts for top in one.entries for each in top.walk()):
        body.append(ProjectEntry(first))  # what GitBook shows first, listed or not
    for one in parts:
        body += [part(one.title, one.entries)] if one.title else top_level(one.entries)
    return ProjectBook("GitBook", summary, data, body=tuple(body), numbering="none")


def _settings(project: ProjectFolder) -> dict[str, Any]:
    """Return the settings of both files; ``.gitbook.yaml`` is hidden, so it is no file of the list."""
    found: dict[str, Any] = {}
    if "book.json" in project.files:
        try:
            read = json.loads(project.text("book.json"))
        except (json.JSONDecodeError, RecursionError) as problem:
            line = getattr(problem, "lineno", 1)
            message, hint = f"the file is not JSON: {problem}", "correct it, or import the folder without it"
            project.diagnostics.error("import-broken", Span("book.json", line), message, hint)
            read = {}
        found = read if isinstance(read, dict) else {}
        for key in found:
            if key not in _READ:
                project.tell("import-setting", key, Span("book.json"))
    if project.has_hidden(".gitbook.yaml"):
        node = project.yaml(".gitbook.yaml")
        for key, inner in node.data.items() if isinstance(node.data, dict) else ():
            if key in ("root", "structure"):
                found[key] = inner.plain()
            else:
                project.tell("import-setting", key, node.keys[key])
    return found
