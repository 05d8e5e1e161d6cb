"""Glyphs of single characters with and without a feature of a font (OpenType 1.9, feature tags)."""

from collections.abc import Iterable

import uharfbuzz  # type: ignore[import-untyped]

from octavo.html.fonts.files import FontFile

#: Scripts by their code points, and a letter of each.
_FIRST = (
    (range(0x370, 0x400), ord("\u03b1")),
    (range(0x1F00, 0x2000), ord("\u03b1")),
    (range(0x400, 0x530), ord("\u0430")),
)


def without_small_capitals(font: FontFile, codes: Iterable[int]) -> set[int]:
    """Return the small letters (code points) without a small capital in a font that has some of their script.

    Browsers make them up for a script in which a font has none at all (CSS Fonts 4, section 6.6).
    """
    letters = [code for code in codes if chr(code).islower() and chr(code).upper() != chr(code)]
    shaper = uharfbuzz.Font(font.face) if letters else None
    lacking = {code for code in letters if _shaped(shaper, code, "smcp") == _shaped(shaper, code)}
    first = {code: next((one for script, one in _FIRST if code in script), ord("a")) for code in lacking}
    made_up = {one for one in first.values() if _shaped(shaper, one, "smcp") == _shaped(shaper, one)}
    return {code for code in lacking if first[code] not in made_up}


def _shaped(shaper: uharfbuzz.Font, code: int, *features: str) -> list[int]:
    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints([code])
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer, dict.fromkeys(features, True))
    return [info.codepoint for info in buffer.glyph_infos]
