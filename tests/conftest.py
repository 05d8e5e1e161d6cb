"""Fixtures that many tests share."""

from collections.abc import Iterator

import pytest

from octavo.check.validators.java import JavaChecks


@pytest.fixture(scope="session")
def java() -> Iterator[JavaChecks]:
    """One warm JVM for the whole run: EPUBCheck needs about six seconds for the first file only."""
    with JavaChecks() as checks:
        yield checks


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update`` writes golden files anew instead of comparing them."""
    parser.addoption(
        "--update", action="store_true", help="write the golden files anew; look at the difference"
    )


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are written anew in this run."""
    return bool(request.config.getoption("--update"))
