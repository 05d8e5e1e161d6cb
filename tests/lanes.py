"""The lanes of the tests: what a test needs, and the quick lane, which does without it.

A test that needs more than Python carries a mark: ``engine`` (it typesets), ``java`` (EPUBCheck or veraPDF),
``browser`` (a program that shows or checks e-books), or ``slow`` (none of these, and still more than a
second of work). A file whose tests all need the same says ``pytestmark = pytest.mark.engine``.

``pytest --quick`` runs what has no mark. Files that are marked as a whole are not even imported, and a guard
stands before the engine, Java and browsers, in the process of the tests and in those that it starts: a test
that needs them and does not say so fails, and is told the mark that it wants.
"""

import ast
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.quick_lane.guard import Guard, wanted

#: The marks of tests that are left out of the quick lane.
MARKS = ("engine", "java", "browser", "slow")

#: Fixtures that need something, and the mark that a test gets by asking for one of them.
_FIXTURES = {"java": "java", "good_pdf": "engine", "built_books": "engine"}
#: Folders whose tests all need something, from the folder of the tests.
_FOLDERS = {"typeset/weasyprint": "engine"}
#: Programs that are not started in the quick lane, by their names, and the mark of a test that starts them.
_PROGRAMS = {
    "java": "java",
    **dict.fromkeys(("chromium", "chromium-browser", "google-chrome", "node"), "browser"),
}
#: A module that is run as a program, in an environment that the guard of ``quick_lane`` does not reach.
_JAVA_WORKER = "octavo.check.validators.java_worker"
_TESTS = Path(__file__).parent
#: The folder whose ``sitecustomize`` puts the guard up in the Pythons that a test starts.
_CHILDREN = _TESTS / "quick_lane"


class LeftOut(pytest.Module):
    """A file of tests that is not imported."""

    def collect(self) -> list[pytest.Item | pytest.Collector]:
        """Return no tests."""
        return []


def is_marked(path: Path) -> bool:
    """Return if a file of tests is marked as a whole, by its folder or by its ``pytestmark``; the file is
    read for that, and not imported."""
    if _folder_mark(path):
        return True
    for node in ast.parse(path.read_bytes()).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark":
            names = {part.attr for part in ast.walk(node.value) if isinstance(part, ast.Attribute)}
            return not names.isdisjoint(MARKS)
    return False


def _folder_mark(path: Path) -> str | None:
    return next((mark for name, mark in _FOLDERS.items() if path.is_relative_to(_TESTS / name)), None)


def add_marks(items: Sequence[pytest.Item]) -> None:
    """Give tests the marks of their folders, and of the fixtures that they ask for."""
    for item in items:
        if mark := _folder_mark(item.path):
            item.add_marker(mark)
        for name in _FIXTURES.keys() & {*getattr(item, "fixturenames", ())}:
            item.add_marker(_FIXTURES[name])


def by_lane(items: Sequence[pytest.Item]) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """Return the tests of the quick lane, and the others."""
    quick: list[pytest.Item] = []
    others: list[pytest.Item] = []
    for item in items:
        (others if any(map(item.get_closest_marker, MARKS)) else quick).append(item)
    return quick, others


def put_up_guard() -> None:
    """Refuse what the quick lane does without, in this process and in those that it starts.

    It can't be taken down again: it stands until the process ends.
    """
    sys.meta_path.insert(0, Guard(_fail))
    sys.addaudithook(_watch_programs)
    sys.path.append(str(_CHILDREN))  # some parts of Octavo give their own path to the processes they start
    inherited = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join([str(_CHILDREN), *([inherited] if inherited else [])])


def _fail(message: str) -> NoReturn:
    raise pytest.fail.Exception(message, pytrace=False)


def _watch_programs(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "subprocess.Popen":
        return
    program, command = arguments[0], arguments[1]
    if not isinstance(command, str | bytes) and _JAVA_WORKER in command:
        _fail(wanted("Java", "java"))
    name = os.fsdecode(program)
    path = Path(shutil.which(name) or name)
    # A test may start a stand-in of such a program that it has written.
    if path.name in _PROGRAMS and not path.is_relative_to(tempfile.gettempdir()):
        _fail(wanted(path.name, _PROGRAMS[path.name]))
