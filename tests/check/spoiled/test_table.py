"""The manual's table of spoiled e-books."""

from tools import spoiled_table


def test_the_manual_has_the_kinds() -> None:
    assert spoiled_table.TABLE.read_text(encoding="utf-8") == spoiled_table.table()
