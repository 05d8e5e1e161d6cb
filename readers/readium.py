"""Readium 2 (r2-streamer-js): the parser inside Thorium and many library apps, in Node."""

import json
import shutil
from collections.abc import Iterator
from typing import Any

from readers import comparing
from readers.epub import Entry, Epub, squeezed
from readers.results import Finding
from readers.running import run as run_program
from readers.unit import NODE, ROOT, Unit, count

_SECONDS = 60
_SCRIPT = ROOT / "readers/scripts/readium.js"


def run(unit: Unit) -> None:
    """Compare Readium's manifest with the package document."""
    node = shutil.which("node") or "node"
    written = run_program([node, str(_SCRIPT), str(unit.epub.path)], _SECONDS, {"NODE_PATH": str(NODE)})
    manifest = json.loads(written)
    _manifest(unit, manifest)
    _lists(unit, manifest)
    _accessibility(unit, manifest["metadata"])


def _manifest(unit: Unit, manifest: Any) -> None:
    epub, found = unit.epub, manifest["metadata"]
    titles = epub.metadata("dc:title")
    pairs = {
        "title": (titles[0], _text(found.get("title"))),
        "identifier": (epub.metadata("dc:identifier")[0], _text(found.get("identifier"))),
        "language": (epub.metadata("dc:language")[0], _text(found.get("language"))),
        "publisher": ("; ".join(epub.metadata("dc:publisher")), _text(found.get("publisher"))),
        "description": ("".join(epub.metadata("dc:description")[:1]), _text(found.get("description"))),
        "subjects": ("; ".join(epub.metadata("dc:subject")), _text(found.get("subject"))),
    }
    findings = [
        Finding("metadata", f"{name}: “{now}” read where the book has “{was}”")
        for name, (was, now) in pairs.items()
        if was != now
    ]
    unit.add("metadata", count(tuple(pairs), "field"), findings)
    order = [link["href"] for link in manifest["readingOrder"]]
    unit.add("reading order", count(epub.spine, "document"), comparing.lists("spine", epub.spine, order))
    others = sorted(item.path for item in epub.manifest.values() if item.path not in epub.spine)
    read = sorted(link["href"] for link in manifest.get("resources", []))
    unit.add("resources", count(others, "file"), comparing.lists("manifest", others, read))


def _text(value: Any) -> str:
    if isinstance(value, list):
        return "; ".join(map(_text, value))
    if isinstance(value, dict):
        return _text(value.get("name") or next(iter(value.values()), ""))
    return squeezed(str(value or ""))


def _entries(epub: Epub, links: list[Any], level: int = 1) -> Iterator[Entry]:
    for link in links:
        target = epub.resolve("", link["href"])
        yield Entry(squeezed(link.get("title", "")), target, level, _text(link.get("rel")).replace("; ", " "))
        yield from _entries(epub, link.get("children", []), level + 1)


def _lists(unit: Unit, manifest: Any) -> None:
    epub = unit.epub
    for name, key, expected in (
        ("contents", "toc", epub.contents),
        ("page list", "pageList", epub.page_list),
        ("landmarks", "landmarks", epub.landmarks),
    ):
        found = list(_entries(epub, manifest.get(key, [])))
        if key != "landmarks":
            found = [Entry(e.label, e.target, e.level) for e in found]
        findings = comparing.lists(name, expected, found, comparing.shown_entry)
        unit.add(name, count(expected, "entry", "entries"), findings)


_STATEMENTS = {
    "accessMode": "accessMode",
    "accessModeSufficient": "accessModeSufficient",
    "accessibilityFeature": "accessibilityFeature",
    "accessibilityHazard": "accessibilityHazard",
    "accessibilitySummary": "accessibilitySummary",
}


def _accessibility(unit: Unit, found: Any) -> None:
    findings = []
    for name, key in _STATEMENTS.items():
        wanted = sorted(unit.epub.metadata(f"schema:{name}"))
        value = found.get(key, [])
        if isinstance(value, dict):
            value = list(value.values())
        listed = value if isinstance(value, list) else [value]
        got = sorted(",".join(each) if isinstance(each, list) else squeezed(str(each)) for each in listed)
        if got != wanted:
            findings.append(Finding(name, f"{got} read where the book has {wanted}"))
    wanted = sorted(unit.epub.conformance())
    got = sorted(_conformance(found.get("accessibility", {})))
    if got != wanted:
        findings.append(Finding("conformsTo", f"{got} read where the book has {wanted}"))
    unit.add("accessibility", count(tuple(_STATEMENTS), "statement"), findings)


def _conformance(block: Any) -> list[str]:
    value = block.get("conformsTo", [])
    return [squeezed(str(each)) for each in (value if isinstance(value, list) else [value])]
