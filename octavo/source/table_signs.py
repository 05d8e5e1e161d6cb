"""Signs that stand in a table in place of a missing figure: each must be explained."""

import re

from octavo.core.diagnostics import Diagnostics
from octavo.source.manuscript import RowKind, TableSource
from octavo.source.tokens import plain_text

#: What stands for a missing figure when it is all that a cell holds.
_SIGN = re.compile(r"-{1,3}|[\u2013\u2014]|\.{2,3}|\u2026|n\.?\s?/?\s?a\.?|\?", re.IGNORECASE)


def check_signs(table: TableSource, diagnostics: Diagnostics) -> None:
    """Report signs that are not explained, each once, and explanations of signs that no cell holds, if all
    cells could be read."""
    explained = {one.sign for one in table.signs}
    used: set[str] = set()
    for row in table.rows:
        if row.kind is RowKind.GROUP:
            continue
        for at, cell in row.placed():
            if at == 0:
                continue
            text = plain_text(cell.text.tokens).strip()
            if text in used or text in explained or not _SIGN.fullmatch(text):
                used.add(text)
                continue
            used.add(text)
            diagnostics.warning(
                "table-sign",
                cell.span,
                f"the sign `{text}` is explained nowhere in the table",
                f'say what it means under `signs:`, as in {{"{text}": not stated}}',
            )
    for one in table.signs if table.complete else ():
        if one.sign not in used:
            diagnostics.warning(
                "table-sign-unused",
                one.meaning.span,
                f"no cell of the table holds the sign `{one.sign}`",
                "take it out of `signs:`, or write it as it stands in the cells",
            )
