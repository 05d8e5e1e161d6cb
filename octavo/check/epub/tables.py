"""Tables of an e-book: their grid is whole, and each cell names the heads over it."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from octavo.check.documents.parsed import elements, local_name, text_of
from octavo.check.epub.parts import EpubParts
from octavo.check.findings import Findings, counted
from octavo.check.words import squash
from octavo.core.diagnostics import Diagnostic

_SCOPES = {"thead": frozenset({"col", "colgroup"}), "tbody": frozenset({"row", "rowgroup"})}
_MOST = 1_000  # columns that a cell may span


@dataclass(frozen=True)
class GridCell:
    """A cell with the rows and columns that it covers, from the first to behind the last."""

    element: etree._Element
    rows: range
    columns: range
    in_head: bool

    @property
    def is_head(self) -> bool:
        """True for a <th>."""
        return local_name(self.element) == "th"


def check_tables(parts: EpubParts) -> Findings:
    """Check that the rows of each table cover the same columns, and that heads and cells agree.

    Its heads are heads and say of what; cells name those over them, and repeat their words truly for narrow
    screens; its name is its own caption.
    """
    messages: list[Diagnostic] = []
    total = 0
    for document in parts.spine:
        for table in (e for e in elements(document.root) if local_name(e) == "table"):
            total += 1
            for element, fault in _faults(table):
                messages.append(parts.writer("epub-table", document.name, element)(fault))
    return Findings(tuple(messages), counted(total, "table"))


def _faults(table: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    cells, width = read_grid(table)
    yield from _shape(table, cells, width)
    by_id = {cell.element.get("id"): cell for cell in cells if cell.element.get("id")}
    columns = [cell for cell in cells if cell.in_head and cell.is_head]
    for cell in cells:
        text = text_of(cell.element)[:40]
        if cell.in_head and not cell.is_head and text:
            yield cell.element, f"\u201c{text}\u201d stands in the head of the table and is no head (<th>)"
        if cell.is_head:
            yield from _scope(cell)
        else:
            yield from _named_heads(cell, by_id, columns, cells)
    yield from _labels(cells, columns)
    yield from _roles(table, cells)
    yield from _caption(table)


def read_grid(table: etree._Element) -> tuple[list[GridCell], int]:
    """Return the cells of a table with the places that they cover, and the number of columns."""
    cells: list[GridCell] = []
    taken: dict[int, int] = {}  # column -> the row behind the last that a cell from above covers
    width = 0
    for number, row in enumerate(table.iter("{*}tr")):
        head = local_name(row.getparent()) == "thead"  # type: ignore[arg-type]
        column = 0
        for element in row.iterchildren("{*}td", "{*}th"):
            while taken.get(column, 0) > number:
                column += 1
            across, down = (_span(element, name) for name in ("colspan", "rowspan"))
            cells.append(
                GridCell(element, range(number, number + down), range(column, column + across), head)
            )
            for covered in range(column, column + across):
                taken[covered] = number + down
            column += across
        while taken.get(column, 0) > number:
            column += 1
        width = max(width, column)
    return cells, width


def _span(element: etree._Element, name: str) -> int:
    text = element.get(name) or "1"
    return min(max(int(text), 1), _MOST) if text.isdecimal() and len(text) < 5 else 1


def _shape(table: etree._Element, cells: list[GridCell], width: int) -> Iterator[tuple[etree._Element, str]]:
    """Yield a fault for the first row that has more or fewer columns than the others."""
    rows = list(table.iter("{*}tr"))
    covered = [0] * len(rows)
    for cell in cells:
        for number in cell.rows:
            if number < len(rows):
                covered[number] += len(cell.columns)
            else:
                yield cell.element, "a cell goes down over the end of the table"
                return
    for row, count in zip(rows, covered, strict=True):
        if count != width:
            yield row, f"a row covers {count} columns of {width}"
            return


def _scope(cell: GridCell) -> Iterator[tuple[etree._Element, str]]:
    scope = cell.element.get("scope")
    wanted = _SCOPES["thead" if cell.in_head else "tbody"]
    text = text_of(cell.element)[:40]
    if scope not in wanted:
        yield cell.element, f"the head \u201c{text}\u201d does not say of what it is the head (scope)"
    elif cell.in_head and (scope == "colgroup") != (len(cell.columns) > 1):
        yield cell.element, f"the head \u201c{text}\u201d has the wrong scope for {len(cell.columns)} columns"


def _named_heads(
    cell: GridCell, by_id: dict[str | None, GridCell], columns: list[GridCell], cells: list[GridCell]
) -> Iterator[tuple[etree._Element, str]]:
    """Yield a fault if a cell does not name the heads of its columns and of its row, where others do."""
    named = (cell.element.get("headers") or "").split()
    if not named:
        several = any(head.element.get("scope") == "colgroup" for head in columns)
        if several and text_of(cell.element):
            yield cell.element, f"the cell \u201c{text_of(cell.element)[:40]}\u201d names no heads (headers)"
        return
    heads = [by_id[one] for one in named if one in by_id and by_id[one].is_head]
    over = [head for head in columns if _meet(head.columns, cell.columns)]
    beside = [
        head
        for head in cells
        if head.is_head and not head.in_head and _meet(head.rows, cell.rows) and head.element.get("id")
    ]
    text = text_of(cell.element)[:40]
    for head in heads:
        if head.in_head and not _meet(head.columns, cell.columns):
            yield cell.element, f"the cell \u201c{text}\u201d names the head of another column"
        elif head.element.get("scope") == "row" and not _meet(head.rows, cell.rows):
            yield cell.element, f"the cell \u201c{text}\u201d names the head of another row"
    if len(heads) != len(named) or any(head not in heads for head in (*over, *beside)):
        yield cell.element, f"the cell \u201c{text}\u201d does not name all of its heads (headers)"


def _meet(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def _labels(cells: list[GridCell], columns: list[GridCell]) -> Iterator[tuple[etree._Element, str]]:
    """Yield a fault for a cell that repeats the head of another column for narrow screens."""
    for cell in cells:
        for label in cell.element.iterchildren("{*}span"):
            if "cell-label" in (label.get("class") or "").split():
                over = [head for head in columns if _meet(head.columns, cell.columns)]
                wanted = "".join(squash(_words(head.element)) for head in over)
                if squash(_words(label)) != wanted:
                    said = f"the cell repeats the head \u201c{text_of(label)}\u201d, which is not over it"
                    yield cell.element, said


def _words(head: etree._Element) -> str:
    """Return the words of a head without the calls of notes in it."""
    parts = [head.text or ""]
    for child in head:
        if isinstance(child.tag, str) and "note-call" not in (child.get("class") or "").split():
            parts.append(_words(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _roles(table: etree._Element, cells: list[GridCell]) -> Iterator[tuple[etree._Element, str]]:
    """Yield a fault for a cell of a table with roles that has none, or that of another."""
    if table.get("role") != "table":
        return
    for cell in cells:
        wanted = ("columnheader" if cell.in_head else "rowheader") if cell.is_head else "cell"
        if cell.element.get("role") != wanted:
            yield (
                cell.element,
                f"a <{local_name(cell.element)}> has the role \u201c{cell.element.get('role')}\u201d",
            )
            return


def _caption(table: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield a fault if a table is named by what is not its caption."""
    named = table.get("aria-labelledby")
    figure = next(table.iterancestors("{*}figure"), None)
    if named is not None and figure is not None:
        captions = [e for e in elements(figure) if local_name(e) in ("figcaption", "caption")]
        if captions and not any(named in {e.get("id") for e in elements(one)} for one in captions):
            yield table, "the table is named by what is not its caption (aria-labelledby)"
