"""Books without a fault: the element books, with all that Octavo can print, and the sample book."""

from pathlib import Path

import pytest

from octavo.check.audit.aligned_epub import AlignedEpub
from octavo.check.audit.checks import audit_epub, audit_pdf
from octavo.check.audit.source import read_source
from tests.built_books import ELEMENTS, SAMPLE, BuiltBooks
from tests.check.said import said

pytestmark = [pytest.mark.engine, pytest.mark.slow]

BOOKS = [path for path in sorted(ELEMENTS.iterdir()) if (path / "book.yaml").is_file()] + [SAMPLE]


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_nothing_is_missed(built_books: BuiltBooks, book: Path) -> None:
    files = built_books.get(book).files
    source = read_source(book)
    assert sum(len(block.words) for block in source.blocks) > 30
    assert said(audit_epub(AlignedEpub(files["epub"], source))) == ()
    assert said(audit_pdf(files["pdf"], source)) == ()
