"""Layouts of pictures and other blocks beside each other: ``layout-ncol``, ``layout-nrow``, ``layout``.

::

    layout-ncol=2                three blocks: two in the first row, one in the second
    layout-nrow=1                all in one row
    layout="[[40,-20,40],[100]]" two with a gap between them, and one below as wide as both
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

#: The attributes that ask for a layout.
LAYOUT = ("layout-ncol", "layout-nrow", "layout", "layout-valign")
_MOST_COLUMNS = 12
_NUMBER = re.compile(r"[1-9]\d?")


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A row: the shares of its columns; one below zero is a gap, in which nothing stands."""

    shares: tuple[float, ...]

    @property
    def places(self) -> int:
        """The number of blocks that it holds."""
        return sum(share > 0 for share in self.shares)


def rows_of(attributes: Mapping[str, object], count: int) -> tuple[PanelRow, ...] | None:
    """Return the rows for so many blocks, or None if what the attributes say is no layout."""
    if written := attributes.get("layout"):
        rows = _written(str(written))
        return None if rows is None else _filled(rows, count)
    columns, lines = attributes.get("layout-ncol"), attributes.get("layout-nrow")
    if columns is not None:
        return _even(int(str(columns)), count) if _NUMBER.fullmatch(str(columns)) else None
    if lines is not None:
        fits = _NUMBER.fullmatch(str(lines))
        return _even(math.ceil(count / int(str(lines))), count) if fits else None
    return _even(1, count)


def _even(columns: int, count: int) -> tuple[PanelRow, ...] | None:
    if columns > _MOST_COLUMNS:
        return None
    row = PanelRow((1.0,) * columns)
    return (row,) * math.ceil(count / columns)


def _written(text: str) -> list[PanelRow] | None:
    """Return the rows of ``[[1,1],[1]]`` or ``[1,1]``, or None if the text is none of both."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, list) or not found:
        return None
    lists = found if isinstance(found[0], list) else [found]
    rows = [PanelRow(tuple(map(float, one))) for one in lists if _is_row(one)]
    return rows if len(rows) == len(lists) else None


def _is_row(row: object) -> bool:
    return (
        isinstance(row, list)
        and 0 < len(row) <= _MOST_COLUMNS
        and all(isinstance(share, int | float) and not isinstance(share, bool) for share in row)
        and all(0 < abs(share) <= 10_000 for share in row)
        and any(share > 0 for share in row)
    )


def _filled(rows: list[PanelRow], count: int) -> tuple[PanelRow, ...]:
    """Return the rows that are needed; the last one is repeated if they hold too little."""
    kept: list[PanelRow] = []
    room = 0
    while room < count:
        row = rows[min(len(kept), len(rows) - 1)]
        kept.append(row)
        room += row.places
    return tuple(kept)
