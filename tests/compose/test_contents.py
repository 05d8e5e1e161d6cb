"""The table of contents, the first words of divisions and the last of paragraphs."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from octavo.compose import compose
from octavo.compose.composed_book import ContentsEntry
from octavo.compose.openers import lead_in
from octavo.core.diagnostics import Diagnostics
from octavo.core.xhtml import Element, inner
from octavo.source import read
from tests.books import compose_book, read_book, section_of

BOOK = """\
title: A Book
contents: {depth: DEPTH}
front: [half-title, title-page, contents, preface.md]
body:
  - title: Part
    chapters:
      - file: selection.md
        kind: selection
        chapters: [one.md]
  - two.md
back: [notes, colophon.md]
"""
FILES = {
    "preface.md": "# Preface\n\n## Sub of preface\n\nX.",
    "selection.md": "# Selection\n\n## Sub of selection\n\nX.",
    "one.md": "# One[^1]\n\n## Sub of one\n\n### Below\n\nX.\n\n[^1]: N.",
    "two.md": "# Two\n\n## Sub\n\n## Hidden {.unlisted}\n\n> ## Quoted\n>\n> X.",
    "colophon.md": "# Colophon\n\nX.",
}


def lines(entries: Iterable[ContentsEntry]) -> list[str]:
    found = []
    for entry in entries:
        found.append(f"{'  ' * (entry.level - 1)}{entry.number} {entry.plain or entry.kind}".rstrip())
        found += lines(entry.children)
    return found


@pytest.mark.parametrize(
    ("depth", "expected"),
    [
        (1, [" Preface", "I Part", "1 Two", " notes"]),
        (
            2,
            [" Preface", "   Sub of preface", "I Part", "   Selection", "1 Two", "   Sub", " notes"],
        ),
        (
            3,
            [
                " Preface", "   Sub of preface", "I Part", "   Selection", "     Sub of selection",
                "    1 One", "1 Two", "   Sub", " notes",
            ],
        ),
    ],
)  # fmt: skip
def test_how_deep_contents_go(depth: int, expected: list[str], tmp_path: Path) -> None:
    edition = compose_book(tmp_path, {"book.yaml": BOOK.replace("DEPTH", str(depth)), **FILES})
    assert lines(edition.contents) == expected


def test_divisions_without_titles(tmp_path: Path) -> None:
    book = """\
title: A Book
front: [{file: praise.md, kind: text}]
body:
  - {kind: part, chapters: [one.md]}
  - {file: two.md, number: false}
"""
    files = {"book.yaml": book, "praise.md": "Praise.", "one.md": "One.", "two.md": "Two."}
    assert lines(compose_book(tmp_path, files).contents) == ["I part", "  1 chapter"]


def test_titles_in_lists_have_no_calls_links_and_ids(tmp_path: Path) -> None:
    text = "# The *New* [Course](https://example.org) [x]{#here}[]{#there}[^1]\n\nX.\n\n[^1]: N.\n"
    entry = compose_book(tmp_path, {"a.md": text}).contents[0]
    written = re.sub(r' data-src="[^"]*"', "", inner(entry.title))
    assert written == "The <em>New</em> Course <span>x</span>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The long road that led there was hard.", "The long road that led"),
        ("Bread, and peace", "Bread"),
        ("“Bread!” they said", "“Bread!” they said"),
        ("Antidisestablishmentarianism won", "Antidisestablishmentarianism"),
        ("No", "No"),
        ("", ""),
    ],
)
def test_the_words_set_apart_at_the_start(text: str, expected: str) -> None:
    assert lead_in(text) == expected


def first_line(root: Path, text: str, kind: str = "chapter", starts: str = "page") -> str:
    """The first paragraph of the second chapter: the first one can run on from nothing."""
    book = f"title: T\nbody: [z.md, {{file: a.md, title: A, kind: {kind}, starts: {starts}}}]\n"
    files = {"book.yaml": book, "z.md": "# Z\n\nText.\n", "a.md": text}
    body = section_of(compose_book(root, files), "a").body
    assert body is not None
    return inner(next(body.iter("{*}p")))


def test_a_chapter_opens_with_small_capitals(tmp_path: Path) -> None:
    assert first_line(tmp_path, "Bread was dear.") == '<span class="lead-in">Bread was dear</span>.'


def test_the_opening_comes_after_a_plate(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    text = '# A\n\n![Mast](m.svg){.plate alt="m"}\n\nBread, and peace.\n'
    body = compose_book(tmp_path, {"a.md": text, "m.svg": svg}).sections[0].body
    assert body is not None
    assert [node.text for node in body.iter("{*}span") if node.get("class") == "lead-in"] == ["Bread"]


def test_what_runs_on_or_is_a_list_does_not(tmp_path: Path) -> None:
    assert first_line(tmp_path / "a", "Bread was dear.", starts="run-on") == "Bread was dear."
    assert first_line(tmp_path / "b", "Bread was dear.", kind="text") == "Bread was dear."


def test_the_opening_comes_after_headnote_and_epigraph(tmp_path: Path) -> None:
    text = "::: headnote\nFrom.\n:::\n\n::: epigraph\nMotto.\n:::\n\nBread was dear.\n"
    book = "title: T\nbody: [{file: a.md, title: A}]\n"
    body = section_of(compose_book(tmp_path, {"book.yaml": book, "a.md": text}), "a").body
    assert body is not None
    assert [inner(node) for node in body.iter("{*}p")] == [
        "From.",
        "Motto.",
        '<span class="lead-in">Bread was dear</span>.',
    ]


LONG = "A paragraph that is long enough to fill a line and more, and ends in "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LONG + "it.", LONG[:-1] + "\u00a0it."),
        (LONG + "bread crumbs.", LONG + "bread crumbs."),
        ("So be it.", "So be it."),
    ],
)
def test_a_short_last_word_is_bound(text: str, expected: str, tmp_path: Path) -> None:
    assert first_line(tmp_path, text, kind="text") == expected


def test_titles_keep_their_languages(tmp_path: Path) -> None:
    haff = "# Das Haff {#sec-haff lang=de}\n\n::: {lang=de}\nDer Fischer ging hin.\n:::"
    files = {
        "preface.md": haff,
        "one.md": "# One\n\n## Im Hafen {lang=de}\n\n## \u05d9\u05dd {dir=rtl}\n\nX.",
    }
    book = "title: A Book\ncontents: {depth: 3}\nfront: [preface.md]\nbody: [one.md]\n"
    composed = compose_book(tmp_path, {"book.yaml": book, **files})
    section = section_of(composed, "sec-haff")
    in_german = '<span lang="de" xml:lang="de">{}</span>'
    assert _written(section.heading.title) == in_german.format("Das Haff")
    assert _written(section.heading.listed) == in_german.format("Das Haff")
    assert section.body is not None
    assert _written(section.body) == (
        '<div lang="de" xml:lang="de">'
        '<p class="opening"><span class="lead-in">Der Fischer ging hin</span>.</p></div>'
    )
    heads = [_written(entry.title) for entry in composed.contents[1].children]
    assert heads == [in_german.format("Im Hafen"), '<span dir="rtl">\u05d9\u05dd</span>']


def _written(node: Element) -> str:
    """What an element holds, without places in the source."""
    return re.sub(r' data-src="[^"]*"', "", inner(node))


def test_a_division_that_is_not_listed_leaves_those_in_it(tmp_path: Path) -> None:
    book = "title: A Book\nbody:\n  - {file: part.md, kind: part, chapters: [one.md]}\n  - two.md\n"
    files = {
        "book.yaml": book,
        "part.md": "# Part {.unnumbered .unlisted}\n",
        "one.md": "# One\n\nX.",
        "two.md": "# Two {.unlisted}\n\n## Sub\n\nX.",
    }
    composed = compose_book(tmp_path, files)
    assert lines(composed.contents) == ["1 One"]
    assert [section.listed for section in composed.sections] == [False, True, False]


def test_a_broken_title_is_one_line_in_lists(tmp_path: Path) -> None:
    files = {"book.yaml": "title: A Book\nbody: [one.md]\n", "one.md": "# The Long \\\nWay\n\nX."}
    composed = compose_book(tmp_path, files)
    assert inner(composed.sections[0].heading.title) == "The Long<br/>Way"
    assert inner(composed.sections[0].heading.listed) == "The Long Way"
    assert composed.sections[0].heading.plain == "The Long Way"


def test_a_script_without_capitals_has_no_lead_in(tmp_path: Path) -> None:
    files = {"a.md": "# A\n\n\u5929\u884c\u5065\u3002\n", "b.md": "# B\n\nWords of a book.\n"}
    first, second = (one for one in compose_book(tmp_path, files).sections if one.body is not None)
    assert first.body is not None
    assert second.body is not None
    assert first.body[0].get("class") == second.body[0].get("class") == "opening"
    assert (len(first.body[0]), second.body[0][0].get("class")) == (0, "lead-in")


@pytest.mark.parametrize(
    ("numbering", "text", "listed"),
    [
        ("none", "Only text.", ["A *Short* Book"]),
        ("none", "# Ay {.unlisted}\n\nText.", ["Ay"]),
        ("restart", "# Ay {.unlisted}\n\nText.", ["1 Ay"]),
        ("restart", "Only text.", ["1 chapter"]),
    ],
)
def test_a_book_that_lists_nothing_has_its_beginning_in_the_contents(
    tmp_path: Path, numbering: str, text: str, listed: list[str]
) -> None:
    """Readers' programs ask for an entry; a page of contents for it there is not, which is told."""
    book = f"title: A *Short* Book\nnumbering: {{chapters: {numbering}}}\nfront: [contents]\nbody: [one.md]\n"
    diagnostics = Diagnostics()
    composed = compose(read_book(tmp_path, {"book.yaml": book, "one.md": text}), diagnostics)
    assert [line.strip() for line in lines(composed.contents)] == [line.replace("*", "") for line in listed]
    told = [(str(found.span), found.code) for found in diagnostics]
    assert ([s.kind.value for s in composed.sections], told) == (
        (["chapter"], [("book.yaml:3:9", "contents-empty")])
        if listed != ["1 chapter"]
        else (["contents", "chapter"], [])
    )


def test_a_book_without_a_body_lists_nothing(tmp_path: Path) -> None:
    """It has errors, and is composed so that more of them are found."""
    diagnostics = Diagnostics()
    (tmp_path / "book.yaml").write_text("title: A Book\nfront: [contents]\nbody: [chaptre]\n")
    manuscript = read(tmp_path, diagnostics)
    assert manuscript is not None
    assert lines(compose(manuscript, diagnostics).contents) == []
    assert [found.code for found in diagnostics] == ["contents-empty", "kind-unknown"]
