"""The manual's tables of spoiled files."""

from tools import spoiled_table


def test_the_manual_has_the_kinds_of_ebooks() -> None:
    assert spoiled_table.TABLE.read_text(encoding="utf-8") == spoiled_table.table()


def test_the_manual_has_the_kinds_of_pdfs() -> None:
    assert spoiled_table.PDF_TABLE.read_text(encoding="utf-8") == spoiled_table.pdf_table()
