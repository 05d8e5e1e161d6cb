"""The page of an edition: type, line and margins in points, worked out from what ``book.yaml`` says.

The model is the page of ``print.css``: 11/13.25 pt on 6 by 9 in, inner margin 63, outer 57, head 60, foot
84.5, 38 lines of 312 pt. Another trim or type size takes the same shares of the page, with two corrections:
a page that holds fewer ems of type gives less of them to its side margins, or the measure would be too
short to read; and the text block is a whole number of lines.
"""

import math
from dataclasses import dataclass

from octavo.core.lengths import length_in_points

_WIDTH, _HEIGHT, _SIZE, _LINE = 432.0, 648.0, 11.0, 13.25
_INNER, _OUTER, _TOP, _FOOT = 63.0, 57.0, 60.0, 84.5
_SHRINK, _GROW = 0.6, 1.3  # how far the share of the side margins goes from the model
_BINDING, _EDGE = 36.0, 28.0  # the least that a glued spine and a trimmed fore-edge take
_HEAD_LINES = 3.2  # above the text: the running head, a line and a half of space, and some paper
_TRACE = 0.1
_LEAST_LINES, _LEAST_EMS = 8, 12  # less is no text block
_LARGE = 14.0  # from this size on it is large print
_LARGE_SHARE, _SMALLEST = 0.85, 7.5  # the smallest type: a share of large print, else points


@dataclass(frozen=True, slots=True)
class PageDesign:
    """A page in points.

    ``lines`` is the height of the text block in lines; ``smallest`` is the least size of type; ``display`` is
    how far titles rise above the size of the text, with 1 for the proportion of the model.
    """

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    size: float
    line: float
    lines: int
    smallest: float
    display: float


@dataclass(frozen=True, slots=True)
class PageSizes:
    """The sizes that are asked of a page: lengths with their units ("6in"), None for what follows from the
    others.

    ``leading`` is a length or a multiple of the type size ("1.4").
    """

    width: str
    height: str
    type_size: str
    leading: str | None = None
    smallest: str | None = None
    inner: str | None = None
    outer: str | None = None
    top: str | None = None
    bottom: str | None = None


def design(sizes: PageSizes) -> PageDesign:
    """Return the page that has these sizes.

    Raise ValueError if they do not go together, or leave no text block; the message has a hint after ";".
    """
    width, height, size = (
        length_in_points(sizes.width),
        length_in_points(sizes.height),
        length_in_points(sizes.type_size),
    )
    line = _line(sizes, size)
    inner, outer = _sides(sizes, width, size)
    top = _given(sizes.top, max(_TOP / _HEIGHT * height, _HEAD_LINES * line))
    foot = _given(sizes.bottom, _FOOT / _HEIGHT * height)
    lines = math.floor((height - top - foot) / line + 1e-6)
    if lines < _LEAST_LINES or width - inner - outer < _LEAST_EMS * size:
        raise ValueError(
            f"margins and type size leave {max(lines, 0)} lines of {max(width - inner - outer, 0):.0f} pt; "
            f"make the page larger, or margins or type smaller: {_LEAST_LINES} lines of "
            f"{_LEAST_EMS * size:.0f} pt are the least"
        )
    # A foot that was not asked for takes what whole lines leave, but for a trace: else the engine's
    # arithmetic might find no room for the last of them.
    bottom = foot if sizes.bottom else height - top - lines * line - _TRACE
    return PageDesign(
        width=width,
        height=height,
        inner=round(inner, 3),
        outer=round(outer, 3),
        top=round(top, 3),
        bottom=round(bottom, 3),
        size=size,
        line=round(line, 3),
        lines=lines,
        smallest=round(_smallest(sizes, size), 3),
        display=round(min(1.0, _SIZE / size), 4),
    )


def _given(length: str | None, otherwise: float) -> float:
    return length_in_points(length) if length else otherwise


def _line(sizes: PageSizes, size: float) -> float:
    leading = sizes.leading
    if leading is None:
        return size * _LINE / _SIZE
    if not leading[-1].isalpha():
        return size * float(leading)
    line = length_in_points(leading)
    if not size <= line <= 3 * size:
        raise ValueError(
            f"a leading of {leading} does not go with type of {sizes.type_size}; "
            f"write a length from {size:g}pt to {3 * size:g}pt, or a number such as 1.4"
        )
    return line


def _sides(sizes: PageSizes, width: float, size: float) -> tuple[float, float]:
    """Return the inner and the outer margin."""
    share = min(max((width / size) / (_WIDTH / _SIZE), _SHRINK), _GROW) * width / _WIDTH
    return (
        _given(sizes.inner, max(_INNER * share, _BINDING)),
        _given(sizes.outer, max(_OUTER * share, _EDGE)),
    )


def _smallest(sizes: PageSizes, size: float) -> float:
    if sizes.smallest and length_in_points(sizes.smallest) > size:
        raise ValueError(
            f"`smallest` ({sizes.smallest}) is more than `type-size` ({sizes.type_size}); "
            "notes and tables are not set larger than the text"
        )
    if sizes.smallest:
        return length_in_points(sizes.smallest)
    return _LARGE_SHARE * size if size >= _LARGE else min(_SMALLEST, size)
