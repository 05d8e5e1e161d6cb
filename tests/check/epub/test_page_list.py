"""The page list of an e-book compared with its PDF: true of what is made, and not of what was changed."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.build.build import build as build_book
from octavo.check.epub.page_list import check_epub_pages
from octavo.check.result import CheckResult, Outcome
from octavo.core.diagnostics import Diagnostics
from octavo.core.progress import Progress
from octavo.core.settings import CheckLevel, Settings
from tests.built_books import ELEMENTS, BuiltBooks
from tests.check.said import said

pytestmark = pytest.mark.engine

MARKER = re.compile(r'<span[^>]*role="doc-pagebreak"[^>]*>(?:</span>)?')


@pytest.fixture
def pair(built_books: BuiltBooks) -> Callable[[str], tuple[Path, Path]]:
    """The e-book and the PDF of an element book."""

    def files_of(name: str) -> tuple[Path, Path]:
        files = built_books.get(ELEMENTS / name).files
        return files["epub"], files["pdf"]

    return files_of


def checked(epub: Path, pdf: Path, folder: Path, change: Callable[[str, str], str]) -> CheckResult:
    """The check of a copy of the e-book of which each text was changed: ``change(name, text)``."""
    copy = folder / epub.name
    with zipfile.ZipFile(epub) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith((".xhtml", ".ncx")):
                data = change(name, data.decode()).encode()
            new.writestr(name, data)
    return check_epub_pages(copy, pdf)


def same(_: str, text: str) -> str:
    return text


def in_file(file: str, change: Callable[[str], str]) -> Callable[[str, str], str]:
    def changed(name: str, text: str) -> str:
        if not name.endswith(file):
            return text
        found = change(text)
        assert found != text, "nothing was changed"
        return found

    return changed


Pair = Callable[[str], tuple[Path, Path]]


@pytest.mark.parametrize(
    "name", ["tables", "notes-rich", "notes-authors", "index", "figures", "maths", "roll"]
)
def test_what_is_made_is_true(pair: Pair, tmp_path: Path, name: str) -> None:
    result = checked(*pair(name), tmp_path, same)
    assert said(result) == ()
    assert result.outcome is Outcome.PASSED
    assert re.match(r"\d+ markers", result.detail)


def moved(text: str, label: str, words: int) -> str:
    """A document with a marker some words later (below 0: earlier) in its text."""
    marker = next(found[0] for found in MARKER.finditer(text) if f'title="{label}"' in found[0])
    before, after = text.split(marker)
    if words > 0:
        cut = re.match(rf"(?:[^<\s]+\s+){{{words}}}", after)
        assert cut is not None
        return before + after[: cut.end()] + marker + after[cut.end() :]
    cut = re.search(rf"(?:[^<>\s]+\s+){{{-words}}}$", before)
    assert cut is not None
    return before[: cut.start()] + marker + before[cut.start() :] + after


@pytest.mark.parametrize("words", [2, 3, 9, -1, -3])
def test_a_marker_beside_its_place(pair: Pair, tmp_path: Path, words: int) -> None:
    result = checked(*pair("notes-long"), tmp_path, in_file("locks.xhtml", lambda t: moved(t, "2", words)))
    assert result.outcome is Outcome.FAILED
    assert len(said(result)) == 1
    assert "page 2 begins with \u201cat even distances. The owner of\u201d" in said(result)[0]
    assert re.match(r"EPUB/text/locks\.xhtml:\d+: ", said(result)[0])


@pytest.mark.parametrize(
    ("label", "row"), [("3", "months-row-35"), ("4", "months-row-9"), ("3", "months-row-9")]
)
def test_a_marker_in_another_row(pair: Pair, tmp_path: Path, label: str, row: str) -> None:
    def change(text: str) -> str:
        marker = next(found[0] for found in MARKER.finditer(text) if f'title="{label}"' in found[0])
        return re.sub(rf'(id="tbl-{row}"[^>]*>)', rf"\1{marker}", text.replace(marker, ""))

    result = checked(*pair("tables"), tmp_path, in_file("harbor.xhtml", change))
    assert any(f"page {label} begins with" in message for message in said(result))


def test_the_right_half_of_a_table_does_not_begin_on_the_left_hand_page(pair: Pair, tmp_path: Path) -> None:
    def change(text: str) -> str:
        marker = next(found[0] for found in MARKER.finditer(text) if 'title="9"' in found[0])
        return re.sub(r'(id="tbl-ports-column-1"[^>]*>)', rf"\1{marker}", text.replace(marker, ""))

    result = checked(*pair("tables"), tmp_path, in_file("harbor.xhtml", change))
    assert [m for m in said(result) if "page 9 begins with" in m]


def test_titles_and_places_of_the_list(pair: Pair, tmp_path: Path) -> None:
    swapped = in_file("nav.xhtml", lambda text: text.replace(">2</a></li>", ">3</a></li>", 1))
    result = checked(*pair("lists"), tmp_path, swapped)
    assert any("page 3 of the page list leads to page 2" in message for message in said(result))
    nowhere = in_file("nav.xhtml", lambda text: text.replace("#page-2", "#lists-title"))
    result = checked(*pair("lists"), tmp_path, nowhere)
    assert any("page 2 of the page list leads to no page-break marker" in m for m in said(result))


def test_a_page_that_is_missing(pair: Pair, tmp_path: Path) -> None:
    without = re.compile(r"<li><a href=\"[^\"]*#page-2\">2</a></li>\s*")
    result = checked(*pair("lists"), tmp_path, in_file("nav.xhtml", lambda text: without.sub("", text)))
    assert "page 2 of the PDF is missing in the page list" in said(result)
    assert any("goes on with 3 where the text goes on with 2" in message for message in said(result))


def test_an_ncx_that_is_not_the_same(pair: Pair, tmp_path: Path) -> None:
    other = in_file(".ncx", lambda text: text.replace("#page-3", "#page-2"))
    result = checked(*pair("lists"), tmp_path, other)
    assert said(result) == ("EPUB/toc.ncx: its page list is not that of the navigation document",)


def test_a_book_without_a_page_list(pair: Pair, tmp_path: Path) -> None:
    def change(name: str, text: str) -> str:
        text = MARKER.sub("", text)
        return re.sub(r'<nav epub:type="page-list".*?</nav>', "", text, flags=re.DOTALL)

    result = checked(*pair("lists"), tmp_path, change)
    assert said(result) == ("the e-book has no page list, though the PDF was made with it",)


def test_the_pdf_of_another_book(pair: Pair) -> None:
    result = check_epub_pages(pair("lists")[0], pair("figures")[1])
    assert any("page 1 begins with" in message for message in said(result))
    assert any("of the PDF is missing" in message for message in said(result))


def test_files_that_cannot_be_read(pair: Pair, tmp_path: Path) -> None:
    broken = tmp_path / "book.epub"
    broken.write_bytes(b"no archive")
    result = check_epub_pages(broken, pair("lists")[1])
    assert result.outcome is Outcome.FAILED
    assert said(result)[0].startswith("the files cannot be compared")


def test_a_short_index_in_two_columns(tmp_path: Path) -> None:
    """Whose lines are so few and short that poppler reads them across both columns."""
    terms = ("butter", "flour", "hunger", "leeks", "marrow", "soup", "salt")
    book = "title: T\ntrim: {width: 190mm, height: 235mm}\nbody: [a.md]\nback: [index]\n"
    text = "# A\n\n" + " ".join(f"[{term}]{{.index}}" for term in terms) + "\n"
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "book.yaml").write_text(book, encoding="utf-8")
    (tmp_path / "book" / "a.md").write_text(text, encoding="utf-8")
    formats = frozenset({"pdf", "epub"})
    asked = Settings(tmp_path / "book", tmp_path / "out", formats, CheckLevel.NONE, jobs=1)
    assert build_book(asked, Diagnostics(), Progress()).published
    found = check_epub_pages(tmp_path / "out" / "t.epub", tmp_path / "out" / "t.pdf")
    assert found.outcome is Outcome.PASSED, said(found)
