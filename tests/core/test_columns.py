"""Columns of text in a fixed-width face."""

from octavo.core.columns import columns_of, expand_tabs


def test_tabs_go_to_the_next_stop() -> None:
    assert expand_tabs("\tx\nab\ty\nabcd\tz\n\t\t") == "    x\nab  y\nabcd    z\n        "
    assert expand_tabs("\u4e2d\tx") == "\u4e2d  x"


def test_columns() -> None:
    assert [columns_of(text) for text in ("abc", "e\u0301", "\u4e2d\u6587", "")] == [3, 1, 4, 0]
