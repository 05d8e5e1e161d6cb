"""The outline against the contents."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from octavo.check.findings import Findings
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.outline import check_outline, lacks_formulas
from octavo.check.pdf.outline_items import read_outline, same_title
from tests.check.pdfs import write_book
from tests.check.said import said

pytestmark = pytest.mark.engine


def change(good: Path, path: Path, spoil: Callable[[pikepdf.Outline], None]) -> Findings:
    with pikepdf.open(good) as pdf:
        with pdf.open_outline() as outline:
            spoil(outline)
        pdf.save(path)
    return check_outline(PdfFile(path))


def test_the_outline_of_a_good_book_passes(good_pdf: Path) -> None:
    assert check_outline(PdfFile(good_pdf)) == Findings((), "3 outline items, 3 of 3 entries of the contents")
    items = read_outline(PdfFile(good_pdf))
    assert [(i.title, i.level) for i in items] == [
        ("1. The First \u2018Opening\u2019", 1),
        ("2. A Second Matter", 1),
        ("3. The Third", 1),
    ]


def test_nested_items_and_items_beyond_the_contents_are_allowed(good_pdf: Path, tmp_path: Path) -> None:
    def nest(outline: pikepdf.Outline) -> None:
        outline.root.insert(0, pikepdf.OutlineItem("Title page", 0))
        outline.root[1].children.append(outline.root.pop(2))

    found = change(good_pdf, tmp_path / "nested.pdf", nest)
    assert found == Findings((), "4 outline items, 3 of 3 entries of the contents")


def rename(outline: pikepdf.Outline) -> None:
    outline.root[1].title = "2. A Second Question"


def swap(outline: pikepdf.Outline) -> None:
    outline.root.append(outline.root.pop(0))


def drop(outline: pikepdf.Outline) -> None:
    del outline.root[2]


def move(outline: pikepdf.Outline) -> None:
    outline.root[1] = pikepdf.OutlineItem("2. A Second Matter", 8)


def empty(outline: pikepdf.Outline) -> None:
    outline.root.append(pikepdf.OutlineItem(" ", 1))


def lose(outline: pikepdf.Outline) -> None:
    outline.root.append(pikepdf.OutlineItem("Index", pikepdf.String("nowhere")))


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (rename, "\u201c2. A Second Matter\u201d is called \u201c2. A Second Question\u201d in the outline"),
        (
            swap,
            "\u201c2. A Second Matter\u201d stands elsewhere in the outline: the order differs",
        ),
        (drop, "\u201c3. The Third\u201d is not in the outline"),
        (move, "leads to page 5 (page 8 of the file), in the outline to page 6 (page 9 of the file)"),
        (empty, "item 4 of the outline has no title"),
        (lose, "\u201cIndex\u201d in the outline leads nowhere: there is no destination \u201cnowhere\u201d"),
        (lambda outline: outline.root.clear(), "the file has no outline"),
    ],
)
def test_a_difference_is_named(
    good_pdf: Path, tmp_path: Path, spoil: Callable[[pikepdf.Outline], None], message: str
) -> None:
    found = change(good_pdf, tmp_path / "bad.pdf", spoil)
    assert said(found)
    assert any(message in text for text in said(found))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The \u201cRed\u201d Year", "the 'red'  year", True),
        ("IV. The Year", "The Year", True),
        ("12 The Year", "The Year", True),
        ("A. The Year", "The Year", True),
        ("Last: The Year", "The Year", False),
        ("The Year", "The Years", False),
        ("", "The Year", False),
        ("", "", True),
    ],
)
def test_titles_are_compared_without_quotes_space_and_numbers(one: str, other: str, same: bool) -> None:
    assert same_title(one, other) is same
    assert same_title(other, one) is same


@pytest.mark.parametrize(
    ("entry", "title", "same"),
    [
        ("1 Waves of Length on Water", "1. Waves of Length λ on Water", True),
        ("Proof of", "Proof of c²=gh", True),
        ("", "E=mc²", True),
        ("1 Waves on Water", "1. Water on Waves", False),
        ("The Weir of Length", "The Length λ", False),
    ],
)
def test_formulas_are_drawn_in_the_contents_and_words_in_the_outline(
    entry: str, title: str, same: bool
) -> None:
    assert lacks_formulas(entry, title) is same


def without_contents(text: str) -> str:
    head, rest = text.split('<section><h1 id="contents"', 1)
    return f'{head}<section><h1 id="tables"{rest.split(chr(34) + "tables" + chr(34), 1)[1]}'


def test_list_of_tables_alone_is_not_looked_for_in_the_outline(tmp_path: Path) -> None:
    path = write_book(tmp_path / "tables.pdf", html=without_contents)
    assert check_outline(PdfFile(path)) == Findings((), "3 outline items, 0 of 0 entries of the contents")


def test_contents_are_known_though_all_titles_of_the_outline_are_wrong(
    good_pdf: Path, tmp_path: Path
) -> None:
    def rename_all(outline: pikepdf.Outline) -> None:
        for number, item in enumerate(outline.root):
            item.title = f"Part {number}"

    assert len(said(change(good_pdf, tmp_path / "renamed.pdf", rename_all))) == 3
