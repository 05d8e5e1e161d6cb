"""Tables that are drawn: as a grid, where the text of each cell stands in several lines, or with dashes."""

import re
from collections.abc import Iterator, Sequence

GRID = re.compile(r"^\+(?:[-=:]+\+)+$")
DASHES = re.compile(r"^-{2,}(?: +-{2,})+$")
_CLOSED = re.compile(r"^\s*-{3,}[\s-]*$")
#: Lines that a table of several lines a row may have.
_LONGEST = 500
_MARK = re.compile(r"^(?:[-*+]|\(?(?:\d+|[a-z])[.)])\s+|^(?:```|~~~).*")
_BORDER = re.compile(r"^[\s+|]*\+[-=:+]+\+")


def read_grid(lines: Sequence[str], number: int) -> Iterator[tuple[str, int]]:
    """Yield the cells of a grid table, row by row, each with the line in which it begins."""
    row: list[list[str]] = []
    start = number
    for offset, line in enumerate(lines):
        if _BORDER.match(line.strip()) or re.search(r"\+[-=:]{3,}\+", line):
            yield from _cells(row, start)
            row, start = [], number + offset + 1
        else:
            row.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    yield from _cells(row, start)


def _cells(row: list[list[str]], start: int) -> Iterator[tuple[str, int]]:
    columns = max((len(line) for line in row), default=0)
    for column in range(columns):
        text = "\n".join(_MARK.sub("", line[column]) if column < len(line) else "" for line in row)
        if text.strip():
            yield text, start


def end_of_dash_table(lines: Sequence[str], index: int) -> int:
    """Return the line behind a table whose columns are drawn with dashes in a line.

    It ends with another line of dashes, or, without one, at a blank line.
    """
    blank = next((at for at in range(index, len(lines)) if not lines[at].strip()), len(lines))
    for at in range(index + 1, min(len(lines), index + _LONGEST)):
        if _CLOSED.match(lines[at]):
            return at + 1
        if lines[at].lstrip().startswith(("#", ":::", "```", ": ", "Table:")):
            break
    return blank
