"""Sizes that authors ask of pictures, on paper and on screens."""

import pytest

from octavo.core.picture_sizes import read_picture_length
from octavo.html.picture_sizes import PictureSizes

# A page of 432 points has a measure of 312; 156 points are half of it.
PAPER, SCREEN = PictureSizes("6in", paper=True), PictureSizes("6in", paper=False)


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("50%", "50%"),
        ("33.3 %", "33.3%"),
        ("1in", "72pt"),
        ("25.4mm", "72pt"),
        ("2.54cm", "72pt"),
        ("6pc", "72pt"),
        ("96px", "72pt"),
        ("96", "72pt"),
        ("12em", "12em"),
        ("1.5rem", "1.5em"),
        (r"0.8\textwidth", "80%"),
        (r"\linewidth", "100%"),
        (".5in", "36pt"),
        ("0", None),
        ("-3cm", None),
        ("wide", None),
        ("3 apples", None),
        ("10vw", None),
        ("99999mm", None),
        ("1e3px", None),
    ],
)
def test_lengths(written: str, length: str | None) -> None:
    found = read_picture_length(written)
    assert (None if found is None else str(found)) == length


@pytest.mark.parametrize(
    ("width", "height", "on_paper", "on_screen"),
    [
        ("50%", "", "width: 50%", "width: 50%"),
        ("156pt", "", "width: 156pt", "width: 50%"),
        ("900pt", "", "width: 900pt", "width: 100%"),
        ("10em", "", "width: 10em", "width: 10em"),
        ("", "55pt", "height: 55pt", "height: 5em"),
        ("156pt", "55pt", "width: 156pt; height: 55pt", "width: 50%"),
        ("", "50%", "", ""),
        ("", "", "", ""),
    ],
)
def test_figures(width: str, height: str, on_paper: str, on_screen: str) -> None:
    assert PAPER.style(width, height) == on_paper
    assert SCREEN.style(width, height) == on_screen


def test_a_picture_in_a_line_grows_with_the_type() -> None:
    assert PAPER.style("22pt", "", in_line=True) == "width: 22pt"
    assert SCREEN.style("22pt", "", in_line=True) == "width: 2em"
