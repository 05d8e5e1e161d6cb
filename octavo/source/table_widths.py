"""Widths of columns, written beside a table in the text as in Quarto: ``tbl-colwidths="[75,25]"``."""

import re

from octavo.core.diagnostics import Span
from octavo.source.context import ReadingContext

_NUMBER = re.compile(r"\d{1,3}(?:\.\d+)?")


def column_widths(written: str, columns: int, span: Span, context: ReadingContext) -> tuple[float, ...]:
    """Return the share of each column in percent, or nothing if the widths are left to the table (``auto``).

    What is no list of as many numbers, up to 100 together, is reported.
    """
    value = written.strip().removeprefix("[").removesuffix("]").strip()
    if value.lower() in ("auto", "true", "false"):
        return ()
    parts = [part.strip().removesuffix("%") for part in value.split(",")]
    hint = f'write a number for each column: tbl-colwidths="[{", ".join([str(100 // columns)] * columns)}]"'
    if not all(_NUMBER.fullmatch(part) and float(part) for part in parts):
        context.diagnostics.error("table-width", span, f"`{written}` is no list of widths", hint)
    elif len(parts) != columns:
        message = f"there are {len(parts)} widths for {columns} column{'s' * (columns != 1)}"
        context.diagnostics.error("table-width", span, message, hint)
    elif (total := sum(map(float, parts))) > 100.01:
        message = f"the columns are {total:g} percent wide together"
        context.diagnostics.error("table-width", span, message, "let the widths add up to 100 at most")
    else:
        return tuple(map(float, parts))
    return ()
