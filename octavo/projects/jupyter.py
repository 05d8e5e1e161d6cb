"""Jupyter Book and MyST: ``_toc.yml`` and ``_config.yml`` of the first, ``myst.yml`` of the second."""

import posixpath
from collections.abc import Mapping, Sequence

from octavo.core.diagnostics import Span
from octavo.projects.book import ProjectBook, ProjectData, ProjectEntry
from octavo.projects.folder import ProjectFolder
from octavo.projects.metadata import joined, take_data, tell_other_keys
from octavo.projects.outline import part, top_level
from octavo.source.yaml_tree import YamlNode

TOC, CONFIG = ("_toc.yml", "_toc.yaml"), ("_config.yml", "_config.yaml")
MYST = ("myst.yml", "myst.yaml")
_SUFFIXES = (".md", ".ipynb", ".rst", ".txt", "", ".tex")
_PROJECT = {"toc", "bibliography", "substitutions", "thumbnail"}


def read_jupyter_book(project: ProjectFolder) -> ProjectBook | None:
    """Return the book of ``_toc.yml``."""
    toc = project.first(*TOC)
    root = project.yaml(toc)
    config = project.first(*CONFIG)
    settings = project.yaml(config) if config else YamlNode(Span(toc), None)
    works = settings.get("bibtex_bibfiles")
    tell_other_keys(settings, project, {"bibtex_bibfiles", "parse", "only_build_toc_files"})
    listed = take_data(_renamed(works), project, posixpath.dirname(config)) if works else ProjectData()
    body, numbering = _toc(root, project)
    data = joined(take_data(settings, project, posixpath.dirname(config)), listed)
    parse = settings.get("parse")
    return ProjectBook(
        "Jupyter Book",
        toc,
        data,
        body=tuple(body),
        numbering=numbering,
        variables=_texts(parse.get("myst_substitutions") if parse is not None else None),
    )


def _renamed(works: YamlNode) -> YamlNode:
    return YamlNode(works.span, {"bibliography": works}, {"bibliography": works.span})


def _texts(node: YamlNode | None) -> Mapping[str, str]:
    data = node.data if node is not None and isinstance(node.data, dict) else {}
    return {key: one.text() for key, one in data.items() if one.text()}


def _toc(root: YamlNode, project: ProjectFolder) -> tuple[list[ProjectEntry], str]:
    """Return the entries of a list of Jupyter Book, and how its chapters are numbered."""
    if isinstance(root.data, list):  # the form of its first releases
        return top_level(one for item in root.data for one in _old(item, project)), "none"
    reader = _Toc(project)
    body = reader.file(root.get("root"), None, ())
    for key in ("chapters", "sections", "subtrees"):
        body += reader.items(root.get(key))
    parts = root.get("parts")
    numbered = "numbered: true" in project.text(root.span.file)
    for item in parts.items() if parts is not None else ():
        caption = item.get("caption")
        inner = [one for key in ("chapters", "sections") for one in reader.items(item.get(key))]
        body += [part(caption.text(), inner)] if caption is not None else inner
    return body, "continuous" if numbered else "none"


class _Toc:
    def __init__(self, project: ProjectFolder, children: Sequence[str] = ("sections", "chapters")) -> None:
        self._project, self._children = project, children

    def items(self, node: YamlNode | None) -> list[ProjectEntry]:
        found: list[ProjectEntry] = []
        for item in node.items() if node is not None else ():
            inner = [one for key in self._children for one in self.items(item.get(key))]
            named = item.get("file")
            if named is None:
                found += self._other(item, inner)
            else:
                found += self.file(named, item.get("title"), inner)
        return found

    def file(
        self, node: YamlNode | None, title: YamlNode | None, inner: Sequence[ProjectEntry]
    ) -> list[ProjectEntry]:
        """Return the entry of a file; what stands below a file that can't be taken has its title only."""
        if node is None:
            return list(inner)
        file = self._project.find(node.text(), "", node.span, _SUFFIXES)
        listed = title.text() if title is not None else ""
        name = posixpath.basename(node.text()).partition(".")[0]
        return [ProjectEntry(file, listed=listed or ("" if file else name), sections=tuple(inner))]

    def _other(self, item: YamlNode, inner: list[ProjectEntry]) -> list[ProjectEntry]:
        """Return the entry of a group of files, of files by a pattern, or tell an address."""
        for key in ("url", "pattern", "glob"):
            node = item.get(key)
            if node is None:
                continue
            if key == "url":
                self._project.tell("import-web", node.text(), node.span)
                return []
            return [ProjectEntry(file) for file in self._project.matching(node.text())]
        title = item.get("title")
        return [ProjectEntry(title=title.text(), sections=tuple(inner))] if title is not None else inner


def _old(item: YamlNode, project: ProjectFolder) -> list[ProjectEntry]:
    for key in ("part", "header"):
        named = item.get(key)
        if named is not None:
            return [part(named.text(), _Toc(project).items(item.get("chapters")))]
    return _Toc(project).items(YamlNode(item.span, [item]))


def read_myst(project: ProjectFolder) -> ProjectBook | None:
    """Return the book of ``myst.yml``; without a list in it, that of its files by name."""
    file = project.first(*MYST)
    root = project.yaml(file)
    settings = root.get("project")
    if settings is None:
        return None
    tell_other_keys(settings, project, _PROJECT)
    tell_other_keys(root, project, {"version", "project"})
    toc = settings.get("toc")
    if toc is not None:
        body = top_level(_Toc(project, ("children",)).items(toc))
    elif project.first(*TOC):
        body, _ = _toc(project.yaml(project.first(*TOC)), project)
    else:
        body = [ProjectEntry(one) for one in project.markdown()]
    return ProjectBook(
        "MyST",
        file,
        take_data(settings, project),
        body=tuple(body),
        numbering="none",
        variables=_texts(settings.get("substitutions")),
    )
