"""Pandoc's grid tables -> the tokens of a pipe table, with blocks in cells and heads over several columns.

::

    +--------+----------------+
    | Vessel | Dues           |
    |        +-------+--------+
    |        | Crew  | Cargo  |
    +========+=======+:======:+
    | ferry  | - one | 12     |
    |        | - two |        |
    +--------+-------+--------+

Columns are where a line from edge to edge has its plus signs. Colons below the heads, or in the first line of
a table without heads, align a column. Rows between a second line of equals signs and a last one are totals.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.source.finding import Finding
from octavo.source.markdown.cell_blocks import cell_of
from octavo.source.markdown.problem import block_problem
from octavo.source.markdown.table_cells import (
    CellLine,
    DrawnTable,
    TableCell,
    TableRow,
    columns_of,
    line_of,
    push_paragraph,
    push_table,
)

_TOP = re.compile(r"\+(?::?-+:?\+)+[ \t]*")
_FULL = re.compile(r"\+[-=:+]+\+[ \t]*")


@dataclass(slots=True)
class _GridCell:
    """A cell from column ``first`` to ``last`` and from band ``top`` to ``bottom``, with its lines."""

    first: int
    last: int
    top: int
    bottom: int
    lines: list[CellLine] = field(default_factory=list)


class _UnreadableGridError(Exception):
    """Raised if the lines of a grid do not fit each other, at a line (from 0)."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.message, self.hint = line, message, hint


def use_grid_tables(md: MarkdownIt) -> None:
    """Add the rule."""
    md.block.ruler.before("table", "grid_table", _rule, {"alt": ["paragraph", "reference"]})


def begins_grid(state: StateBlock, line: int, end: int) -> bool:
    """Return True if a grid table begins at a line."""
    if line + 1 >= end or state.is_code_block(line) or state.sCount[line] < state.blkIndent:
        return False
    first = state.bMarks[line] + state.tShift[line]
    if not state.src.startswith("+", first) or not _TOP.fullmatch(state.src, first, state.eMarks[line]):
        return False
    return state.src.startswith(("|", "+"), state.bMarks[line + 1] + state.tShift[line + 1])


def _rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not begins_grid(state, start, end):
        return False
    if silent:
        return True
    stop = start
    while stop < end and state.sCount[stop] >= state.blkIndent and not state.isEmpty(stop):
        if not state.src.startswith(("|", "+"), state.bMarks[stop] + state.tShift[stop]):
            break
        stop += 1
    try:
        push_table(state, _GridReader(state, start, stop).read())
    except _UnreadableGridError as problem:
        block_problem(state, Finding("table-broken", problem.message, problem.hint), problem.line)
        push_paragraph(state, start, stop)
    return True


class _GridReader:
    """Reads the grid between two lines."""

    def __init__(self, state: StateBlock, start: int, stop: int) -> None:
        self._state = state
        self._start, self._stop = start, stop
        drawn = [line_of(state, line) for line in range(start, stop)]
        margins = [len(line.text) - len(line.text.lstrip()) for line in drawn]
        self._lines = [
            CellLine(line.text[margin:].rstrip(), line.line, line.column + margin)
            for line, margin in zip(drawn, margins, strict=True)
        ]
        self._columns = [columns_of(line.text) for line in self._lines]
        self._full = [bool(_FULL.fullmatch(line.text)) for line in self._lines]
        edges = {
            columns[n]
            for line, columns, full in zip(self._lines, self._columns, self._full, strict=True)
            for n, sign in enumerate(line.text)
            if full and sign == "+"
        }
        self._edges = sorted(edges)

    def read(self) -> DrawnTable:
        """Return the table. Raises ``_UnreadableGridError`` if its lines do not fit each other."""
        if not self._full[-1]:
            raise _UnreadableGridError(
                self._stop - 1,
                "the grid of the table has no line below it",
                "end the table with a line such as +---+---+",
            )
        rules = [n for n in range(len(self._lines)) if any(self._ruled(n))]
        cells = self._cells(rules)
        strong = [n for n in rules[1:] if self._full[n] and "=" in self._lines[n].text]
        head = rules.index(strong[0]) if strong and strong[0] != rules[-1] else 0
        foot = rules.index(strong[-2]) if len(strong) > 2 and strong[-1] == rules[-1] else len(rules)
        aligns = self._aligns(self._lines[rules[head]].text)
        heads = self._heads([cell for cell in cells if cell.top < head], head)
        rows = [
            self._row([cell for cell in cells if cell.top == band], rules[band], band >= foot)
            for band in range(head, len(rules) - 1)
        ]
        shares = [after - at for at, after in pairwise(self._edges)]
        widths = [round(100 * share / sum(shares), 2) for share in shares]
        return DrawnTable(self._start, self._stop, aligns, heads, rows, widths)

    def _part(self, line: int, first: int, last: int) -> CellLine:
        """Return what stands in a line between the edges of columns."""
        columns, drawn = self._columns[line], self._lines[line]
        left = bisect_left(columns, self._edges[first], hi=len(drawn.text)) + 1
        right = bisect_left(columns, self._edges[last + 1], hi=len(drawn.text))
        return CellLine(drawn.text[left:right], drawn.line, drawn.column + left)

    def _sign(self, line: int, edge: int) -> str:
        columns, at = self._columns[line], self._edges[edge]
        place = bisect_left(columns, at)
        return self._lines[line].text[place : place + 1] if columns[place : place + 1] == [at] else ""

    def _ruled(self, line: int) -> list[bool]:
        """Return for each column if the line is one between cells there."""
        text = self._lines[line].text
        if "+-" not in text and "+=" not in text and "+:" not in text:
            return [False] * (len(self._edges) - 1)
        ruled = []
        for column in range(len(self._edges) - 1):
            part = self._part(line, column, column).text
            ends = self._sign(line, column) + self._sign(line, column + 1)
            fits = len(ends) == 2 and not set(ends) - set("+-=:|")
            ruled.append(bool(part) and fits and not set(part) - set("-=:"))
        return ruled

    def _cells(self, rules: Sequence[int]) -> list[_GridCell]:
        done: list[_GridCell] = []
        open_cells: list[_GridCell] = []
        for band, (above, below) in enumerate(pairwise(rules)):
            ruled = self._ruled(above)
            ranges = self._ranges(above, below)
            going: list[_GridCell] = []
            for first, last in ranges:
                over = set(ruled[first : last + 1])
                if len(over) > 1:
                    self._misfit(above)
                cell = next((c for c in open_cells if (c.first, c.last) == (first, last)), None)
                if not over.pop():
                    if cell is None:
                        self._misfit(above)
                        continue
                    cell.bottom = band
                    cell.lines.append(self._part(above, first, last))
                else:
                    cell = _GridCell(first, last, band, band)
                    done.append(cell)
                cell.lines += [self._part(line, first, last) for line in range(above + 1, below)]
                going.append(cell)
            open_cells = going
        return done

    def _ranges(self, above: int, below: int) -> list[tuple[int, int]]:
        """Return the first and last column of each cell of a band: a sign | in all its lines parts them."""
        if above + 1 == below:
            self._misfit(below)
        count = len(self._edges) - 1
        walls = [0]
        for edge in range(1, count):
            signs = {self._sign(line, edge) for line in range(above + 1, below)}
            if signs == {"|"}:
                walls.append(edge)
        for line in range(above + 1, below):
            if self._sign(line, 0) != "|" or self._sign(line, count) != "|":
                self._misfit(line)
        return [(first, after - 1) for first, after in pairwise([*walls, count])]

    def _misfit(self, line: int) -> None:
        raise _UnreadableGridError(
            self._start + line,
            "this line of a table does not fit the grid",
            "let the signs | and + stand below each other; a wide letter such as \u6e2f counts as two",
        )

    def _aligns(self, rule: str) -> list[str]:
        aligns = []
        for part in (self._part_of(rule, column) for column in range(len(self._edges) - 1)):
            left, right = part.startswith(":"), part.endswith(":")
            aligns.append("center" if left and right else "left" if left else "right" if right else "")
        return aligns

    def _part_of(self, rule: str, column: int) -> str:
        return rule[self._edges[column] + 1 : self._edges[column + 1]]

    def _heads(self, cells: Sequence[_GridCell], bands: int) -> list[TableRow]:
        """Return the rows of heads: those over several columns first, then one head for each column."""
        count = len(self._edges) - 1
        columns: dict[int, TableCell] = {}
        over: list[_GridCell] = []
        for cell in cells:
            if cell.first == cell.last and cell.bottom == bands - 1:
                columns[cell.first] = TableCell(tuple(cell.lines), column=cell.first)
            else:
                over.append(cell)
        lowest = max((cell.bottom for cell in over), default=0)
        rows = []
        for band in sorted({cell.bottom for cell in over}):
            made = tuple(
                TableCell(tuple(c.lines), c.last - c.first + 1, level=lowest - band + 1, column=c.first)
                for c in over
                if c.bottom == band and any(line.text.strip() for line in c.lines)
            )
            rows.append(TableRow(made, (self._start, self._start + 1)))
        for column in range(count):
            if column not in columns:
                place = CellLine("", self._start, self._part(0, column, column).column)
                columns[column] = TableCell((place,), column=column)
        last = tuple(columns[column] for column in range(count))
        return [*rows, TableRow(last, (self._start, self._start + 1))]

    def _row(self, cells: Sequence[_GridCell], rule: int, total: bool) -> TableRow:
        """Return the row whose cells begin below a line of the grid; cells of rows above may go over it."""
        if not cells:
            line = self._lines[rule].line
            return TableRow((), (line, line + 1), total)
        first, last = cells[0].lines[0].line, cells[0].lines[-1].line
        made = tuple(
            replace(
                cell_of(self._state, cell.lines, cell.last - cell.first + 1),
                rowspan=cell.bottom - cell.top + 1,
                column=cell.first,
            )
            for cell in cells
        )
        return TableRow(made, (first, last + 1), total)
