"""A text box shaped once, whole: its glyphs, which every line that is cut from it shares.

Pango chooses the fonts, as it does for all other text, and shapes with HarfBuzz. A line takes a slice of the
glyphs: what was measured is what is drawn::

    text      S  o     fi     n  a  l          characters; "fi" is one glyph, a cluster of two
    glyphs    53 80 3  414    79 66 77
    advance   5  6  2  6 0    6  5  3          of a character: that of its cluster, 0 behind its first
"""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import create_layout, line_size

from octavo.typeset.weasyprint.glyph_strings import EMPTY, GLYPH_INFO


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one font, from left to right: their numbers, widths and horizontal offsets in pixels of CSS,
    and the characters of the text at which their clusters begin."""

    font: Any
    glyphs: tuple[int, ...]
    widths: tuple[float, ...]
    offsets: tuple[float, ...]
    characters: tuple[int, ...]

    def cut(self, start: int, end: int) -> "GlyphRun | None":
        """Return the glyphs of the characters from ``start`` to ``end``, or None if there are none."""
        first, last = bisect_left(self.characters, start), bisect_left(self.characters, end)
        if first == last:
            return None
        part = slice(first, last)
        return GlyphRun(
            self.font, self.glyphs[part], self.widths[part], self.offsets[part], self.characters[part]
        )


@dataclass(frozen=True, slots=True)
class ShapedText:
    """A text in its glyphs. ``advances`` are those of its characters, 0 for all but the first of a cluster;
    ``height`` and ``baseline`` those of a line of it, from its top. All are in pixels of CSS.

    ``begins`` tells of each character if a cluster begins there.
    """

    text: str
    runs: tuple[GlyphRun, ...]
    advances: tuple[float, ...]
    begins: tuple[bool, ...]
    height: float
    baseline: float


class UncommonTextError(Exception):
    """Text that is left to the engine; the message says why."""


def shape(text: str, style: Any, fonts: dict[int, Any]) -> ShapedText:
    """Return the glyphs of a text in a style. ``fonts`` keeps what Pango's fonts need to stay alive.

    Raise UncommonTextError for text from right to left, for characters that no font has, and for glyphs that
    are raised by the font.
    """
    layout = create_layout(text, style, None, None, 0)
    line, more = layout.get_first_line()
    if more is not None:
        raise UncommonTextError("several lines")
    height = line_size(line, style)[1]
    baseline: float = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
    places = _characters(text)
    advances, begins = [0.0] * len(text), [False] * len(text)
    runs = []
    run = line.runs[0]
    while run != ffi.NULL:
        found = _run(run.data, places, fonts, layout)
        runs.append(found)
        for width, character in zip(found.widths, found.characters, strict=True):
            advances[character] += width
            begins[character] = True
        run = run.next
    spacing = style["letter_spacing"]
    if spacing != "normal" and spacing and runs:
        # Pango leaves out half of it at each end of a line.
        advances[runs[0].characters[0]] += spacing / 2
        advances[runs[-1].characters[-1]] += spacing / 2
    return ShapedText(text, tuple(runs), tuple(advances), tuple(begins), height, baseline)


def _run(item: Any, places: list[int] | None, fonts: dict[int, Any], layout: Any) -> GlyphRun:
    count = item.glyphs.num_glyphs
    if item.item.analysis.level % 2:
        raise UncommonTextError("from right to left")
    font = item.item.analysis.font
    address = int(ffi.cast("uintptr_t", font))
    fonts.setdefault(address, (font, layout.layout))
    infos = ffi.buffer(item.glyphs.glyphs, count * GLYPH_INFO.size)
    glyphs, widths, offsets, rises, _ = zip(*GLYPH_INFO.iter_unpack(infos), strict=True)
    if max(glyphs) > EMPTY:
        raise UncommonTextError("characters without a font")
    if any(rises):
        raise UncommonTextError("raised glyphs")
    first = item.item.offset
    bytes_ = [first + item.glyphs.log_clusters[number] for number in range(count)]
    return GlyphRun(
        fonts[address][0],
        glyphs,
        tuple(width * FROM_UNITS for width in widths),
        tuple(offset * FROM_UNITS for offset in offsets),
        tuple(bytes_) if places is None else tuple(places[byte] for byte in bytes_),
    )


def _characters(text: str) -> list[int] | None:
    """Return the number of the character to which each byte belongs, or None if they are the same."""
    if text.isascii():
        return None
    return [number for number, sign in enumerate(text) for _ in range(len(sign.encode()))]
