"""Rows of tables that are taller than a page, which would cost a table its heads.

Rows are not broken, and the first three and the last two keep together. Where that can't be, WeasyPrint
leaves out the heads to make room, and leaves the caption alone on its page:

    page 4        page 5        page 6             page 4        page 5
    | Table 1 |   | row 1 |     | row 2, |         | Table 1 |   | 1, continued |
    |         |   |       |     | which  |   ->    | heads   |   | heads        |
    |         |   |       |     | is     |         | row 1   |   | row 2        |
    |         |   |       |     | tall   |         | row 2   |   |              |

So if a page begins with a part of a table that has lost its heads or its caption, its tall rows may be
broken, and if that does not help, its rows need not keep together; and the pages are made again. What can't
be helped is reported: heads that are taller than a page, and tall rows over facing pages.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure.boxes import FootnoteAreaBox, LineBox, TableBox, TableRowBox

from octavo.typeset.layout import LayoutProblem
from octavo.typeset.weasyprint.boxes import block_area, descend, parents_of, px_to_pt, source_of
from octavo.typeset.weasyprint.restyle import Restyled

#: A row that is higher than this part of the page may be broken.
_TALL = 0.5
_FEW = 40  # letters that tell which row is meant
_TOGETHER = 3  # rows that the stylesheet keeps together


class TallRows:
    """The tables of a document, from the boxes of which its pages are made."""

    def __init__(self, root: Element) -> None:
        self._tables = next(root.iter("table"), None) is not None
        self._root: Any = None
        self._broken: set[Element] = set()
        self._loose: set[Element] = set()

    def begin(self, root_box: Any) -> None:
        """Forget all that was done to the boxes of an earlier pass."""
        self._root = root_box
        self._broken.clear()
        self._loose.clear()

    def correct(self, pages: list[Any]) -> int | None:
        """Let rows break if the last page begins with a table that has lost its heads. Return the first page
        that is to be made again, or None."""
        if not self._tables:
            return None
        table = _first_table(pages[-1])
        if table is None or not (_has_lost_heads(table) or _has_lost_caption(table, pages)):
            return None
        rows = list(_rows(table))
        if not (self._break(_tall(rows, pages[-1])) or self._loosen(table, rows) or self._break(rows)):
            return None
        return self._start(pages, table)

    def _break(self, rows: Iterable[Any]) -> bool:
        """Let rows break; return False if there are none that could not."""
        wanted = {row.element for row in rows} - self._broken
        self._broken |= wanted
        for row in self._sources(wanted):
            for box in (row, *row.children):
                Restyled(box).set(break_inside="auto")
        return bool(wanted)

    def _loosen(self, table: Any, rows: Sequence[Any]) -> bool:
        """Let rows and those right behind them part; return False if there are none that could not. Those
        that cells reach into keep together."""
        inside = [row for body in table.element.iter("tbody") for row in body.iter("tr")]
        elements = {row.element for row in rows}
        last = max((number for number, row in enumerate(inside) if row in elements), default=-1)
        near = elements | set(inside[last + 1 : last + 1 + _TOGETHER])
        wanted = {row for row in near if "joined" not in row.get("class", "").split()} - self._loose
        self._loose |= wanted
        for row in self._sources(wanted):
            Restyled(row).set(break_before="auto")
        return bool(wanted)

    def _sources(self, elements: set[Element]) -> Iterator[Any]:
        waiting = [self._root] if elements else []
        while waiting:
            box = waiting.pop()
            if isinstance(box, TableRowBox) and box.element in elements:
                yield box
            elif not isinstance(box, LineBox):
                waiting += getattr(box, "children", ())

    @staticmethod
    def _start(pages: list[Any], table: Any) -> int:
        """Return the page before the one from which on a table has no heads."""
        number = len(pages) - 1
        while number and any(box.element is table.element for box in descend(pages[number - 1])):
            before = _first_table(pages[number - 1])
            if before is not None and not _has_lost_heads(before):
                break
            number -= 1
        return max(0, number - 1)


def lost_heads(pages: list[Any], root: Element) -> Iterator[LayoutProblem]:
    """Yield an error for each table that has lost its heads on a page."""
    if next(root.iter("thead"), None) is None:
        return
    parents = parents_of(root)
    found: dict[tuple[str | None, str | None], list[Any]] = {}  # both halves of one over facing pages alike
    for page in pages:
        for table in filter(_has_lost_heads, _tables(page._page_box)):
            found.setdefault(source_of(table.element, parents), []).extend(_rows(table))
    for (source, name), rows in found.items():
        cells = max(rows, key=lambda row: row.height).element if rows else ()
        words = " ".join(" ".join("".join(cell.itertext()) for cell in cells).split())
        yield LayoutProblem(
            "table-heads-lost",
            f"there is no room on the page for the heads of the table {name or ''} with the row "
            f"\u201c{words[:_FEW]}\u201d",
            "shorten the row or the heads, or divide the row; "
            "a row taller than a page can't stand over facing pages",
            source,
            error=True,
        )


def _has_lost_heads(table: Any) -> bool:
    """Return True for a part of a table that has heads, without them."""
    return table.element.find("thead") is not None and not (table.children and table.children[0].is_header)


def _has_lost_caption(table: Any, pages: list[Any]) -> bool:
    """Return True if a table begins on the last page, but not its caption."""
    row, body = next(_rows(table), None), table.element.find("tbody")
    if len(pages) < 2 or row is None or body is None or row.element is not next(iter(body), None):
        return False
    return any(box.element is table.element for box in descend(pages[-2]))


def _tables(box: Any) -> Iterator[Any]:
    if isinstance(box, TableBox):
        yield box
    elif not isinstance(box, LineBox):
        for child in getattr(box, "children", ()):
            yield from _tables(child)


def _first_table(page: Any) -> Any:
    """Return the part of a table with which a page begins, under its caption or not; None for none."""
    box = next((child for child in page.children if not isinstance(child, FootnoteAreaBox)), None)
    while box is not None and not isinstance(box, LineBox | TableBox):
        children = list(getattr(box, "children", ()))
        box = next((one for one in children if isinstance(one, TableBox)), children[0] if children else None)
    return box if isinstance(box, TableBox) else None


def _tall(rows: Iterable[Any], page: Any) -> list[Any]:
    """Return the rows that are tall."""
    area = block_area(page)
    return [row for row in rows if px_to_pt(row.height) > _TALL * (area.bottom - area.top)]


def _rows(table: Any) -> Iterator[Any]:
    return (row for group in table.children for row in group.children)
