"""Words and numbers in a row, as a language writes them: "1, 2, and 4", "1, 2 und 4"."""

from collections.abc import Sequence

import icu

_PLACE = "\ue000"  # a sign that no language puts between words


def separators(count: int, tag: str) -> tuple[str, ...]:
    """Return what stands between so many things in a row: ``(", ", ", and ")`` for three in English."""
    if count < 2:
        return ()
    formatter = icu.ListFormatter.createInstance(icu.Locale.forLanguageTag(tag))
    return tuple(str(formatter.format([_PLACE] * count)).split(_PLACE)[1:-1])


def runs(numbers: Sequence[str]) -> list[tuple[int, int]]:
    """Return the first and last places of numbers that follow each other; two are not yet a run.

    >>> runs(["1", "2", "3", "5", "6"])
    [(0, 2), (3, 3), (4, 4)]
    """
    found: list[tuple[int, int]] = []
    start = 0
    for at in range(1, len(numbers) + 1):
        if at < len(numbers) and _follows(numbers[at - 1], numbers[at]):
            continue
        if at - start > 2:
            found.append((start, at - 1))
        else:
            found += [(one, one) for one in range(start, at)]
        start = at
    return found


def _follows(number: str, following: str) -> bool:
    """Return True if a number comes directly after another: 4 after 3, 2.4 after 2.3."""
    *above, last = number.split(".")
    *above_next, next_last = following.split(".")
    if above != above_next or not (last.isascii() and last.isdigit() and next_last.isdigit()):
        return False
    return int(next_last) == int(last) + 1
