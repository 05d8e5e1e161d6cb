"""Totals of tables that do not add up.

Only what can be known is told: a column of averages has no sum. So a total counts if it is larger than each
of its parts, and if other columns (or rows) of the table do add up, or the difference is small.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from octavo.languages import Language
from octavo.lint.book import LintedBook
from octavo.lint.cell_numbers import CellNumber, read_number
from octavo.lint.rule import LintFinding, LintRule
from octavo.source.manuscript import Cell, RowKind, TableSource
from octavo.source.tokens import plain_text

_WORD = re.compile(r"[^\W\d_]+(?:[\s-][^\W\d_]+)?")
#: With no other column that adds up, a total is doubted if it is wrong by no more than this.
_NEAR = Decimal("0.2")
#: Shares that make something else than a hundred by so much are most likely no shares of one thing.
_FAR = Decimal(10)
_MOST = 50  # totals of a table that is looked at


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total and its parts: ``adds_up``, or None if that cannot be said."""

    cell: Cell
    written: str
    total: Decimal
    sums: tuple[Decimal, ...]
    adds_up: bool


def _look(book: LintedBook) -> Iterator[LintFinding]:
    for table in book.manuscript.tables.values():
        from_book = book.manuscript.book.language
        reader = _TotalsReader(table, language_of(book, from_book))
        for sums in (reader.columns(), reader.rows()):
            right = sum(one.adds_up for one in sums)
            wrong = [one for one in sums if not one.adds_up]
            if right < len(wrong) and not (len(sums) == 1 and _is_near(wrong[0])):
                continue
            yield from (_finding(one, table) for one in wrong)
        yield from (_not_hundred(one, table) for one in reader.shares())


def language_of(book: LintedBook, tag: str) -> Language:
    """Return the language of a tag, with what extensions know of it."""
    from octavo.languages import language

    return language(tag, book.languages)


def _is_near(one: _Sum) -> bool:
    return any(abs(one.total - total) <= abs(one.total) * _NEAR for total in one.sums)


def _finding(one: _Sum, table: TableSource) -> LintFinding:
    nearest = min(one.sums, key=lambda total: abs(total - one.total))
    return LintFinding(
        one.cell.span,
        f"the total `{one.written}` of the table `{table.id}` does not add up: its parts make {nearest}",
        "correct the total, or the part of it that is wrong",
        words=one.written,
    )


def _not_hundred(one: _Sum, table: TableSource) -> LintFinding:
    return LintFinding(
        one.cell.span,
        f"the shares in percent of the table `{table.id}` make `{one.written}`, and not 100",
        "correct the share that is wrong, or say in a note what is left out",
        words=one.written,
    )


class _TotalsReader:
    """Reads the numbers of one table."""

    def __init__(self, table: TableSource, language: Language) -> None:
        self._language = language
        self._rows = [row for row in table.rows if row.cells]
        self._heads = [_text(column.head) for column in table.columns]
        self._units = [_text(column.unit) for column in table.columns]
        self._stubs = [column.stub for column in table.columns] or [True]
        self._cells = [dict(row.placed()) for row in self._rows]
        self._labelled = [self._says_total(number) for number in range(len(self._rows))]

    def _is_total(self, text: str) -> bool:
        words = [found.lower() for found in _WORD.findall(text)]
        return bool(words) and (
            words[0] in self._language.totals or words[0].split()[0] in self._language.totals
        )

    def _number(self, row: int, column: int) -> CellNumber | None:
        cell = self._cells[row].get(column)
        if cell is None or cell.colspan > 1:
            return None
        return read_number(_text(cell.text), self._language)

    def _says_total(self, row: int) -> bool:
        label = self._cells[row].get(0)
        return label is not None and self._is_total(_text(label.text))

    def columns(self) -> list[_Sum]:
        """Return the totals of columns, in the rows that say so."""
        found: list[_Sum] = []
        if sum(self._labelled) > _MOST:
            return found
        for number in (row for row, total in enumerate(self._labelled) if total):
            parts = self._parts(number)
            for column in range(1, len(self._heads)):
                total = self._number(number, column)
                if total is not None and total.value is not None:
                    found += self._sum(self._cells[number][column], total, self._columns(parts, column))
        return found

    def shares(self) -> Iterator[_Sum]:
        """Yield the totals of shares in percent that add up, and not to a hundred."""
        for column, head in enumerate(self._heads):
            if column and ("%" in head or "%" in self._units[column]):
                for row in (row for row, total in enumerate(self._labelled) if total):
                    total = self._number(row, column)
                    if total is None or total.value is None:
                        continue
                    own = self._columns(self._parts(row), column)
                    slack = total.unit * max((len(way) for way in own), default=0) / 2
                    for one in self._sum(self._cells[row][column], total, own):
                        off = abs(total.value - 100)
                        if one.adds_up and slack < off <= _FAR:
                            yield one

    def _parts(self, total: int) -> list[list[int]]:
        """Return the rows that may be the parts of a total: all before it, or those of its group."""
        before = [n for n in range(total) if self._rows[n].kind not in (RowKind.SUB, RowKind.GROUP)]
        plain = [n for n in before if not self._is_subtotal(n)]
        start = max((n for n in range(total) if self._starts(n)), default=-1)
        own = [n for n in plain if n > start]
        subtotals = [n for n in before if self._is_subtotal(n)]
        after = [n for n in range(total + 1, len(self._rows)) if self._rows[n].kind is not RowKind.GROUP]
        ways = [own, plain, subtotals, [n for n in before if n not in own] + own]
        if total == 0 or not before:
            ways = [after]
        return [way for way in ways if len(way) > 1]

    def _starts(self, row: int) -> bool:
        return self._rows[row].kind is RowKind.GROUP or self._is_subtotal(row)

    def _is_subtotal(self, row: int) -> bool:
        return self._rows[row].kind is RowKind.TOTAL or self._labelled[row]

    def _columns(self, ways: Sequence[Sequence[int]], column: int) -> list[list[CellNumber | None]]:
        return [[self._number(row, column) for row in way] for way in ways]

    def rows(self) -> list[_Sum]:
        """Return the totals of rows, in a last or first column that says so."""
        columns = [n for n, head in enumerate(self._heads) if n and self._is_total(head)]
        if len(columns) != 1 or len(self._heads) < 4:
            return []
        column = columns[0]
        others = [n for n in range(1, len(self._heads)) if n != column and not self._stubs[n]]
        if column not in (len(self._heads) - 1, 1):
            return []
        found: list[_Sum] = []
        for row in range(len(self._rows)):
            total = self._number(row, column)
            if total is not None and total.value is not None:
                found += self._sum(self._cells[row][column], total, [[self._number(row, n) for n in others]])
        return found

    def _sum(self, cell: Cell, total: CellNumber, ways: Sequence[Sequence[CellNumber | None]]) -> list[_Sum]:
        """Return a total with its sums; nothing if a part is no number, or it can't be a sum."""
        assert total.value is not None
        sums: list[Decimal] = []
        unit, longest = total.unit, 0
        for way in ways:
            if any(part is None for part in way):
                continue
            values = [part.value for part in way if part is not None and part.value is not None]
            if len(values) < 2 or (all(v >= 0 for v in values) and max(values) > total.value):
                continue
            units = [part.unit for part in way if part is not None and part.value is not None]
            unit, longest = max(unit, *units), max(longest, len(values))
            sums.append(sum(values, Decimal(0)))
        if not sums:
            return []
        # Rounded parts differ from their total: by a unit for four of them; fractions are always rounded.
        slack = unit * max(longest // 4, int(unit < 1))
        right = any(abs(one - total.value) <= slack for one in sums)
        return [_Sum(cell, _text(cell.text), total.value, tuple(sums), right)]


def _text(text: object) -> str:
    tokens = getattr(text, "tokens", ())
    return " ".join(plain_text(tokens).split())


RULE = LintRule("table-total", _look)
