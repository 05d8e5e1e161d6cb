"""Writing the glyphs of a fitted line into the PDF, at the places where they were measured."""

from collections.abc import Iterator
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, pango

from octavo.typeset.weasyprint.glyph_strings import EMPTY, operands
from octavo.typeset.weasyprint.lines.glyph_layout import GlyphLayout
from octavo.typeset.weasyprint.lines.shaping import GlyphRun, ShapedText

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
        widths = _widths(run, shaped, extra)
        stream.show_text("".join(operands(run.glyphs, widths, run.offsets, font.widths, 1000 / size)))
    return True


def _cut(layout: GlyphLayout) -> Iterator[GlyphRun]:
    for run in layout.shaped.runs:
        if (part := run.cut(layout.start, layout.end)) is not None:
            yield part


def _note_glyphs(stream: Any, run: GlyphRun, shaped: ShapedText, font: Any, size: float) -> None:
    """Note the width of each glyph that is new in the document, and the text for which it stands."""
    for place, glyph in enumerate(run.glyphs):
        if glyph == EMPTY or (glyph in font.widths and glyph in font.to_unicode):
            continue
        pango.pango_font_get_glyph_extents(run.font, glyph, stream.ink_rect, stream.logical_rect)
        font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
        if glyph not in font.to_unicode:
            start = run.characters[place]
            end = start + 1
            while end < len(shaped.text) and not shaped.begins[end]:
                end += 1
            font.to_unicode[glyph] = shaped.text[start:end]


def _widths(run: GlyphRun, shaped: ShapedText, extra: float) -> Iterator[float]:
    """Yield the widths of glyphs, those of spaces with ``extra`` times as much behind them."""
    for width, character in zip(run.widths, run.characters, strict=True):
        is_space = shaped.text[character] in _SPACES
        yield width + shaped.advances[character] * extra if is_space else width
