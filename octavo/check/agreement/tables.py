"""The tables of a PDF against those of the e-book: each cell in its row, each row in its place."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from octavo.check.agreement.compare import Difference
from octavo.check.passages import TaggedPassage

Row = list[TaggedPassage]


def table_differences(
    printed: Sequence[TaggedPassage], ebook: Sequence[TaggedPassage]
) -> Iterator[Difference]:
    """Yield the rows that differ, at most one for each table."""
    mine, theirs = _tables(printed), _tables(ebook)
    for table in theirs:
        words = Counter(cell.text for row in table for cell in row)
        best = max(mine, key=lambda other: _common(words, other), default=None)
        if best is None or 2 * _common(words, best) < words.total():
            continue
        mine.remove(best)
        yield from _rows(best, table)


def _tables(passages: Sequence[TaggedPassage]) -> list[list[Row]]:
    cells = [passage for passage in passages if passage.role in ("head", "cell") and passage.text]
    tables = [list(group) for _, group in groupby(cells, key=lambda cell: cell.table)]
    return [[list(row) for _, row in groupby(table, key=lambda cell: cell.row)] for table in tables]


def _common(words: Counter[str], table: list[Row]) -> int:
    return (words & Counter(cell.text for row in table for cell in row)).total()


def _rows(mine: list[Row], theirs: list[Row]) -> Iterator[Difference]:
    for own, other in zip(mine, theirs, strict=False):
        if [cell.text for cell in own] != [cell.text for cell in other]:
            yield Difference(
                "pdf-ebook-table",
                own[0].page,
                f"a row of a table has the cells \u201c{_quote(own)}\u201d, "
                f"in the e-book \u201c{_quote(other)}\u201d",
                other[0],
            )
            return
    if len(mine) != len(theirs):
        longer = max(mine, theirs, key=len)
        row = longer[min(len(mine), len(theirs))]
        which = "is not in the e-book" if longer is mine else "of the e-book is not tagged in the PDF"
        yield Difference(
            "pdf-ebook-table", mine[-1][-1].page, f"the row \u201c{_quote(row)}\u201d of a table {which}"
        )


def _quote(row: Row) -> str:
    return " | ".join(cell.plain.strip() for cell in row)[:80]
