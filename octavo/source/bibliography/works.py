"""CSL data in YAML or JSON -> works. Both forms of dates are read: those of CSL JSON and plain "1958-03"."""

import re
from typing import Any

from octavo.core.diagnostics import Span
from octavo.core.suggestions import closest, suggest
from octavo.source.bibliography.model import WorkSource
from octavo.source.bibliography.variables import DATES, NAMES, OTHERS, TEXTS, TYPES
from octavo.source.context import ReadingContext
from octavo.source.validate import key_span
from octavo.source.yaml_tree import YamlNode, load_yaml

#: How deep volumes may stand in volumes.
_DEPTH = 3
#: How many works one file may hold.
WORKS = 20_000

_DATE = re.compile(r"(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?([~?%]?)")
#: A year, month or day; the first year that does not fit in is 1,000,000.
_NUMBER = re.compile(r"-?\d{1,6}")
_KNOWN = NAMES | DATES | TEXTS | OTHERS


def read_works(text: str, file: str, context: ReadingContext) -> list[WorkSource]:
    """Return the works of a file: a list, or a mapping with the list under ``references``."""
    if file.endswith(".json"):  # JSON is YAML, but for tabs at the head of a line
        text = re.sub(r"^\t+", lambda found: "  " * len(found[0]), text, flags=re.MULTILINE)
    root = load_yaml(text, file, context.diagnostics)
    if root is None or root.data is None:
        return []
    listed = root.get("references") or root
    if not isinstance(listed.data, list):
        context.diagnostics.error(
            "bibliography-form",
            listed.span,
            f"{file} is not a list of works",
            "write a list of works, each beginning with `- id: ...`, or a list under `references:`",
        )
        return []
    if len(listed.data) > WORKS:
        context.diagnostics.error(
            "bibliography-form", listed.span, f"{file} has more than {WORKS} works", "divide it"
        )
        return []
    reader = _WorkReader(context)
    return [made for node in listed.items() if (made := reader.work(node)) is not None]


class _WorkReader:
    """Makes works of YAML nodes and reports what they hold that cannot be used."""

    def __init__(self, context: ReadingContext) -> None:
        self._context = context

    def work(self, node: YamlNode, parent: WorkSource | None = None, depth: int = 0) -> WorkSource | None:
        """Return one work, or None if it is unusable.

        A volume has what it does not say from the work above it.
        """
        if not isinstance(node.data, dict):
            self._error(
                "bibliography-form", node.span, "an item of the list is not a work", "write `- id: ...`"
            )
            return None
        key = next((found.text().strip() for name in ("id", "citation-key") if (found := node.get(name))), "")
        if not key and parent is None:
            self._error("work-key", node.span, "a work has no `id`; nothing can cite it", "write `id: ...`")
            return None
        data: dict[str, Any] = dict(parent.data) if parent else {}
        own = self._data(node)
        data |= own
        made = WorkSource(key or f"{parent.key if parent else ''}-{depth}", data, node.span)
        self._check_type(data, node, made)
        keywords = frozenset(self._keywords(node)) | (parent.keywords if parent else frozenset())
        own = {name: data[name] for name in ("type", "issued") if name in data} | own if parent else {}
        made = WorkSource(made.key, data, node.span, keywords, own=own)
        volumes = node.get("volumes")
        if volumes is None or depth >= _DEPTH:
            return made
        below = []
        for number, one in enumerate(volumes.items(), start=1):
            volume = self.work(one, made, depth + 1)
            if volume is not None:
                name = volume.key if one.get("id") else f"{made.key}-v{number}"
                below.append(WorkSource(name, volume.data, volume.span, keywords, volume.volumes, volume.own))
        return WorkSource(made.key, data, node.span, keywords, tuple(below), own)

    def _data(self, node: YamlNode) -> dict[str, Any]:
        data: dict[str, Any] = {}
        members = node.data if isinstance(node.data, dict) else {}
        for name, value in members.items():
            if name in NAMES:
                data[name] = self._names(name, value)
            elif name in DATES:
                date = self._date(name, value)
                if date:
                    data[name] = date
            elif name in TEXTS or name == "type":
                data["title-short" if name == "shortTitle" else name] = self._text(value)
            elif name not in OTHERS and closest(name, _KNOWN):
                self._context.diagnostics.warning(
                    "work-field",
                    node.place(name),
                    f"`{name}` is not a field of CSL; nothing is printed of it",
                    suggest(name, _KNOWN, "take it out"),
                )
        return data

    def _check_type(self, data: dict[str, Any], node: YamlNode, work: WorkSource) -> None:
        kind = data.get("type", "")
        if kind and kind not in TYPES:
            span = key_span(node, "type", node.span)
            hint = suggest(kind, TYPES, "write one of the types of CSL: book, chapter, article-journal ...")
            self._error("work-type", span, f"`{kind}` is not a type of work", hint)
        for name in ("title", "type"):
            if not data.get(name):
                self._missing(name, work)
        data.setdefault("type", "document")

    def _missing(self, name: str, work: WorkSource) -> None:
        self._context.diagnostics.warning(
            "work-incomplete",
            work.span,
            f"the work `{work.key}` has no {name}",
            f"write `{name}: ...`, or look at how it is printed",
        )

    def _text(self, value: YamlNode) -> str:
        if isinstance(value.data, list):
            return ", ".join(one.text() for one in value.data)
        return " ".join(value.text().split())

    def _keywords(self, node: YamlNode) -> list[str]:
        words: list[str] = []
        for name in ("keyword", "keywords"):
            found = node.get(name)
            if found is not None:
                words += [one.text() for one in found.items()] or re.split(r"[;,]", found.text())
        return [word.strip() for word in words if word.strip()]

    def _names(self, variable: str, value: YamlNode) -> list[dict[str, Any]]:
        nodes = value.data if isinstance(value.data, list) else [value]
        names = []
        for one in nodes:
            if isinstance(one.data, dict):
                names.append({key: part.plain() for key, part in one.data.items()})
            elif one.text().strip():
                family, comma, given = one.text().partition(",")
                whole = {"family": family.strip(), "given": given.strip()}
                names.append(whole if comma else {"literal": one.text().strip()})
            else:
                self._error(
                    "work-name",
                    one.span,
                    f"`{variable}` holds no name",
                    "write family: and given:, or literal:",
                )
        return names

    def _date(self, variable: str, value: YamlNode) -> dict[str, Any] | None:
        plain = value.plain()
        made = date_of(plain)
        if made is None and plain not in (None, ""):
            self._error(
                "work-date",
                value.span,
                f"`{variable}` is not a date that can be read",
                "write 1958, 1958-03, 1958-03-05, 1958/1960, or `literal: ...`",
            )
        return made

    def _error(self, code: str, span: Span, message: str, hint: str) -> None:
        self._context.diagnostics.error(code, span, message, hint)


def date_of(value: Any) -> dict[str, Any] | None:
    """Return a date of CSL JSON from any of its forms; None for what is no date. "~" and "?" after a date
    mean that it is not certain."""
    if isinstance(value, list):
        days = [date_of(one) for one in value[:2]]
        parts = [day["date-parts"][0] for day in days if day and day.get("date-parts")]
        return {"date-parts": parts} if parts else None
    if isinstance(value, dict):
        return _mapping_date(value)
    if not isinstance(value, str) or not value.strip():
        return None
    parts, circa = [], False
    for day in value.strip().split("/")[:2]:
        found = _DATE.fullmatch(day.strip())
        if found is None:
            return None
        parts.append([int(one) for one in found.groups()[:3] if one])
        circa = circa or bool(found[4])
    return {"date-parts": parts, **({"circa": True} if circa else {})}


def _mapping_date(value: dict[str, Any]) -> dict[str, Any] | None:
    more = {name: value[name] for name in ("season", "circa") if value.get(name)}
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts:
        rows = parts if isinstance(parts[0], list) else [parts]
        days = [[int(str(n)) for n in row if _NUMBER.fullmatch(str(n))] for row in rows[:2]]
        days = [day for day in days if day]
        return {"date-parts": days, **more} if days else None
    if _NUMBER.fullmatch(str(value.get("year", ""))):
        day = [str(value.get(name, "")) for name in ("year", "month", "day")]
        return {"date-parts": [[int(one) for one in day if _NUMBER.fullmatch(one)]], **more}
    for name in ("literal", "raw"):
        if value.get(name):
            return date_of(str(value[name])) or {"literal": str(value[name]), **more}
    return None
