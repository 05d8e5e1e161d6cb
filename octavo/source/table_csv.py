"""Rows of a table from a ``.csv`` or ``.tsv`` file (RFC 4180) that lies beside the table's YAML file.

Values are parted by commas, or by semicolons or tabs, as spreadsheets write them where the comma is the
decimal sign; the head tells.
"""

import csv
import io
from collections.abc import Sequence

from octavo.core.diagnostics import Span
from octavo.core.suggestions import listing, suggest
from octavo.source.context import ReadingContext
from octavo.source.manuscript import Cell, Row, RowKind

#: Optional column that says what kind of row each is.
KIND = "_row"
#: What may stand between values.
_SEPARATORS = ",;\t|"
#: Suffixes of spreadsheets, whose cells have formulas, formats and dates that no table knows.
_SHEETS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")


def read_csv(file: str, columns: Sequence[str], context: ReadingContext) -> list[Row]:
    """Return the rows of a csv file.

    Its first row names the columns by their ids, in any order; a column ``_row`` may say ``data``, ``sub``,
    ``group`` or ``total``. All problems are reported.
    """
    if file.lower().endswith(_SHEETS):
        hint = "save the sheet as CSV in UTF-8, and name that file"
        context.diagnostics.error("csv-sheet", Span(file), f"`{file}` is a spreadsheet and not a table", hint)
        return []
    text = context.folder.text(file)
    if text is None:
        return []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=_separator(text, columns))
    rows: list[Row] = []
    lines = text.split("\n")
    order: list[str] | None = None
    start = 1
    try:
        for values in reader:
            span, start = Span(file, start), reader.line_num + 1
            if not values:
                continue
            if order is None:
                order = _header(values, columns, span, context)
                if order is None:
                    return []
                continue
            row = _row(values, order, columns, span, lines[span.line - 1], context)
            if row is not None:
                rows.append(row)
    except csv.Error as problem:
        context.diagnostics.error(
            "csv-broken",
            Span(file, max(reader.line_num, 1)),
            f"the file is not well-formed: {problem}",
            'close every quotation mark, and double those inside a value: "a ""b"" c"',
        )
    if order is None:
        context.diagnostics.error(
            "csv-header", Span(file), "the file is empty", f"begin with {','.join(columns)}"
        )
    return rows


def _separator(text: str, columns: Sequence[str]) -> str:
    """Return what parts the values: the sign by which the head falls into most names of columns."""
    head = next((line for line in text.split("\n") if line.strip()), "")
    known = {*columns, KIND}

    def names(separator: str) -> int:
        return sum(name.strip().strip('"').strip() in known for name in head.split(separator))

    return max(_SEPARATORS, key=names)  # the comma if none does better


def _header(
    values: list[str], columns: Sequence[str], span: Span, context: ReadingContext
) -> list[str] | None:
    names = [value.strip() for value in values]
    fine = True
    for name in names:
        if name != KIND and name not in columns:
            hint = suggest(name, columns, f"the table's columns are {listing(columns)}")
            context.diagnostics.error("csv-header", span, f"the table has no column `{name}`", hint)
            fine = False
        elif names.count(name) > 1:
            context.diagnostics.error("csv-header", span, f"the column `{name}` stands twice", "take one out")
            fine = False
    missing = [name for name in columns if name not in names]
    if missing and fine:
        hint = f"begin the file with the line {','.join(columns)}"
        context.diagnostics.error("csv-header", span, f"the file has no column {listing(missing)}", hint)
        fine = False
    return names if fine else None


def _row(
    values: list[str],
    order: list[str],
    columns: Sequence[str],
    span: Span,
    line: str,
    context: ReadingContext,
) -> Row | None:
    if len(values) != len(order):
        message = f"the row has {len(values)} values, the first row {len(order)}"
        hint = 'write a value for each column; put one that holds the separator in "quotation marks"'
        context.diagnostics.error("table-cells", span, message, hint)
        return Row(RowKind.DATA, tuple(_cell(value, span, line, context) for value in values), span)
    named = dict(zip(order, values, strict=True))
    kind = named.pop(KIND, "").strip() or RowKind.DATA.value
    kinds = [one.value for one in RowKind]
    if kind not in kinds:
        hint = suggest(kind, kinds, f"write one of {listing(kinds)}")
        context.diagnostics.error("csv-row-kind", span, f"`{kind}` is no kind of row", hint)
        return None
    if kind == RowKind.GROUP:
        filled = [value for value in named.values() if value.strip()]
        if len(filled) != 1:
            message = f"a group row has {len(filled)} filled values instead of one"
            context.diagnostics.error("table-cells", span, message, "write its heading into the first column")
            return None
        return Row(RowKind.GROUP, (_cell(filled[0], span, line, context, len(columns)),), span)
    return Row(RowKind(kind), tuple(_cell(named[name], span, line, context) for name in columns), span)


def _cell(value: str, span: Span, line: str, context: ReadingContext, colspan: int = 1) -> Cell:
    text = value.strip()
    place = Span(span.file, span.line, max(line.find(text), 0) + 1)
    return Cell(context.inline_text(text, place), place, colspan)
