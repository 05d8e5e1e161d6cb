"""From a line of a finished file back to the source."""

import pytest

from octavo.check.source_places import SourceMap
from octavo.core.diagnostics import Span

SOURCES = {
    "text/one.xhtml:5": "chapters/one.md:1:1",
    "text/one.xhtml:9": "chapters/one.md:12:3",
    "text/two.xhtml:10": "notes/endnotes.md:4:1",
    "nonsense": "x.md:1:1",
}


@pytest.mark.parametrize(
    ("path", "line", "source"),
    [
        ("text/one.xhtml", 5, "chapters/one.md:1:1"),
        ("text/one.xhtml", 8, "chapters/one.md:1:1"),
        ("text/one.xhtml", 9, "chapters/one.md:12:3"),
        ("text/one.xhtml", 900, "chapters/one.md:12:3"),
        ("text/one.xhtml", 4, None),
        ("OEBPS/text/two.xhtml", 11, "notes/endnotes.md:4:1"),
        ("two.xhtml", 11, None),
        ("", 11, None),
    ],
)
def test_nearest_line_above_counts(path: str, line: int, source: str | None) -> None:
    assert SourceMap(SOURCES).find(path, line) == (Span.parse(source) if source else None)


def test_where_the_source_ends_nothing_is_known() -> None:
    sources = {"styles/epub.css:1": "styles/epub.css:1:1", "styles/epub.css:2": ""}
    places = SourceMap(sources)
    assert places.find("EPUB/styles/epub.css", 1) == Span("styles/epub.css", 1, 1)
    assert places.find("EPUB/styles/epub.css", 2) is None
    assert places.find("EPUB/styles/epub.css", 90) is None
