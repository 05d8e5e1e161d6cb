"""Glyphs of single characters with and without a feature of a font (OpenType 1.9, feature tags)."""

from collections.abc import Iterable

import uharfbuzz  # type: ignore[import-untyped]

from octavo.html.fonts.files import FontFile


def without_small_capitals(font: FontFile, codes: Iterable[int]) -> set[int]:
    """Return the small letters, as code points, for which a font has no small capital."""
    letters = [code for code in codes if chr(code).islower() and chr(code).upper() != chr(code)]
    shaper = uharfbuzz.Font(font.face) if letters else None
    return {code for code in letters if _shaped(shaper, code, "smcp") == _shaped(shaper, code)}


def _shaped(shaper: uharfbuzz.Font, code: int, *features: str) -> list[int]:
    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints([code])
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer, dict.fromkeys(features, True))
    return [info.codepoint for info in buffer.glyph_infos]
