"""Lists of tables and figures are there only where they list something."""

from pathlib import Path

import pytest

from tests.books import compose_book

BOOK = "title: T\nfront: [contents, list-of-tables, list-of-figures]\nbody: [one.md]\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n"


@pytest.mark.parametrize(
    ("text", "lists"),
    [
        ("Text.", []),
        (TABLE, []),  # without a caption a table has no number
        (f"{TABLE}\n: Caption {{#tbl-a}}\n", ["list-of-tables"]),
        ("![Caption](a.svg){alt=x}", ["list-of-figures"]),
        ("![](a.svg){alt=x}", []),
    ],
)
def test_lists_that_are_printed(tmp_path: Path, text: str, lists: list[str]) -> None:
    files = {"book.yaml": BOOK, "one.md": f"# One\n\n{text}\n", "a.svg": SVG}
    edition = compose_book(tmp_path, files)
    assert [s.kind.value for s in edition.sections] == ["contents", *lists, "chapter"]
    assert [entry.kind for entry in edition.contents] == [*lists, "chapter"]
