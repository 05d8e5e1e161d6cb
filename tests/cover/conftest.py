"""Fixtures of the covers' tests."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.compose.composed_book import ComposedBook
from octavo.core.settings import Settings
from tests.editions import edition_of


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings for an empty book folder."""
    (tmp_path / "book").mkdir()
    return Settings(tmp_path / "book", tmp_path / "output")


@pytest.fixture
def make_edition(tmp_path: Path) -> Callable[..., ComposedBook]:
    """Makes a composed book of one line from the keys of book.yaml."""
    numbers = itertools.count()
    return lambda **data: edition_of(tmp_path / f"made-{next(numbers)}", **data)
