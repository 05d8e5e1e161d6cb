"""Writing the glyphs of a line into the PDF.

A PDF shows a string of glyphs with their own widths, and numbers between strings for what is to be taken
away, in whole thousandths of the type size. Each number is rounded so that the sum is right:

    wanted between four glyphs       -1.4   -1.4   -1.4     in all -4.2
    rounded one by one               -1     -1     -1       -3: the line ends 1.2 early
    rounded with what is owed        -1     -2     -1       -4

Glyphs that need no correction share one string. What is out of the common (coloured glyphs, missing ones,
glyphs that are raised) is left to WeasyPrint.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from octavo.typeset.weasyprint.lines.drawing import draw_fitted_text
from octavo.typeset.weasyprint.lines.glyph_layout import GlyphLayout

#: PangoGlyphInfo: glyph, width, horizontal and vertical offset, and bits that do not matter here.
_GLYPH = struct.Struct("=IiiiI")
_EMPTY = pango.PANGO_GLYPH_EMPTY
#: The version of Pango since which fonts know their size exactly.
_TRUE_SIZES = 14802


@dataclass(frozen=True, slots=True)
class _GlyphRun:
    """Glyphs of one font: their numbers, and their widths and horizontal offsets in units of Pango."""

    font: Any
    size: float
    glyphs: tuple[int, ...]
    widths: tuple[int, ...]
    offsets: tuple[int, ...]


def knows_true_sizes() -> bool:
    """Return True if this machine's Pango has fonts that know their size exactly."""
    return bool(pango.pango_version() >= _TRUE_SIZES)


def draw_common_text(stream: Any, box: Any, text_overflow: str, block_ellipsis: str, matrix: Any) -> bool:
    """Draw the line of a text box if it is common text, and return True if it was."""
    layout = box.pango_layout
    if isinstance(layout, GlyphLayout):
        if (
            text_overflow != "ellipsis"
            and block_ellipsis == "none"
            and draw_fitted_text(stream, layout, matrix)
        ):
            return True
        box.pango_layout = layout.of_pango(box)
    runs = None
    if text_overflow != "ellipsis" and block_ellipsis == "none" and box.text.strip():
        pango.pango_layout_set_single_paragraph_mode(box.pango_layout.layout, True)
        runs = _runs(stream, box)
    if not runs:
        return False
    stream.set_text_matrix(*matrix.values)
    font = None
    for run in runs:
        if run.font is not font:
            stream.set_font_size(run.font.hash, run.size)
            font = run.font
        stream.show_text("".join(_operands(run)))
    return True


def _runs(stream: Any, box: Any) -> list[_GlyphRun] | None:
    """Return the runs of one font in a line, or None if one of them is not common text."""
    runs: list[_GlyphRun] = []
    line, _ = box.pango_layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        pango_font = item.item.analysis.font
        font, size = stream.add_font(pango_font)
        if not size or not item.glyphs.num_glyphs or font.bitmap or font.svg or font.png or font.colr:
            return None
        infos = ffi.buffer(item.glyphs.glyphs, item.glyphs.num_glyphs * _GLYPH.size)
        glyphs, widths, offsets, rises, _ = zip(*_GLYPH.iter_unpack(infos), strict=True)
        if max(glyphs) > _EMPTY or any(rises):
            return None
        fresh = {glyph for glyph in set(glyphs) if glyph not in font.widths or glyph not in font.to_unicode}
        for glyph in sorted(fresh - {_EMPTY}):
            _note_glyph(stream, box, item, font, size, glyph, glyphs.index(glyph))
        runs.append(_GlyphRun(font, size, glyphs, widths, offsets))
    return runs


def _note_glyph(stream: Any, box: Any, item: Any, font: Any, size: float, glyph: int, place: int) -> None:
    """Note the width of a glyph that is new in the document, and the text for which it stands."""
    pango.pango_font_get_glyph_extents(item.item.analysis.font, glyph, stream.ink_rect, stream.logical_rect)
    font.widths[glyph] = round(stream.logical_rect.width * 1000 * FROM_UNITS / size)
    if glyph not in font.to_unicode:
        clusters, length = item.glyphs.log_clusters, item.item.length
        start, last = clusters[place], item.glyphs.num_glyphs - 1
        if item.item.analysis.level % 2:  # from right to left
            end = length if place == 0 else clusters[place - 1]
        else:
            end = length if place == last else clusters[place + 1]
        text = box.pango_layout.text.encode()[item.item.offset :]
        font.to_unicode[glyph] = text[start:end].decode()


def _operands(run: _GlyphRun) -> Iterator[str]:
    """Yield what the operator TJ shows (ISO 32000-1, 9.4.3): glyphs, and thousandths to take away."""
    scale, own = 1000 * FROM_UNITS / run.size, run.font.widths
    owed, opened = 0.0, False
    for glyph, width, offset in zip(run.glyphs, run.widths, run.offsets, strict=True):
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
    if opened:
        yield ">"
    if rest := round(owed):
        yield f"{rest}"


@lru_cache(maxsize=4096)
def _hexadecimal(glyph: int) -> str:
    return f"{glyph:04x}"
