"""Pipe tables whose rows do not fit their heads: Markdown would drop the cells that are too many.

A row with fewer cells is filled up with empty ones, as in GitHub's and Pandoc's Markdown; a warning says so.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.table import escapedSplit

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding
from octavo.source.markdown.problem import block_problem
from octavo.source.markdown.table_cells import push_paragraph

_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")


def use_table_checks(md: MarkdownIt) -> None:
    """Put a rule that counts cells in the place of the parser's own table rule."""
    md.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not table(state, start, end, silent):
        return not silent and _broken(state, start, end)
    if silent:
        return True
    width = _cells(state, start)
    for line in range(start + 2, state.line):
        count = _cells(state, line)
        said = f"the row has {count} cell{'s' * (count != 1)}, the table {width} columns"
        if count > width:
            hint = "write a cell for each column, and \\| for the sign itself"
            block_problem(state, Finding("table-cells", said, hint), line)
        elif count < width:
            finding = Finding(
                "table-cells-missing", f"{said}; the last are left empty", "leave a cell empty with | |"
            )
            block_problem(state, finding, line, Severity.WARNING)
    return True


def _cells(state: StateBlock, line: int) -> int:
    cells = escapedSplit(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip())
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    return len(cells)


def _broken(state: StateBlock, start: int, end: int) -> bool:
    """Report a head row and a rule below it that do not match; the lines become a paragraph."""
    if start + 1 >= end or state.is_code_block(start) or state.sCount[start + 1] < state.blkIndent:
        return False
    head = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]].strip()
    rule = state.src[state.bMarks[start + 1] : state.eMarks[start + 1]]
    if "|" not in head or "|" not in rule or not _RULE.fullmatch(rule):
        return False
    heads, rules = _cells(state, start), _cells(state, start + 1)
    finding = Finding(
        "table-broken",
        f"the heads of the table are {heads}, the columns in the line below {rules}",
        "write |---|---| under the heads, with as many columns as there are heads",
    )
    block_problem(state, finding, start + 1)
    last = start + 2
    while last < end and not state.isEmpty(last) and state.sCount[last] >= state.blkIndent:
        last += 1
    push_paragraph(state, start, last)
    return True
