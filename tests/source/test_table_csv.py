"""Rows of tables from files of spreadsheets, as these write them."""

from pathlib import Path

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.source import read
from tests.source.test_read import words

BOOK = "title: A Book\nlanguage: de\nbody: [one.md]\n"
TABLE = "columns:\n- {id: ort}\n- {id: wert}\ndata: t.csv\n"


def _rows(root: Path, data: bytes, name: str = "t.csv") -> tuple[list[list[str]], list[str]]:
    """The cells of the table, and the codes of what is reported."""
    (root / "tables").mkdir()
    (root / "book.yaml").write_text(BOOK, encoding="utf-8")
    (root / "one.md").write_text("# A\n\n::: {.table #tbl-t}\n:::\n", encoding="utf-8")
    (root / "tables" / "t.yaml").write_text(TABLE.replace("t.csv", name), encoding="utf-8")
    (root / "tables" / name).write_bytes(data)
    diagnostics = Diagnostics()
    manuscript = read(root, diagnostics)
    assert manuscript is not None
    cells = [[words(cell.text) for cell in row.cells] for row in manuscript.tables["tbl-t"].rows]
    return cells, [one.code for one in diagnostics]


@pytest.mark.parametrize(
    "text",
    [
        "ort;wert\nKöln;1,5\nBonn;-2,25\n",
        "\ufeffort;wert\r\nKöln;1,5\r\nBonn;-2,25\r\n",
        'ort,wert\nKöln,"1,5"\n"Bonn","-2,25"\n',
        "wert\tort\n1,5\tKöln\n-2,25\tBonn\n",
        '"ort";"wert"\n"Köln";"1,5"\nBonn;-2,25\n',
        "ort|wert\nKöln|1,5\nBonn|-2,25\n",
    ],
)
def test_separators(tmp_path: Path, text: str) -> None:
    rows, reported = _rows(tmp_path, text.encode())
    assert rows == [["Köln", "1,5"], ["Bonn", "-2,25"]]
    assert reported == []


def test_values_with_separators_marks_and_ends_of_lines(tmp_path: Path) -> None:
    rows, reported = _rows(tmp_path, b'ort;wert\n"a;b";"c ""d"""\n"e\nf";g,h\n')
    assert rows == [["a;b", 'c "d"'], ["e f", "g,h"]]
    assert reported == []


def test_another_encoding_is_read_if_the_book_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = "ort;wert\nKöln;1\n".encode("cp1252")
    (tmp_path / "a").mkdir()
    assert _rows(tmp_path / "a", data)[1] == ["utf8-invalid"]
    (tmp_path / "b").mkdir()
    monkeypatch.setattr(f"{__name__}.BOOK", BOOK + "encoding: windows-1252\n")
    assert _rows(tmp_path / "b", data) == ([["Köln", "1"]], [])


@pytest.mark.parametrize("name", ["t.xlsx", "t.ODS", "t.xls", "t.numbers"])
def test_a_spreadsheet_is_told(tmp_path: Path, name: str) -> None:
    assert _rows(tmp_path, b"PK\x03\x04", name) == ([], ["csv-sheet"])


def test_a_head_without_names_of_columns_is_told_as_ever(tmp_path: Path) -> None:
    assert set(_rows(tmp_path, b"place;value\nK;1\n")[1]) == {"csv-header"}
