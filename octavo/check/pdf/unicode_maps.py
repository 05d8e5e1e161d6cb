"""Fonts of a PDF as whoever reads a page needs them: the sign of each glyph, and its width."""

import re
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Object, Stream

_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_ITEM = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
#: Ranges of a map that are longer than any font has glyphs are damage.
_MOST = 65_536


@dataclass(frozen=True, slots=True)
class GlyphMap:
    """A font: its name without the tag of the subset, how many bytes a glyph has in strings, the signs of
    its glyphs, and their widths in thousandths of the size of type."""

    name: str
    size: int
    signs: dict[int, str] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    width: float = 0.0
    spaced: bool = False  # if word spacing counts, which it does for one-byte fonts


def read_font(font: Object) -> GlyphMap:
    """Return what a font of a page's resources says of its glyphs."""
    name = str(font.get("/BaseFont", "/")).removeprefix("/")
    name = name[7:] if name[6:7] == "+" else name
    cmap = font.get("/ToUnicode")
    signs = read_map(cmap.read_bytes()) if isinstance(cmap, Stream) else {}
    if "/DescendantFonts" in font:
        below = font["/DescendantFonts"][0]
        return GlyphMap(name, 2, signs, _widths_of_ranges(below.get("/W")), float(below.get("/DW", 1000)))
    first = int(font.get("/FirstChar", 0))
    widths = {first + at: float(width) for at, width in enumerate(font.get("/Widths", ()))}
    scale = 1000 * float(font["/FontMatrix"][0]) if font.get("/Subtype") == "/Type3" else 1.0
    return GlyphMap(name, 1, signs, {code: width * scale for code, width in widths.items()}, 0.0, True)


def _widths_of_ranges(array: Object | None) -> dict[int, float]:
    """Return the widths of an array ``/W``: "first [w w w]" or "first last w"."""
    found: dict[int, float] = {}
    items = list(array) if isinstance(array, Array) else []
    at = 0
    while at + 1 < len(items):
        first = int(items[at])
        if isinstance(items[at + 1], Array):
            found |= {first + step: float(width) for step, width in enumerate(items[at + 1])}
            at += 2
        elif at + 2 < len(items):
            last = min(int(items[at + 1]), first + _MOST)
            found |= dict.fromkeys(range(first, last + 1), float(items[at + 2]))
            at += 3
        else:
            break
    return found


def read_map(data: bytes) -> dict[int, str]:
    """Return the sign of each glyph that a ToUnicode map gives."""
    found: dict[int, str] = {}
    for kind, block in _BLOCK.findall(data):
        texts: list[bytes | list[bytes]] = []
        inner: list[bytes] | None = None
        for item in _ITEM.finditer(block):
            if item[2]:
                inner = []
            elif item[3] and inner is not None:
                texts.append(inner)
                inner = None
            elif inner is not None:
                inner.append(item[1])
            else:
                texts.append(item[1])
        if kind == b"bfchar":
            for code, text in zip(texts[::2], texts[1::2], strict=False):
                if isinstance(code, bytes) and isinstance(text, bytes):
                    found[_number(code)] = _sign(text)
        else:
            for first, last, text in zip(texts[::3], texts[1::3], texts[2::3], strict=False):
                if isinstance(first, bytes) and isinstance(last, bytes):
                    found |= _range(_number(first), _number(last), text)
    return found


def _range(first: int, last: int, text: bytes | list[bytes]) -> dict[int, str]:
    codes = range(first, min(last, first + _MOST) + 1)
    if isinstance(text, list):
        return {code: _sign(one) for code, one in zip(codes, text, strict=False)}
    start = _sign(text)
    if not start:
        return {}
    most = 0x10FFFF - ord(start[-1])
    return {code: start[:-1] + chr(ord(start[-1]) + code - first) for code in codes if code - first <= most}


def _number(text: bytes) -> int:
    return int(b"".join(text.split()) or b"0", 16)


def _sign(text: bytes) -> str:
    digits = b"".join(text.split()).decode("ascii")
    return bytes.fromhex(digits + "0" * (len(digits) % 2)).decode("utf-16-be", "replace")


def fonts_of(resources: Dictionary | None, known: dict[tuple[int, int], GlyphMap]) -> dict[str, GlyphMap]:
    """Return the fonts of resources by their names there; ``known`` keeps those that were read before."""
    found: dict[str, GlyphMap] = {}
    fonts = resources.get("/Font") if resources is not None else None
    for name, font in fonts.items() if isinstance(fonts, Dictionary) else ():
        key = font.objgen
        if key == (0, 0) or key not in known:
            read = read_font(font)
            if key != (0, 0):
                known[key] = read
            found[name] = read
        else:
            found[name] = known[key]
    return found
