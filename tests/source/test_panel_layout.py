"""Rows and columns of blocks that stand beside each other."""

import pytest

from octavo.source.markdown.panel_layout import rows_of


@pytest.mark.parametrize(
    ("attributes", "count", "rows"),
    [
        ({"layout-ncol": "2"}, 3, [(1, 1), (1, 1)]),
        ({"layout-ncol": "3"}, 3, [(1, 1, 1)]),
        ({"layout-nrow": "1"}, 3, [(1, 1, 1)]),
        ({"layout-nrow": "2"}, 3, [(1, 1), (1, 1)]),
        ({"layout": "[[1,1],[1]]"}, 3, [(1, 1), (1,)]),
        ({"layout": "[70,30]"}, 2, [(70, 30)]),
        ({"layout": "[[40,-20,40]]"}, 2, [(40, -20, 40)]),
        ({"layout": "[[1,1]]"}, 5, [(1, 1), (1, 1), (1, 1)]),
        ({"layout": "[[1,1],[1]]"}, 1, [(1, 1)]),
        ({"layout-valign": "top"}, 2, [(1,), (1,)]),
        ({}, 0, []),
    ],
)
def test_rows(attributes: dict[str, str], count: int, rows: list[tuple[float, ...]]) -> None:
    found = rows_of(attributes, count)
    assert found is not None
    assert [row.shares for row in found] == rows


@pytest.mark.parametrize(
    "attributes",
    [
        {"layout": "two"},
        {"layout": "[]"},
        {"layout": "[[]]"},
        {"layout": "[[-1]]"},
        {"layout": '[["1"]]'},
        {"layout": "[[true]]"},
        {"layout": "[1,[2]]"},
        {"layout": "{}"},
        {"layout": "[" * 100_000},
        {"layout": "[[1e999]]"},
        {"layout-ncol": "0"},
        {"layout-ncol": "many"},
        {"layout-ncol": "40"},
        {"layout-nrow": "-1"},
    ],
)
def test_what_is_no_layout(attributes: dict[str, str]) -> None:
    assert rows_of(attributes, 4) is None
