"""The glyphs in which Pango sets a sign in a style."""

from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.text.ffi import ffi
from weasyprint.text.line_break import create_layout

#: Returns the computed style of an element.
StyleOf = Callable[[Element], Any]


def glyphs_of(sign: str, style: Any) -> set[int]:
    """Return the numbers of the glyphs in which a sign is set."""
    layout = create_layout(sign, style, None, None, 0)  # it owns the line
    line, _ = layout.get_first_line()
    found: set[int] = set()
    run = line.runs[0]
    while run != ffi.NULL:
        glyphs = run.data.glyphs
        found.update(glyphs.glyphs[number].glyph for number in range(glyphs.num_glyphs))
        run = run.next
    return found
