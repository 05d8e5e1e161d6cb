"""Inclusive numbers, such as those of the pages of a range, and how the second of them is shortened."""

from enum import StrEnum

_EN_DASH = "\u2013"


class Inclusive(StrEnum):
    """A way to shorten the second of two inclusive numbers.

    CHICAGO keeps at least two figures (108-09, 200-03, 1923-25, 96-117) and, of a number of four or more
    figures, all of them if its hundreds change (1898-1903). FULL shortens nothing. MINIMAL keeps the figures
    that change (108-9, 1923-5), but both figures of 10 to 19 (211-12).
    """

    CHICAGO = "chicago"
    FULL = "full"
    MINIMAL = "minimal"


def inclusive(first: int, last: int, style: Inclusive | str = Inclusive.CHICAGO) -> str:
    """Return two inclusive numbers with an en dash between them, or one number if both are the same.

    Raise ValueError for negative numbers, for a last number below the first, and for an unknown style.
    """
    style = Inclusive(style)
    if first < 0 or last < first:
        raise ValueError(f"{first} to {last} is not a range of numbers that rise from 0")
    if first == last:
        return str(first)
    return f"{first}{_EN_DASH}{_shortened(str(first), str(last), style)}"


def _shortened(first: str, last: str, style: Inclusive) -> str:
    if style is Inclusive.FULL or len(first) != len(last) or len(last) < 2:
        return last
    changed = next(place for place, (a, b) in enumerate(zip(first, last, strict=True)) if a != b)
    kept = len(last) - changed
    if style is Inclusive.MINIMAL:
        teens = last[-2] == "1"
        return last[-max(kept, 2 if teens else 1) :]
    if len(last) > 3 and kept > 2:
        return last
    return last[-max(kept, 2) :]
