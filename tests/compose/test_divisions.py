"""Numbers, levels, starts and ids of divisions, and of the subheads in them."""

from pathlib import Path

import pytest

from octavo.compose.composed_book import ComposedBook
from octavo.core.xhtml import local
from tests.books import compose_book, section_of

#: A part with text, in it a selection with chapters, appendices and a preface; then a chapter by itself.
BOOK = """\
title: A Book
numbering: {RULES}
body:
  - file: part.md
    kind: part
    chapters:
      - file: selection.md
        kind: selection
        chapters: [preface.md, one.md, two.md, {file: a.md, kind: appendix}, {file: b.md, kind: appendix}]
      - three.md
  - title: Second
    chapters: [four.md, {file: five.md, number: "5a"}, {file: six.md, number: false}, seven.md]
  - eight.md
back:
  - {file: c.md, kind: appendix}
"""
NAMES = [
    "part",
    "selection",
    "preface",
    "one",
    "two",
    "a",
    "b",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "c",
]
FILES = {f"{name}.md": f"# The {name}\n\nText.\n" for name in NAMES}


def numbers(root: Path, rules: str) -> dict[str, str]:
    composed = compose_book(root, {"book.yaml": BOOK.replace("RULES", rules), **FILES})
    return {section.id: section.heading.number for section in composed.sections if section.heading.number}


def test_chapters_begin_again_in_every_part_and_selection(tmp_path: Path) -> None:
    assert numbers(tmp_path, "") == {
        "part": "I", "one": "1", "two": "2", "a": "A", "b": "B", "three": "1",
        "second": "II", "four": "1", "five": "5a", "seven": "2", "eight": "1", "c": "A",
    }  # fmt: skip


def test_chapters_numbered_through_the_book(tmp_path: Path) -> None:
    found = numbers(tmp_path, "chapters: continuous, parts: arabic, appendices: arabic")
    assert found == {
        "part": "1", "one": "1", "two": "2", "a": "1", "b": "2", "three": "3",
        "second": "2", "four": "4", "five": "5a", "seven": "5", "eight": "6", "c": "1",
    }  # fmt: skip


def test_nothing_numbered_but_what_the_author_numbers(tmp_path: Path) -> None:
    assert numbers(tmp_path, "chapters: none, parts: none, appendices: none") == {"five": "5a"}


def test_selections_numbered_on_request(tmp_path: Path) -> None:
    assert numbers(tmp_path, "selections: roman")["selection"] == "I"


def test_many_appendices(tmp_path: Path) -> None:
    names = [f"p{number}.md" for number in range(28)]
    listed = "".join(f"  - {{file: {name}, kind: appendix}}\n" for name in names)
    files = dict.fromkeys(names, "# X\n\nText.\n")
    composed = compose_book(tmp_path, {"book.yaml": f"title: A Book\nbody:\n{listed}", **files})
    assert [section.heading.number for section in composed.sections][-3:] == ["Z", "AA", "AB"]


def test_levels_and_what_holds_what(tmp_path: Path) -> None:
    composed = compose_book(tmp_path, {"book.yaml": BOOK.replace("RULES", ""), **FILES})
    one = section_of(composed, "one")
    assert (one.parent, one.group, one.heading.level) == ("selection", "part", 3)
    assert section_of(composed, "three").heading.level == 2
    assert section_of(composed, "part").has_children
    assert not one.has_children


def test_where_divisions_begin(tmp_path: Path) -> None:
    composed = compose_book(tmp_path, {"book.yaml": BOOK.replace("RULES", ""), **FILES})
    starts = {section.id: section.starts.value for section in composed.sections}
    assert [starts[name] for name in ("part", "selection", "one", "three", "eight", "c")] == [
        "recto", "recto", "run-on", "page", "page", "page",
    ]  # fmt: skip


def heads(composed: ComposedBook, section: str) -> list[str]:
    body = section_of(composed, section).body
    assert body is not None
    found = body.iter("{*}h1", "{*}h2", "{*}h3", "{*}h4", "{*}h5", "{*}h6")
    return [f"{local(node)} {node.text} #{node.get('id')}" for node in found]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("## One\n\n### Two\n\n## Three", ["h2 One", "h3 Two", "h2 Three"]),
        ("### One\n\n### Two", ["h2 One", "h2 Two"]),
        ("## One\n\n##### Deep\n\n#### Less", ["h2 One", "h3 Deep", "h3 Less"]),
        ("### First\n\n## Higher\n\n### Lower", ["h2 First", "h2 Higher", "h3 Lower"]),
    ],
)
def test_no_level_of_subheads_is_skipped(written: str, expected: list[str], tmp_path: Path) -> None:
    composed = compose_book(tmp_path, {"one.md": f"# Title\n\n{written}\n"})
    assert [line.partition(" #")[0] for line in heads(composed, "one")] == expected


def test_subheads_in_a_selection_stand_below_its_level(tmp_path: Path) -> None:
    files = {**FILES, "one.md": "# One\n\n## Sub\n\nText.\n", "book.yaml": BOOK.replace("RULES", "")}
    assert heads(compose_book(tmp_path, files), "one") == ["h4 Sub #one--sub"]


def test_subheads_deeper_than_xhtml_has_levels_keep_their_ranks(tmp_path: Path) -> None:
    text = "# One\n\n## A\n\n### B\n\n#### C\n\n##### D\n\nText.\n"
    files = {**FILES, "one.md": text, "book.yaml": BOOK.replace("RULES", "")}
    body = section_of(compose_book(tmp_path, files), "one").body
    assert body is not None
    found = [f"{local(node)} {node.get('class')}" for node in body.iter("{*}h4", "{*}h5", "{*}h6")]
    assert found == ["h4 subhead-1", "h5 subhead-2", "h6 subhead-3", "h6 subhead-4"]


def test_ids_of_subheads_keep_away_from_those_of_the_author(tmp_path: Path) -> None:
    text = "# One\n\n## Bread\n\n## Bread\n\n## Хлеб\n\n[x]{#one--bread} and [y]{#one-title}.\n"
    composed = compose_book(tmp_path, {"one.md": text})
    assert heads(composed, "one") == [
        "h2 Bread #one--bread-2",
        "h2 Bread #one--bread-3",
        "h2 Хлеб #one--hleb",
    ]
    assert section_of(composed, "one").heading.id == "one-title-2"


def test_titles_with_markup_and_calls(tmp_path: Path) -> None:
    text = '# The "New" *Course*[^1]\n\nText.\n\n[^1]: A note.\n'
    heading = section_of(compose_book(tmp_path, {"one.md": text}), "one").heading
    assert heading.plain == "The “New” Course"
    assert [local(node) for node in heading.title] == ["em", "a"]
    assert [local(node) for node in heading.listed] == ["em"]


def test_short_titles(tmp_path: Path) -> None:
    book = "title: The *Long* Book\nbody: [{file: one.md, short-title: It's Short}, two.md]\n"
    composed = compose_book(tmp_path, {"book.yaml": book, "one.md": "# Long\n\nX.", "two.md": "# Two\n\nX."})
    assert section_of(composed, "one").heading.short == "It’s Short"
    assert section_of(composed, "two").heading.short == "Two"
    assert (composed.plain_title, composed.short_title) == ("The Long Book", "The Long Book")


def test_a_book_of_one_chapter_without_a_title(tmp_path: Path) -> None:
    composed = compose_book(
        tmp_path, {"book.yaml": "title: T\nbody: [a.md]\n", "a.md": "Three words here.\n"}
    )
    (section,) = composed.sections
    assert (section.heading.plain, section.heading.number, composed.words) == ("", "1", 3)


def test_first_chapter_of_the_body_goes_on_after_nothing(tmp_path: Path) -> None:
    book = "title: T\nstarts: {chapters: run-on}\nfront: [p.md]\nbody: [a.md, b.md]\n"
    files = {"book.yaml": book, "p.md": "# P\n\nX.", "a.md": "# A\n\nX.", "b.md": "# B\n\nX."}
    assert [one.starts.value for one in compose_book(tmp_path, files).sections] == [
        "recto",
        "recto",
        "run-on",
    ]
