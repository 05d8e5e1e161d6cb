"""Signs that lie on other signs, so that neither can be read."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

#: Share of the smaller sign that must lie in the box of the other one.
_SHARE = 0.6
#: Of the width of a sign, how far the next one stands to its right at the least: "e" below the arm of "V".
_ADVANCE = 0.3
#: Parts of ligatures, whose boxes are those of the whole.
_LIGATED = frozenset("fijlthkb")


class Glyph(NamedTuple):
    """A sign and the box of what is drawn, in points."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float


def overlaps(glyphs: Sequence[Glyph]) -> Iterator[str]:
    """Yield a message for each sign that lies on another one."""
    cells: dict[tuple[int, int], list[int]] = {}
    for number, glyph in enumerate(glyphs):
        if glyph.right - glyph.left <= 0 or glyph.top - glyph.bottom <= 0 or not _counts(glyph.sign):
            continue
        seen: set[int] = set()
        for across in range(int(glyph.left // 12), int(glyph.right // 12) + 1):
            for along in range(int(glyph.bottom // 12), int(glyph.top // 12) + 1):
                cell = cells.setdefault((across, along), [])
                seen.update(cell)
                cell.append(number)
        for other in sorted(seen):
            if _lies_on(glyphs[other], glyph, number - other == 1):
                yield f"\u201c{glyph.sign}\u201d lies on \u201c{glyphs[other].sign}\u201d"


def _counts(sign: str) -> bool:
    """Return True for a sign that has a place of its own; "j" reaches below the one before it."""
    kind = unicodedata.category(sign)
    return kind[0] in "LNPS" and kind != "Sk" and sign not in "_\u203ejJ"


def _lies_on(one: Glyph, other: Glyph, neighbours: bool) -> bool:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    if width <= 0 or height <= 0 or one[1:] == other[1:] or {one.sign, other.sign} <= _LIGATED:
        return False
    areas = [(g.right - g.left) * (g.top - g.bottom) for g in (one, other)]
    if width * height < _SHARE * min(areas):
        return False
    return not neighbours or other.left - one.left < _ADVANCE * (one.right - one.left)
