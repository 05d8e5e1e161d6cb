"""Whether a book quotes its own printed pages."""

from pathlib import Path

import pytest

from tests.books import compose_book


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("# A\n\nSee @sec-a2.\n\n## B {#sec-a2}\n\nText.\n", False),
        ("# A\n\nSee [@sec-a2]{.page}.\n\n## B {#sec-a2}\n\nText.\n", True),
        ("# A\n\nText.[^n]\n\n## B {#sec-a2}\n\nText.\n\n[^n]: See [-@sec-a2]{.page}.\n", True),
        ("# A, as on [-@sec-a2]{.page}\n\nText.\n\n## B {#sec-a2}\n\nText.\n", True),
    ],
)
def test_references_to_pages(text: str, quotes: bool, tmp_path: Path) -> None:
    assert compose_book(tmp_path, {"a.md": text}).quotes_pages is quotes


def test_an_index(tmp_path: Path) -> None:
    files = {"book.yaml": "title: T\nbody: [a.md]\nback: [index]\n", "a.md": "# A\n\nA [quay]{.index}.\n"}
    assert compose_book(tmp_path, files).quotes_pages
