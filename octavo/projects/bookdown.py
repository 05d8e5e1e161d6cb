"""bookdown: ``_bookdown.yml``, ``index.Rmd`` with the data, ``_output.yml``."""

from octavo.core.diagnostics import Span
from octavo.projects.book import ProjectBook, ProjectData, ProjectEntry
from octavo.projects.folder import ProjectFolder
from octavo.projects.metadata import take_data, tell_other_keys
from octavo.source.yaml_tree import YamlNode

FILES = ("_bookdown.yml", "_bookdown.yaml")
INDEX = ("index.Rmd", "index.rmd", "index.md", "index.qmd")
_READ = {"rmd_files", "rmd_subdir", "number-sections", "number_sections"}


def read_bookdown(project: ProjectFolder) -> ProjectBook | None:
    """Return the book of a folder; None if it has no chapters."""
    file = project.first(*FILES)
    settings = project.yaml(file) if file else None
    if settings is not None:
        tell_other_keys(settings, project, _READ)
    index = project.first(*INDEX)
    files = _listed(settings, project) or _by_name(settings, project)
    if index in files:
        files.remove(index)
    files = [index, *files] if index else files
    if not files:
        return None
    front = project.front_matter(index) if index else None
    if front is not None:
        tell_other_keys(front, project, _READ)
    data = take_data(front, project) if front is not None else ProjectData()
    body = tuple(ProjectEntry(one, own_front=one != index) for one in files)
    output = project.first("_output.yml", "_output.yaml")
    if output:
        project.tell("import-setting", output, Span(output))
    unnumbered = bool(output) and "number_sections: false" in project.text(output)
    numbering = "none" if unnumbered else "continuous"
    return ProjectBook("bookdown", file or index, data, body=body, numbering=numbering)


def _listed(settings: YamlNode | None, project: ProjectFolder) -> list[str]:
    """Return the files of ``rmd_files``: a list, or one for each format, of which the first counts."""
    node = settings.get("rmd_files") if settings is not None else None
    if node is not None and isinstance(node.data, dict):
        for key in list(node.data)[1:]:
            project.tell("import-setting", f"rmd_files: {key}", node.keys[key])
        node = next(iter(node.data.values()), None)
    items = (node.items() or [node]) if node is not None and node.data else []
    found = (project.find(item.text(), "", item.span) for item in items)
    return [file for file in dict.fromkeys(found) if file]


def _by_name(settings: YamlNode | None, project: ProjectFolder) -> list[str]:
    """Return all files that bookdown would take: in the folder itself by name, but for those with _; those
    of folders below too, if the settings say so."""
    node = settings.get("rmd_subdir") if settings is not None else None
    folders = {item.text().strip("/") for item in node.items()} if node is not None else set()
    every = node is not None and node.data is True
    return [
        file
        for file in sorted(project.files, key=str.casefold)
        if file.lower().endswith(".rmd")
        and not file.rpartition("/")[2].startswith("_")
        and ("/" not in file or every or file.rpartition("/")[0].split("/")[0] in folders)
    ]
