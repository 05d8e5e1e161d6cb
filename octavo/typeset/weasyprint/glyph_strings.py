"""Strings of glyphs: as Pango has them, and as the PDF shows them.

A PDF shows a string of glyphs with their own widths, and numbers between strings for what is to be taken
away, in whole thousandths of the type size (ISO 32000-1, 9.4.3). Each number is rounded so that the sum is
right:

    wanted between four glyphs       -1.4   -1.4   -1.4     in all -4.2
    rounded one by one               -1     -1     -1       -3: the line ends 1.2 early
    rounded with what is owed        -1     -2     -1       -4

Glyphs that need no correction share one string.
"""

import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from weasyprint.text.ffi import pango

#: PangoGlyphInfo: glyph, width, horizontal and vertical offset, and bits that do not matter here.
GLYPH_INFO = struct.Struct("=IiiiI")
#: A glyph that shows nothing. Numbers above it are of characters that no font has.
EMPTY: int = pango.PANGO_GLYPH_EMPTY


def operands(
    glyphs: Iterable[int],
    widths: Iterable[float],
    offsets: Iterable[float],
    own: Mapping[int, int],
    scale: float,
) -> Iterator[str]:
    """Yield what the operator TJ shows: glyphs, and thousandths to take away.

    ``own`` are the widths that the font has, in thousandths; ``scale`` makes thousandths of the widths that
    are wanted and of the offsets.
    """
    owed, opened = 0.0, False
    for glyph, width, offset in zip(glyphs, widths, offsets, strict=True):
        before = round(owed - offset * scale)
        if before:
            yield f">{before}" if opened else f"{before}"
            opened = False
            owed -= before
        if glyph != EMPTY:
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
