"""The check of the composed book as JSON: its XHTML is well-formed, and what is named in it is there."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lxml import etree

from octavo.check.findings import Findings, counted, in_document, run_topic
from octavo.check.result import CheckResult

#: The namespaces that the layout of the file declares for its fragments.
_OPEN = '<r xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'


def check_composed(path: Path) -> CheckResult:
    """Check ``<slug>-composed.json``."""

    def topic() -> Findings:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        fragments = list(_fragments(data))
        ids = {one["id"] for key in ("sections", "notes", "tables", "figures") for one in data[key]}
        faults = []
        for place, text in fragments:
            try:
                tree = etree.fromstring(f"{_OPEN}{text}</r>")
            except etree.XMLSyntaxError as error:
                faults.append(in_document(place).fault("composed-xhtml", str(error)))
            else:
                ids.update(node.get("id", "") for node in tree.iter(etree.Element))
        named = list(_named(data))
        faults += [
            in_document(place).fault("composed-name", f"{place} names `{name}`, which is not there")
            for place, name in named
            if name not in ids
        ]
        detail = f"{counted(len(fragments), 'fragment')} of XHTML, {counted(len(named), 'name')} of places"
        return Findings(tuple(faults), detail)

    return run_topic("Composed book", path, topic)


def _fragments(node: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield all texts that are XHTML, with the keys that lead to them."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if isinstance(value, str) and (key == "body" or key.endswith("xhtml")):
                yield f"{place}.{key}", value
            elif key == "titles_xhtml":
                yield from ((f"{place}.{key}", text) for text in value)
            elif key != "metadata":
                yield from _fragments(value, f"{place}.{key}".lstrip("."))
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _fragments(value, f"{place}[{number}]")


def _named(data: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the ids that the file names, and where."""
    for note in data["notes"]:
        yield from ((f"note {note['id']}", call) for call in note["calls"])
    for target in data["targets"]:
        yield f"target {target['id']}", target["division"]
    for group in data["index"]:
        yield from _located(group["entries"])


def _located(entries: list[Any]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        yield from ((f"index entry {entry['id']}", locator["id"]) for locator in entry["locators"])
        yield from _located(entry["children"])
