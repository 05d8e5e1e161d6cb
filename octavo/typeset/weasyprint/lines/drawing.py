"""Writing the glyphs of a fitted line into the PDF, at the places where they were measured.

A PDF shows a string of glyphs with their own widths, and numbers between strings for what is to be taken
away, in thousandths of the type size (ISO 32000-1, 9.4.3). What a number lacks of the true distance is owed
to the next one, so that a line ends where it was measured to end.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, pango

from octavo.typeset.weasyprint.lines.glyph_layout import GlyphLayout
from octavo.typeset.weasyprint.lines.shaping import GlyphRun, ShapedText

_EMPTY: int = pango.PANGO_GLYPH_EMPTY
_SPACES = " \u00a0"


def draw_fitted_text(stream: Any, layout: GlyphLayout, matrix: Any) -> bool:
    """Draw the glyphs of a line's text, and return True; or False, if they are out of the common."""
    pieces = [(run, layout.shaped) for run in _cut(layout)]
    if layout.hyphen:
        pieces += [(run, layout.hyphen) for run in layout.hyphen.runs]
    fonts = []
    for run, _ in pieces:
        font, size = stream.add_font(run.font)
        if not size or font.bitmap or font.svg or font.png or font.colr:
            return False
        fonts.append((font, size))
    scale = layout.spread.glyphs
    stream.set_text_matrix(scale, *matrix.values[1:])
    last = None
    for (run, shaped), (font, size) in zip(pieces, fonts, strict=True):
        if font is not last:
            stream.set_font_size(font.hash, size)
            last = font
        _note_glyphs(stream, run, shaped, font, size)
        # A space is as wide as the line wants it, whatever its glyph has.
        extra = layout.spread.spaces / scale - 1.0
        stream.show_text("".join(_operands(run, shaped, font.widths, 1000 / size, extra)))
    return True


def _cut(layout: GlyphLayout) -> Iterator[GlyphRun]:
    for run in layout.shaped.runs:
        if (part := run.cut(layout.start, layout.end)) is not None:
            yield part


def _note_glyphs(stream: Any, run: GlyphRun, shaped: ShapedText, font: Any, size: float) -> None:
    """Note the width of each glyph that is new in the document, and the text for which it stands."""
    for place, glyph in enumerate(run.glyphs):
        if glyph == _EMPTY or (glyph in font.widths and glyph in font.to_unicode):
            continue
        pango.pango_font_get_glyph_extents(run.font, glyph, stream.ink_rect, stream.logical_rect)
        font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
        if glyph not in font.to_unicode:
            start = run.characters[place]
            end = start + 1
            while end < len(shaped.text) and not shaped.begins[end]:
                end += 1
            font.to_unicode[glyph] = shaped.text[start:end]


def _operands(
    run: GlyphRun, shaped: ShapedText, own: dict[int, int], scale: float, extra: float
) -> Iterator[str]:
    """Yield what the operator TJ shows: glyphs, and thousandths to take away."""
    owed, opened = 0.0, False
    for glyph, width, offset, character in zip(
        run.glyphs, run.widths, run.offsets, run.characters, strict=True
    ):
        before = round(owed - offset * scale)
        if before:
            yield f">{before}" if opened else f"{before}"
            opened = False
            owed -= before
        if glyph != _EMPTY:
            yield _hexadecimal(glyph) if opened else "<" + _hexadecimal(glyph)
            opened = True
            owed += own[glyph]
        owed -= width * scale
        if extra and shaped.text[character] in _SPACES:
            owed -= shaped.advances[character] * extra * scale
    if opened:
        yield ">"
    if rest := round(owed):
        yield f"{rest}"


@lru_cache(maxsize=4096)
def _hexadecimal(glyph: int) -> str:
    return f"{glyph:04x}"
