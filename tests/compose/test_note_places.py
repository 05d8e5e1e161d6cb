"""Notes: where they are printed, and what is reported of that."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from octavo.compose import compose
from octavo.core.diagnostics import Diagnostics
from tests.books import compose_book, read_book

PARTS = """\
title: A Book
notes:
  - {id: endnotes, place: part-end}
  - {id: own, place: chapter-end}
starts: {chapters: CHAPTERS}
body:
  - intro.md
  - title: Part
    chapters: [{file: sel.md, kind: selection, chapters: [a.md]}, b.md]
  - title: Without notes
    chapters: [c.md]
  - file: d.md
    kind: selection
    chapters: [e.md]
"""
PART_FILES = {
    **{f"{name}.md": f"# {name}\n\nX.[^1]\n\n[^1]: Of {name}.\n" for name in ("intro", "sel", "a", "b", "e")},
    "c.md": "# c\n\nX.[^1]\n\n[^1]: {series=own} Of c.\n",
    "d.md": "# d\n\nX.\n",
}


def test_notes_of_a_part_stand_behind_its_last_chapter(tmp_path: Path) -> None:
    files = {"book.yaml": PARTS.replace("CHAPTERS", "recto"), **PART_FILES}
    edition = compose_book(tmp_path, files)
    assert [(one.id, one.parent, one.notes_of, one.heading.level) for one in edition.sections] == [
        ("intro", None, "", 1),
        ("part", None, "", 1),
        ("sel", "part", "", 2),
        ("a", "sel", "", 3),
        ("b", "part", "", 2),
        ("part--notes", "part", "part", 2),
        ("without-notes", None, "", 1),
        ("c", "without-notes", "", 2),
        ("d", None, "", 1),
        ("e", "d", "", 2),
        ("d--notes", "d", "d", 2),
    ]
    assert [(note.section, note.place) for note in edition.notes.values()] == [
        ("intro", "chapter-end"),  # which no part holds
        ("sel", "part-end"),
        ("a", "part-end"),
        ("b", "part-end"),
        ("c", "chapter-end"),
        ("e", "part-end"),
    ]


@pytest.mark.parametrize(
    ("chapters", "expected"), [("recto", "page"), ("page", "page"), ("run-on", "run-on")]
)
def test_where_the_notes_of_a_part_begin(chapters: str, expected: str, tmp_path: Path) -> None:
    files = {"book.yaml": PARTS.replace("CHAPTERS", chapters), **PART_FILES}
    made = {one.id: one for one in compose_book(tmp_path, files).sections if one.notes_of}
    assert made["part--notes"].starts == expected
    assert made["d--notes"].starts == "run-on"  # as the chapters of a selection do


def test_notes_of_parts_are_in_the_contents_one_level_down(tmp_path: Path) -> None:
    files = {"book.yaml": PARTS.replace("CHAPTERS", "page"), **PART_FILES}
    contents = compose_book(tmp_path, files).contents
    assert [entry.target for entry in contents] == ["intro", "part", "without-notes", "d"]
    assert [[below.target for below in entry.children] for entry in contents] == [
        [], ["sel", "b", "part--notes"], ["c"], ["e", "d--notes"],
    ]  # fmt: skip


# What is reported


def composed(root: Path, files: Mapping[str, str]) -> list[str]:
    """What the compose stage says of a book: place, severity and code."""
    diagnostics = Diagnostics()
    compose(read_book(root, files), diagnostics)
    return [f"{found.span} {found.severity} {found.code}" for found in diagnostics]


FAR = """\
title: A Book
notes: [{id: n, SERIES}]
body:
  - title: Part
    chapters: [a.md, b.md]
  - c.md
back: [notes]
"""
FAR_FILES = {
    "a.md": "A.[^k] Again.[^k]\n",
    "b.md": "B.[^k] Again.[^k]\n",
    "c.md": "C.[^k]\n",
    "notes/n.md": "[^k]: A note.\n",
}
IN_B = ["b.md:1:3 warning note-two-places"]
IN_C = ["c.md:1:3 warning note-two-places"]


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ("numbering: book", []),
        ("numbering: part", IN_C),
        ("numbering: chapter", IN_B + IN_C),
        ("place: part-end", IN_C),
        ("place: chapter-end", IN_B + IN_C),
        ("place: page-foot", IN_B + IN_C),
    ],
)
def test_a_call_too_far_from_its_note(series: str, expected: list[str], tmp_path: Path) -> None:
    assert composed(tmp_path, {"book.yaml": FAR.replace("SERIES", series), **FAR_FILES}) == expected


@pytest.mark.parametrize(
    ("style", "count", "expected"),
    [
        ("symbols", 18, []),
        ("symbols", 20, ["a.md:37:1 warning marks-long"]),
        ("letters", 78, []),
        ("letters", 80, ["a.md:157:1 warning marks-long"]),
        ("decimal", 1001, []),
    ],
)
def test_signs_that_nobody_can_tell_apart(
    style: str, count: int, expected: list[str], tmp_path: Path
) -> None:
    book = f"title: T\nnotes: [{{id: n, marks: {style}}}]\nbody: [a.md]\nback: [notes]\n"
    text = "".join(f"[^{n}]\n\n" for n in range(count)) + "".join(f"[^{n}]: N.\n\n" for n in range(count))
    assert composed(tmp_path, {"book.yaml": book, "a.md": text}) == expected


def test_a_reference_to_a_mark_that_begins_again_on_each_page(tmp_path: Path) -> None:
    book = (
        "title: T\nnotes: [{id: foot, place: page-foot, numbering: page}, {id: end, place: chapter-end}]\n"
        "body: [a.md]\n"
    )
    text = (
        "X[^1] Y[^2].\n\nSee @note-2.\n\nSee @note-1.\n\nSee [@note-1]{.page}.\n\n"
        "[^1]: One.\n[^2]: {series=end} Two.\n"
    )
    found = composed(tmp_path, {"book.yaml": book, "a.md": text})
    assert found == ["a.md:5:5 warning reference-by-page"]


OWN_ENTRY = """\
title: A Book
notes:
  - {id: n, place: part-end}
  - {id: o, place: part-end}
  - {id: end}
body:
  - title: One
    chapters: [a.md, {kind: notes, title: Remarks}, b.md]
  - title: Two
    chapters: [c.md, {kind: notes, series: o}]
  - title: Three
    chapters: [d.md, notes]
back: [notes]
"""
OWN_FILES = {
    "a.md": "A.[^1]\n\n[^1]: Of a.\n",
    "b.md": "B.[^1] B.[^2]\n\n[^1]: {series=o} Of b.\n[^2]: {series=end} At the end.\n",
    "c.md": "C.[^1] C.[^2]\n\n[^1]: Of c.\n[^2]: {series=o} Of c too.\n",
    "d.md": "D.\n",
}


def test_a_part_may_say_where_its_notes_stand(tmp_path: Path) -> None:
    edition = compose_book(tmp_path, {"book.yaml": OWN_ENTRY, **OWN_FILES})
    notes = [
        (one.id, one.heading.plain, one.notes_of, one.series)
        for one in edition.sections
        if one.kind == "notes"
    ]
    assert notes == [
        ("one--notes", "Remarks", "one", None),
        ("two--notes", "", "two", "o"),
        ("two--notes-2", "", "two", "n"),
        ("notes", "", "", None),  # three--notes would print nothing
    ]
    assert [one.id for one in edition.sections][:4] == ["one", "a", "one--notes", "b"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, ["a.md:6:1 warning note-number-twice"]), (2, []), (3, [])],
)
def test_a_number_that_two_notes_have(number: int, expected: list[str], tmp_path: Path) -> None:
    text = f"# A\n\nX[^a] Y[^b].\n\n[^a]: A.\n[^b]: {{number={number}}} B.\n"
    book = "title: T\nbody: [a.md]\nback: [notes]\n"
    assert composed(tmp_path, {"book.yaml": book, "a.md": text}) == expected
