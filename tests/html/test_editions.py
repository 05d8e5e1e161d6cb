"""What an edition changes in the pages: the stylesheet of its sizes, ISBNs, the copyright page."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from octavo.compose import compose
from octavo.compose.composed_book import ComposedBook
from octavo.core.diagnostics import Diagnostics
from octavo.html import render_ebook, render_print
from octavo.html.pages import PrintPages
from octavo.source import read
from tests.books import settings_for, write_book

BOOK = """\
title: A Book
identifier: urn:uuid:09632f77-9710-52b8-a387-a04ef93b6036
isbn: {epub: 978-0-306-40615-7, hardback: 978-1-86197-876-9}
editions:
  large-print:
    label: large print paperback
    statement: Large print & easy to read
    isbn: 978-0-262-13472-9
    trim: {width: 7in, height: 10in}
    type-size: 17pt
    leading: 24pt
    smallest: 16pt
    hyphenation: false
    justification: false
    styles: [large.css]
  hardback: {trim: royal}
  pocket-size: {trim: a-format, type-size: 9pt, isbn: 978-0-13-110362-7}
front: [copyright]
body: [one.md]
"""
FILES = {"book.yaml": BOOK, "one.md": "# One\n\nText.\n", "styles/large.css": "p { color: #000 }\n"}
SIZES = ("extract", "verse", "notes", "tables", "fine", "heads", "folios")


def composed(root: Path, edition: str) -> ComposedBook:
    diagnostics = Diagnostics()
    manuscript = read(write_book(root, FILES), diagnostics, edition=edition)
    assert manuscript is not None
    made = compose(manuscript, diagnostics)
    assert [str(found) for found in diagnostics] == []
    return made


def printed(root: Path, edition: str) -> PrintPages:
    return render_print(composed(root, edition), replace(settings_for(root), edition=edition))


def values(sheet: str) -> dict[str, str]:
    """The declarations of the rule for html."""
    body = sheet.partition("html {")[2].partition("}")[0]
    return dict(re.findall(r"([\w-]+): ([^;]+);", body))


def points(value: str) -> float:
    assert value.endswith("pt"), value
    return float(value[:-2])


def copyright_page(pages: PrintPages) -> str:
    return next(section.xhtml for section in pages.sections if section.id == "copyright")


def test_the_book_as_it_is_has_no_stylesheet_of_an_edition(tmp_path: Path) -> None:
    pages = printed(tmp_path, "")
    assert (pages.edition_sheet, pages.edition_stylesheets, pages.trim) == ("", (), (432, 648))
    assert pages.identifier == "urn:uuid:09632f77-9710-52b8-a387-a04ef93b6036"


def test_large_print(tmp_path: Path) -> None:
    pages = printed(tmp_path, "large-print")
    assert pages.trim == (504, 720)
    assert pages.edition_stylesheets == (tmp_path / "styles" / "large.css",)
    found = values(pages.edition_sheet)
    assert (points(found["font-size"]), points(found["line-height"])) == (17, 24)
    assert (found["--hyphenation"], found["--alignment"]) == ("manual", "left")
    assert [points(found[f"--{name}"]) for name in SIZES] == pytest.approx([16, 16.227, 16, 16, 16, 16, 16])
    assert 17 < points(found["--subhead"]) < points(found["--heading"]) < points(found["--title"])
    # Titles of 19 pt over a text of 11 would be more than 29 pt here.
    assert points(found["--title"]) < points(found["--book-title"]) < 34
    assert points(found["--notes-line"]) > 1.1 * points(found["--notes"])


def test_a_small_paperback_has_the_proportions_of_the_stylesheet(tmp_path: Path) -> None:
    pages = printed(tmp_path, "pocket-size")
    found = values(pages.edition_sheet)
    assert (found["--hyphenation"], found["--alignment"]) == ("auto", "justify")
    assert points(found["--title"]) / 9 == pytest.approx(19 / 11, abs=0.001)
    assert points(found["--notes"]) == 7.5  # in proportion it would be 7.36
    assert points(found["--tables"]) == pytest.approx(9 * 9.5 / 11, abs=0.001)


def test_the_page_and_its_margins(tmp_path: Path) -> None:
    sheet = printed(tmp_path, "hardback").edition_sheet
    right = re.search(r"@page :right { margin-left: ([\d.]+)pt; margin-right: ([\d.]+)pt; }", sheet)
    left = re.search(r"@page :left { margin-left: ([\d.]+)pt; margin-right: ([\d.]+)pt; }", sheet)
    assert right is not None
    assert left is not None
    assert right.groups() == left.groups()[::-1]
    assert float(right[1]) > float(right[2]) > 50


@pytest.mark.parametrize(
    ("edition", "identifier"),
    [
        ("large-print", "urn:isbn:9780262134729"),
        ("hardback", "urn:isbn:9781861978769"),
        ("pocket-size", "urn:isbn:9780131103627"),
    ],
)
def test_the_identifier_of_the_pdf_is_the_isbn_of_the_edition(
    edition: str, identifier: str, tmp_path: Path
) -> None:
    assert printed(tmp_path, edition).identifier == identifier


def test_the_copyright_page_lists_all_isbns_and_states_the_edition(tmp_path: Path) -> None:
    page = copyright_page(printed(tmp_path, "large-print"))
    assert re.findall(r"ISBN (\S+) \(([^)]+)\)", page) == [
        ("978-0-262-13472-9", "large print paperback"),
        ("978-1-86197-876-9", "hardback"),
        ("978-0-13-110362-7", "pocket size"),
        ("978-0-306-40615-7", "e-book"),
    ]
    assert "Large print &amp; easy to read" in page
    assert "Large print &amp;" not in copyright_page(printed(tmp_path, "hardback"))


def test_the_e_book_is_the_same_for_all_editions(tmp_path: Path) -> None:
    plain, large = (
        render_ebook(composed(tmp_path, edition), replace(settings_for(tmp_path), edition=edition))
        for edition in ("", "large-print")
    )
    assert plain == large
