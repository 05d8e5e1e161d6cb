"""Tables that are directives of MyST and Sphinx: a list of lists, values with commas, a table with a caption.

::

    ```{list-table} Boats        ```{csv-table} Boats        ```{table} Boats
    :header-rows: 1              :header: Year, Boats        :name: tbl-boats
    * - Year                     1901, "4, with sails"       | Year | Boats |
      - Boats                    ```                         |------|-------|
    * - 1901                                                 | 1901 | 4     |
      - 4                                                    ```
    ```
"""

import csv
from collections.abc import Iterator, Sequence

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from octavo.core.diagnostics import Severity
from octavo.elements.reference_kinds import fit_id
from octavo.source.finding import Finding, shortened
from octavo.source.markdown.attributes import give
from octavo.source.markdown.directive import Directive, push_contents
from octavo.source.markdown.problem import block_problem
from octavo.source.markdown.table_cells import CellLine, DrawnTable, TableCell, TableRow, push_table
from octavo.source.tokens import matching

#: Options that the tables take; those of the look mean nothing here.
_TAKEN = {
    "name",
    "header-rows",
    "header",
    "widths",
    "align",
    "class",
    "width",
    "stub-columns",
    "label",
    "delim",
}
_NO_LISTS = Finding(
    "table-broken",
    "the body of a list-table is no list of rows, each a list of cells",
    "write each row as `* - first cell`, and its other cells below it as `  - next cell`",
)
_FILLED = 0x10000


def captioned_table(state: StateBlock, directive: Directive) -> None:
    """Push the table in the body, with the argument as its caption."""
    _push_caption(state, directive)
    push_contents(state, directive)


def list_table(state: StateBlock, directive: Directive) -> None:
    """Push a table whose rows are the items of a list, and its cells items of lists in it."""
    first = len(state.tokens)
    push_contents(state, directive)
    tokens = state.tokens[first:]
    del state.tokens[first:]
    problems = [token for token in tokens if token.type == "problem"]
    rows = _rows([token for token in tokens if token.type != "problem"])
    state.tokens.extend(problems)
    if not rows:
        block_problem(state, _NO_LISTS, directive.start)
        push_contents(state, directive)
        return
    _push(state, directive, rows, _number(directive, "header-rows"))


def csv_table(state: StateBlock, directive: Directive) -> None:
    """Push a table of comma-separated values (RFC 4180)."""
    if "file" in directive.options or "url" in directive.options:
        finding = Finding(
            "markup-foreign",
            "a csv-table from another file is not read",
            "put the file into tables/, and ::: {.table #tbl-name} in this place",
        )
        block_problem(state, finding, directive.start, Severity.WARNING)
    lines = directive.text(state).split("\n")
    delimiter = {"": ",", "tab": "\t", "space": " "}.get(
        directive.options.get("delim", ""), directive.options.get("delim", "")[:1] or ","
    )
    read = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
    rows = []
    try:
        heads = next(csv.reader([directive.options.get("header", "")], skipinitialspace=True), [])
        if any(heads):
            rows.append(_values(state, heads, directive.start + 1))
        before = 0
        for values in read:
            if values:
                rows.append(_values(state, values, directive.body + before))
            before = read.line_num
    except csv.Error as problem:
        hint = "put values with commas or line ends between quotation marks"
        block_problem(
            state, Finding("table-broken", f"the values of a table: {problem}", hint), directive.start
        )
    if rows:
        _push(state, directive, rows, _number(directive, "header-rows") + any(heads))


def _values(state: StateBlock, values: Sequence[str], line: int) -> TableRow:
    begin = state.src.rfind("\n", 0, state.bMarks[line]) + 1
    text = state.src[begin : state.eMarks[line]]
    cells = []
    for value in values:
        column = max(text.find(value.split("\n")[0]), 0) + 1
        cells.append(TableCell((CellLine(" ".join(value.split("\n")), line, column),)))
    return TableRow(tuple(cells), (line, line + 1))


def _rows(tokens: Sequence[Token]) -> list[TableRow]:
    """Return the rows of a list of lists, or nothing if the tokens are no such list."""
    items = _items(tokens)
    rows = []
    for item in items or ():
        cells = _items(item)
        if cells is None:
            return []
        lines = item[0].map or [0, 1]
        rows.append(
            TableRow(tuple(TableCell((), blocks=_cell(cell)) for cell in cells), (lines[0], lines[1]))
        )
    return rows


def _items(tokens: Sequence[Token]) -> list[list[Token]] | None:
    """Return the tokens in each item, if the tokens are one list and nothing else; else None."""
    if not tokens or tokens[0].type != "bullet_list_open" or matching(tokens, 0) != len(tokens) - 1:
        return None
    found = []
    at = 1
    while tokens[at].type == "list_item_open":
        end = matching(tokens, at)
        found.append(list(tokens[at + 1 : end]))
        at = end + 1
    return found


def _cell(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the blocks of a cell; the words alone if it is one paragraph."""
    if not tokens:
        empty = Token("inline", "", 0, children=[], map=[0, 1])
        return (empty,)
    if tokens[0].type == "paragraph_open" and len(tokens) == 3:
        return (tokens[1],)
    return tuple(tokens)


def _push(state: StateBlock, directive: Directive, rows: Sequence[TableRow], heads: int) -> None:
    width = max(len(row.cells) for row in rows)
    if width * len(rows) - sum(len(row.cells) for row in rows) > _FILLED:
        finding = Finding("table-broken", "the rows of the table differ too much", "give each row its cells")
        block_problem(state, finding, directive.start)
        return
    full = [_filled(state, row, width) for row in rows]
    _push_caption(state, directive)
    head = full[heads - 1] if heads else _blank(full[0], width)
    for extra in full[: max(heads - 1, 0)]:
        full.insert(heads, extra)  # heads above the last become rows: nothing of them is lost
    widths = _widths(directive, width)
    push_table(state, DrawnTable(directive.start, directive.stop, [""] * width, [head], full[heads:], widths))


def _filled(state: StateBlock, row: TableRow, width: int) -> TableRow:
    missing = width - len(row.cells)
    if missing:
        said = f"the row has {len(row.cells)} cell{'s' * (len(row.cells) != 1)}, the table {width} columns"
        finding = Finding("table-cells-missing", f"{said}; the last are left empty", "write a cell for each")
        block_problem(state, finding, row.lines[0], Severity.WARNING)
    return TableRow(row.cells + _blank(row, missing).cells, row.lines)


def _blank(row: TableRow, width: int) -> TableRow:
    return TableRow(tuple(TableCell((CellLine("", row.lines[0], 1),)) for _ in range(width)), row.lines)


def _widths(directive: Directive, width: int) -> list[float]:
    """Return the widths of the columns in percent, or nothing if there are not as many as columns."""
    written = directive.options.get("widths", "").replace(",", " ").split()
    if len(written) != width or not all(
        part.isascii() and part.isdigit() and len(part) < 5 for part in written
    ):
        return []
    total = sum(map(int, written))
    return [round(100 * int(part) / total, 2) for part in written] if total else []


def _number(directive: Directive, option: str) -> int:
    written = directive.options.get(option, "0")
    return min(int(written), 20) if written.isascii() and written.isdigit() and len(written) < 4 else 0


def _push_caption(state: StateBlock, directive: Directive) -> None:
    for option in _unknown(directive):
        finding = Finding(
            "attribute-unknown",
            f"`:{shortened(option)}:` has no meaning in a {directive.name}, and is not printed",
            "take the line out",
        )
        block_problem(state, finding, directive.start, Severity.WARNING)
    name = directive.options.get("name") or directive.options.get("label")
    if name and not fit_id(name).startswith("tbl-"):  # a name of the author's, which is no id of a table
        label = state.push("label", "", 0)
        label.map, label.meta["id"] = [directive.start, directive.start + 1], fit_id(name)
        name = ""
    if not directive.argument and not name:
        return
    opening = state.push("table_caption_open", "caption", 1)
    opening.map = [directive.start, directive.start + 1]
    if name:
        give(opening, {"id": name}, (directive.start, None))
    inline = state.push("inline", "", 0)
    inline.content, inline.children, inline.map = directive.argument, [], opening.map
    inline.meta["starts"] = [(directive.start + 1, directive.column)]
    state.push("table_caption_close", "caption", -1)


def _unknown(directive: Directive) -> Iterator[str]:
    yield from (option for option in directive.options if option not in _TAKEN | {"file", "url"})
