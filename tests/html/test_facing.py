"""Tables cut in two for pages that face each other."""

from pathlib import Path

from octavo.compose.composed_book import Table
from octavo.core.xhtml import plain
from octavo.html.tables import Half, halves, labels
from tests.books import compose_book

TABLE = """\
caption: Two ports
orientation: facing
right-page: c
columns:
  - {id: a, head: Year, width: 20}
  - {id: b, head: Ships, width: 30}
  - {id: c, head: Ships, width: 10}
  - {id: d, head: Tons, unit: t, width: 40}
spanners:
  - {head: Ours, columns: [b]}
  - {head: Theirs, columns: [c, d]}
  - {head: Count, columns: [b, c, d], level: 2}
rows:
  - {group: Peace}
  - [1901, 1, 2, 3]
  - [1902, {text: none, span: 3}]
  - {total: [All, 1, 2, 3]}
"""


def table(folder: Path) -> Table:
    files = {"a.md": "# A\n\n::: {.table #tbl-t}\n:::\n", "tables/t.yaml": TABLE}
    return compose_book(folder, files).tables["tbl-t"]


def heads(half: Half) -> list[list[tuple[str, int, int]]]:
    return [[(plain(c.content), c.colspan, c.rowspan) for c in row] for row in half.table.head]


def rows(half: Half) -> list[list[tuple[str, int]]]:
    (group,) = half.table.groups
    assert group.head is not None
    return [[(plain(group.head.content), group.head.colspan)]] + [
        [(plain(cell.content), cell.colspan) for cell in row.cells] for row in group.rows
    ]


def test_each_half_has_its_columns_and_what_stands_over_them(tmp_path: Path) -> None:
    left, right = halves(table(tmp_path))
    assert heads(left) == [[("Year", 1, 3), ("Count", 1, 1)], [("Ours", 1, 1)], [("Ships", 1, 1)]]
    assert heads(right) == [[("Count", 2, 1)], [("Theirs", 2, 1)], [("Ships", 1, 1), ("Tons", 1, 1)]]
    assert left.table.widths == (40, 60)
    assert right.table.widths == (20, 80)


def test_each_half_has_all_rows(tmp_path: Path) -> None:
    left, right = halves(table(tmp_path))
    assert rows(left) == [
        [("Peace", 2)],
        [("1901", 1), ("1", 1)],
        [("1902", 1), ("none", 1)],
        [("All", 1), ("1", 1)],
    ]
    assert rows(right) == [[("", 2)], [("2", 1), ("3", 1)], [("", 2)], [("2", 1), ("3", 1)]]


def test_no_id_stands_in_both_halves(tmp_path: Path) -> None:
    left, right = ({cell.id for row in half.table.head for cell in row} for half in halves(table(tmp_path)))
    assert not left & right


def test_a_column_is_named_by_all_that_stands_over_it(tmp_path: Path) -> None:
    assert labels(table(tmp_path)) == (
        "Year",
        "Count: Ours: Ships",
        "Count: Theirs: Ships",
        "Count: Theirs: Tons (t)",
    )
