"""Languages and directions in finished documents."""

from pathlib import Path

import pytest
from lxml import etree

from octavo.compose import compose
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.core.xhtml import XML_LANG, Element
from octavo.html import render_ebook
from octavo.html.languages import mark_languages
from octavo.source import read
from tests.html.pages_read import ebook, texts, trees

XHTML = "http://www.w3.org/1999/xhtml"


def settled(body: str, language: str = "en") -> Element:
    root = etree.fromstring(f'<html xmlns="{XHTML}" lang="{language}"><body>{body}</body></html>')
    mark_languages(root)
    return root


def directions(root: Element) -> dict[str, str | None]:
    """The direction that each element with an id names."""
    return {str(node.get("id")): node.get("dir") for node in root.iterfind(".//*[@id]")}


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        ("en", '<p id="a"><i id="b" lang="he">x</i></p>', {"a": None, "b": "rtl"}),
        ("en", '<i id="a" lang="fr">x</i>', {"a": None}),
        ("en", '<div id="a" lang="ar"><i id="b" lang="fa">x</i><i id="c" lang="en">y</i></div>',
         {"a": "rtl", "b": None, "c": "ltr"}),
        ("he", '<i id="a" lang="yi">x</i><i id="b" lang="ru">y</i>', {"a": None, "b": "ltr"}),
        ("en", '<i id="a" lang="he" dir="auto">x</i>', {"a": "auto"}),
        ("en", '<i id="a" lang="he-Latn">x</i>', {"a": None}),
        ("en", '<p id="a" dir="rtl"><i id="b" lang="de">x</i></p>', {"a": "rtl", "b": "ltr"}),
    ],
)  # fmt: skip
def test_direction_follows_from_the_language(
    language: str, body: str, expected: dict[str, str | None]
) -> None:
    assert directions(settled(body, language)) == expected


def test_numbers_of_notes_and_code_stand_by_themselves_in_text_from_right_to_left() -> None:
    call = '<a id="a" role="doc-noteref">1</a>'
    body = f'<p>x{call}<code id="b">f(x)</code><a id="c" role="doc-backlink">1.</a><a id="d">x</a></p>'
    assert directions(settled(body, "he")) == {"a": "ltr", "b": "ltr", "c": "ltr", "d": None}
    assert directions(settled(body, "en")) == dict.fromkeys("abcd")
    assert directions(settled(f'<p lang="ar">x{call}</p><pre id="b" lang="he">y</pre>', "en")) == {
        "a": "ltr",
        "b": "rtl",
    }


def test_a_document_from_right_to_left() -> None:
    root = settled("<p>x</p>", "ar-EG")
    assert (root.get("dir"), root[0].get("dir")) == ("rtl", "rtl")
    root = settled("<p>x</p>", "en")
    assert (root.get("dir"), root[0].get("dir")) == (None, None)


def test_both_attributes_name_the_language() -> None:
    root = settled('<i id="a" lang="de">x</i><i id="b" xml:lang="ru">y</i>')
    assert [(node.get("lang"), node.get(XML_LANG)) for node in root.iterfind(".//*[@id]")] == [
        ("de", "de"),
        ("ru", "ru"),
    ]
    assert root.get(XML_LANG) == "en"


def test_foreign_words_of_a_book(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "book.yaml").write_text("title: T\nlanguage: en\nbody: [one.md]\n", encoding="utf-8")
    (book / "one.md").write_text(
        "# One\n\nThe word [שלום]{lang=he}, and [*Weltschmerz*]{lang=de}.\n\n"
        "::: {lang=ar}\nالسلام عليكم\n:::\n",
        encoding="utf-8",
    )
    diagnostics = Diagnostics()
    manuscript = read(book, diagnostics)
    assert manuscript is not None
    pages = render_ebook(compose(manuscript, diagnostics), Settings(book, tmp_path / "output"))
    assert [str(found) for found in diagnostics] == []
    (one,) = [document for document in pages.documents if document.name.endswith("one.xhtml")]
    marked = etree.fromstring(one.data).findall(".//{*}body//*[@lang]")
    assert [(node.get("lang"), node.get(XML_LANG), node.get("dir")) for node in marked] == [
        ("he", "he", "rtl"),
        ("de", "de", None),
        ("ar", "ar", "rtl"),
    ]


def test_a_book_from_right_to_left(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "book.yaml").write_text("title: ספר\nlanguage: he\nbody: [one.md]\n", encoding="utf-8")
    (book / "one.md").write_text("# אחת\n\nמילה ו-[Wort]{lang=de}.\n", encoding="utf-8")
    diagnostics = Diagnostics()
    manuscript = read(book, diagnostics)
    assert manuscript is not None
    pages = render_ebook(compose(manuscript, diagnostics), Settings(book, tmp_path / "output"))
    roots = [etree.fromstring(document.data) for document in pages.documents]
    assert {root.get("dir") for root in roots} == {"rtl"}
    assert [node.get("dir") for root in roots for node in root.iterfind(".//{*}body//*[@lang='de']")] == [
        "ltr"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Published by Verlag am Meer, Kiel, 2026"),
        ("de", "Verlag am Meer, Kiel, 2026"),
        ("fr", "Verlag am Meer, Kiel, 2026"),
        ("ru", "Verlag am Meer, Kiel, 2026"),
    ],
)
def test_a_house_that_says_what_it_is(language: str, text: str, tmp_path: Path) -> None:
    book = (
        f"title: T\nlanguage: {language}\npublisher: {{name: Verlag am Meer, place: Kiel}}\n"
        "date: 2026-01-01\nfront: [copyright]\nbody: [a.md]\n"
    )
    (page,) = (
        tree
        for name, tree in trees(ebook(tmp_path, {"book.yaml": book, "a.md": "# A\n"})).items()
        if name.endswith("copyright.xhtml")
    )
    assert text in texts(page, "p")
