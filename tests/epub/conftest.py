"""Fixtures of the EPUB stage's tests."""

import io
import itertools
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.compose.composed_book import ComposedBook
from octavo.core.settings import Settings
from octavo.core.xhtml import Element
from octavo.cover import Cover
from octavo.source.metadata import Book
from tests.editions import edition_of
from tests.epub.epub_sample import build
from tests.epub.reading import opf_of


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings for an empty book folder."""
    (tmp_path / "book").mkdir()
    return Settings(tmp_path / "book", tmp_path / "output")


@pytest.fixture
def make_book() -> Callable[..., Book]:
    """Makes a book from the keys of book.yaml."""

    def make(**data: object) -> Book:
        return Book.model_validate({"title": "Tides", "body": ["one.md"], **data})

    return make


@pytest.fixture
def make_edition(tmp_path: Path) -> Callable[..., ComposedBook]:
    """Makes a composed book of one line from the keys of book.yaml."""
    numbers = itertools.count()
    return lambda **data: edition_of(tmp_path / f"made-{next(numbers)}", **data)


@pytest.fixture
def cover() -> Cover:
    """A cover whose picture no test looks into."""
    return Cover(b"\xff\xd8\xff", 1600, 2560, "Tides")


@pytest.fixture(scope="session")
def epub(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The EPUB of the sample book."""
    return build(tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def archive(epub: bytes) -> zipfile.ZipFile:
    """The EPUB of the sample book, opened."""
    return zipfile.ZipFile(io.BytesIO(epub))


@pytest.fixture(scope="session")
def opf(epub: bytes) -> Element:
    """The package document of the sample book."""
    return opf_of(epub)
