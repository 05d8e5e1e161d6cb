"""Cells of tables that are drawn in columns: where each piece of a line stands, and the tokens of a table."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class CellLine:
    """A part of a line: its text, its line (from 0) and the file's column where it begins (from 1)."""

    text: str
    line: int
    column: int

    def stripped(self) -> "CellLine":
        """Return the piece without white space around it; an empty one stands where this one begins."""
        text = self.text.strip()
        before = len(self.text) - len(self.text.lstrip()) if text else 0
        return CellLine(text, self.line, self.column + before)


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell of a table: the pieces of its lines, or finished tokens if it holds blocks.

    A head over several columns has a ``level`` of 1 or more, and heads the columns from ``column`` on. A
    cell of a grid, which may go over several rows, knows its first column too.
    """

    pieces: tuple[CellLine, ...]
    colspan: int = 1
    blocks: tuple[Token, ...] = ()
    level: int = 0
    column: int = -1
    rowspan: int = 1


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table, with its first line and the line after it (from 0). The last rows may be totals."""

    cells: tuple[TableCell, ...]
    lines: tuple[int, int]
    total: bool = False


@dataclass(slots=True)
class DrawnTable:
    """A table as it stands in the text: lines from ``start`` to before ``stop``. An alignment is left, right,
    center or "" if nothing is said; ``widths`` are percent of the table's width, or empty."""

    start: int
    stop: int
    aligns: Sequence[str]
    heads: Sequence[TableRow]
    rows: Sequence[TableRow]
    widths: Sequence[float] = ()
    problems: list[Token] = field(default_factory=list)


def line_of(state: StateBlock, line: int) -> CellLine:
    """Return a line without the marks and the indentation of the blocks around it."""
    first = state.bMarks[line] + state.tShift[line]
    begin = state.src.rfind("\n", 0, first) + 1
    indent = max(state.sCount[line] - state.blkIndent, 0)
    return CellLine(" " * indent + state.src[first : state.eMarks[line]], line, first - begin - indent + 1)


def columns_of(text: str) -> list[int]:
    """Return the column (from 0) at which each sign of a text stands, and that behind the last.

    They are those of an editor with letters of one width: a wide sign (Unicode Standard Annex 11) takes two,
    a combining one stands where its letter does, and a tab goes to the next multiple of four.
    """
    at = 0
    columns: list[int] = []
    for sign in text:
        if sign >= "\u0300" and unicodedata.combining(sign):
            columns.append(columns[-1] if columns else at)
            continue
        columns.append(at)
        if sign == "\t":
            at += 4 - at % 4
        else:
            at += 2 if sign >= "\u1100" and unicodedata.east_asian_width(sign) in "WF" else 1
    return [*columns, at]


def cut(piece: CellLine, edges: Sequence[int]) -> tuple[list[CellLine], CellLine | None]:
    """Return the parts of a line that begin at these columns, and the first word that an edge parts, if any.

    What stands before the first edge belongs to the first part.
    """
    columns = columns_of(piece.text)
    end = len(piece.text)
    inner = (bisect_left(columns, edge, hi=end) for edge in edges[1:])
    parts, parted = [], None
    for first, last in pairwise([0, *inner, end]):
        parts.append(CellLine(piece.text[first:last], piece.line, piece.column + first))
        if 0 < first < last and not piece.text[first - 1].isspace() and not piece.text[first].isspace():
            parted = parted or parts[-1]
    return parts, parted


def drawn_align(lines: Iterable[str], width: int) -> str:
    """Return the alignment of a column as Pandoc reads it.

    It lies in the place of the shortest line of the column's head over a run of ``width`` dashes.
    """
    shortest = min((line for line in map(str.rstrip, lines) if line.strip()), key=len, default="")
    if not shortest:
        return ""
    left, right = shortest[0] in " \t", columns_of(shortest)[-1] < width
    return "center" if left and right else "right" if left else "left" if right else ""


def push_table(state: StateBlock, table: DrawnTable) -> None:
    """Push the tokens of a table, which are those of a pipe table."""
    opening = state.push("table_open", "table", 1)
    opening.map = [table.start, table.stop]
    if table.widths:
        opening.meta["widths"] = tuple(table.widths)
    state.push("thead_open", "thead", 1).map = [table.start, table.start + 1]
    for row in table.heads:
        _push_row(state, row, "th", table.aligns)
    state.push("thead_close", "thead", -1)
    if table.rows:
        state.push("tbody_open", "tbody", 1).map = [table.rows[0].lines[0], table.stop]
        for row in table.rows:
            _push_row(state, row, "td", table.aligns)
        state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1)
    state.line = table.stop


def push_paragraph(state: StateBlock, start: int, stop: int) -> None:
    """Push lines that are no table as a paragraph: what they call is called all the same."""
    state.push("paragraph_open", "p", 1).map = [start, stop]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, stop, state.blkIndent, False).strip()
    inline.children, inline.map = [], [start, stop]
    state.push("paragraph_close", "p", -1)
    state.line = stop


def _push_row(state: StateBlock, row: TableRow, tag: str, aligns: Sequence[str]) -> None:
    opening = state.push("tr_open", "tr", 1)
    opening.map = list(row.lines)
    if row.total:
        opening.meta["total"] = True
    at = 0
    for cell in row.cells:
        at = max(at, cell.column)
        cell_open = state.push(f"{tag}_open", tag, 1)
        if cell.level:
            cell_open.meta["over"] = (cell.column, cell.column + cell.colspan - 1, cell.level)
        elif cell.colspan > 1:
            cell_open.meta["colspan"] = cell.colspan
        elif aligns[at]:
            cell_open.attrs["style"] = f"text-align:{aligns[at]}"
        if cell.rowspan > 1:
            cell_open.meta["rowspan"] = cell.rowspan
        if cell.blocks:
            state.tokens.extend(cell.blocks)
        else:
            _push_inline(state, cell.pieces)
        state.push(f"{tag}_close", tag, -1)
        at += cell.colspan
    state.push("tr_close", "tr", -1)


def _push_inline(state: StateBlock, pieces: Sequence[CellLine]) -> None:
    lines = [piece.stripped() for piece in pieces]
    filled = [piece for piece in lines if piece.text] or lines[:1]
    inline = state.push("inline", "", 0)
    inline.content = "\n".join(piece.text for piece in filled)
    inline.children = []
    inline.map = [filled[0].line, filled[-1].line + 1]
    inline.meta["starts"] = [(piece.line + 1, piece.column) for piece in filled]
