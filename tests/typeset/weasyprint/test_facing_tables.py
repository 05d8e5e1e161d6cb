"""Tables over facing pages: a left-hand page first, rows beside each other, one table to a screen reader."""

from pathlib import Path

import pikepdf
import pytest

from octavo.html.pages import PrintPages
from tests.typeset.books import book, made, problems, section, structure, text, where

CSS = ".right { break-before: page } td { width: 30pt }"


def half(side: str, rows: int, words: str) -> str:
    mark = "row" if side == "left" else "joins"
    lines = "".join(
        f'<tr data-{mark}="r{number}"><td>{side[0]}{number} {words if number == 2 else ""}</td></tr>'
        for number in range(1, rows + 1)
    )
    return f'<div class="half {side}"><table><tbody>{lines}</tbody></table></div>'


def facing(left: int, right: int, words: str = "") -> str:
    halves = half("left", left, "") + half("right", right, words)
    return f'<figure id="t" data-plate="facing" data-src="a.md:3:1">{halves}</figure>'


def pages(folder: Path, before: str, table: str, after: str = "") -> PrintPages:
    return book(folder, section("s", f"{before}{table}{after}"), css=CSS)


def read(pages: PrintPages) -> list[str]:
    result = made(pages)
    return [text(result.pdf, page) for page in range(len(result.pagemap.pages))]


LINES = "".join(f"<p>Line {number}</p>" for number in range(1, 9))


def test_a_table_after_a_right_hand_page_stands_on_the_next_opening(tmp_path: Path) -> None:
    assert read(pages(tmp_path, "<p>Before</p>", facing(2, 2), "<p>After</p>")) == [
        "Before After",
        "l1 l2",
        "r1 r2",
    ]


def test_text_goes_on_until_the_next_opening(tmp_path: Path) -> None:
    """The place is on the second page, a left-hand one: the third is filled before the table comes."""
    found = read(pages(tmp_path, LINES, facing(2, 2), LINES))
    assert found[1].startswith("Line 7 Line 8 Line 1")
    assert found[2].startswith("Line 5")
    assert found[3:] == ["l1 l2", "r1 r2"]


def test_a_page_is_left_empty_where_no_text_is_left(tmp_path: Path) -> None:
    assert read(pages(tmp_path, LINES, facing(2, 2)))[2:] == ["", "l1 l2", "r1 r2"]


def test_a_long_table_goes_on_over_further_openings(tmp_path: Path) -> None:
    found = read(pages(tmp_path, "<p>Before</p>", facing(8, 8)))
    assert found[1:] == ["l1 l2 l3 l4 l5 l6", "r1 r2 r3 r4 r5 r6", "l7 l8", "r7 r8"]


def test_rows_stand_beside_each_other(tmp_path: Path) -> None:
    """The second row of the right half takes several lines, so that of the left is as high."""
    result = made(pages(tmp_path, "<p>Before</p>", facing(3, 3, "with many more words")))
    left, right = (where(result.pdf, page, name)[1] for page, name in ((1, "l3"), (2, "r3")))
    assert left == pytest.approx(right, abs=0.1)
    assert where(result.pdf, 1, "l2")[1] - left > 15


def test_a_screen_reader_finds_one_table(tmp_path: Path) -> None:
    path = tmp_path / "book.pdf"
    path.write_bytes(made(pages(tmp_path, "<p>Before</p>", facing(2, 2))).pdf)
    with pikepdf.open(path) as pdf:
        found = structure(pdf)
    assert found.count("Table(") == 1
    assert found.count("TR(TD(.) TD(.))") == 2


def test_halves_of_unequal_length_are_an_error(tmp_path: Path) -> None:
    (fault,) = problems(pages(tmp_path, "<p>Before</p>", facing(2, 9)))
    assert (fault.code, str(fault.span)) == ("table-facing-uneven", "a.md:3:1")
