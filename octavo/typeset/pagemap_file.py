"""The PageMap as a file beside the PDF: JSON with one entry on a line, so that a difference can be read."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from octavo.core.json_schema import json_schema_of
from octavo.core.pagemap import (
    DESCRIBED,
    IndexMark,
    PageBreak,
    PageMap,
    PlacedDisplay,
    PlacedHeading,
    PlacedNote,
    PlacedPage,
    Position,
)
from octavo.html.pages import PrintPages

#: The version of this layout: goes up when a program that reads the file must know of a change.
VERSION = 1


@dataclass(frozen=True, slots=True)
class PageMapFile:
    """On which page of a typeset book everything stands. Pages are named by their index, which counts from 0;
    lengths are points of 1/72 inch, from the left and from the top of the page."""

    __pydantic_config__ = DESCRIBED

    schema: int
    """The version of this layout: 1."""
    title: str
    """Plain title of the book."""
    identifier: str | None
    """Identifier of the book, as in its metadata."""
    pdf: str
    """Name of the PDF whose pages these are; it lies beside this file."""
    trim: tuple[float, float]
    """Width and height of a page."""
    pages: tuple[PlacedPage, ...]
    """All pages in their order."""
    turns: tuple[PageBreak, ...]
    """Where each page begins, to the word; as many as there are pages."""
    notes: tuple[PlacedNote, ...]
    """Notes, in the order of the pages on which their bodies begin."""
    headings: tuple[PlacedHeading, ...]
    index: tuple[IndexMark, ...]
    """Index marks."""
    displays: tuple[PlacedDisplay, ...]
    """Tables and figures with an id."""
    positions: Mapping[str, Position]
    """Where each id of the book stands."""


def pagemap_json(pagemap: PageMap, pages: PrintPages, pdf: str) -> str:
    """Return the text of the file, for a PDF of that name. The same map gives the same text."""
    parts = {field.name: getattr(pagemap, field.name) for field in fields(pagemap)}
    made = PageMapFile(VERSION, pages.title, pages.identifier, pdf, pages.trim, **parts)
    return "{\n" + ",\n".join(_members(made)) + "\n}\n"


def _members(made: PageMapFile) -> Iterator[str]:
    for field in fields(made):
        value = getattr(made, field.name)
        if isinstance(value, Mapping):
            lines = [f"{_json(key)}: {_json(value[key])}" for key in sorted(value)]
            yield f'"{field.name}": ' + _lines("{}", lines)
        elif isinstance(value, tuple) and field.name != "trim":
            yield f'"{field.name}": ' + _lines("[]", [_json(entry) for entry in value])
        else:
            yield f'"{field.name}": {_json(value)}'


def _lines(brackets: str, lines: list[str]) -> str:
    inside = "\n" + ",\n".join(lines) + "\n" if lines else ""
    return brackets[0] + inside + brackets[1]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=_members_of)


def _members_of(value: Any) -> dict[str, Any]:
    return {field.name: getattr(value, field.name) for field in fields(value)}


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the file."""
    return json_schema_of(PageMapFile)
