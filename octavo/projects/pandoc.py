"""Folders for Pandoc: ``metadata.yaml`` or ``defaults.yaml`` beside Markdown files; and plain folders."""

import posixpath
from collections.abc import Sequence

from octavo.projects.book import ProjectBook, ProjectData, ProjectEntry
from octavo.projects.folder import ProjectFolder
from octavo.projects.metadata import joined, take_data, tell_other_keys
from octavo.source.yaml_tree import YamlNode

DEFAULTS = ("defaults.yaml", "defaults.yml", "pandoc.yaml", "pandoc.yml")
METADATA = ("metadata.yaml", "metadata.yml", "meta.yaml", "title.yaml")
_READ = {"input-files", "input-file", "metadata", "metadata-file", "metadata-files", "number-sections"}
#: Files beside a book that are seldom in it.
_BESIDE = {
    *("readme", "license", "licence", "changelog", "contributing", "code_of_conduct", "security", "authors"),
    *("todo", "copying", "history", "requirements", "robots"),
}


def read_pandoc(project: ProjectFolder) -> ProjectBook | None:
    """Return the book of a folder with a file of data or defaults; None if it has no chapters."""
    defaults = project.first(*DEFAULTS)
    metadata = metadata_file(project)
    found: list[ProjectData] = []
    files: list[str] = []
    numbered = False
    if defaults:
        root = project.yaml(defaults)
        tell_other_keys(root, project, _READ)
        files = _inputs(root, project)
        inner = root.get("metadata")
        found += [take_data(inner, project)] if inner is not None else []
        found += [take_data(project.yaml(name), project) for name in _named(root, "metadata-file", project)]
        found.append(take_data(root, project))
        number = root.get("number-sections")
        numbered = number is not None and number.data is True
    if metadata:
        root = project.yaml(metadata)
        found.append(take_data(root, project, posixpath.dirname(metadata)))
        tell_other_keys(root, project, _READ)
    body = _entries(files or chapters_by_name(project), project, found)
    if not body:
        return None
    numbering = "continuous" if numbered else "none"
    return ProjectBook("Pandoc", defaults or metadata, joined(*found), body=body, numbering=numbering)


def metadata_file(project: ProjectFolder) -> str:
    """Return the file of data in the folder, or else in one of the folders in it; "" if there is none."""
    below = (file for file in project.files if file.count("/") == 1 and file.rpartition("/")[2] in METADATA)
    return project.first(*METADATA) or next(below, "")


def read_plain(project: ProjectFolder) -> ProjectBook | None:
    """Return the Markdown files of a folder as a book, in the order of their names; None if there are
    none."""
    files = chapters_by_name(project)
    found: list[ProjectData] = []
    body = _entries(files, project, found)
    if not body:
        return None
    return ProjectBook("", "", joined(ProjectData(), *found), body=body, numbering="none")


def chapters_by_name(project: ProjectFolder) -> list[str]:
    """Return the Markdown files that look like those of a book, by name."""
    every = project.markdown()
    kept = [file for file in every if file.rpartition("/")[2].partition(".")[0].lower() not in _BESIDE]
    return kept or every


def _entries(
    files: Sequence[str], project: ProjectFolder, found: list[ProjectData]
) -> tuple[ProjectEntry, ...]:
    """Return the entries of files; the data at the top of the first is that of the book, if it says
    more than a chapter's does."""
    if not files:
        return ()
    front = project.front_matter(files[0])
    of_book = front is not None and isinstance(front.data, dict) and len(files) > 1 and _says_much(front)
    if front is not None and (of_book or len(files) == 1):
        found.append(take_data(front, project))
        of_book = of_book or bool(found[-1].title)
    return tuple(ProjectEntry(file, own_front=not (of_book and at == 0)) for at, file in enumerate(files))


def _says_much(front: YamlNode) -> bool:
    keys = ("bibliography", "csl", "documentclass", "output", "lang", "rights", "publisher", "cover-image")
    return any(front.get(key) is not None for key in keys)


def _inputs(root: YamlNode, project: ProjectFolder) -> list[str]:
    return _named(root, "input-file", project)


def _named(root: YamlNode, key: str, project: ProjectFolder) -> list[str]:
    """Return the files of a key of one file, or of its plural."""
    kept = []
    for node in (root.get(key), root.get(f"{key}s")):
        for item in (node.items() or [node]) if node is not None and node.data else ():
            path = item.text().replace("${.}/", "").removeprefix("./")
            if path in project.files:
                kept.append(path)
            else:
                project.tell("import-missing", path, item.span)
    return kept
