"""Reads an EAN-13 bar code (ISO/IEC 15420) back from the picture of a page, as a scanner would."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PIL import Image

from octavo.core.isbn import check_digit

_RUNS = 59  # dark and light ones, from the first guard bar to the last
_MODULES = 95
_QUIET = (11, 7)  # modules of light margin that the standard wants at the left and the right
_NEAR = 0.85  # the share of them that the picture's pixels may leave
_ROWS = 400  # lines on which a code is looked for

#: The widths of space, bar, space, bar of each figure as its left half has them in number set A.
_WIDTHS = (
    *((3, 2, 1, 1), (2, 2, 2, 1), (2, 1, 2, 2), (1, 4, 1, 1), (1, 1, 3, 2)),
    *((1, 2, 3, 1), (1, 1, 1, 4), (1, 3, 1, 2), (1, 2, 1, 3), (3, 1, 1, 2)),
)
_SET_A: dict[tuple[int, ...], int] = {widths: figure for figure, widths in enumerate(_WIDTHS)}
_SET_B = {widths[::-1]: figure for widths, figure in _SET_A.items()}
#: The number sets of the left half for each first figure, which is not drawn: 1 for a figure of set B.
_SETS = ["000000", "001011", "001101", "001110", "010011", "011001", "011100", "010101", "010110", "011010"]
_FIRST = {tuple(map(int, sets)): figure for figure, sets in enumerate(_SETS)}


@dataclass(frozen=True, slots=True)
class ReadCode:
    """A code that was read: its thirteen figures, and the width of a module in pixels.

    ``is_free`` is True if its light margins are wide enough.
    """

    figures: str
    module: float
    is_free: bool


def read_codes(picture: Image.Image) -> tuple[ReadCode, ...]:
    """Return the codes that lie upright in a picture, each once, in the order of their figures."""
    black = picture.convert("L").point(lambda value: 255 if value > 127 else 0)
    step = max(1, black.height // _ROWS)
    found: dict[str, ReadCode] = {}
    for row in range(0, black.height, step):
        line = black.crop((0, row, black.width, row + 1)).tobytes()
        for code in _codes(line):
            known = found.get(code.figures)
            # Lettering beside the code narrows its margin on some lines: one that is not free is remembered.
            if known is None or known.is_free:
                found[code.figures] = code
    return tuple(found[figures] for figures in sorted(found))


def _codes(line: bytes) -> Iterator[ReadCode]:
    runs = [(found[0][0] == 0, len(found[0])) for found in re.finditer(rb"\x00+|\xff+", line)]
    for start in range(1, len(runs) - _RUNS):
        if not runs[start][0]:
            continue
        widths = [width for _, width in runs[start : start + _RUNS]]
        module = sum(widths) / _MODULES
        if figures := _figures(widths, module):
            free = runs[start - 1][1] >= _QUIET[0] * module * _NEAR
            free &= runs[start + _RUNS][1] >= _QUIET[1] * module * _NEAR
            yield ReadCode(figures, module, free)


def _figures(pixels: Sequence[int], module: float) -> str | None:
    """Return the figures of 59 runs; None if they are no code, or its check figure is wrong."""
    runs = tuple(round(width / module) for width in pixels)
    if runs[:3] != (1, 1, 1) or runs[27:32] != (1,) * 5 or runs[56:] != (1, 1, 1):
        return None
    left = [runs[at : at + 4] for at in range(3, 27, 4)]
    right = [runs[at : at + 4] for at in range(32, 56, 4)]
    sets = tuple(int(widths in _SET_B) for widths in left)
    known = {**_SET_A, **_SET_B}
    # The right half is set A with dark and light exchanged, so its widths are the same.
    if sets not in _FIRST or any(w not in known for w in left) or any(w not in _SET_A for w in right):
        return None
    read = (_FIRST[sets], *(known[widths] for widths in left), *(_SET_A[widths] for widths in right))
    figures = "".join(map(str, read))
    return figures if check_digit(figures[:-1]) == figures[-1] else None
