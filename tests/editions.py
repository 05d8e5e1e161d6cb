"""Composed books of one line, from the keys of book.yaml alone."""

import json
from pathlib import Path

from octavo.compose.composed_book import ComposedBook
from tests.books import compose_book


def edition_of(folder: Path, **data: object) -> ComposedBook:
    """The book in a new folder; its title is Tides unless the keys say so."""
    folder.mkdir(parents=True, exist_ok=True)
    book = {"title": "Tides", "body": ["one.md"], **data}
    # JSON is YAML as well.
    return compose_book(
        folder, {"book.yaml": json.dumps(book, ensure_ascii=False, indent=1), "one.md": "# Ebb\n\nThe sea.\n"}
    )
