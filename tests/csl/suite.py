"""The test suite of the CSL project: finding it, running a fixture of it, and its form of HTML.

The suite belongs to the CSL project and is no part of this repository. A fixture is a style, works, citations
and the text that they must give, as HTML.
"""

import gzip
import json
import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from octavo.csl.model import Citation, Cite, CitePosition
from octavo.csl.processor import Processor
from octavo.csl.rich import Rich
from octavo.csl.style import parse_style

Fixture = Mapping[str, Any]

_NOTHING = "[CSL STYLE ERROR: reference with no printed form.]"
_ROOT = Path(__file__).resolve().parents[2]
_NAME = "csl-suite.jsonl.gz"
_TAGS = {
    "italic": ("<i>", "</i>"),
    "oblique": ("<em>", "</em>"),
    "bold": ("<b>", "</b>"),
    "light": ('<span style="font-weight:light;">', "</span>"),
    "roman": ('<span style="font-style:normal;">', "</span>"),
    "regular": ('<span style="font-weight:normal;">', "</span>"),
    "small-caps": ('<span style="font-variant:small-caps;">', "</span>"),
    "full-caps": ('<span style="font-variant:normal;">', "</span>"),
    "underline": ('<span style="text-decoration:underline;">', "</span>"),
    "plain-line": ('<span style="text-decoration:none;">', "</span>"),
    "sup": ("<sup>", "</sup>"),
    "sub": ("<sub>", "</sub>"),
    "on-line": ('<span style="baseline">', "</span>"),
    "block": ('<div class="csl-block">', "</div>"),
    "left-margin": ('<div class="csl-left-margin">', "</div>"),
    "right-inline": ('<div class="csl-right-inline">', "</div>"),
    "indent": ('<div class="csl-indent">', "</div>"),
}
#: Raised letters for which Unicode has no decomposition.
_RAISED = {"ˀ": "ʔ", "ˁ": "ʕ", "ۥ": "و", "ۦ": "ي"}
#: The numbers that the suite gives to positions.
_POSITIONS = (
    {"first"},
    {"subsequent"},
    {"subsequent", "ibid"},
    {"subsequent", "ibid", "ibid-with-locator"},
)


def find_suite() -> Path | None:
    """Return the file of the suite: the one that OCTAVO_CSL_SUITE names, or one in a folder beside the
    checkout. None if there is none."""
    named = os.environ.get("OCTAVO_CSL_SUITE")
    if named:
        return Path(named)
    return next(iter(sorted(_ROOT.parent.glob(f"*/{_NAME}"))), None)


def read_suite(path: Path) -> Iterator[Fixture]:
    """Yield the fixtures of the suite, one JSON object to a line of the compressed file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def run(fixture: Fixture) -> str:
    """Return what the processor makes of a fixture, as the suite writes it."""
    if fixture.get("citations"):
        return _updates(fixture)
    works, keys = _works(fixture)
    processor = Processor(parse_style(fixture["csl"].encode(), "en-US"), works, keys)
    if fixture["mode"] == "bibliography":
        return _bibliography(processor, keys)
    items = fixture.get("citation_items") or [[{"id": key} for key in processor.order]]
    made = processor.citations([Citation(tuple(_given(item) for item in row), note=0) for row in items])
    return "\n".join(html(rich) or _NOTHING for rich in made)


def squeezed(text: str) -> str:
    """Return a result without what no browser shows: line ends and indents between elements, and spaces
    before the end of an entry."""
    text = re.sub(r"\n\s*", "\n" if "<div" not in text else "", text.strip())
    return re.sub(r"\s+</div>", "</div>", text)


def _works(fixture: Fixture) -> tuple[dict[str, dict[str, Any]], list[str]]:
    works = {str(work.get("id", number)): work for number, work in enumerate(fixture["input"])}
    return works, list(works)


def _bibliography(processor: Processor, keys: Sequence[str]) -> str:
    entries = (f'<div class="csl-entry">{html(rich)}</div>' for _, rich in processor.bibliography(keys))
    return f'<div class="csl-bib-body">{"".join(entries)}</div>'


def _given(item: Mapping[str, Any]) -> Cite:
    """Return the cite of an item that says its own position."""
    names = set(_POSITIONS[int(item.get("position") or 0)])
    if item.get("near-note"):
        names.add("near-note")
    return _cite(item, CitePosition(frozenset(names), int(item.get("first-reference-note-number") or 0)))


def _cite(item: Mapping[str, Any], position: CitePosition | None = None) -> Cite:
    return Cite(
        str(item["id"]),
        locator=str(item.get("locator") or ""),
        label=str(item.get("label") or "page").replace(" ", "-"),
        prefix=item.get("prefix") or "",
        suffix=item.get("suffix") or "",
        position=position,
    )


def _citation(cites: Sequence[Cite], note: int) -> Citation:
    """Return a citation; those in the text are apart from those in notes."""
    return Citation(tuple(cites), note=note, series="notes" if note else "")


def _updates(fixture: Fixture) -> str:
    """Return the state after the last of several edits of a document, with a mark at what it changed."""
    style = parse_style(fixture["csl"].encode(), "en-US")
    works, _ = _works(fixture)
    known: dict[str, Citation] = {}
    before: dict[str, str] = {}
    order: list[str] = []
    now: dict[str, str] = {}
    latest, bibliography = "", ""
    for number, (citation, pre, post) in enumerate(fixture["citations"]):
        latest = citation.get("citationID") or f"citation {number}"
        note = int(citation.get("properties", {}).get("noteIndex") or 0)
        known[latest] = _citation([_cite(item) for item in citation["citationItems"]], note)
        for name, place in [*pre, *post]:
            known[name] = _citation(known[name].cites, int(place))
        order = [*(name for name, _ in pre), latest, *(name for name, _ in post)]
        keys = list(dict.fromkeys(cite.key for name in order for cite in known[name].cites))
        processor = Processor(style, works, keys)
        made = processor.citations([known[name] for name in order])
        before, now = now, {name: html(rich) for name, rich in zip(order, made, strict=True)}
        bibliography = _bibliography(processor, keys) if fixture["mode"] == "bibliography" else ""
    if bibliography:
        return bibliography
    marks = [">>" if name == latest or before.get(name) != now[name] else ".." for name in order]
    return "\n".join(
        f"{mark}[{place}] {now[name]}" for place, (mark, name) in enumerate(zip(marks, order, strict=True))
    )


def _raised(letter: str) -> str:
    """Return a raised letter as the suite has it: as a letter in an element."""
    if letter.isascii():
        return letter
    kind, *parts = unicodedata.decomposition(letter).split() or [""]
    base = "".join(chr(int(one, 16)) for one in parts) if kind == "<super>" else _RAISED.get(letter)
    return f"<sup>{base}</sup>" if base else letter


def html(rich: Rich) -> str:
    """Return rich text as the HTML of the suite."""
    opens, closes = _TAGS.get(rich.kind, ("", ""))
    body = rich.text.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;")
    body = "".join(_raised(letter) for letter in body.replace("  ", "&#160; ")) + "".join(
        html(part) for part in rich.parts
    )
    return f"{opens}{body}{closes}" if body else ""
