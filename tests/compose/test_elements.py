"""Every element of the text: Markdown in, XHTML out. The cases are text files."""

from pathlib import Path

import pytest

from tests.books import compose_book, section_of
from tests.compose.element_cases import Case, read_cases, written

BOOK = """\
title: A Book
body:
  - {file: text.md, kind: text, title: Text}
back: [notes]
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'


@pytest.mark.parametrize("case", read_cases(), ids=str)
def test_element(case: Case, tmp_path: Path) -> None:
    files = {"book.yaml": BOOK, "text.md": case.given, "images/x.svg": PICTURE}
    body = section_of(compose_book(tmp_path, files), "text").body
    assert body is not None
    assert written(body) == case.expected
