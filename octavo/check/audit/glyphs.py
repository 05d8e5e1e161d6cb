"""Signs that lie on other signs, so that neither can be read."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

#: Points: the size of a cell, and twice that.
_CELL = 6
_CELL2 = 2 * _CELL
#: Share of the smaller sign that must lie in the box of the other one.
_SHARE = 0.6
#: Of the width of a sign, how far the next one stands to its right at the least: "e" below the arm of "V".
_ADVANCE = 0.3
#: The same for a sign that reaches below the one before it, as "f" does in italics; and of its height,
#: how deep.
_ADVANCE_BELOW, _BELOW = 0.02, 0.2
#: Letters of a ligature at most.
_LIGATURE = 4
#: Parts of ligatures, whose boxes are those of the whole.
_LIGATED = frozenset("fijlthkb")


class Glyph(NamedTuple):
    """A sign, the box of what is drawn, in points, and the number of its piece of text."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    piece: int = 0


#: How many signs away the next ones are on which a font may let a sign lie.
_NEAR = 3


class Overlap(NamedTuple):
    """A sign that lies on another one; it is certain that this is no design of a font if they are of two
    pieces of text, or stand further apart than what a font lets overlap."""

    message: str
    certain: bool


def overlaps(glyphs: Sequence[Glyph]) -> Iterator[Overlap]:
    """Yield a message for each sign that lies on another one.

    The middle of the smaller one is then in the box of the other: signs are looked up by the cell, of some
    points, in which their middle is.
    """
    cells: dict[tuple[int, int], list[int]] = {}
    for number, (sign, left, bottom, right, top, _) in enumerate(glyphs):
        if right > left and top > bottom and _counts(sign):
            cell = (int((left + right) // _CELL2), int((bottom + top) // _CELL2))
            cells.setdefault(cell, []).append(number)
    for here in cells.values():
        for number in here:
            _, left, bottom, right, top, _ = glyphs[number]
            for column in range(int(left // _CELL), int(right // _CELL) + 1):
                for row in range(int(bottom // _CELL), int(top // _CELL) + 1):
                    for other in cells.get((column, row), ()):
                        if other == number:
                            continue
                        _, left2, bottom2, right2, top2, _ = glyphs[other]
                        if left < (left2 + right2) / 2 < right and bottom < (bottom2 + top2) / 2 < top:
                            first, last = min(number, other), max(number, other)
                            one, two = glyphs[first], glyphs[last]
                            smaller = _is_smaller(glyphs[other], glyphs[number], other < number)
                            begins = _begins(glyphs, last) == first + 1
                            if smaller and _lies_on(one, two, begins):
                                said = f"\u201c{two.sign}\u201d lies on \u201c{one.sign}\u201d"
                                yield Overlap(said, one.piece != two.piece or last - first > _NEAR)


def _is_smaller(one: Glyph, other: Glyph, first: bool) -> bool:
    """Return True if a sign has the smaller box; of two that are alike, the first has."""
    areas = [(glyph.right - glyph.left) * (glyph.top - glyph.bottom) for glyph in (one, other)]
    return areas[0] < areas[1] or (areas[0] == areas[1] and first)


@cache
def _counts(sign: str) -> bool:
    """Return True for a sign that has a place of its own; "j" reaches below the one before it."""
    kind = unicodedata.category(sign)
    return kind[0] in "LNPS" and kind != "Sk" and sign not in "_\u203ejJ"


def _begins(glyphs: Sequence[Glyph], number: int) -> int:
    """Return the first part of the ligature that a sign belongs to: all have its box."""
    for _ in range(min(number, _LIGATURE)):
        if glyphs[number - 1][1:] != glyphs[number][1:] or glyphs[number - 1].sign not in _LIGATED:
            break
        number -= 1
    return number


def _lies_on(one: Glyph, other: Glyph, neighbours: bool) -> bool:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.top, other.top) - max(one.bottom, other.bottom)
    if width <= 0 or height <= 0 or one[1:5] == other[1:5] or {one.sign, other.sign} <= _LIGATED:
        return False
    areas = [(g.right - g.left) * (g.top - g.bottom) for g in (one, other)]
    if width * height < _SHARE * min(areas):
        return False
    if not neighbours:
        return True
    reaches = one.piece == other.piece and other.bottom < one.bottom - _BELOW * (one.top - one.bottom)
    least = _ADVANCE_BELOW if reaches else _ADVANCE
    return other.left - one.left < least * (one.right - one.left)
