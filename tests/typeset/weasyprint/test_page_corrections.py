"""Displays that fill their pages and keep the grid, and footnotes that stay with their calls.

Pages of the sample stylesheet have six lines of 10 pt, from y 20 to y 80.

This shows what patches/page_making.py does.
"""

from pathlib import Path

import pytest

from octavo.typeset.layout import GatheringLayout
from tests.typeset.books import document, engine, where

FIGURE = "figure { break-inside: avoid } p { text-align: left }"


def laid(folder: Path, body: str, css: str = "") -> GatheringLayout:
    return engine(folder, FIGURE + css).typeset(document(body))


def place(result: GatheringLayout, name: str) -> tuple[int, float]:
    return result.positions[name].page, result.positions[name].y


def lines(count: int, name: str = "") -> str:
    return f'<p id="{name}">' + "<br/>".join(["x"] * count) + "</p>"


def display(count: int) -> str:
    return '<figure id="d" data-display="yes">' + "<br/>".join(["x"] * count) + "</figure>"


def test_text_that_follows_fills_the_gap_before_a_display(tmp_path: Path) -> None:
    result = laid(tmp_path, lines(3, "a") + display(4) + lines(3, "b") + lines(2, "c"))
    assert place(result, "b") == (0, 50)
    assert place(result, "d") == (1, 20)
    assert place(result, "c") == (1, 60)


def test_display_goes_past_several_short_paragraphs(tmp_path: Path) -> None:
    result = laid(tmp_path, lines(2, "a") + display(5) + lines(1, "b") + lines(2, "c") + lines(4, "e"))
    assert (place(result, "b"), place(result, "c")) == ((0, 40), (0, 50))
    assert place(result, "d") == (1, 20)


def test_heading_stays_before_the_display_and_the_text_goes_between(tmp_path: Path) -> None:
    body = lines(1, "a") + '<h2 id="h">x</h2>' + display(5) + lines(3, "b")
    result = laid(tmp_path, body, "h2 { break-after: avoid }")
    assert (place(result, "h"), place(result, "b")) == ((0, 30), (0, 40))
    assert place(result, "d") == (1, 20)


def test_small_gap_is_left(tmp_path: Path) -> None:
    result = laid(tmp_path, lines(4, "a") + display(4) + lines(2, "b"))
    assert (place(result, "d"), place(result, "b")) == ((1, 20), (1, 60))


def test_display_stays_before_a_heading(tmp_path: Path) -> None:
    result = laid(tmp_path, lines(3, "a") + display(4) + '<h2 id="h">x</h2>' + lines(1, "b"))
    assert (place(result, "d"), place(result, "h")) == ((1, 20), (1, 60))


def test_other_elements_stay_where_they_are(tmp_path: Path) -> None:
    figure = display(4).replace('data-display="yes"', "")
    result = laid(tmp_path, lines(3, "a") + figure + lines(3, "b"))
    assert (place(result, "d"), place(result, "b")) == ((1, 20), (1, 60))


def test_text_after_a_display_is_on_the_grid(tmp_path: Path) -> None:
    css = "figure { height: 13pt; margin: 4pt 0 }"
    result = laid(tmp_path, lines(1, "a") + display(1) + lines(1, "b"), css)
    # 21 pt of figure and margins take three lines: 4.5 pt are added above and 4.5 below.
    assert place(result, "b") == (0, 60)


def test_two_displays_on_a_page_keep_the_grid(tmp_path: Path) -> None:
    one = display(1)
    two = one.replace('"d"', '"e"')
    result = laid(
        tmp_path, one + lines(1, "a") + two + lines(1, "b"), "figure { height: 7pt; padding: 2pt 0 }"
    )
    assert (place(result, "a")[1] - 20) % 10 == 0
    assert (place(result, "b")[1] - 20) % 10 == 0
    assert place(result, "b")[1] > place(result, "a")[1]


def test_late_footnote_takes_its_paragraph_along(tmp_path: Path) -> None:
    note = '<span class="footnote" id="n">note</span>'
    result = laid(tmp_path, lines(5, "a") + f'<p id="b">call{note}</p>' + lines(1, "c"))
    assert place(result, "b")[0] == result.positions["n"].page
    assert result.problems == ()


def test_same_document_gives_the_same_pages(tmp_path: Path) -> None:
    body = lines(3, "a") + display(4) + lines(3, "b") + lines(2, "c")
    made = engine(tmp_path, FIGURE)
    first, second = (made.typeset(document(body)) for _ in range(2))
    assert (first.pdf, first.positions) == (second.pdf, second.positions)


def test_display_taller_than_a_page_begins_where_the_text_ends(tmp_path: Path) -> None:
    figure = '<figure id="d" data-display="yes">' + lines(1) * 9 + "</figure>"
    result = laid(tmp_path, lines(3, "a") + figure.replace('id=""', "") + lines(1, "b"))
    assert place(result, "d") == (0, 50)
    assert place(result, "b") == (2, 20)


def test_indents_follow_what_stands_before_a_paragraph(tmp_path: Path) -> None:
    """Text that was taken before a display no longer follows one; the paragraph behind it does."""
    css = "p { text-indent: 10pt } figure + p { text-indent: 0 } @page { margin-left: 20pt !important }"
    result = laid(tmp_path, f"{lines(3)}{display(4)}<p>Bread</p><p>Cheese</p><p>Eggs</p>", css)
    assert result.positions["d"].page == 1
    left = [where(result.pdf, page, word)[0] for page, word in ((0, "B"), (1, "C"), (1, "E"))]
    assert left == [pytest.approx(20 + indent, abs=1) for indent in (10, 0, 10)]
