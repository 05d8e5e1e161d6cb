"""Pandoc's simple and multiline tables, drawn with dashes -> the tokens of a pipe table.

::

      Vessel    Due        -----------------------
    --------  -----         Vessel   Due
    ferry        12        -------- --------------
    barge       123         ferry    twelve, and
                                     a loaf

                            barge    nothing
                           -----------------------

A multiline table has a line of dashes below it; its rows stand apart. Without heads, a table begins with the
dashes of its columns and ends with dashes.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.source.finding import Finding
from octavo.source.markdown.problem import block_problem
from octavo.source.markdown.table_cells import (
    CellLine,
    DrawnTable,
    TableCell,
    TableRow,
    columns_of,
    cut,
    drawn_align,
    line_of,
    push_table,
)

_DASHES = re.compile(r"[ \t]*-+(?:[ \t]+-+)*[ \t]*")
#: A line that no table goes over.
_OTHER = re.compile(r"#{1,6}[ \t]|```|~~~|:::|[Tt]able:[ \t]")
#: A line that begins a block of its own, so that it holds no heads.
_BLOCK = re.compile(r"(?:[-*+>:]|#{1,6}|[Tt]able:|\d+[.)])[ \t]|```|~~~|:::|\[\^[^\]\s]+\]:")

_STRAY = Finding(
    "table-broken",
    "this line of dashes looks like one of a table, but no table stands around it",
    "put it between a line of heads and the rows, and a line of dashes below a table without heads or with "
    "rows of several lines; write * * * for a section break",
)

Runs = list[tuple[int, int]]


def use_dash_tables(md: MarkdownIt) -> None:
    """Add the rule."""
    md.block.ruler.before("table", "dash_table", _rule, {"alt": ["paragraph", "reference"]})


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    table = find_dash_table(state, start, end)
    if table is None:
        if not silent and _several(_runs(state, start)):
            block_problem(state, _STRAY, start)
        return False
    if not silent:
        reader, stop = table
        push_table(state, reader.read(stop))
    return True


def find_dash_table(state: StateBlock, start: int, end: int) -> "tuple[_DashTableReader, int] | None":
    """Return what reads the table that begins at a line, and the line after it, or None if there is none."""
    runs = _runs(state, start)
    if runs is None:
        below = start + 1
        if (
            below >= end
            or state.isEmpty(start)
            or _begins_other(state, start)
            or not (columns := _runs(state, below))
        ):
            return None
        stop = _rows_end(state, below + 1, end) if _several(columns) else below + 1
        footer = stop < end and _runs(state, stop) is not None
        return (_DashTableReader(state, start, below, columns), stop + footer) if stop > below + 1 else None
    if len(runs) == 1 and runs[0][1] < 3:
        return None
    head = _rows_end(state, start + 1, end)
    if head == start + 1 or head >= end:
        return None
    columns = _runs(state, head)
    ends = head + 1 >= end or state.isEmpty(head + 1)
    if columns and not ends and _several(columns):
        stop = _footer(state, head + 1, end)
        if stop:
            return _DashTableReader(state, start + 1, head, columns, multiline=True), stop
    if not _several(runs):
        return None
    if columns and ends:
        return _DashTableReader(state, None, start, runs), head + 1
    stop = _footer(state, start + 1, end)
    return (_DashTableReader(state, None, start, runs, multiline=True), stop) if stop else None


def _runs(state: StateBlock, line: int) -> Runs | None:
    """Return the column and length of each run of dashes, or None if the line is made of anything else."""
    if state.isEmpty(line) or not 0 <= state.sCount[line] - state.blkIndent < 4:
        return None
    if state.src[state.bMarks[line] + state.tShift[line]] != "-":
        return None
    text = line_of(state, line).text
    if not _DASHES.fullmatch(text):
        return None
    columns = columns_of(text)
    return [(columns[found.start()], len(found[0])) for found in re.finditer("-+", text)]


def _several(runs: Runs | None) -> bool:
    """Return True if runs of dashes are those of columns, and not a section break ``- - -`` or ``---``."""
    return bool(runs) and len(runs or ()) > 1 and max(length for _, length in runs or ()) > 1


def _rows_end(state: StateBlock, line: int, end: int) -> int:
    """Return the line after those that follow each other without a blank one or dashes between them."""
    while line < end and not state.isEmpty(line) and _is_row(state, line) and _runs(state, line) is None:
        line += 1
    return line


def _begins_other(state: StateBlock, line: int) -> bool:
    """Return True if a line begins a block that cannot be the heads of a table."""
    return _BLOCK.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]) is not None


def _is_row(state: StateBlock, line: int) -> bool:
    if state.sCount[line] < state.blkIndent:
        return False
    return _OTHER.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]) is None


def _footer(state: StateBlock, line: int, end: int) -> int:
    """Return the line after the dashes that end a table with blank lines in it, or 0 if there are none."""
    first = line
    known: dict[int, tuple[int, int]] = state.env.setdefault("no_table_footer", {})
    begin, last = known.get(end, (end, end))
    if begin <= first <= last:
        return 0  # looked for from a line above in vain
    while line < end and (state.isEmpty(line) or _is_row(state, line)):
        if _runs(state, line) and (line + 1 >= end or state.isEmpty(line + 1)):
            return line + 1 if line > first else 0
        line += 1
    known[end] = (first, line)
    return 0


class _DashTableReader:
    """Reads a table whose columns are drawn in the line ``dashes``; its heads begin at the line ``head``."""

    def __init__(
        self, state: StateBlock, head: int | None, dashes: int, runs: Runs, multiline: bool = False
    ) -> None:
        self._state = state
        self._head = head
        self._dashes = dashes
        self._runs = runs
        self._multiline = multiline

    def read(self, stop: int) -> DrawnTable:
        """Return the table, which ends before the line ``stop``. A word over an edge is reported."""
        start = self._dashes if self._head is None else self._head
        heads = [] if self._head is None else [self._cut(line) for line in range(self._head, self._dashes)]
        last = stop - (_runs(self._state, stop - 1) is not None)
        rows: list[TableRow] = []
        group: list[int] = []
        for line in range(self._dashes + 1, last):
            blank = self._state.isEmpty(line)
            if not blank:
                group.append(line)
            if group and (blank or not self._multiline):
                rows.append(self._row(group))
                group = []
        if group:
            rows.append(self._row(group))
        shown = heads or [self._cut(self._dashes + 1)]
        aligns = [
            drawn_align((self._over(place, line[place].text) for line in shown), length)
            for place, (_, length) in enumerate(self._runs)
        ]
        lines = (start, self._dashes)
        head = TableRow(_cells(heads), lines) if heads else self._no_heads()
        before = start - (self._multiline and self._head is not None)
        return DrawnTable(before, stop, aligns, [head], rows, self._widths())

    def _over(self, place: int, text: str) -> str:
        """Return what stands over the dashes of a column, without the indentation of the table."""
        if place:
            return text
        columns = columns_of(text)
        first = next((n for n, at in enumerate(columns) if at >= self._runs[0][0]), 0)
        return text[first:] if not text[:first].strip() else text.lstrip()

    def _no_heads(self) -> TableRow:
        dashes = line_of(self._state, self._dashes)
        cells = tuple(TableCell((CellLine("", dashes.line, dashes.column + at),)) for at, _ in self._runs)
        return TableRow(cells, (self._dashes, self._dashes + 1))

    def _row(self, lines: Sequence[int]) -> TableRow:
        return TableRow(_cells([self._cut(line, tell=True) for line in lines]), (lines[0], lines[-1] + 1))

    def _cut(self, line: int, tell: bool = False) -> list[CellLine]:
        parts, parted = cut(line_of(self._state, line), [at for at, _ in self._runs])
        if parted is not None and tell:
            finding = Finding(
                "table-word-parted",
                "a word of this row stands in two columns of the table",
                "let two spaces stand between the cells, and move the dashes above to where the columns are",
            )
            block_problem(self._state, finding, line, column=parted.column)
        return parts

    def _widths(self) -> list[float]:
        if not self._multiline:
            return []
        edges = [at for at, _ in self._runs]
        shares = [after - at for at, after in pairwise(edges)] + [self._runs[-1][1] + 1]
        return [round(100 * share / sum(shares), 2) for share in shares]


def _cells(lines: Sequence[Sequence[CellLine]]) -> tuple[TableCell, ...]:
    return tuple(TableCell(pieces) for pieces in zip(*lines, strict=True))
