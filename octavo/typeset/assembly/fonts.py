"""Fonts embedded once: the subsets of all gatherings become one.

The engine names a font by a hash of its description, so one face has one name in all gatherings, and
keeps the glyph numbers of the font file. Fonts that do not fit together stay as they are.
"""

import re
from collections.abc import Iterable, Iterator

from pikepdf import Array, Dictionary, Name, Object, Pdf

from octavo.typeset.assembly.truetype import UnlikeFontsError, unite

_MAPPING = re.compile(rb"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>")
_FIXED_PITCH = 1


def merge_fonts(pdf: Pdf) -> None:
    """Replace the subsets of every TrueType face by their union, with merged widths and ToUnicode."""
    faces: dict[str, dict[tuple[int, int], Object]] = {}
    dictionaries = list(_font_dictionaries(pdf))
    for fonts in dictionaries:
        for name, font in fonts.items():
            faces.setdefault(name, {})[font.objgen] = font
    for name, found in faces.items():
        same = [font for font in found.values() if _can_merge(font)]
        if len(same) < 2:
            continue
        try:
            merged = _merge(pdf, same)
        except UnlikeFontsError:
            continue
        replaced = {font.objgen for font in same}
        for fonts in dictionaries:
            if name in fonts and fonts[name].objgen in replaced:
                fonts[name] = merged


def _font_dictionaries(pdf: Pdf) -> Iterator[Object]:
    """Yield all /Font resources, of pages and of the forms and patterns that these use, each once."""
    seen: set[tuple[int, int]] = set()
    waiting: list[Object] = [page.obj.Resources for page in pdf.pages if "/Resources" in page.obj]
    while waiting:
        resources = waiting.pop()
        for kind in ("/XObject", "/Pattern"):
            for form in resources.get(kind, Dictionary()).values():
                if "/Resources" in form and form.objgen not in seen:
                    seen.add(form.objgen)
                    waiting.append(form.Resources)
        fonts = resources.get("/Font")
        if fonts is not None and (not fonts.is_indirect or fonts.objgen not in seen):
            seen.add(fonts.objgen)
            yield fonts


def _can_merge(font: Object) -> bool:
    if font.get("/Subtype") != Name.Type0 or font.get("/Encoding") != Name("/Identity-H"):
        return False
    return "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def _merge(pdf: Pdf, fonts: list[Object]) -> Object:
    descendants = [font.DescendantFonts[0] for font in fonts]
    descriptors = [descendant.FontDescriptor for descendant in descendants]
    used = [_widths([descendant]).keys() for descendant in descendants]
    program = unite([descriptor.FontFile2.read_bytes() for descriptor in descriptors], used)
    descriptor = _copy(descriptors[0])
    descriptor.FontFile2 = pdf.make_stream(program, Length1=len(program))
    descriptor.FontBBox = _union(descriptor.FontBBox for descriptor in descriptors)
    widths = _widths(descendants)
    if len(set(widths.values())) > 1:
        descriptor.Flags = int(descriptor.Flags) & ~_FIXED_PITCH
    descendant = _copy(descendants[0])
    descendant.FontDescriptor = pdf.make_indirect(descriptor)
    descendant.W = _width_array(widths)
    merged = _copy(fonts[0])
    merged.DescendantFonts = Array([pdf.make_indirect(descendant)])
    merged.ToUnicode = pdf.make_stream(_to_unicode(fonts))
    return pdf.make_indirect(merged)


def _copy(dictionary: Object) -> Dictionary:
    return Dictionary(dict(dictionary.items()))


def _union(boxes: Iterable[Object]) -> Array:
    sides = list(zip(*([float(side) for side in box] for box in boxes), strict=True))
    return Array([min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])])


def _widths(descendants: list[Object]) -> dict[int, float]:
    """Return the widths of all glyphs, from both forms of /W (ISO 32000-1, 9.7.4.3)."""
    widths: dict[int, float] = {}
    for descendant in descendants:
        items = list(descendant.W)
        position = 0
        while position < len(items):
            first, second = int(items[position]), items[position + 1]
            if isinstance(second, Array):
                widths.update(enumerate((float(width) for width in second), start=first))
                position += 2
            else:
                widths.update(dict.fromkeys(range(first, int(second) + 1), float(items[position + 2])))
                position += 3
    return widths


def _width_array(widths: dict[int, float]) -> Array:
    """Return widths in the form ``first [w w w] first [w]``."""
    runs: dict[int, list[int | float]] = {}
    first = previous = -1
    for glyph in sorted(widths):
        if glyph != previous + 1 or not runs:
            first = glyph
        runs.setdefault(first, []).append(_number(widths[glyph]))
        previous = glyph
    return Array([item for start, run in runs.items() for item in (start, Array(run))])


def _number(value: float) -> int | float:
    return int(value) if value.is_integer() else round(value, 4)


def _to_unicode(fonts: list[Object]) -> bytes:
    """Return one ToUnicode CMap; if two gatherings read a glyph in different ways, the first stands."""
    mapping: dict[bytes, bytes] = {}
    for font in fonts:
        for glyph, text in _MAPPING.findall(font.ToUnicode.read_bytes()):
            mapping.setdefault(glyph.lower(), text)
    lines = [
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap",
        b"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        b"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def",
        b"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange",
    ]
    glyphs = sorted(mapping)
    for start in range(0, len(glyphs), 100):
        part = glyphs[start : start + 100]
        lines.append(b"%d beginbfchar" % len(part))
        lines += (b"<%s> <%s>" % (glyph, mapping[glyph]) for glyph in part)
        lines.append(b"endbfchar")
    lines.append(b"endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
    return b"\n".join(lines)
