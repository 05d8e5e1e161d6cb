"""Notes: their order, marks, ids and calls."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from octavo.compose.composed_book import ComposedBook
from octavo.core.note_marks import mark
from octavo.core.xhtml import plain
from tests.books import compose_book, section_of


def listed(composed: ComposedBook) -> list[str]:
    """Notes as "series mark text: calls"."""
    return [
        f"{note.series} {note.mark} {plain(note.body)}: {' '.join(note.calls)}"
        for note in composed.notes.values()
    ]


def marks(composed: ComposedBook) -> list[str]:
    return [f"{note.section} {note.mark}" for note in composed.notes.values()]


def test_marks_follow_the_calls_and_not_the_definitions(tmp_path: Path) -> None:
    text = "# A\n\nOne[^z] two[^a] one[^z].\n\n[^a]: Second.\n[^z]: First.\n"
    assert listed(compose_book(tmp_path, {"a.md": text})) == [
        "endnotes 1 First.: call-a-z call-a-z-2",
        "endnotes 2 Second.: call-a-a",
    ]


def test_numbers_that_notes_have_in_an_edition(tmp_path: Path) -> None:
    text = (
        "# A\n\nOne[^a] three[^c] two[^b] four[^d] star[^s] twelve[^l] thirteen[^m].\n\n"
        "[^a]: A.\n[^b]: {number=2} B.\n[^c]: {number=3} C.\n[^d]: D.\n[^s]: {number=*} S.\n"
        "[^l]: {number=12a} L.\n[^m]: M.\n"
    )
    composed = compose_book(tmp_path, {"a.md": text})
    assert [f"{note.mark} {plain(note.body)}" for note in composed.notes.values()] == [
        "* S.", "1 A.", "2 B.", "3 C.", "4 D.", "12a L.", "13 M.",
    ]  # fmt: skip
    calls = [node.text for node in section_of(composed, "a").body.iter("{*}a")]  # type: ignore[union-attr]
    assert calls == ["1", "3", "2", "4", "*", "12a", "13"]


def test_numbers_that_are_given_begin_again_with_their_series(tmp_path: Path) -> None:
    series = "title: T\nnotes: [{id: n, numbering: chapter}]\nbody: [a.md, b.md]\n"
    text = "# T\n\nX[^1] Y[^2].\n\n[^1]: {number=7} Of {}.\n[^2]: More of {}.\n"
    files = {"a.md": text.replace("{}", "a"), "b.md": text.replace("{}", "b"), "book.yaml": series}
    assert marks(compose_book(tmp_path, files)) == ["a 7", "a 8", "b 7", "b 8"]


def test_the_same_id_in_two_chapters_names_two_notes(tmp_path: Path) -> None:
    text = "# T\n\nX.[^1]\n\n[^1]: Of {}.\n"
    files = {"a.md": text.replace("{}", "a"), "b.md": text.replace("{}", "b")}
    assert listed(compose_book(tmp_path, files)) == [
        "endnotes 1 Of a.: call-a-1",
        "endnotes 2 Of b.: call-b-1",
    ]


def test_a_note_of_the_book_is_called_from_two_chapters(tmp_path: Path) -> None:
    files = {"a.md": "# A\n\nX.[^k]\n", "b.md": "# B\n\nY.[^k]\n", "notes/all.md": "[^k]: Known.\n"}
    composed = compose_book(tmp_path, files)
    assert listed(composed) == ["endnotes 1 Known.: call-k call-k-2"]
    assert composed.notes["note-k"].section == "a"


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
    composed = compose_book(tmp_path, {"a.md": text, "images/x.svg": picture})
    found = [f"{note.mark} {plain(note.body)}" for note in composed.notes.values()]
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
    composed = compose_book(tmp_path, {"book.yaml": book, "a.md": text})
    assert [(note.author, note.signed) for note in composed.notes.values()] == [
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
    composed = compose_book(tmp_path, {"a.md": text, "images/x.svg": picture})
    assert composed.tables["tbl-in"].number == "2"
    assert [picture.number for picture in composed.pictures.values()] == ["1"]


def test_notes_that_are_numbered_by_the_page_say_so(tmp_path: Path) -> None:
    book = (
        "title: T\nnotes: [{id: foot, place: page-foot, marks: letters, numbering: page}, {id: end}]\n"
        "body: [a.md]\nback: [notes]\n"
    )
    text = "X[^1] Y[^2] Z[^1].\n\n[^1]: One.\n\n[^2]: {series=end} Two.\n"
    composed = compose_book(tmp_path, {"book.yaml": book, "a.md": text})
    assert [(note.mark, note.marks, note.by_page) for note in composed.notes.values()] == [
        ("a", "letters", True),
        ("1", "decimal", False),
    ]
    body = composed.sections[0].body
    assert body is not None
    assert [call.get("data-number-by") for call in body.iter("{*}a")] == ["page", None, "page"]


def test_a_note_that_opens_with_a_headword(tmp_path: Path) -> None:
    text = (
        "A[^a] B[^b] C[^c] D[^d].\n\n[^a]: **Vane.** A cock.\n[^b]: A **vane**.\n[^c]: Plain.\n"
        "[^d]:\n    - **Vane**\n"
    )
    composed = compose_book(tmp_path, {"a.md": text})
    assert [note.headword for note in composed.notes.values()] == [True, False, False, False]
    words = [node for note in composed.notes.values() for node in note.body.iter() if node.get("class")]
    assert [(word.get("class"), word.text) for word in words] == [("headword", "Vane.")]


def test_a_note_that_is_first_called_in_a_note_says_so(tmp_path: Path) -> None:
    text = "A[^a] B[^b].\n\n[^a]: See[^c] and[^b].\n[^b]: B.\n[^c]: C.\n"
    notes = compose_book(tmp_path, {"a.md": text}).notes.values()
    assert [(plain(note.body), note.nested) for note in notes] == [
        ("See and.", False), ("C.", True), ("B.", True),
    ]  # fmt: skip


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
    composed = compose_book(tmp_path, files)
    assert [f"{note.mark} {plain(note.body)}" for note in composed.notes.values()] == [
        "1 caption", "2 spanner", "3 head", "4 unit", "5 group", "6 stub", "7 cell", "8 note", "9 source",
    ]  # fmt: skip


def test_notes_that_call_each_other(tmp_path: Path) -> None:
    """The first call of a note is that in the text, where it stands, and not one inside another note."""
    text = "# A\n\nText.[^d]\n\n[^d]: One[^e].\n\n[^e]: Two[^d].\n"
    composed = compose_book(tmp_path, {"a.md": text})
    assert listed(composed) == ["endnotes 1 One.: call-a-d call-a-d-2", "endnotes 2 Two.: call-a-e"]
    body = section_of(composed, "a").body
    assert body is not None
    assert [call.get("id") for call in body.iter("{*}a")] == ["call-a-d"]
