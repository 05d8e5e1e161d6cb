"""The tables of a PDF against those of the e-book: each cell in its row, each row in its place."""

from collections import Counter
from collections.abc import Iterator, Sequence

from octavo.check.agreement.compare import Difference
from octavo.check.agreement.one_format import NONE_ALONE, OneFormat
from octavo.check.passages import TaggedPassage

Row = list[TaggedPassage]


def table_differences(
    printed: Sequence[TaggedPassage], ebook: Sequence[TaggedPassage], alone: OneFormat = NONE_ALONE
) -> Iterator[Difference]:
    """Yield the rows that differ, at most one for each table; ``alone`` knows the words that one of the files
    may have alone."""
    mine, theirs = _tables(printed), _tables(ebook)
    for table in theirs:
        words = Counter(cell.text for row in table for cell in row)
        best = max(mine, key=lambda other: _common(words, other), default=None)
        if best is None or 2 * _common(words, best) < words.total():
            continue
        mine.remove(best)
        yield from _rows(best, table, alone)


def _tables(passages: Sequence[TaggedPassage]) -> list[list[Row]]:
    cells = [passage for passage in passages if passage.role in ("head", "cell") and passage.text]
    tables: dict[int, dict[int, Row]] = {}
    for cell in cells:
        tables.setdefault(cell.table, {}).setdefault(cell.row, []).append(cell)
    return [list(rows.values()) for rows in tables.values()]


def _common(words: Counter[str], table: list[Row]) -> int:
    return (words & Counter(cell.text for row in table for cell in row)).total()


def _rows(mine: list[Row], theirs: list[Row], alone: OneFormat) -> Iterator[Difference]:
    for own, other in zip(mine, theirs, strict=False):
        if len(own) != len(other) or any(
            cell.text != twin.text and not alone.explains(cell.plain, twin.plain)
            for cell, twin in zip(own, other, strict=True)
        ):
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
