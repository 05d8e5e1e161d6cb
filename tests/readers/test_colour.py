"""Contrast as WCAG measures it."""

import pytest

from readers.colour import Colour, contrast, over, read_colour, text_contrast


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("rgb(18, 18, 18)", Colour(18, 18, 18)),
        ("rgba(0, 0, 0, 0.5)", Colour(0, 0, 0, 0.5)),
        ("rgb(255 0 0 / 25%)", Colour(255, 0, 0, 0.25)),
        ("color(srgb 1 0.5 0)", Colour(255, 127.5, 0)),
    ],
)
def test_colours_as_a_browser_writes_them(text: str, colour: Colour) -> None:
    assert read_colour(text) == colour


def test_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="not a colour"):
        read_colour("oklch(0.5 0.2 30)")


def test_known_ratios() -> None:
    white, black = Colour(255, 255, 255), Colour(0, 0, 0)
    assert contrast(white, black) == contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == pytest.approx(1)
    # The lightest grey that may stand on white, as WebAIM's table has it.
    assert contrast(Colour(118, 118, 118), white) == pytest.approx(4.54, abs=0.005)
    assert contrast(Colour(119, 119, 119), white) < 4.5


def test_what_is_half_transparent_takes_the_colour_below() -> None:
    assert over(Colour(0, 0, 0, 0.5), Colour(255, 255, 255)) == Colour(127.5, 127.5, 127.5)


def test_the_inmost_ground_counts() -> None:
    assert text_contrast("rgb(0, 0, 0)", ["rgb(255, 255, 255)"], "rgb(18, 18, 18)") == pytest.approx(21)
    assert text_contrast("rgb(0, 0, 0)", [], "rgb(0, 0, 0)") == pytest.approx(1)
    veiled = text_contrast("rgb(0, 0, 0)", ["rgba(255, 255, 255, 0.5)"], "rgb(0, 0, 0)")
    assert 1 < veiled < 21
