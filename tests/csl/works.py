"""Invented works, and helpers that write citations as one line of text."""

from collections.abc import Mapping
from typing import Any

from octavo.csl.library import named_style
from octavo.csl.model import Citation, Cite
from octavo.csl.processor import Processor
from octavo.csl.rich import Rich
from octavo.csl.style import Style, parse_style
from tests.csl.suite import html

WORKS: dict[str, dict[str, Any]] = {
    "ferry": {
        "type": "book",
        "title": "The ferry at low water",
        "author": [{"family": "Marsh", "given": "Ellen"}],
        "publisher": "Harbour Press",
        "publisher-place": "Ferrytown",
        "issued": {"date-parts": [[1931]]},
    },
    "ropes": {
        "type": "book",
        "title": "Ropes and tides: a handbook",
        "title-short": "Ropes and tides",
        "author": [{"family": "Marsh", "given": "Ellen"}],
        "edition": "2",
        "publisher": "Harbour Press",
        "publisher-place": "Ferrytown",
        "issued": {"date-parts": [[1931]]},
    },
    "penny": {
        "type": "article-journal",
        "title": 'Who paid the "ferry penny"?',
        "author": [{"family": "Pole", "given": "Thomas"}, {"family": "Reed", "given": "Ada M."}],
        "container-title": "Journal of Small Crossings",
        "volume": "12",
        "issue": "3",
        "page": "321-328",
        "issued": {"date-parts": [[1952, 3]]},
        "DOI": "10.1000/penny",
    },
    "four": {
        "type": "article-journal",
        "title": "Four on a raft",
        "author": [
            {"family": "Oak", "given": "Jane"},
            {"family": "Elm", "given": "Richard"},
            {"family": "Ash", "given": "Edmund"},
            {"family": "Birch", "given": "Mary"},
        ],
        "container-title": "Journal of Small Crossings",
        "volume": "7",
        "page": "101-109",
        "issued": {"date-parts": [[1947]]},
    },
    "chapter": {
        "type": "chapter",
        "title": "Der letzte Fährmann",
        "language": "de",
        "author": [{"family": "Linde", "given": "Jürgen", "non-dropping-particle": "von der"}],
        "editor": [{"family": "Stone", "given": "P. R."}],
        "container-title": "Rivers and their keepers",
        "publisher": "Two Banks",
        "publisher-place": "Upton",
        "page": "1096-1127",
        "issued": {"date-parts": [[1960]]},
    },
    "undated": {"type": "book", "title": "A tract on bells", "publisher": "The Printer"},
}

_MARKS = {"italic": "*", "small-caps": "^"}


def text(rich: Rich) -> str:
    """Return rich text as a line: italics between asterisks, a bar behind what stands in the margin."""
    mark = _MARKS.get(rich.kind, "")
    if rich.kind == "left-margin":
        return f"{''.join(text(part) for part in rich.parts)} | "
    return mark + (rich.text or "".join(text(part) for part in rich.parts)) + mark


def style(name: str, language: str = "en-US") -> Style:
    """Return a public style."""
    data = named_style(name)
    assert data is not None
    return parse_style(data, language)


def small_style(citation: str, macros: str = "", options: str = "", rest: str = "", root: str = "") -> Style:
    """Return a style: what <citation> holds, its options, the macros; ``root`` are the options of <style>,
    ``rest`` is what else it holds."""
    kind = "" if "class=" in root else 'class="in-text"'
    xml = (
        f'<style xmlns="http://purl.org/net/xbiblio/csl" {kind} {root} version="1.0">{rest}{macros}'
        f"<citation {options}>{citation}</citation></style>"
    )
    return parse_style(xml.encode(), "en-US")


def cited(
    style: Style, *citations: tuple[Cite, ...], works: Mapping[str, dict[str, Any]] = WORKS
) -> list[str]:
    """Return citations, each in a note of its own, as lines."""
    made = [
        Citation(cites, note=number if style.in_notes else 0) for number, cites in enumerate(citations, 1)
    ]
    keys = list(dict.fromkeys(cite.key for cites in citations for cite in cites))
    return [text(rich) for rich in Processor(style, works, keys).citations(made)]


def entries(
    style: Style, *keys: str, repeated: str | None = None, works: Mapping[str, dict[str, Any]] = WORKS
) -> list[str]:
    """Return the bibliography as lines."""
    found = Processor(style, works, keys).bibliography(list(keys), repeated)
    return [text(rich) for _, rich in found]


def shown(
    layout: str,
    *works: Mapping[str, Any],
    macros: str = "",
    options: str = "",
    rest: str = "",
    root: str = "",
) -> str:
    """Return one citation of works in a style of that layout, as HTML."""
    made = small_style(f"<layout {layout}</layout>", macros, options, rest, root)
    keyed = {f"work {number}": work for number, work in enumerate(works)}
    citation = Citation(tuple(Cite(key) for key in keyed))
    return html(Processor(made, keyed, list(keyed)).citations([citation])[0])
