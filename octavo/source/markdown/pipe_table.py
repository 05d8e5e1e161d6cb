"""Pipe tables, as in GitHub's and Pandoc's Markdown.

::

    | Year | Tons |        |------|------|
    |------|-----:|        | 1913 |   29 |
    | 1913 |   29 |

The second form, without heads, is that of kramdown, and so are totals below a line of equals signs. A sign
``|`` in program code or in a formula parts no cells. A row with fewer cells is filled up with empty ones; a
warning says so. One with more is an error.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding
from octavo.source.markdown.problem import block_problem
from octavo.source.markdown.table_cells import (
    CellLine,
    DrawnTable,
    TableCell,
    TableRow,
    line_of,
    push_paragraph,
    push_table,
)

_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?")
#: A line that parts rows in kramdown and MultiMarkdown.
_BODY_RULE = re.compile(r"\|?(?:[ \t]*:?(?:-{3,}|=+):?[ \t]*[|+])+(?:[ \t]*:?(?:-{3,}|=+):?)?")
#: What a sign | may stand in without parting cells: an escaped sign, program code, a formula.
_WHOLE = re.compile(r"\\.|(?P<code>`+)(?!`).*?(?<!`)(?P=code)(?!`)|\$(?! )[^$\n]*[^\s$\\]\$(?!\d)")
_ESCAPE = re.compile(r"\\.")
#: Most cells that are filled up in a table.
_FILLED = 0x10000


@dataclass(frozen=True, slots=True)
class _PipeStart:
    """The beginning of a table: the line of its heads, if it has them, that below, and its columns."""

    head: int | None
    rule: int
    aligns: tuple[str, ...]


def use_pipe_tables(md: MarkdownIt) -> None:
    """Put the rule in the place of the parser's own."""
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def begins_pipe(state: StateBlock, line: int, end: int) -> bool:
    """Return True if a pipe table begins at a line."""
    return _start(state, line, end) is not None


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    begun = _start(state, start, end)
    if begun is None:
        return not silent and _broken(state, start, end)
    if silent:
        return True
    width, rule = len(begun.aligns), line_of(state, begun.rule)
    if begun.head is None:
        heads = tuple(TableCell((CellLine("", rule.line, rule.column),)) for _ in begun.aligns)
    else:
        heads = tuple(TableCell((cell,)) for cell in _cells(line_of(state, begun.head), width))
    rows = list(_rows(state, begun.rule + 1, end, width))
    stop = rows[-1].lines[1] if rows else begun.rule + 1
    push_table(state, DrawnTable(start, stop, begun.aligns, [TableRow(heads, (start, start + 1))], rows))
    return True


def _start(state: StateBlock, line: int, end: int) -> _PipeStart | None:
    """Return the beginning of the table at a line, or None if there is none."""
    if state.is_code_block(line) or line + 1 >= end or state.sCount[line + 1] < state.blkIndent:
        return None
    first = _line(state, line)
    if "|" not in first:
        return None
    below = _line(state, line + 1)
    aligns = _aligns(below) if not state.is_code_block(line + 1) else ()
    if aligns and len(_cells(line_of(state, line), len(aligns))) == len(aligns):
        return _PipeStart(line, line + 1, aligns)
    aligns = _aligns(first) if first.startswith("|") else ()
    if aligns and below.startswith("|") and not _RULE.fullmatch(below):
        return _PipeStart(None, line, aligns)
    return None


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def _aligns(rule: str) -> tuple[str, ...]:
    """Return the alignments of columns that a line below heads gives, or nothing if it is no such line."""
    if not _RULE.fullmatch(rule) or rule.startswith("- "):
        return ()
    parts = [part.strip() for part in rule.replace("+", "|").strip("|").split("|")]
    sides = ((part.startswith(":"), part.endswith(":")) for part in parts)
    return tuple(
        "center" if left and right else "left" if left else "right" if right else "" for left, right in sides
    )


def _rows(state: StateBlock, line: int, end: int, width: int) -> Iterator[TableRow]:
    enders = state.md.block.ruler.getRules("blockquote")
    filled, total = 0, False
    while line < end and state.sCount[line] >= state.blkIndent and not state.isEmpty(line):
        if state.is_code_block(line):
            return
        saved, state.parentType = state.parentType, "table"
        ends = any(rule(state, line, end, True) for rule in enders)
        state.parentType = saved
        if ends:
            return
        row = line_of(state, line)
        if _BODY_RULE.fullmatch(row.text.strip()):
            total = _rule_between(state, row) or total
            line += 1
            continue
        cells = _cells(row, width)
        _check(state, row, len(cells), width)
        filled += max(width - len(cells), 0)
        if filled > _FILLED:
            return
        behind = CellLine("", row.line, row.column + len(row.text.rstrip()))
        cells = [*cells[:width], *[behind] * (width - len(cells))]
        yield TableRow(tuple(TableCell((cell,)) for cell in cells), (line, line + 1), total)
        line += 1


def _rule_between(state: StateBlock, row: CellLine) -> bool:
    """Return True for a line of equals signs, above the totals of kramdown. A line of dashes is reported."""
    if "=" in row.text:
        return True
    finding = Finding(
        "table-rule",
        "a line of dashes between the rows of a table is not printed",
        "take it out; a table in a file can have groups of rows",
    )
    block_problem(state, finding, row.line, Severity.WARNING)
    return False


def _check(state: StateBlock, row: CellLine, count: int, width: int) -> None:
    said = f"the row has {count} cell{'s' * (count != 1)}, the table {width} columns"
    if count > width:
        hint = "write a cell for each column, and \\| for the sign itself"
        block_problem(state, Finding("table-cells", said, hint), row.line)
    elif count < width:
        hint = "leave a cell empty with | |"
        finding = Finding("table-cells-missing", f"{said}; the last are left empty", hint)
        block_problem(state, finding, row.line, Severity.WARNING)


def _cells(line: CellLine, width: int) -> list[CellLine]:
    """Return the cells of a row.

    A sign ``|`` in code or in a formula parts none, unless only so the row has a cell for each column.
    """
    cells = _split(line, _WHOLE)
    if len(cells) != width:
        parted = _split(line, _ESCAPE)
        if len(parted) == width:
            return parted
    return cells


def _split(line: CellLine, whole: re.Pattern[str]) -> list[CellLine]:
    text = line.text.rstrip()
    at = len(text) - len(text.lstrip())
    at += text.startswith("|", at)
    begin, cells = at, []
    while at < len(text):
        if text[at] == "|":
            cells.append(_cell(line, text, begin, at))
            begin = at = at + 1
        else:
            found = whole.match(text, at) if text[at] in "\\`$" else None
            # a run of backticks that ends nothing is text as a whole
            run = re.compile("`+").match(text, at) if found is None else found
            at = run.end() if run else at + 1
    if text[begin:].strip() or not cells:
        cells.append(_cell(line, text, begin, len(text)))
    return cells


def _cell(line: CellLine, text: str, first: int, last: int) -> CellLine:
    """Return a cell. An escaped ``|`` loses its backslash in code and formulas; Markdown takes the others."""
    content = _WHOLE.sub(
        lambda found: found[0] if found[0].startswith("\\") else found[0].replace("\\|", "|"),
        text[first:last],
    )
    return CellLine(content, line.line, line.column + first).stripped()


def _broken(state: StateBlock, start: int, end: int) -> bool:
    """Report a head row and a rule below it that do not match; the lines become a paragraph."""
    if start + 1 >= end or state.is_code_block(start) or state.sCount[start + 1] < state.blkIndent:
        return False
    head, rule = line_of(state, start), _line(state, start + 1)
    aligns = _aligns(rule)
    if head.text.startswith("{|") or "|" not in head.text or "|" not in rule or not aligns:
        return False
    finding = Finding(
        "table-broken",
        f"the heads of the table are {len(_cells(head, len(aligns)))}, the columns in the line below "
        f"{len(aligns)}",
        "write |---|---| under the heads, with as many columns as there are heads",
    )
    block_problem(state, finding, start + 1)
    last = start + 2
    while last < end and not state.isEmpty(last) and state.sCount[last] >= state.blkIndent:
        last += 1
    push_paragraph(state, start, last)
    return True
