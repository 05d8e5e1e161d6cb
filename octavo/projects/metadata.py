"""Data about a book, as Pandoc, Quarto, bookdown and their kin write them in YAML."""

import datetime
import re
from collections.abc import Iterable

from octavo.core.diagnostics import Span
from octavo.languages import cldr
from octavo.projects.book import ProjectData
from octavo.projects.folder import ProjectFolder
from octavo.source.chapter_keys import names_of
from octavo.source.values import check_identifier, check_language
from octavo.source.yaml_tree import YamlNode

#: Keys that are taken over, by what they become.
TAKEN = {
    "title": ("title",),
    "subtitle": ("subtitle",),
    "authors": ("author", "authors", "creator"),
    "language": ("lang", "language"),
    "date": ("date",),
    "rights": ("rights", "copyright", "license"),
    "description": ("description", "abstract"),
    "subjects": ("keywords", "subject", "tags"),
    "publisher": ("publisher",),
    "identifier": ("identifier", "doi"),
    "cover": ("cover-image", "cover"),
    "bibliography": ("bibliography",),
    "style": ("csl", "citation-style"),
    "nocite": ("nocite",),
}
_KEYS = frozenset(key for keys in TAKEN.values() for key in keys)


def take_data(node: YamlNode, project: ProjectFolder, base: str = "") -> ProjectData:
    """Return the data in a mapping. ``base`` is the folder from which its paths count.

    What can't be taken over is told; keys that mean nothing here are not.
    """
    taker = _Taker(node, project, base)
    return ProjectData(
        title=taker.text("title"),
        subtitle=taker.text("subtitle"),
        authors=taker.authors(),
        language=taker.language(),
        date=taker.date(),
        rights=taker.text("rights"),
        description=taker.text("description"),
        subjects=tuple(taker.texts("subjects")),
        publisher=taker.text("publisher"),
        identifier=taker.identifier(),
        isbn=taker.isbn(),
        cover=taker.file("cover"),
        bibliography=tuple(taker.files("bibliography")),
        style=taker.file("style"),
        all_works="@*" in taker.text("nocite"),
    )


def joined(*data: ProjectData) -> ProjectData:
    """Return data from several places; what an earlier one says counts."""
    names = ProjectData.__dataclass_fields__
    return ProjectData(
        **{
            name: next((value for one in data if (value := getattr(one, name))), getattr(ProjectData(), name))
            for name in names
        }
    )


def tell_other_keys(node: YamlNode, project: ProjectFolder, apart: Iterable[str] = ()) -> None:
    """Tell the keys of a mapping that are none of the data of a book; ``apart`` are read elsewhere."""
    if isinstance(node.data, dict):
        for key in node.data:
            if key not in _KEYS and key not in apart:
                project.tell("import-setting", key, node.keys[key])


class _Taker:
    def __init__(self, node: YamlNode, project: ProjectFolder, base: str) -> None:
        self._node, self._project, self._base = node, project, base

    def _get(self, name: str) -> YamlNode | None:
        found = (self._node.get(key) for key in TAKEN[name])
        return next((one for one in found if one is not None and one.data not in (None, "", False)), None)

    def text(self, name: str) -> str:
        """Return a text: of a list of titles as Pandoc writes them, the first."""
        return next(iter(self.texts(name)), "")

    def texts(self, name: str) -> list[str]:
        found = self._get(name)
        if found is None:
            return []
        if name == "subjects" and isinstance(found.data, str):
            return [part.strip() for part in re.split(r"[,;]", found.data) if part.strip()]
        items = found.items() if isinstance(found.data, list) else [found]
        texts = [self._one(item) for item in items]
        return [" ".join(text.split()) for text in texts if text.strip()]

    def _one(self, node: YamlNode) -> str:
        if not isinstance(node.data, dict):
            return node.text()
        for key in ("text", "name", "content", "type", "statement", "holder"):
            inner = node.get(key)
            if inner is not None and inner.text():
                return inner.text()
        return ""

    def authors(self) -> tuple[str, ...]:
        found = self._get("authors")
        if found is None:
            return ()
        if isinstance(found.data, str):
            return tuple(split_names(found.data))
        return tuple(name for item in names_of(found) for name in split_names(item))

    def language(self) -> str:
        found = self._get("language")
        written = found.text() if found is not None else ""
        if not written or found is None:
            return ""
        return language_tag(written, self._project, found.span)

    def date(self) -> str:
        found = self._get("date")
        if found is None or not found.text():
            return ""
        return calendar_date(found.text(), self._project, found.span)

    def identifier(self) -> str:
        for text in self._identifiers():
            try:
                return check_identifier(f"https://doi.org/{text}" if text.startswith("10.") else text)
            except ValueError:
                continue
        return ""

    def isbn(self) -> str:
        for text in self._identifiers():
            digits = re.sub(r"(?i)^(?:urn:)?isbn[: ]*", "", text)
            if re.fullmatch(r"97[89][\d -]{10,14}", digits):
                return digits
        return ""

    def _identifiers(self) -> list[str]:
        return self.texts("identifier")

    def file(self, name: str) -> str:
        return next(iter(self.files(name)), "")

    def files(self, name: str) -> list[str]:
        """Return the files that a key names and that are there; the others are told."""
        found = self._get(name)
        if found is None:
            return []
        kept = []
        for item in found.items() if isinstance(found.data, list) else [found]:
            path = local_file(self._one(item), self._project, self._base, item.span)
            if path:
                kept.append(path)
        return kept


def local_file(written: str, project: ProjectFolder, base: str, span: Span) -> str:
    """Return a file that a setting names, counted from ``base``; "" if it is none of the project (told)."""
    import posixpath

    path = posixpath.normpath(posixpath.join(base, written.lstrip("/"))) if written.strip() else ""
    if path in project.files:
        return path
    if written.strip():
        project.tell("import-missing", written, span)
    return ""


def split_names(text: str) -> list[str]:
    """Return the names in a line of authors: "A, B, and C"; "Example, Ada" is one name."""
    text = re.sub(r"[ \t\n]+", " ", text).strip()
    text = re.sub(r"\^\[[^\]]*\]|<[^>]*>|\S+@\S+", "", text)
    several = re.split(r"\s*;\s*|\s+(?:and|und|et|&)\s+|,\s*(?:and|und|et|&)\s+", text)
    names = [
        name.strip(" ,")
        for one in several
        for name in (one.split(",") if len(several) > 1 or one.count(",") > 1 else [one])
    ]
    return [name for name in names if name]


def language_tag(written: str, project: ProjectFolder, span: Span) -> str:
    """Return a language as BCP 47 has it; "" for one that is none (told)."""
    meant = written.strip().replace("_", "-")
    try:
        return cldr.canonical(check_language(meant)) or meant
    except ValueError:
        known = cldr.tag_named(meant)
        if known:
            return known
        project.tell("import-value", written, span)
        return ""


def calendar_date(written: str, project: ProjectFolder, span: Span) -> str:
    """Return a day as 2026-11-30; "" for what is none (told)."""
    text = written.strip()
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%m/%d/%Y"):
        try:
            return datetime.datetime.strptime(text[:40], form).date().isoformat()
        except ValueError:
            continue
    if re.match(r"\d{4}-\d{2}-\d{2}T", text):
        return calendar_date(text[:10], project, span)
    project.tell("import-value", written, span)
    return ""
