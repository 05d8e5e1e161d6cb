"""A list that quotes the pages of an earlier edition, which the text marks, becomes marks."""

from pathlib import Path

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.index_list import import_list
from tests.books import compose_book, section_of, write_book

BOOK = "title: A Book\nbody: [one.md, two.md]\nback: [notes, index]\n"
ONE = """\
# One

[]{.source-page n=17}The board met on the quay,[^a] and then it []{.source-page n=18}went home.

Page two begins []{.source-page n=19}here with fog, said Kornilov.[^b][^c]

[^a]: Farrow was in the chair.
[^b]: A fog []{.source-page n=220}of salt.
[^c]: No rope.
"""
TWO = "# Two\n\nMore fog, []{.source-page n=20}and salt.\n"


def marks(root: Path, text: str, one: str = ONE) -> tuple[list[str], list[str]]:
    """The entries that the text has at last, each with the words behind its mark; and what was reported."""
    files = {"book.yaml": BOOK, "one.md": one, "two.md": TWO}
    book = write_book(root / "book", files)
    (root / "list.txt").write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    import_list(Settings(book, root / "out"), root / "list.txt", None, diagnostics)
    reported = [f"{one.code} {one.span.line if one.span else 0}" for one in diagnostics]
    made = book / "index-marks.yaml"
    lines = made.read_text(encoding="utf-8").split("\n") if made.is_file() else []
    return [line.strip() for line in lines if line.startswith("  - {terms")], reported


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("board\t17", '"board met on'),
        ("fog\t19", '"fog, said Kornilov'),
        ("Kornilov, L. G.\t19", '"Kornilov.'),
        ("Farrow\t17n", '"Farrow was in'),
        ("Farrow\t17n1", '"Farrow was in'),
        ("salt\t20", '"salt.'),
        ("salt\t220n", '"salt.'),
        ("rope\t19n3", '"rope.'),
        ("rope\t19n", '"rope.'),
    ],
)
def test_a_page_of_the_earlier_edition(tmp_path: Path, line: str, words: str) -> None:
    (mark,), reported = marks(tmp_path, line + "\n")
    assert f"words: {words}" in mark
    assert reported == []


def test_pages_before_the_first_mark_and_behind_the_last(tmp_path: Path) -> None:
    assert marks(tmp_path, "board\t16\nfog\t18-21\n")[1] == ["index-list-page 1", "index-list-page 2"]


def test_a_text_without_marks(tmp_path: Path) -> None:
    found = marks(tmp_path, "board\t17\n", one="# One\n\nText.\n")
    assert found[0] != [] or found[1] == ["index-list-page 1"]


def test_the_text_takes_the_marks(tmp_path: Path) -> None:
    marks(tmp_path, "home\t18-19\n")
    book = tmp_path / "book"
    names = ("book.yaml", "one.md", "two.md", "index-marks.yaml")
    composed = compose_book(tmp_path / "again", {name: (book / name).read_text("utf-8") for name in names})
    assert section_of(composed, "index") is not None
