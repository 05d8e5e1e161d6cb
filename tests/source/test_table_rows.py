"""Rows that are too short: the hint writes them as they are to be written."""

import re
from pathlib import Path

import pytest

from tests.source.cases import read_book, write_book

BOOK = """\
=== chapters/one.md
::: {.table #tbl-coal}
:::
=== tables/coal.yaml
columns: [{id: year}, {id: tons}, {id: price}]
rows:
  - ROW
notes: {x: The papers are lost.}
"""


@pytest.mark.parametrize(
    ("row", "better"),
    [
        ('["1914[^x]"]', '{year: "1914[^x]"}'),
        ('[1914, "29[^x]"]', '{year: 1914, tons: "29[^x]"}'),
        ('["All: [^x]"]', '{year: "All: [^x]"}'),
        ('{total: ["All[^x]"]}', '{total: {year: "All[^x]"}}'),
    ],
)
def test_the_hint_mends_a_short_row(row: str, better: str, tmp_path: Path) -> None:
    _, diagnostics = read_book(write_book(tmp_path / "a", BOOK.replace("ROW", row)))
    (found,) = diagnostics
    assert found.code == "table-cells"
    assert re.search(r"those that are filled: (.+); else", found.hint)[1] == better  # type: ignore[index]
    _, mended = read_book(write_book(tmp_path / "b", BOOK.replace("ROW", better)))
    assert list(mended) == []


def test_the_hint_for_a_row_that_is_too_long(tmp_path: Path) -> None:
    _, diagnostics = read_book(write_book(tmp_path, BOOK.replace("ROW", '[1914, 1, 200, "2[^x]"]')))
    (found,) = diagnostics
    assert (found.code, "comma" in found.hint, "{year" in found.hint) == ("table-cells", True, False)


def test_a_long_row_is_not_written_out(tmp_path: Path) -> None:
    _, diagnostics = read_book(write_book(tmp_path, BOOK.replace("ROW", f'["{"lost " * 50}[^x]"]')))
    (found,) = diagnostics
    assert "{year: ...}" in found.hint
