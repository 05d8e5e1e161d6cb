"""Languages without patterns of hyphenation are told before a book is printed."""

from pathlib import Path

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.formats.products.hyphenation import check_hyphenation
from tests.books import compose_book, settings_for


@pytest.mark.parametrize(
    ("book", "chapter", "told"),
    [
        ("tr", "", [("book.yaml:2:1", "Turkish (`tr`)")]),
        ("en-GB", "fi", [("book.yaml:3:8", "Finnish (`fi`)")]),
        ("de-AT", "uk", []),
        ("en", "he", []),
        ("zh-Hant", "", []),
    ],
)
def test_languages(tmp_path: Path, book: str, chapter: str, told: list[tuple[str, str]]) -> None:
    entry = f"{{file: a.md, language: {chapter}}}" if chapter else "a.md"
    files = {"book.yaml": f"title: T\nlanguage: {book}\nbody: [{entry}]\n", "a.md": "# A\n\nText.\n"}
    diagnostics = Diagnostics()
    check_hyphenation(compose_book(tmp_path, files), settings_for(tmp_path), diagnostics)
    assert [str(one.span) for one in diagnostics] == [place for place, _ in told]
    assert all(name in one.message for one, (_, name) in zip(diagnostics, told, strict=True))
    assert {one.code for one in diagnostics} <= {"hyphenation-missing"}
