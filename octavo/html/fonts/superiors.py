"""Superior figures as a font of their own, so that note calls look right with any font.

Readers may set a book in a font of theirs. A call that relies on the feature "sups" then stands on the line
as an ordinary figure, since few browsers make up what a font lacks. So calls are small and raised by CSS,
as ever, and the book's own font brings superiors that are drawn as much larger and lower as that needs:
in it they come out as its designer drew them, in any other font they are small raised figures.
"""

import io
from collections.abc import Iterable, Mapping

import uharfbuzz  # type: ignore[import-untyped]
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, TTLibError

from octavo.html.fonts.faces import Face
from octavo.html.fonts.files import NOTICES, FontFile
from octavo.html.fonts.subset import Use, subset

_TOLERANCE = 0.001  # em; how far a quadratic curve may be from the cubic one that it stands for


def superiors(font: FontFile, codes: Iterable[int]) -> dict[int, int]:
    """Return the numbers of the superiors in the font, by the code points of their characters."""
    shaper = uharfbuzz.Font(font.face)
    pairs = ((code, _shaped(shaper, code, False), _shaped(shaper, code, True)) for code in sorted(codes))
    return {code: raised for code, plain, raised in pairs if raised not in (plain, 0)}


def superior_font(font: FontFile, face: Face, use: Use) -> bytes:
    """Return a TrueType font in which the characters used look as their superiors do in ``font``, as the
    face asks for them. Raise ValueError for a font that can't be parsed."""
    try:
        cut = subset(font, Use(use.codes, raised=True))
        whole = TTFont(io.BytesIO(cut), recalcTimestamp=False)
        # It has no names for its glyphs any more; to make up telling ones takes a list that is long to load.
        whole.setGlyphOrder([f"glyph{number}" for number in range(whole["maxp"].numGlyphs)])
        return _built(whole, face, _glyphs(whole, cut, use.codes))
    except (TTLibError, LookupError, TypeError, AttributeError, AssertionError) as error:
        raise ValueError(f"its superiors can't be taken out ({error})") from error


def _shaped(shaper: uharfbuzz.Font, code: int, raised: bool) -> int:
    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints([code])
    buffer.guess_segment_properties()
    uharfbuzz.shape(shaper, buffer, {"sups": raised})
    return int(buffer.glyph_infos[0].codepoint) if len(buffer.glyph_infos) == 1 else 0


def _glyphs(whole: TTFont, data: bytes, codes: Iterable[int]) -> Mapping[int, str]:
    """Return the names of the superiors in a font that is cut already, by their code points. ``data`` is
    its file."""
    cut = FontFile("ttf", "", uharfbuzz.Face(data), frozenset(whole.getBestCmap()))
    return {code: whole.getGlyphName(glyph) for code, glyph in superiors(cut, set(codes) & cut.codes).items()}


def _built(whole: TTFont, face: Face, shown: Mapping[int, str]) -> bytes:
    em = whole["head"].unitsPerEm
    shapes, metrics = {".notdef": TTGlyphPen(None).glyph()}, {".notdef": (em // 2, 0)}
    outlines = whole.getGlyphSet()
    for code, name in shown.items():
        flat = DecomposingRecordingPen(outlines)
        outlines[name].draw(flat)
        pen = TTGlyphPen(None)
        quadratic = Cu2QuPen(pen, em * _TOLERANCE)
        flat.replay(TransformPen(quadratic, (face.scale, 0, 0, face.scale, 0, -face.lowered * em)))
        shapes[f"u{code:04X}"] = pen.glyph()
        metrics[f"u{code:04X}"] = (round(outlines[name].width * face.scale), 0)
    builder = FontBuilder(em, isTTF=True)
    builder.updateHead(created=whole["head"].created, modified=whole["head"].modified)
    builder.setupGlyphOrder(list(shapes))
    builder.setupCharacterMap({code: f"u{code:04X}" for code in shown})
    builder.setupGlyf(shapes)
    glyf = builder.font["glyf"]
    for name, (width, _) in metrics.items():
        metrics[name] = (width, getattr(glyf[name], "xMin", 0))
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=whole["hhea"].ascent, descent=whole["hhea"].descent)
    builder.setupOS2(fsType=whole["OS/2"].fsType if "OS/2" in whole else 0)
    builder.setupNameTable(_names(whole, face.family))
    builder.setupPost(keepGlyphNames=False)
    target = io.BytesIO()
    builder.save(target)
    return target.getvalue()


def _names(whole: TTFont, family: str) -> dict[str, str]:
    plain = "".join(character for character in family if character.isalnum())
    names = {"familyName": family, "styleName": "Regular", "fullName": family, "psName": plain}
    for key, number in zip(("copyright", "licenseDescription", "licenseInfoURL"), NOTICES, strict=True):
        text = whole["name"].getDebugName(number)
        if text:
            names[key] = text
    return names
