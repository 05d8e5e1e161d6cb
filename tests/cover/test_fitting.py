"""Display type broken into lines: all of it inside the box, and broken where a reader would pause."""

import pytest
from fontTools.ttLib import TTFont

from octavo.cover.fitting import FittedText, fit, font_file, missing
from octavo.cover.runs import Run

LONG = "An Inquiry into the Nature and Causes of the Wealth of Nations, Together with Some Considerations "


def roman(text: str) -> tuple[Run, ...]:
    """Runs of roman text."""
    return (Run(text),)


def texts(fitted: FittedText) -> list[str]:
    """The lines as plain text."""
    return ["".join(run.text for run in line.runs) for line in fitted.lines]


def width_by_font(text: str, size: float, italic: bool = False) -> float:
    """The width in pixels, read from the font file here."""
    font = TTFont(font_file("serif", italic))
    cmap = font.getBestCmap()
    units = sum(font["hmtx"][cmap[ord(c)]][0] for c in text)
    return float(units / font["head"].unitsPerEm * size)


def test_one_word_is_as_large_as_it_may_be() -> None:
    fitted = fit(roman("Tides"), 1300, 1000, 330)
    assert (fitted.size, texts(fitted)) == (330, ["Tides"])
    assert fitted.lines[0].width == pytest.approx(width_by_font("Tides", 330))


def test_a_long_word_is_made_smaller_and_not_broken() -> None:
    word = "Donaudampfschifffahrtsgesellschaftskapitän"
    fitted = fit(roman(word), 1300, 1000, 330)
    assert texts(fitted) == [word]
    assert 1300 * 0.96 < width_by_font(word, fitted.size) <= 1300


@pytest.mark.parametrize("times", [1, 2, 5, 20, 100])
def test_all_of_a_long_text_fits(times: int) -> None:
    text = (LONG * times).strip()
    fitted = fit(roman(text), 1300, 1000, 330)
    assert " ".join(texts(fitted)) == text
    assert fitted.height <= 1000
    assert all(width_by_font(line, fitted.size) <= 1300 for line in texts(fitted))
    assert fitted.leading == pytest.approx(fitted.size * 1.05)


def test_no_small_word_is_left_at_the_end_of_a_line() -> None:
    lines = texts(
        fit(roman("An Inquiry into the Nature and Causes of the Wealth of Nations"), 1300, 1240, 330)
    )
    assert lines == ["An Inquiry", "into the Nature", "and Causes", "of the Wealth", "of Nations"]


def test_a_title_within_the_title_begins_a_line() -> None:
    fitted = fit(
        [Run("A Reader’s Companion to "), Run("The Challenge of the Left Opposition (1923–25)", True)],
        1300,
        1240,
        330,
    )
    italic = [line.runs[0].italic for line in fitted.lines]
    assert "Companion to" in texts(fitted)[italic.index(True) - 1]
    assert all(len(line.runs) == 1 for line in fitted.lines)


def test_a_line_may_end_with_a_hyphen_between_letters_only() -> None:
    fitted = fit(roman("Strassburg-Hohenlohe"), 400, 1000, 100)
    assert texts(fitted) == ["Strassburg-", "Hohenlohe"]
    assert texts(fit(roman("1923–1925"), 200, 1000, 100)) == ["1923–1925"]


def test_no_break_space_holds() -> None:
    assert texts(fit([Run("Ann\u00a0Li, Jo\u00a0Hill")], 420, 400, 90)) == ["Ann\u00a0Li,", "Jo\u00a0Hill"]


def test_letterspacing_counts() -> None:
    tight = fit(roman("SHORE"), 1300, 1000, 100)
    wide = fit(roman("SHORE"), 1300, 1000, 100, tracking=0.1)
    assert wide.lines[0].width - tight.lines[0].width == pytest.approx(50)


def test_nothing_to_set() -> None:
    assert fit((), 1300, 1000, 330) == FittedText(330, 346.5, ())


@pytest.mark.parametrize("box", [(0, 10, 10), (10, -1, 10), (10, 10, 0)])
def test_a_box_without_room(box: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="above 0"):
        fit(roman("Tides"), *box)


def test_missing_characters() -> None:
    assert missing(roman("Tides, Прилив, παλίρροια")) == ""
    assert missing(roman("潮 and 汐 and 潮")) == "潮汐"
