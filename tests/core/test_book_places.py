"""Where ``book.yaml`` says a thing."""

from pathlib import Path

import pytest

from octavo.core.book_places import place_of

BOOK = "# Notes\ntitle: Tides\nprinters:\n  isbn: {bleed: 3mm}\n'isbn': {epub: x}\n?\n  publisher\n: Shore\n"


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        (("printers",), "book.yaml:3:1"),
        (("isbn",), "book.yaml:5:1"),  # not the printer of that name
        (("date", "title"), "book.yaml:2:1"),
        (("date",), "book.yaml:1:1"),
        (("publisher",), "book.yaml:7:3"),
        ((), "book.yaml:1:1"),
    ],
)
def test_the_place_of_a_key(keys: tuple[str, ...], place: str, tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text(BOOK, encoding="utf-8")
    assert str(place_of(tmp_path, *keys)) == place


@pytest.mark.parametrize("data", [b"title: [", b"\xff\xfe", b"- title", b"", None])
def test_a_file_that_has_no_keys(data: bytes | None, tmp_path: Path) -> None:
    if data is not None:
        (tmp_path / "book.yaml").write_bytes(data)
    assert str(place_of(tmp_path, "title")) == "book.yaml:1:1"
