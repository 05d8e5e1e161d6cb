"""The order in which a reader comes to the texts of a book."""

from pathlib import Path

import pytest

from octavo.compose import STEPS, compose
from octavo.compose.draft import Draft
from octavo.compose.reading_order import NoteOrder, read_through
from octavo.core.diagnostics import Diagnostics
from octavo.source.manuscript import Kind
from tests.books import read_book

BOOK = """\
title: A Book
notes:
  - {id: foot, place: page-foot}
  - {id: chapter, place: chapter-end}
  - {id: book, place: book-end}
body: [one.md, two.md]
back: [notes]
"""
ONE = """\
# One

[a]{#a}[^book] [b]{#b}[^chapter] [c]{#c}[^foot]

::: {.table #tbl-t}
:::

[d]{#d}[^book]

[^foot]: {series=foot} [in the foot]{#in-foot}
[^chapter]: {series=chapter} [in the chapter]{#in-chapter} with a call[^inner]
[^inner]: {series=chapter} [inside]{#in-inner}
[^book]: {series=book} [in the book]{#in-book}
"""
TABLE = """\
caption: "[caption]{#caption}"
columns: [{id: one, head: "[head]{#head}"}]
rows: [["[cell]{#cell}"]]
source: "[source]{#source}"
"""
FILES = {
    "book.yaml": BOOK,
    "one.md": ONE,
    "two.md": "# Two\n\n[e]{#e}\n",
    "tables/tbl-t.yaml": TABLE,
}
#: The ids that are looked at: those of the source.
NAMES = frozenset(
    ["one", "two", "a", "b", "c", "d", "e", "in-foot", "in-chapter", "in-inner", "in-book"]
) | frozenset(["caption", "head", "cell", "source", "tbl-t"])


def stops(root: Path, order: NoteOrder, without: frozenset[Kind] = frozenset()) -> list[tuple[str, str, str]]:
    """Names, notes and displays of the places of the book, in the order in which they are read."""
    found: list[tuple[str, str, str]] = []

    def record(draft: Draft) -> None:
        found.extend(
            (stop.name, stop.note.series if stop.note else "", stop.display)
            for stop in read_through(draft, order, without=without)
            if stop.name in NAMES
        )

    compose(read_book(root, FILES), Diagnostics(), steps=STEPS.with_part("record", record))
    return found


def names(root: Path, order: NoteOrder) -> str:
    return " ".join(name for name, _, _ in stops(root, order))


def test_notes_are_read_at_their_first_call(tmp_path: Path) -> None:
    table = "tbl-t caption head cell source"
    assert names(tmp_path, NoteOrder.CALLED) == (
        f"one a in-book b in-chapter in-inner c in-foot {table} d two e"
    )


def test_notes_are_read_as_they_are_printed(tmp_path: Path) -> None:
    table = "tbl-t caption head cell source"
    assert names(tmp_path, NoteOrder.PRINTED) == (
        f"one a b c in-foot {table} d in-chapter in-inner two e in-book"
    )


@pytest.mark.parametrize("order", list(NoteOrder))
def test_a_place_says_what_it_stands_in(tmp_path: Path, order: NoteOrder) -> None:
    found = {name: (note, display) for name, note, display in stops(tmp_path, order)}
    assert found["a"] == ("", "")
    assert found["in-inner"] == ("chapter", "")
    assert found["in-book"] == ("book", "")
    assert found["cell"] == ("", "table")


def test_divisions_of_a_kind_can_be_left_out(tmp_path: Path) -> None:
    found = [name for name, _, _ in stops(tmp_path, NoteOrder.CALLED, frozenset({Kind.CHAPTER}))]
    assert found == ["one", "two"]
