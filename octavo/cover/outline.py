"""A letter as a drawing: an ornament is no text to be read out, searched, or missed if it is cut."""

from dataclasses import dataclass

from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from octavo.cover.fitting import font_file


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of a letter as the path of an SVG, y downwards from the baseline; lengths are in em.

    ``left`` to ``bottom`` are its box, ``advance`` is the width that the letter takes in a line.
    """

    path: str
    left: float
    top: float
    right: float
    bottom: float
    advance: float


def outline(letter: str, face: str = "serif", italic: bool = False) -> Outline | None:
    """Return the outline of one letter, or None if the face has none for it. Raise KeyError for an unknown
    face."""
    with TTFont(font_file(face, italic), lazy=True) as font:
        name = font.getBestCmap().get(ord(letter)) if len(letter) == 1 else None
        if name is None:
            return None
        glyphs, em = font.getGlyphSet(), font["head"].unitsPerEm
        pen, bounds = (
            SVGPathPen(glyphs, ntos=lambda number: f"{number:.4f}".rstrip("0").rstrip(".")),
            BoundsPen(glyphs),
        )
        scale = (1 / em, 0, 0, -1 / em, 0, 0)
        glyphs[name].draw(TransformPen(pen, scale))
        glyphs[name].draw(TransformPen(bounds, scale))
        if bounds.bounds is None:
            return None
        left, top, right, bottom = bounds.bounds
        return Outline(pen.getCommands(), left, top, right, bottom, glyphs[name].width / em)
