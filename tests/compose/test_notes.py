"""Notes: their order, marks, ids and calls."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from octavo.compose import compose
from octavo.compose.edition import Edition
from octavo.diagnostics import Diagnostics
from octavo.marks import mark
from octavo.xhtml import plain
from tests.books import compose_book, read_book


def listed(edition: Edition) -> list[str]:
    """Notes as "series mark text: calls"."""
    return [
        f"{note.series} {note.mark} {plain(note.body)}: {' '.join(note.calls)}"
        for note in edition.notes.values()
    ]


def marks(edition: Edition) -> list[str]:
    return [f"{note.section} {note.mark}" for note in edition.notes.values()]


def test_marks_follow_the_calls_and_not_the_definitions(tmp_path: Path) -> None:
    text = "# A\n\nOne[^z] two[^a] one[^z].\n\n[^a]: Second.\n[^z]: First.\n"
    assert listed(compose_book(tmp_path, {"a.md": text})) == [
        "endnotes 1 First.: call-a-z call-a-z-2",
        "endnotes 2 Second.: call-a-a",
    ]


def test_the_same_id_in_two_chapters_names_two_notes(tmp_path: Path) -> None:
    text = "# T\n\nX.[^1]\n\n[^1]: Of {}.\n"
    files = {"a.md": text.replace("{}", "a"), "b.md": text.replace("{}", "b")}
    assert listed(compose_book(tmp_path, files)) == [
        "endnotes 1 Of a.: call-a-1",
        "endnotes 2 Of b.: call-b-1",
    ]


def test_a_note_of_the_book_is_called_from_two_chapters(tmp_path: Path) -> None:
    files = {"a.md": "# A\n\nX.[^k]\n", "b.md": "# B\n\nY.[^k]\n", "notes/all.md": "[^k]: Known.\n"}
    edition = compose_book(tmp_path, files)
    assert listed(edition) == ["endnotes 1 Known.: call-k call-k-2"]
    assert edition.notes["note-k"].section == "a"


def test_ids_of_calls_never_meet(tmp_path: Path) -> None:
    text = "# A\n\nX[^n] Y[^n] Z[^n-2] [W]{#note-a-n}.\n\n[^n]: N.\n[^n-2]: M.\n"
    assert listed(compose_book(tmp_path, {"a.md": text})) == [
        "endnotes 1 N.: call-a-n-2 call-a-n-2-2",
        "endnotes 2 M.: call-a-n-2-2-2",
    ]


def test_calls_in_titles_captions_cells_and_notes(tmp_path: Path) -> None:
    text = """\
# Title[^t]

Before.[^b]

| Head[^h] | x |
|----------|---|
| Cell[^c] | 1 |

: Caption[^cap] {#tbl-x}

![Picture[^p]](images/x.svg){alt="x"}

## Sub[^s]

After.[^a]

[^t]: title
[^b]: before[^in]
[^in]: nested
[^h]: head
[^c]: cell
[^cap]: caption
[^p]: picture
[^s]: sub
[^a]: after
"""
    picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    edition = compose_book(tmp_path, {"a.md": text, "images/x.svg": picture})
    found = [f"{note.mark} {plain(note.body)}" for note in edition.notes.values()]
    assert found == [
        "1 title", "2 before", "3 nested", "4 caption", "5 head", "6 cell", "7 picture", "8 sub", "9 after",
    ]  # fmt: skip


def test_a_note_that_calls_itself(tmp_path: Path) -> None:
    text = "# A\n\nX.[^1]\n\n[^1]: See this note.[^1]\n"
    assert listed(compose_book(tmp_path, {"a.md": text})) == [
        "endnotes 1 See this note.: call-a-1 call-a-1-2"
    ]


BOOK = """\
title: A Book
notes:
  - {id: endnotes, numbering: SPAN}
body:
  - title: Part
    chapters: [a.md, b.md]
  - c.md
back: [notes]
"""
CHAPTERS = {f"{name}.md": "# T\n\nX[^1] Y[^2].\n\n[^1]: One.\n[^2]: Two.\n" for name in "abc"}


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ("book", ["a 1", "a 2", "b 3", "b 4", "c 5", "c 6"]),
        ("part", ["a 1", "a 2", "b 3", "b 4", "c 1", "c 2"]),
        ("chapter", ["a 1", "a 2", "b 1", "b 2", "c 1", "c 2"]),
        ("page, place: page-foot", ["a 1", "a 2", "b 1", "b 2", "c 1", "c 2"]),  # for want of pages
    ],
)
def test_how_far_marks_run(span: str, expected: list[str], tmp_path: Path) -> None:
    assert marks(compose_book(tmp_path, {"book.yaml": BOOK.replace("SPAN", span), **CHAPTERS})) == expected


def test_two_series_count_apart(tmp_path: Path) -> None:
    text = (
        "# A\n\n1[^a] 2[^b] 3[^c] 4[^d].\n\n"
        "[^a]: A.\n[^b]: {series=footnotes} B.\n[^c]: C.\n[^d]: {series=footnotes} D.\n"
    )
    found = [f"{note.series} {note.mark}" for note in compose_book(tmp_path, {"a.md": text}).notes.values()]
    assert found == ["endnotes 1", "footnotes *", "endnotes 2", "footnotes †"]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("decimal", {1: "1", 10: "10"}),
        ("symbols", {1: "*", 2: "†", 3: "‡", 4: "§", 5: "‖", 6: "¶", 7: "**", 8: "††", 13: "***"}),
        ("letters", {1: "a", 26: "z", 27: "aa", 52: "zz"}),
    ],
)
def test_marks_that_run_out_are_doubled(style: str, expected: Mapping[int, str]) -> None:
    assert {number: mark(style, number) for number in expected} == expected


def test_whose_a_note_is(tmp_path: Path) -> None:
    book = """\
title: A Book
notes:
  - {id: plain, author: An Editor}
  - {id: signed, author: A Translator, sign: true}
body: [a.md]
back: [notes]
"""
    text = (
        "# A\n\n1[^a] 2[^b] 3[^c] 4[^d].\n\n"
        "[^a]: A.\n[^b]: {series=signed} B.\n[^c]: {author='L. T.'} C.\n[^d]: {series=signed author=''} D.\n"
    )
    edition = compose_book(tmp_path, {"book.yaml": book, "a.md": text})
    assert [(note.author, note.signed) for note in edition.notes.values()] == [
        ("An Editor", False),
        ("A Translator", True),
        ("L. T.", True),
        (None, False),
    ]


def test_a_table_and_a_figure_in_a_note(tmp_path: Path) -> None:
    text = """\
# A

X.[^1]

| x |
|---|
| 1 |

: First

[^1]: Look:

    | a | b |
    |---|---|
    | 1 | 2 |

    : Inside {#tbl-in}

    ![Shown](images/x.svg){alt="x"}
"""
    picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    edition = compose_book(tmp_path, {"a.md": text, "images/x.svg": picture})
    assert edition.tables["tbl-in"].number == "2"
    assert [picture.number for picture in edition.pictures.values()] == ["1"]


def test_notes_that_are_numbered_by_the_page_say_so(tmp_path: Path) -> None:
    book = (
        "title: T\nnotes: [{id: foot, place: page-foot, marks: letters, numbering: page}, {id: end}]\n"
        "body: [a.md]\nback: [notes]\n"
    )
    text = "X[^1] Y[^2] Z[^1].\n\n[^1]: One.\n\n[^2]: {series=end} Two.\n"
    edition = compose_book(tmp_path, {"book.yaml": book, "a.md": text})
    assert [(note.mark, note.marks, note.by_page) for note in edition.notes.values()] == [
        ("a", "letters", True),
        ("1", "decimal", False),
    ]
    body = edition.sections[0].body
    assert body is not None
    assert [call.get("data-number-by") for call in body.iter("{*}a")] == ["page", None, "page"]


def test_a_note_that_opens_with_a_headword(tmp_path: Path) -> None:
    text = (
        "A[^a] B[^b] C[^c] D[^d].\n\n[^a]: **Vane.** A cock.\n[^b]: A **vane**.\n[^c]: Plain.\n"
        "[^d]:\n    - **Vane**\n"
    )
    edition = compose_book(tmp_path, {"a.md": text})
    assert [note.headword for note in edition.notes.values()] == [True, False, False, False]
    words = [node for note in edition.notes.values() for node in note.body.iter() if node.get("class")]
    assert [(word.get("class"), word.text) for word in words] == [("headword", "Vane.")]


def test_a_note_that_is_first_called_in_a_note_says_so(tmp_path: Path) -> None:
    text = "A[^a] B[^b].\n\n[^a]: See[^c] and[^b].\n[^b]: B.\n[^c]: C.\n"
    notes = compose_book(tmp_path, {"a.md": text}).notes.values()
    assert [(plain(note.body), note.nested) for note in notes] == [
        ("See and.", False), ("C.", True), ("B.", True),
    ]  # fmt: skip


# Places

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


def test_calls_in_every_part_of_a_table(tmp_path: Path) -> None:
    table = """\
caption: Caption[^caption]
columns: [{id: stub, head: Stub}, {id: a, head: "A[^head]", unit: "m[^unit]"}, {id: b, head: B}]
spanners: [{head: "Both[^spanner]", columns: [a, b]}]
rows:
  - {group: "Group[^group]"}
  - ["Row[^stub]", "1[^cell][^own]", 2]
notes: {own: "Of the table[^note]"}
source: A report.[^source]
"""
    names = ("note", "source", "cell", "stub", "group", "spanner", "unit", "head", "caption")
    notes = "".join(f"[^{name}]: {name}\n" for name in names)
    files = {"a.md": "# A\n\n::: {.table #tbl-t}\n:::\n", "tables/t.yaml": table, "notes/n.md": notes}
    edition = compose_book(tmp_path, files)
    assert [f"{note.mark} {plain(note.body)}" for note in edition.notes.values()] == [
        "1 caption", "2 spanner", "3 head", "4 unit", "5 group", "6 stub", "7 cell", "8 note", "9 source",
    ]  # fmt: skip
