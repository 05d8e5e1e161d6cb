"""Fixtures that many tests share, the switch for golden files, and the quick lane."""

import os
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from octavo.check.validators.java import JavaChecks
from tests import lanes

if TYPE_CHECKING:
    from tests.built_books import BuiltBooks


_CACHES = tempfile.TemporaryDirectory(prefix="octavo-tests-")
_NUMBERS = count()


def use_folders(name: str) -> dict[str, str]:
    """Return the environment of a user who has never built anything before."""
    return {f"XDG_{kind}_HOME": f"{_CACHES.name}/{name}/{kind.lower()}" for kind in ("CACHE", "STATE")}


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a cache of its own, and none a thing from the cache of who runs it."""
    for variable, folder in use_folders(str(next(_NUMBERS))).items():
        monkeypatch.setenv(variable, folder)


@pytest.fixture(scope="session")
def java() -> Iterator[JavaChecks]:
    """One warm JVM for the whole run: EPUBCheck needs about six seconds for the first file only."""
    with JavaChecks() as checks:
        yield checks


@pytest.fixture(scope="session")
def built_books(tmp_path_factory: pytest.TempPathFactory) -> "BuiltBooks":
    """The element books and the sample book, each built once in a run, if a test asks for it."""
    from tests.built_books import BuiltBooks, shared_folder  # which tests of the quick lane don't need

    return BuiltBooks(shared_folder(tmp_path_factory.getbasetemp()))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update``, which writes golden files anew instead of comparing them, and ``--quick``."""
    parser.addoption(
        "--update", action="store_true", help="write the golden files anew; look at the difference"
    )
    parser.addoption("--quick", action="store_true", help="run what needs no engine, no Java and no browser")


@pytest.fixture(scope="session")
def update(request: pytest.FixtureRequest) -> bool:
    """Return if golden files are written anew in this run."""
    return bool(request.config.getoption("--update"))


def pytest_configure(config: pytest.Config) -> None:
    """Put up the guard of the quick lane, and give what is made for many tests folders of its own."""
    os.environ.update(use_folders("shared"))
    if config.getoption("--quick"):
        lanes.put_up_guard()


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Module | None:
    """Leave files out of the quick lane that are marked as a whole, without importing them."""
    if parent.config.getoption("--quick") and lanes.is_marked(module_path):
        return lanes.LeftOut.from_parent(parent, path=module_path)
    return None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave tests out of the quick lane that carry a mark."""
    lanes.add_marks(items)
    if config.getoption("--quick"):
        items[:], others = lanes.by_lane(items)
        config.hook.pytest_deselected(items=others)
