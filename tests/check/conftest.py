"""Finished books that the tests of the check stage share."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def good_pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book with nothing wrong in it. Tests that spoil it write a copy."""
    from tests.check.pdfs import write_book  # which loads the engine

    return write_book(tmp_path_factory.mktemp("pdf") / "good.pdf")
