"""Trim sizes by name, the page of an edition, and the edition that a build asks for."""

from pathlib import Path

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.core.lengths import length_in_points
from octavo.core.page_design import PageDesign, design
from octavo.source import read
from octavo.source.edition_options import Trim, Variant, check_sheet
from octavo.source.manuscript import Manuscript
from octavo.source.metadata import Book
from octavo.source.trims import TRIMS
from octavo.source.values import check_leading, check_margin, check_size
from tests.books import write_book

EDITIONS = """\
title: A Book
isbn: {epub: 978-0-306-40615-7, paperback: 978-1-86197-876-9, pdf: 978-0-13-110362-7}
trim: royal
editions:
  paperback: {trim: a-format, type-size: 9pt}
  large-print: {type-size: 17pt, isbn: 978-0-262-13472-9}
  bare: {}
body: [one.md]
"""


def page(**keys: object) -> PageDesign:
    """The page of an edition of a book of 6 by 9 inches."""
    edition = Variant.model_validate({key.replace("_", "-"): value for key, value in keys.items()})
    return design(edition.sizes(Trim()))


def asked(root: Path, edition: str, book: str = EDITIONS) -> tuple[Manuscript, Diagnostics]:
    write_book(root, {"book.yaml": book, "one.md": "# One\n\nText.\n"})
    diagnostics = Diagnostics()
    manuscript = read(root, diagnostics, edition=edition)
    assert manuscript is not None
    return manuscript, diagnostics


# Trim sizes


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [("a-format", "110mm", "178mm"), ("royal", "156mm", "234mm"), ("us-trade", "152.4mm", "228.6mm")],
)
def test_a_trim_size_by_its_name(name: str, width: str, height: str) -> None:
    book = Book.model_validate({"title": "A", "body": ["a.md"], "trim": name})
    assert book.trim == Trim(width=width, height=height)


def test_all_named_trims_are_pages_taller_than_wide() -> None:
    for name, (width, height) in TRIMS.items():
        book = Book.model_validate({"title": "A", "body": ["a.md"], "trim": name})
        assert (length_in_points(book.trim.width), length_in_points(book.trim.height)) == pytest.approx(
            (width * 72 / 25.4, height * 72 / 25.4), abs=0.002
        ), name
        assert width < height, name


# Values


@pytest.mark.parametrize("value", ["1", "1.4", "3", "24pt", "8mm"])
def test_leadings(value: str) -> None:
    assert check_leading(value) == value


@pytest.mark.parametrize("value", ["0.9", "3.5", "0"])
def test_what_is_no_leading(value: str) -> None:
    with pytest.raises(ValueError, match="no leading"):
        check_leading(value)


@pytest.mark.parametrize("value", ["5.9pt", "1pt", "2in"])
def test_what_is_no_size_of_text(value: str) -> None:
    with pytest.raises(ValueError, match="no size"):
        check_size(value)


@pytest.mark.parametrize("value", ["0mm", "5mm", "600pt"])
def test_what_is_no_margin(value: str) -> None:
    with pytest.raises(ValueError, match="no margin"):
        check_margin(value)


@pytest.mark.parametrize("value", ["../a.css", "/a.css", "a/../b.css", "a\\b.css", "a.txt", ".css/"])
def test_what_is_no_stylesheet_of_an_edition(value: str) -> None:
    with pytest.raises(ValueError, match="no stylesheet"):
        check_sheet(value)


# The page


def test_an_edition_that_says_nothing_has_the_page_of_the_stylesheet() -> None:
    made = page()
    assert (made.width, made.height, made.inner, made.outer, made.top) == (432, 648, 63, 57, 60)
    assert (made.size, made.line, made.lines, made.display) == (11, 13.25, 38, 1)
    assert made.bottom == pytest.approx(84.5, abs=0.11)


@pytest.mark.parametrize("name", TRIMS)
@pytest.mark.parametrize("size", ["9pt", "11pt", "17pt"])
def test_text_blocks_are_whole_lines_in_any_trim(name: str, size: str) -> None:
    if name in ("a6", "us-mass-market", "a-format") and size == "17pt":
        return  # no room
    made = page(trim=name, type_size=size)
    block = made.height - made.top - made.bottom
    assert block == pytest.approx(made.lines * made.line, abs=0.15)
    assert block > made.lines * made.line
    assert made.inner > made.outer
    assert made.bottom > made.top >= 3.2 * made.line - 0.001
    ems = (made.width - made.inner - made.outer) / made.size
    assert 14 < ems < 45


def test_margins_that_are_given_are_taken() -> None:
    made = page(margins={"inner": "25mm", "bottom": "2in"})
    assert (made.inner, made.outer, made.top, made.bottom) == (70.866, 57, 60, 144)
    assert made.lines == 33  # (648 - 60 - 144) / 13.25


@pytest.mark.parametrize(("leading", "line"), [("1.5", 18), (1.5, 18), ("15pt", 15), (None, 12 * 13.25 / 11)])
def test_the_line(leading: object, line: float) -> None:
    assert page(type_size="12pt", leading=leading).line == pytest.approx(line, abs=0.001)


@pytest.mark.parametrize(
    ("keys", "smallest"),
    [
        ({}, 7.5),
        ({"type_size": "7pt"}, 7),
        ({"type_size": "16pt"}, 13.6),
        ({"type_size": "16pt", "smallest": "16pt"}, 16),
    ],
)
def test_the_smallest_type(keys: dict[str, object], smallest: float) -> None:
    assert page(trim="a4", **keys).smallest == pytest.approx(smallest)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"trim": "a6", "type_size": "20pt"}, "lines of"),
        ({"margins": {"top": "300pt", "bottom": "300pt"}}, "leave 3 lines of 312 pt"),
        ({"margins": {"inner": "400pt", "outer": "100pt"}}, "lines of 0 pt"),
        ({"leading": "9pt"}, "does not go with type of 11pt"),
        ({"smallest": "12pt"}, "more than `type-size`"),
    ],
)
def test_what_makes_no_page(keys: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        page(**keys)


# The edition that is asked for


def test_without_an_edition_the_book_is_as_it_is(tmp_path: Path) -> None:
    manuscript, diagnostics = asked(tmp_path, "")
    assert list(diagnostics) == []
    assert (manuscript.book.variant, manuscript.book.trim.width) == (None, "156mm")
    assert manuscript.book.print_isbn == "978-0-13-110362-7"


@pytest.mark.parametrize(
    ("name", "width", "isbn"),
    [
        ("paperback", "110mm", "978-1-86197-876-9"),  # its ISBN stands under `isbn`
        ("large-print", "156mm", "978-0-262-13472-9"),
        ("bare", "156mm", None),
    ],
)
def test_the_edition_that_is_asked_for(name: str, width: str, isbn: str | None, tmp_path: Path) -> None:
    manuscript, diagnostics = asked(tmp_path, name)
    assert list(diagnostics) == []
    book = manuscript.book
    assert book.variant == book.editions[name]
    assert (book.trim.width, book.print_isbn) == (width, isbn)
    assert book.isbn["epub"] == "978-0-306-40615-7"


def test_an_edition_that_the_book_does_not_have(tmp_path: Path) -> None:
    _, diagnostics = asked(tmp_path, "large-prnt")
    (found,) = diagnostics
    assert (found.code, str(found.span)) == ("edition-unknown", "book.yaml:5:3")
    assert "no edition `large-prnt`" in found.message
    assert found.hint == "did you mean `large-print`?"


def test_the_editions_that_there_are_are_listed(tmp_path: Path) -> None:
    _, diagnostics = asked(tmp_path, "hardback-in-slipcase")
    (found,) = diagnostics
    assert found.hint == "write one of `paperback`, `large-print`, `bare` after --edition"


def test_an_edition_of_a_book_without_editions(tmp_path: Path) -> None:
    _, diagnostics = asked(tmp_path, "pocket", "title: A Book\nbody: [one.md]\n")
    (found,) = diagnostics
    assert (found.code, str(found.span)) == ("edition-unknown", "book.yaml:1:1")
    assert "has no `editions`" in found.message
    assert "without --edition" in found.hint


def test_editions_that_are_wrong_are_not_said_to_be_missing(tmp_path: Path) -> None:
    book = "title: A Book\neditions: {Large: {}}\nbody: [one.md]\n"
    _, diagnostics = asked(tmp_path, "Large", book)
    assert [found.code for found in diagnostics] == ["value-wrong"]


def test_an_edition_is_checked_against_the_trim_of_the_book_and_not_of_the_one_asked_for(
    tmp_path: Path,
) -> None:
    book = EDITIONS.replace("bare: {}", "bare: {type-size: 16pt}")
    assert list(asked(tmp_path, "paperback", book)[1]) == []


def test_a_stylesheet_that_is_a_link_out_of_the_book(tmp_path: Path) -> None:
    secret = tmp_path / "secret.css"
    secret.write_text("p { color: red }")
    root = tmp_path / "book"
    (root / "styles").mkdir(parents=True)
    (root / "styles" / "out.css").symlink_to(secret)
    book = "title: A Book\neditions: {fine: {styles: [out.css]}}\nbody: [one.md]\n"
    _, diagnostics = asked(root, "fine", book)
    assert [(found.code, found.span and found.span.file) for found in diagnostics] == [
        ("path-outside", "book.yaml"),
        ("path-outside", "styles/out.css"),
    ]
