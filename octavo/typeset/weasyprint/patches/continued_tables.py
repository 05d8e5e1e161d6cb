"""Tables that go on over pages say so: a row of the head that stands on all pages but the first.

WeasyPrint repeats the whole head of a table on every page. A row in it with ``data-continued`` ("Table 3,
continued") is left out on the page where the table begins, together with its part of the grid of collapsed
borders.
"""

from collections.abc import Callable
from typing import Any

from octavo.core.vocabulary import Data
from octavo.typeset.weasyprint.patches.patch import Patch


def saying_that_tables_go_on(original: Callable[..., Any]) -> Callable[..., Any]:
    """Return ``table_layout``, without the rows of later pages on the page where the table begins."""

    def table_layout(context: Any, table: Any, bottom_space: Any, skip_stack: Any, *rest: Any) -> Any:
        if skip_stack is None and (rows := _rows_of_later_pages(table)):
            table = _without(table, rows)
        return original(context, table, bottom_space, skip_stack, *rest)

    return table_layout


def _rows_of_later_pages(table: Any) -> int:
    """Return how many rows at the top of the head are for later pages only."""
    head = table.children[0] if table.children else None
    if head is None or not head.is_header:
        return 0
    count = 0
    for row in head.children:
        if row.element is None or row.element.get(Data.CONTINUED) is None:
            break
        count += 1
    return count


def _without(table: Any, rows: int) -> Any:
    """Return a copy of a table without that many rows at its top."""
    head, *groups = table.children
    twin = table.copy_with_children([head.copy_with_children(head.children[rows:]), *groups])
    if table.style["border_collapse"] == "collapse":
        upright, level = table.collapsed_border_grid
        twin.collapsed_border_grid = (upright[rows:], level[rows:])
    return twin


PATCHES = (
    Patch(
        target="weasyprint.layout.table:table_layout",
        places=("weasyprint.layout.block:table_layout",),
        reason="The head of a table says on later pages, and only there, that the table goes on.",
        upstream="https://github.com/Kozea/WeasyPrint/issues/486",
        fingerprint="6594fa40743fbc0bd49b2ba12682897bfa86b75b7f6f1e395d8ba947b0641376",
        replacement=saying_that_tables_go_on,
        tests="tests/typeset/test_continued.py",
    ),
)
