"""Footnotes: a mend for a fault of the engine, which parts notes from their calls to save a paragraph.

Where the second line of a paragraph does not fit on the page, its first line may not stand there alone.
WeasyPrint 70 then makes room for the second line: it moves notes that are already on the page to the next,
last first, whosever they are. Here the paragraph goes to the next page instead.
"""

import sys
from typing import Any

from weasyprint.layout import LayoutContext, block

_LINES = block._linebox_layout.__code__


class _InColumn:
    """``LayoutContext.in_column``. The engine moves no notes away in columns, so the one function that would
    is told that it is in a column; it asks for no other reason."""

    def __get__(self, context: Any, owner: type | None = None) -> bool:
        return sys._getframe(1).f_code is _LINES or bool(context.__dict__.get("in_column"))

    def __set__(self, context: Any, value: bool) -> None:
        context.__dict__["in_column"] = value


def keep_footnotes_at_calls() -> None:
    """Mend the engine, for all documents of this process."""
    LayoutContext.in_column = _InColumn()
