"""Uniting subsets of a font, compared with the font itself."""

import io
from pathlib import Path

import pytest
from fontTools import subset
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from octavo.typeset.assembly.truetype import UnlikeFontsError, unite
from tests.typeset.books import FONTS

pytestmark = pytest.mark.engine

REGULAR = next(font for font in FONTS if font.stem.endswith("-Regular"))
BOLD = next(font for font in FONTS if font.stem.endswith("-Bold"))


def glyph_numbers(path: Path, text: str) -> set[int]:
    with TTFont(path) as font:
        return {font.getGlyphID(font.getBestCmap()[ord(character)]) for character in text}


def cut(path: Path, numbers: set[int]) -> bytes:
    """A subset that keeps the glyph numbers."""
    options = subset.Options(retain_gids=True, glyph_names=False, hinting=False, layout_features=[])
    with TTFont(path) as font:
        subsetter = subset.Subsetter(options)
        subsetter.populate(gids=numbers)
        subsetter.subset(font)
        target = io.BytesIO()
        font.save(target)
    return target.getvalue()


def outlines(font: TTFont, numbers: set[int]) -> dict[int, tuple[object, int]]:
    glyphs = font.getGlyphSet()
    found = {}
    for number in sorted(numbers):
        name = font.getGlyphName(number)
        pen = DecomposingRecordingPen(glyphs)
        glyphs[name].draw(pen)
        found[number] = (pen.value, glyphs[name].width)
    return found


def test_union_has_the_outlines_and_widths_of_the_font() -> None:
    # Accented letters are made of parts, which subsets number in their own ways.
    one, two = glyph_numbers(REGULAR, "abcéà x"), glyph_numbers(REGULAR, "cdeéöЙ x")
    united = unite([cut(REGULAR, one), cut(REGULAR, two)], [one, two])
    with TTFont(io.BytesIO(united)) as font, TTFont(REGULAR) as original:
        assert outlines(font, one | two) == outlines(original, one | two)
        assert font["maxp"].numGlyphs >= max(one | two)


def test_union_of_a_union_is_the_same() -> None:
    numbers = glyph_numbers(REGULAR, "aé")
    once = unite([cut(REGULAR, numbers)] * 2, [numbers] * 2)
    assert unite([once, once], [numbers, numbers]) == once


def test_different_fonts_are_refused() -> None:
    numbers = glyph_numbers(REGULAR, "a") & glyph_numbers(BOLD, "a")
    with pytest.raises(UnlikeFontsError):
        unite([cut(REGULAR, numbers), cut(BOLD, numbers)], [numbers, numbers])


@pytest.mark.parametrize("damage", [b"", b"not a font", b"\0\1\0\0"])
def test_damaged_fonts_are_refused(damage: bytes) -> None:
    with pytest.raises(UnlikeFontsError):
        unite([damage, damage], [{1}, {1}])
