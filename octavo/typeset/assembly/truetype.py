"""Uniting subsets of one TrueType font that kept the glyph numbers of the original.

Only the tables that PDF needs for a CIDFontType2 are written (ISO 32000-1, 9.9): glyphs are found by
number, so there is no ``cmap``.
"""

import io
import struct
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from fontTools.ttLib import TTLibError
from fontTools.ttLib.sfnt import SFNTWriter

#: Tables that hold programs for hints: equal in all subsets, or absent.
_HINTS = ("cvt ", "fpgm", "prep")
_HEAD_BOUNDS = struct.Struct(">4h")  # xMin, yMin, xMax, yMax, at offset 36 of head
_LONG_METRIC = struct.Struct(">Hh")
_RECORD = struct.Struct(">4s3I")  # of a table: tag, checksum, offset, length
#: Composite glyphs deeper than this are refused, so that none can be without end.
_MAX_DEPTH = 8


class UnlikeFontsError(ValueError):
    """The fonts are not subsets of one font."""


@dataclass(frozen=True, slots=True)
class _Subset:
    """A subset, read: its tables, the offsets of outlines in ``glyf`` (in units of so many bytes), and the
    number of glyphs that have a full metric."""

    tables: dict[str, bytes]
    offsets: tuple[int, ...]
    unit: int
    long_metrics: int

    def outline(self, number: int) -> bytes:
        """Return the outline of a glyph. Raise IndexError for a number that the font has not."""
        return self.tables["glyf"][self.unit * self.offsets[number] : self.unit * self.offsets[number + 1]]

    def metric(self, number: int) -> bytes:
        """Return the advance width and left side bearing of a glyph, in the form of ``hmtx``."""
        hmtx, long = self.tables["hmtx"], self.long_metrics
        if number < long:
            return hmtx[4 * number : 4 * number + 4]
        bearing = 4 * long + 2 * (number - long)
        return hmtx[4 * long - 4 : 4 * long - 2] + hmtx[bearing : bearing + 2]


def unite(programs: Sequence[bytes], used: Sequence[Set[int]]) -> bytes:
    """Return one font program with the ``used`` glyphs of every program, under the same numbers.

    Raise UnlikeFontsError if the programs are not subsets of one font.
    """
    try:
        subsets = [_read(program) for program in programs]
        glyphs = _GlyphTable(1 + max(max(numbers, default=0) for numbers in used))
        for subset, numbers in zip(subsets, used, strict=True):
            _check_same(subsets[0], subset)
            for number in sorted({0, *numbers}):
                glyphs.add(number, subset)
    except (KeyError, IndexError, struct.error, TTLibError) as problem:
        raise UnlikeFontsError(f"damaged font: {problem}") from problem
    return _write(subsets, glyphs)


class _GlyphTable:
    """The glyphs of the united font.

    The engine keeps the numbers of glyphs that are used, but not of those that are only parts of
    others; parts go behind all used ones, each outline once.
    """

    def __init__(self, count: int) -> None:
        self.outlines = [b""] * count
        self.metrics = [_LONG_METRIC.pack(0, 0)] * count
        self._filled: set[int] = set()
        self._parts: dict[tuple[bytes, bytes], int] = {}

    def add(self, number: int, subset: _Subset) -> None:
        """Add a used glyph. Raise UnlikeFontsError if another outline has its number."""
        outline = self._renumbered(subset, number, 0)
        if number in self._filled:
            if self.outlines[number] != outline:
                raise UnlikeFontsError(f"glyph {number} differs")
            return
        self._filled.add(number)
        self.outlines[number] = outline
        self.metrics[number] = subset.metric(number)

    def _renumbered(self, subset: _Subset, number: int, depth: int) -> bytes:
        """Return the outline of a glyph; in a composite one, parts have the numbers that they have here."""
        outline = bytearray(subset.outline(number))
        if depth > _MAX_DEPTH:
            raise UnlikeFontsError(f"glyph {number} is made of too many layers")
        for offset in _part_offsets(outline):
            (part,) = struct.unpack_from(">H", outline, offset)
            struct.pack_into(">H", outline, offset, self._part(subset, part, depth + 1))
        return bytes(outline)

    def _part(self, subset: _Subset, number: int, depth: int) -> int:
        key = (self._renumbered(subset, number, depth), subset.metric(number))
        if key not in self._parts:
            self._parts[key] = len(self.outlines)
            self.outlines.append(key[0])
            self.metrics.append(key[1])
        return self._parts[key]


def _part_offsets(outline: bytes | bytearray) -> Iterator[int]:
    """Yield the offsets in a composite glyph of the numbers of its parts (OpenType, glyf table)."""
    if not outline or struct.unpack_from(">h", outline)[0] >= 0:
        return
    offset, more = 10, True
    while more:
        (flags,) = struct.unpack_from(">H", outline, offset)
        yield offset + 2
        offset += 8 if flags & 0x0001 else 6
        offset += 2 if flags & 0x0008 else 4 if flags & 0x0040 else 8 if flags & 0x0080 else 0
        more = bool(flags & 0x0020)


def _read(program: bytes) -> _Subset:
    (number,) = struct.unpack_from(">H", program, 4)
    records = (_RECORD.unpack_from(program, 12 + _RECORD.size * index) for index in range(number))
    tables = {tag.decode("latin-1"): program[start : start + size] for tag, _, start, size in records}
    (count,) = struct.unpack_from(">H", tables["maxp"], 4)
    (long_offsets,) = struct.unpack_from(">h", tables["head"], 50)
    offsets = struct.unpack_from(f">{count + 1}{'I' if long_offsets else 'H'}", tables["loca"])
    (long_metrics,) = struct.unpack_from(">H", tables["hhea"], 34)
    return _Subset(tables, offsets, 1 if long_offsets else 2, long_metrics)


def _check_same(one: _Subset, other: _Subset) -> None:
    # Version, revision, flags, units per em and creation date: head without checksum and date of change.
    for part in (slice(0, 8), slice(16, 28)):
        if one.tables["head"][part] != other.tables["head"][part]:
            raise UnlikeFontsError("the fonts are of different make")
    if any(one.tables.get(tag) != other.tables.get(tag) for tag in _HINTS):
        raise UnlikeFontsError("the fonts have different hints")


def _write(subsets: Sequence[_Subset], glyphs: _GlyphTable) -> bytes:
    metrics = glyphs.metrics
    padded = [outline + b"\0" * (-len(outline) % 4) for outline in glyphs.outlines]
    offsets = [0]
    for glyph in padded:
        offsets.append(offsets[-1] + len(glyph))
    first = subsets[0].tables
    tables = {tag: first[tag] for tag in _HINTS if tag in first}
    tables["glyf"] = b"".join(padded)
    tables["loca"] = struct.pack(f">{len(offsets)}I", *offsets)
    tables["hmtx"] = b"".join(metrics)
    tables["hhea"] = first["hhea"][:34] + struct.pack(">H", len(metrics))
    tables["maxp"] = _maxima([subset.tables["maxp"] for subset in subsets], len(metrics))
    tables["head"] = _head([subset.tables["head"] for subset in subsets])
    target = io.BytesIO()
    writer = SFNTWriter(target, len(tables))
    for tag in sorted(tables):
        writer[tag] = tables[tag]
    writer.close()
    return target.getvalue()


def _maxima(tables: Sequence[bytes], count: int) -> bytes:
    """Return the greatest of every figure of ``maxp``, behind its version and the number of glyphs."""
    fields = struct.Struct(f">{(len(tables[0]) - 6) // 2}H")
    figures = zip(*(fields.unpack_from(table, 6) for table in tables), strict=True)
    return tables[0][:4] + struct.pack(">H", count) + fields.pack(*(max(values) for values in figures))


def _head(tables: Sequence[bytes]) -> bytes:
    bounds = list(zip(*(_HEAD_BOUNDS.unpack_from(table, 36) for table in tables), strict=True))
    union = (min(bounds[0]), min(bounds[1]), max(bounds[2]), max(bounds[3]))
    head = bytearray(tables[0])
    head[8:12] = b"\0" * 4
    _HEAD_BOUNDS.pack_into(head, 36, *union)
    struct.pack_into(">h", head, 50, 1)
    return bytes(head)
