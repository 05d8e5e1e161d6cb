"""Makes small fonts, and reads those that a book embeds."""

import io
from collections.abc import Mapping
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from octavo.html.pages import EbookPages


def write_font(path: Path, letters: str, *, bits: int = 0, notice: str = "Free for all.") -> None:
    """A TrueType font in which each of these letters is a square; ``bits`` are its fsType."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 500), (500, 500), (500, 0)):
        pen.lineTo(point)
    pen.closePath()
    square = pen.glyph()
    names = [".notdef", *(f"u{ord(letter):04X}" for letter in letters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(letter): f"u{ord(letter):04X}" for letter in letters})
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (600, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Square", "styleName": "Regular", "copyright": notice})
    builder.setupOS2(fsType=bits)
    builder.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    builder.save(path)


def fonts(pages: EbookPages) -> Mapping[str, TTFont]:
    """The fonts of a book by their names."""
    return {
        asset.name: TTFont(io.BytesIO(asset.data))
        for asset in pages.assets
        if asset.media_type.startswith("font/")
    }


def letters(font: TTFont) -> set[str]:
    """The characters that a font has."""
    return {chr(code) for code in font.getBestCmap()}


def features(font: TTFont) -> set[str]:
    """The features of a font by which glyphs stand for others."""
    return {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}


def sheet(pages: EbookPages, name: str = "fonts.css") -> str:
    """A stylesheet of a book."""
    return next(asset.data for asset in pages.assets if asset.name == f"styles/{name}").decode()
