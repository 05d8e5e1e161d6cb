"""Quarto: ``_quarto.yml`` of a book."""

from octavo.projects.book import ProjectBook, ProjectData, ProjectEntry
from octavo.projects.folder import ProjectFolder
from octavo.projects.metadata import joined, take_data, tell_other_keys
from octavo.projects.outline import part
from octavo.source.yaml_tree import YamlNode

FILES = ("_quarto.yml", "_quarto.yaml")
_VARIABLES = ("_variables.yml", "_variables.yaml")
_BOOK = {"chapters", "appendices", "references", "title", "cover-image-alt"}
_READ = {"book", "number-sections", "metadata-files"}


def read_quarto(project: ProjectFolder) -> ProjectBook | None:
    """Return the book of a project; None if the project is none."""
    file = project.first(*FILES)
    root = project.yaml(file)
    book = root.get("book")
    chapters = book.get("chapters") if book is not None else None
    if book is None or chapters is None:
        kind = root.get("project")
        named = kind.get("type") if kind is not None else None
        shown = f"type: {named.text()}" if named is not None else "project"
        if root.data is None:
            return None
        project.tell("import-no-book", shown, named.span if named is not None else root.span)
        return None
    tell_other_keys(book, project, _BOOK)
    tell_other_keys(root, project, _READ)
    files = root.get("metadata-files")
    others = (
        [project.yaml(name) for item in files.items() if (name := item.text()) in project.files]
        if files
        else []
    )
    data = joined(
        take_data(book, project), take_data(root, project), *(take_data(one, project) for one in others)
    )
    body = [one for item in chapters.items() for one in _entries(item, project)]
    if body and body[0].file.startswith("index."):
        data = _with_index(data, body[0].file, project)
    appendices = book.get("appendices")
    listed = [one for item in appendices.items() for one in _entries(item, project)] if appendices else []
    back = [_as_appendix(one) for one in listed]
    references = book.get("references")
    if references is not None and references.text():
        body += _entries(references, project)
    sections = root.get("number-sections")
    numbering = "none" if sections is not None and sections.data is False else "continuous"
    return ProjectBook(
        "Quarto",
        file,
        data,
        body=tuple(body + back),
        numbering=numbering,
        variables=project.first(*_VARIABLES),
    )


def _with_index(data: ProjectData, file: str, project: ProjectFolder) -> ProjectData:
    """Return the data with those that only the first page gives."""
    front = project.front_matter(file)
    return joined(data, take_data(front, project)) if front is not None and not data.title else data


def _entries(item: YamlNode, project: ProjectFolder) -> list[ProjectEntry]:
    if not isinstance(item.data, dict):
        return _file(item, project)
    named = item.get("part")
    chapters = item.get("chapters")
    if named is not None:
        inner = [one for each in chapters.items() for one in _entries(each, project)] if chapters else []
        path = named.text()
        if path.lower().endswith((".qmd", ".md", ".rmd", ".ipynb")):
            file = project.find(path, "", named.span)
            return [part("", inner, file)] if file else inner
        return [part(path, inner)]
    target = item.get("href") or item.get("file")
    words = item.get("text")
    found = _file(target, project) if target is not None else []
    return [ProjectEntry(one.file, listed=words.text() if words else "") for one in found]


def _file(item: YamlNode, project: ProjectFolder) -> list[ProjectEntry]:
    file = project.find(item.text(), "", item.span) if item.text() else ""
    return [ProjectEntry(file)] if file else []


def _as_appendix(entry: ProjectEntry) -> ProjectEntry:
    return entry if entry.chapters else ProjectEntry(entry.file, listed=entry.listed, kind="appendix")
