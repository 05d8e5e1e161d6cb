"""Rows of a table from YAML, and what any table's columns and spanners must fulfil."""

import json
import re
from collections.abc import Sequence

from octavo.core.diagnostics import Span
from octavo.core.suggestions import listing, suggest
from octavo.source.context import ReadingContext
from octavo.source.manuscript import Align, Cell, Row, RowKind
from octavo.source.table_file import ROW_KEYS
from octavo.source.text import Text
from octavo.source.tokens import plain_text
from octavo.source.yaml_tree import YamlNode

_MANY = "take out what is too much, or add a column; put a cell with a comma in quotation marks"
#: A text that needs no quotation marks in YAML, and the longest row that a hint writes out.
_PLAIN = re.compile(r"[A-Za-z0-9.]+(?: [A-Za-z0-9.]+)*")
_LONGEST = 60
#: A cell that holds a number: 1,234.5 or -3 or 12% or ... for one that is not known.
_NUMBER = re.compile(
    r"[-+\u2212\u2013]?[$\u00a3\u20ac]?\d[\d.,'\u00a0\u2009\u202f ]*%?|[-\u2013\u2014.\u2026]*|n/?a", re.I
)


class RowReader:
    """Reads the rows of one table with given column ids."""

    def __init__(self, columns: Sequence[str], context: ReadingContext) -> None:
        self._columns = list(columns)
        self._context = context

    def read(self, node: YamlNode) -> Row | None:
        """Return a row, or None if it is unusable (reported).

        One with too few or too many cells is reported and returned: its notes are called all the same.
        """
        if isinstance(node.data, list):
            return self._row(RowKind.DATA, node, node.span)
        if not isinstance(node.data, dict):
            self._error(
                "table-row", node.span, "a row is neither a list nor a mapping", "write - [cell, cell, cell]"
            )
            return None
        kinds = [key for key in node.data if key in ROW_KEYS]
        if len(node.data) > 1 and all(key in self._columns for key in kinds):
            kinds = []  # a column may be called "group"
        if not kinds:
            return self._row(RowKind.DATA, node, node.span)
        if len(node.data) > 1:
            message = f"a row with `{kinds[0]}:` has other keys beside it"
            hint = f"write - {kinds[0]}: [cell, cell, cell] (for a group, the heading alone)"
            self._error("table-row", node.place(kinds[0]), message, hint)
            return None
        inner = node.data[kinds[0]]
        if kinds[0] != "group":
            return self._row(RowKind(kinds[0]), inner, node.span)
        cell = self._cell(inner)
        wide = Cell(cell.text, cell.span, len(self._columns)) if cell else None
        return Row(RowKind.GROUP, (wide,), node.span) if wide else None

    def _row(self, kind: RowKind, node: YamlNode, span: Span) -> Row | None:
        if isinstance(node.data, dict):
            cells = self._by_name(node)
        elif isinstance(node.data, list):
            cells = [cell for cell in (self._cell(item) for item in node.data) if cell]
            if len(cells) < len(node.data):
                return None
        else:
            self._error(
                "table-row", node.span, f"`{kind}` needs the cells of a row", f"write {kind}: [cell, cell]"
            )
            return None
        width = sum(cell.colspan for cell in cells)
        if width != len(self._columns):
            self._error(
                "table-cells",
                span,
                f"the row has {width} cell{'s' * (width != 1)}, the table {len(self._columns)} columns",
                self._few(kind, node) if width < len(self._columns) else _MANY,
            )
        return Row(kind, tuple(cells), span)

    def _few(self, kind: RowKind, node: YamlNode) -> str:
        """Return the hint for a row with too few cells: the same cells by the names of their columns."""
        items = node.data if isinstance(node.data, list) else []
        texts = ["..." if isinstance(item.data, dict | list) else item.text() for item in items]
        pairs = [
            f"{name}: {text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)}"
            for name, text in zip(self._columns, texts, strict=False)
        ]
        named = "{" + ", ".join(pairs or [f"{self._columns[0]}: ..."]) + "}"
        if len(named) > _LONGEST:
            named = f"{{{self._columns[0]}: ...}}"
        row = named if kind is RowKind.DATA else f"{{{kind}: {named}}}"
        return (
            f"to leave the other cells empty, name those that are filled: {row}; "
            'else write a cell for each column ("" for an empty one)'
        )

    def _by_name(self, node: YamlNode) -> list[Cell]:
        members = node.data if isinstance(node.data, dict) else {}
        for key in members:
            if key not in self._columns:
                self._error(
                    "column-unknown",
                    node.place(key),
                    f"the table has no column `{key}`",
                    suggest(key, self._columns, f"its columns are {listing(self._columns)}"),
                )
        cells = []
        for name in self._columns:
            cell = self._cell(members[name]) if name in members else Cell(self._empty(node.span), node.span)
            cells.append(cell or Cell(self._empty(node.span), node.span))
        return cells

    def _cell(self, node: YamlNode) -> Cell | None:
        if isinstance(node.data, list):
            hint = "put quotation marks around text that begins with [ or {"
            self._error("table-row", node.span, "a cell is a list", hint)
            return None
        if not isinstance(node.data, dict):
            return Cell(self._context.inline(node), node.span)
        text = node.get("text")
        span = node.get("span")
        wrong = sorted(set(node.data) - {"text", "span"})
        count = int(span.text()) if span is not None and re.fullmatch(r"[1-9]\d{0,2}", span.text()) else None
        if (
            text is None
            or isinstance(text.data, dict | list)
            or wrong
            or (span is not None and count is None)
        ):
            hint = 'write {text: "...", span: 2}, or put quotation marks around text that begins with {'
            self._error("table-row", node.span, "a cell has a form that is not known", hint)
            return None
        return Cell(self._context.inline(text), text.span, count or 1)

    def _empty(self, span: Span) -> Text:
        return self._context.inline_text("", span)

    def _error(self, code: str, span: Span, message: str, hint: str) -> None:
        self._context.diagnostics.error(code, span, message, hint)


def column_align(written: Align | None, stub: bool, column: int, rows: Sequence[Row]) -> Align:
    """Return the alignment of a column: as written, else DECIMAL if all its cells are numbers, else LEFT."""
    if written is not None:
        return written
    if stub:
        return Align.LEFT
    texts = [text for text in (_text_at(row, column) for row in rows) if text]
    numbers = [text for text in texts if any(sign.isdigit() for sign in text)]
    return Align.DECIMAL if numbers and all(_NUMBER.fullmatch(text) for text in texts) else Align.LEFT


def _text_at(row: Row, column: int) -> str:
    for at, cell in row.placed() if row.kind is not RowKind.GROUP else ():
        if at == column and cell.colspan == 1:
            if any(token.type != "inline" for token in cell.text.tokens):
                return "blocks"
            return plain_text(cell.text.tokens).strip()
    return ""
