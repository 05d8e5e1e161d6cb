"""Divisions in another language than the book's: their words, signs, notes, and entries in lists."""

from pathlib import Path

import pytest
from lxml import etree

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.xhtml import XML_LANG
from octavo.html import render_print
from octavo.languages.terms import check_division_terms
from tests.books import compose_book, settings_for
from tests.html.pages_read import ebook, trees

BOOK = """\
title: Two Tongues
language: en
front: [contents, list-of-tables]
body:
  - one.md
  - {file: zwei.md, ENTRY}
back: [notes]
"""
ONE = """\
# One {#sec-one}

See @tbl-x and "words".[^a] In a German phrase, [siehe @tbl-x, "ja"]{lang=de}.

::: {lang=de}
@sec-zwei nennt "es"; vgl. @tbl-x.
:::

[^a]: "Note."
"""
ZWEI = """\
# Das "Schiff" {#sec-zwei}

Siehe @tbl-x.[^b] @sec-one sagt "nein".

| A | B |
|---|---|
| "x" | 2 |

: Eine "Tabelle" {#tbl-x}

[^b]: Siehe @tbl-x, "dort".
"""


def _files(front: str = "", entry: str = "kind: chapter") -> dict[str, str]:
    head = f"---\n{front}\n---\n" if front else ""
    return {"book.yaml": BOOK.replace("ENTRY", entry), "one.md": ONE, "zwei.md": head + ZWEI}


def _text(tree: etree._Element) -> str:
    return " ".join("".join(map(str, tree.itertext())).split())


@pytest.mark.parametrize(
    ("front", "entry"),
    [
        ("language: de", "kind: chapter"),
        ("lang: de", "kind: chapter"),
        ("", "language: de"),
        ("language: fr", "language: de"),
    ],
)
def test_chapter_has_words_and_signs_of_its_language(tmp_path: Path, front: str, entry: str) -> None:
    pages = trees(ebook(tmp_path, _files(front, entry)))
    chapter = pages["text/sec-zwei.xhtml"]
    assert (chapter.get("lang"), chapter.get(XML_LANG)) == ("de", "de")
    text = _text(chapter)
    assert "Das „Schiff“" in text
    assert "Siehe Tabelle 1.2 Kapitel 1 sagt „nein“." in text
    assert "Tabelle 1. Eine „Tabelle“" in text
    assert "„x“" in text
    (notes,) = (tree for name, tree in pages.items() if "notes" in name)
    assert "“Note.”" in _text(notes)
    assert "Siehe Tabelle 1, „dort“." in _text(notes)
    (note,) = (node for node in notes.iter("{*}p") if "dort" in _text(node))
    assert note.get("lang") == "de"
    assert notes.get("lang") == "en"


def test_passages_have_the_words_of_their_language(tmp_path: Path) -> None:
    text = _text(trees(ebook(tmp_path, _files("lang: de")))["text/sec-one.xhtml"])
    assert "See table 1 and “words”.1 In a German phrase, siehe Tabelle 1, „ja“." in text
    assert "Kapitel 2 nennt „es“; vgl. Tabelle 1." in text


def test_lists_name_the_language_of_titles_and_captions(tmp_path: Path) -> None:
    pages = trees(ebook(tmp_path, _files("lang: de")))
    contents = [node for node in pages["nav.xhtml"].iter("{*}span") if node.get("lang") == "de"]
    assert [_text(node) for node in contents] == ["Das „Schiff“"]
    tables = [node for node in pages["text/list-of-tables.xhtml"].iter("{*}span") if node.get("lang") == "de"]
    assert [_text(node) for node in tables] == ["Eine „Tabelle“"]


def test_print_is_told_the_language(tmp_path: Path) -> None:
    composed = compose_book(tmp_path, _files("lang: de"))
    sections = {one.id: one for one in render_print(composed, settings_for(tmp_path)).sections}
    assert (sections["sec-zwei"].language, sections["sec-one"].language) == ("de", "en")
    assert 'lang="de"' in sections["sec-zwei"].xhtml.split(">", 1)[0]


def test_what_is_in_a_part_is_in_its_language(tmp_path: Path) -> None:
    book = """\
title: T
language: en
body:
  - title: Teil
    kind: part
    language: de
    chapters: [zwei.md, {file: one.md, language: en}]
back: [notes]
"""
    composed = compose_book(tmp_path, {**_files(), "book.yaml": book})
    assert {one.id: one.language for one in composed.sections} == {
        "teil": "de",
        "sec-zwei": "de",
        "sec-one": None,
        "notes": None,
    }


def test_languages_without_words_have_those_of_the_text_around(tmp_path: Path) -> None:
    files = _files("lang: fi")
    files["book.yaml"] = files["book.yaml"].replace("language: en", "language: de")
    assert "Siehe Tabelle 1." in _text(trees(ebook(tmp_path, files))["text/sec-zwei.xhtml"])
    diagnostics = Diagnostics()
    places = {"fi": Span("book.yaml", 6, 5), "fr": Span("book.yaml", 7, 5), "en-GB": Span("book.yaml", 8, 5)}
    check_division_terms(settings_for(tmp_path), places, diagnostics)
    (told,) = diagnostics
    assert (told.code, told.span) == ("terms-missing", Span("book.yaml", 6, 5))
    assert "Finnish (`fi`)" in told.message
    assert "templates/terms/fi.yaml" in told.hint
