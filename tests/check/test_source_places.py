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
