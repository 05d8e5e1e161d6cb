"""Tables that go on over pages say so: a row of the head that stands on all pages but the first.

The engine repeats the whole head of a table on every page. A row in it with ``data-continued`` ("Table 3,
continued") is left out where the table begins, together with its part of the grid of collapsed borders.
"""

from typing import Any

from weasyprint.layout import block

CONTINUED = "data-continued"

_table_layout = block.table_layout


def say_that_tables_go_on() -> None:
    """Teach the engine, for all documents of this process."""
    block.table_layout = _layout


def _layout(context: Any, table: Any, bottom_space: Any, skip_stack: Any, *rest: Any) -> Any:
    """``table_layout``, without the rows that only later pages have where the table begins."""
    if skip_stack is None and (rows := _rows_of_later_pages(table)):
        table = _without(table, rows)
    return _table_layout(context, table, bottom_space, skip_stack, *rest)


def _rows_of_later_pages(table: Any) -> int:
    """How many rows at the top of the head are for later pages only."""
    head = table.children[0] if table.children else None
    if head is None or not head.is_header:
        return 0
    count = 0
    for row in head.children:
        if row.element is None or row.element.get(CONTINUED) is None:
            break
        count += 1
    return count


def _without(table: Any, rows: int) -> Any:
    """A copy of a table without that many rows at its top."""
    head, *groups = table.children
    twin = table.copy_with_children([head.copy_with_children(head.children[rows:]), *groups])
    if table.style["border_collapse"] == "collapse":
        upright, level = table.collapsed_border_grid
        twin.collapsed_border_grid = (upright[rows:], level[rows:])
    return twin
