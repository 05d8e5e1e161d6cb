"""Fixtures that many tests share."""

from collections.abc import Iterator

import pytest

from octavo.check.java import JavaChecks


@pytest.fixture(scope="session")
def java() -> Iterator[JavaChecks]:
    """One warm JVM for the whole run: EPUBCheck needs about six seconds for the first file only."""
    with JavaChecks() as checks:
        yield checks
