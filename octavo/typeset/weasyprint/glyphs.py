"""Writing the glyphs of a line into the PDF.

What is out of the common (coloured glyphs, missing ones, glyphs that are raised) is left to WeasyPrint.
"""

from dataclasses import dataclass
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from octavo.typeset.weasyprint.glyph_strings import EMPTY, GLYPH_INFO, operands
from octavo.typeset.weasyprint.lines.drawing import draw_fitted_text
from octavo.typeset.weasyprint.lines.glyph_layout import GlyphLayout

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
        scale = 1000 * FROM_UNITS / run.size
        stream.show_text("".join(operands(run.glyphs, run.widths, run.offsets, run.font.widths, scale)))
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
        infos = ffi.buffer(item.glyphs.glyphs, item.glyphs.num_glyphs * GLYPH_INFO.size)
        glyphs, widths, offsets, rises, _ = zip(*GLYPH_INFO.iter_unpack(infos), strict=True)
        if max(glyphs) > EMPTY or any(rises):
            return None
        fresh = {glyph for glyph in set(glyphs) if glyph not in font.widths or glyph not in font.to_unicode}
        for glyph in sorted(fresh - {EMPTY}):
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
