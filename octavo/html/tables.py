"""Tables for their template: the heads over each column, and tables cut in two for facing pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from octavo.compose.composed_book import BodyCell, BodyRow, HeadCell, RowGroup, Table
from octavo.core.xhtml import Element, copy, element, is_noteref, plain, pop_attribute


@dataclass(frozen=True, slots=True)
class Half:
    """The half of a table on one of two facing pages. ``side`` is "left" or "right"; "" for a whole table."""

    table: Table
    side: str = ""


def labels(table: Table) -> tuple[str, ...]:
    """Return the name of each column for cells that stand without their heads: "In 1920: Plan (%)"."""
    return tuple(": ".join(filter(None, map(_label, heads))) for heads in _over(table))


def head_calls(table: Table) -> tuple[tuple[Element, ...], ...]:
    """Return the marks of the notes that the heads over each column call, as links.

    They stand in the cells if the heads are out of sight, for the eye and the hand alone: one who listens
    meets the call itself in the head.
    """
    return tuple(
        tuple(_mark(call) for head in heads for call in head.content.iter("{*}a") if is_noteref(call))
        for heads in _over(table)
    )


def _mark(call: Element) -> Element:
    kept = {name: call.get(name, "") for name in ("class", "href")}
    return element("a", {**kept, "tabindex": "-1"}, call.text or "")


def _label(head: HeadCell) -> str:
    unit = f" ({plain(head.unit)})" if head.unit is not None else ""
    return plain(head.content) + unit


def _over(table: Table) -> list[list[HeadCell]]:
    """Return the heads over each column, from the uppermost down."""
    found: list[list[HeadCell]] = [[] for _ in table.aligns]
    for _, start, cell in _placed_heads(table):
        for column in range(start, start + cell.colspan):
            found[column].append(cell)
    return found


def _placed_heads(table: Table) -> Iterator[tuple[int, int, HeadCell]]:
    """Yield every cell of the head with its row and its first column."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.head):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            reach = range(row, row + cell.rowspan)
            taken |= {(r, c) for r in reach for c in range(column, column + cell.colspan)}
            yield row, column, cell


def halves(table: Table) -> tuple[Half, Half]:
    """Return the two parts of a table over facing pages: the columns before ``right_page``, and the rest.

    A head over columns of both parts stands over each; a group of rows is named on the left. Remarks, notes
    and source stand under the left part.
    """
    cut = table.right_page
    left = replace(
        table,
        widths=_shares(table.widths[:cut]),
        aligns=table.aligns[:cut],
        head=_heads(table, 0, cut),
        groups=tuple(_group(group, 0, cut) for group in table.groups),
    )
    right = replace(
        table,
        widths=_shares(table.widths[cut:]),
        aligns=table.aligns[cut:],
        head=_heads(table, cut, len(table.aligns)),
        groups=tuple(_group(group, cut, len(table.aligns)) for group in table.groups),
        remarks=(),
        notes=(),
        signs=(),
        source=None,
    )
    return Half(left, "left"), Half(right, "right")


def _shares(widths: Sequence[float | None]) -> tuple[float | None, ...]:
    """Return the widths of some columns, as shares of their own page."""
    total = sum(width or 0 for width in widths)
    if not total or None in widths:
        return (None,) * len(widths)
    return tuple(round(100 * (width or 0) / total, 3) for width in widths)


def _heads(table: Table, start: int, stop: int) -> tuple[tuple[HeadCell, ...], ...]:
    rows: list[list[HeadCell]] = [[] for _ in table.head]
    for row, column, cell in _placed_heads(table):
        first, last = max(start, column), min(stop, column + cell.colspan)
        if first >= last:
            continue
        if column < start:  # it stands on the left-hand page already
            content = copy(cell.content)
            for node in content.iter():
                pop_attribute(node, "id")
            cell = replace(cell, id=f"{cell.id}-right", content=content)
        rows[row].append(replace(cell, colspan=last - first))
    return tuple(tuple(row) for row in rows)


def _group(group: RowGroup, start: int, stop: int) -> RowGroup:
    head = group.head
    if head is not None:
        blank = start > 0
        head = replace(
            head,
            content=element("span") if blank else head.content,
            head=not blank,
            colspan=stop - start,
        )
    return RowGroup(head, tuple(_row(row, start, stop) for row in group.rows))


def _row(row: BodyRow, start: int, stop: int) -> BodyRow:
    cells: list[BodyCell] = []
    for cell in row.cells:
        column = cell.column
        first, last = max(start, column), min(stop, column + cell.colspan)
        if first < last:
            content = cell.content if column >= start else element("span")
            cells.append(replace(cell, colspan=last - first, content=content, column=first - start))
    return replace(row, cells=tuple(cells))
