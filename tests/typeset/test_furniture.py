"""Where running heads and folios stand; the default template and stylesheet at their real size."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from octavo.core.diagnostics import Diagnostics, Severity
from octavo.core.pagemap import PlacedPage, Side
from octavo.html.pages import Furniture, PrintPages
from octavo.source.manuscript import Region
from octavo.typeset import typeset
from octavo.typeset.furniture import RUN, furniture_jobs, stylesheet
from octavo.typeset.geometry import Affine
from octavo.typeset.placing import Leaf
from tests.typeset.books import book, made, problems, section, text, where

pytestmark = pytest.mark.engine

CSS = """
@page :right { margin: 60pt 57pt 84.5pt 63pt }
@page :left { margin: 60pt 63pt 84.5pt 57pt }
html { font-size: 11pt; line-height: 13.25pt }
"""
LEFT, RIGHT = (57.0, 369.0), (63.0, 375.0)  # the text block of a verso and of a recto


def pages(folder: Path, furniture: Furniture, region: Region = Region.BODY) -> PrintPages:
    body = '<p>x</p><p class="new">y</p><p class="new">z</p>'
    one = section("a", body, region, furniture=furniture, verso="Whole <em>Book</em>", recto="A Chapter")
    return replace(book(folder, one, css=CSS), trim=(432.0, 648.0))


def test_heads_and_folios_by_side(tmp_path: Path) -> None:
    pdf = made(pages(tmp_path, Furniture.RUNNING)).pdf
    assert [text(pdf, page) for page in range(3)] == ["A Chapter 1 x", "2 Whole Book y", "A Chapter 3 z"]


def test_folios_stand_at_the_outer_edge_above_the_text(tmp_path: Path) -> None:
    pdf = made(pages(tmp_path, Furniture.RUNNING)).pdf
    verso, recto = where(pdf, 1, "2"), where(pdf, 2, "3")
    assert verso[0] == pytest.approx(LEFT[0], abs=1)
    assert RIGHT[1] - 8 < recto[0] < RIGHT[1]
    # A line and a half between the baseline and the text block, at 588 pt; an old-style 2 stands on the line.
    assert verso[1] == pytest.approx(588 + 19.9, abs=0.5)


def test_openers_have_the_folio_in_the_middle_of_the_foot(tmp_path: Path) -> None:
    pdf = made(pages(tmp_path, Furniture.OPENER, Region.FRONT)).pdf
    assert [text(pdf, page) for page in range(2)] == ["i x", "ii Whole Book y"]
    left, bottom = where(pdf, 0, "i")
    assert left == pytest.approx(sum(RIGHT) / 2, abs=3)
    assert bottom < 84.5


def test_display_pages_carry_nothing(tmp_path: Path) -> None:
    pdf = made(pages(tmp_path, Furniture.NONE)).pdf
    assert [text(pdf, page) for page in range(3)] == ["x", "y", "z"]


def test_folio_that_does_not_fit_is_reported(tmp_path: Path) -> None:
    found = problems(book(tmp_path, section("a", "<p>x</p>", furniture=Furniture.OPENER)))
    assert [(fault.code, fault.severity) for fault in found] == [("off-page", Severity.ERROR)]


def test_title_too_long_for_a_running_head_is_cut_after_a_word(tmp_path: Path) -> None:
    words = " ".join(["Unexpected Consequences"] * 6)
    one = section("a", '<p>x</p><p class="new">y</p>', furniture=Furniture.RUNNING, verso=words, recto="B")
    long = replace(book(tmp_path, one, css=CSS), trim=(432.0, 648.0))
    found = Diagnostics()
    pdf = typeset(long, 1, found).pdf
    head = text(pdf, 1)
    assert re.fullmatch(r"2 (Unexpected|Consequences| )+\u2026 y", head)
    assert where(pdf, 1, "2")[1] == pytest.approx(588 + 19.9, abs=0.5)  # the head is one line
    assert [(fault.code, fault.severity) for fault in found] == [("head-shortened", Severity.WARNING)]


def test_book_may_have_a_stylesheet_of_its_own(tmp_path: Path) -> None:
    one = pages(tmp_path, Furniture.RUNNING)
    assert stylesheet(one).name == "furniture.css"
    own = tmp_path / "styles" / "furniture.css"
    own.write_text(".page { display: block }")
    assert stylesheet(one) == own


def test_a_long_book_has_the_right_folio_on_every_page(tmp_path: Path) -> None:
    body = "".join(f'<p class="new">text {number}</p>' for number in range(2 * RUN + 3))
    one = section("a", body, furniture=Furniture.RUNNING, verso="Book", recto="Part")
    pdf = made(replace(book(tmp_path, one, css=CSS), trim=(432.0, 648.0)), jobs=2).pdf
    for number in range(2 * RUN + 3):
        folio = number + 1
        head = f"{folio} Book" if number % 2 else f"Part {folio}"
        assert text(pdf, number) == f"{head} text {number}"


def leaf(index: int, recto: str) -> Leaf:
    side = Side.VERSO if index % 2 else Side.RECTO
    page = PlacedPage(index, str(index + 1), side, Region.BODY, "a", False)
    division = section("a", "", furniture=Furniture.RUNNING, verso="Book", recto=recto)
    return Leaf(page, "a", index, Affine(), Furniture.RUNNING, division)


def test_running_heads_before_a_change_are_the_same_documents(tmp_path: Path) -> None:
    pages = book(tmp_path)
    before = [leaf(index, "One" if index < RUN + 8 else "Two") for index in range(3 * RUN)]
    after = [leaf(index, "One" if index < RUN + 9 else "Two") for index in range(3 * RUN + 1)]
    one, two = furniture_jobs(pages, before), furniture_jobs(pages, after)
    assert [job.name for job in one] == ["furniture-1", "furniture-2", "furniture-3"]
    # What moves is the page on which the second chapter begins; behind it heads and folios are as they were.
    assert [job.name for job in two if job not in one] == ["furniture-2", "furniture-4"]


def test_running_heads_are_typeset_with_the_round_that_settles_the_page_numbers(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    contents = section(
        "a", '<p>see <span data-page-of="c"></span></p>', furniture=Furniture.RUNNING, verso="V"
    )
    others = [section(name, "<p>x</p>", furniture=Furniture.RUNNING, recto="R") for name in "bc"]
    pages = replace(book(tmp_path, contents, *others, css=CSS), trim=(432.0, 648.0))
    diagnostics = Diagnostics()
    pdf = typeset(pages, 2, diagnostics, lambda done, total: seen.append((done, total))).pdf
    assert list(diagnostics) == []
    assert [total for done, total in seen if done == total] == [3, 2]
    assert text(pdf, 0).split()[-2:] == ["see", "3"]
    assert text(pdf, 2) == "R 3 x"
