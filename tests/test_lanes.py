"""The quick lane: what has a mark is left out, and what needs one and has none fails."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]

#: Tests that need something and do not say so, and the mark that they are told of.
UNMARKED = {
    "engine": {
        "loaded": """
def test_it():
    import weasyprint
""",
        "loaded where errors are swallowed": """
def test_it():
    try:
        import weasyprint
    except Exception:
        pass
""",
        "loaded for the whole file": """
import weasyprint

def test_it():
    pass
""",
        "loaded by another process": """
import subprocess, sys

def test_it():
    command = [sys.executable, "-c", "import weasyprint"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
""",
        "loaded by a worker": """
import importlib, multiprocessing

def test_it(capfd):
    spawn = multiprocessing.get_context("spawn")
    process = spawn.Process(target=importlib.import_module, args=["weasyprint"])
    process.start()
    process.join()
    assert process.exitcode == 0, capfd.readouterr().err
""",
    },
    "java": {
        "the checks": """
from octavo.check.validators.java import JavaChecks

def test_it():
    JavaChecks().__enter__()
""",
        "the program": """
import subprocess

def test_it():
    subprocess.run(["java", "-version"])
""",
    },
    "browser": {
        "the program": """
import subprocess

def test_it():
    subprocess.run(["node", "--version"])
""",
    },
}

MARKED = """
import pytest

pytestmark = pytest.mark.{mark}

import no_such_module  # nothing imports this file
"""

SOME = """
import pytest

@pytest.mark.engine
def test_typesets():
    raise AssertionError

@pytest.mark.java
@pytest.mark.parametrize("n", [1, 2])
def test_runs_java(n):
    raise AssertionError

def test_asks_for_java(java):
    raise AssertionError

@pytest.mark.slow
def test_takes_long():
    raise AssertionError

def test_quick():
    import importlib.util
    assert importlib.util.find_spec("weasyprint") is not None
    assert importlib.util.find_spec("no_such_module") is None
"""


def run(folder: Path, text: str, *options: str) -> str:
    """Run a file of tests, and return what pytest says of it."""
    (folder / "test_it.py").write_text(text)
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-c", str(ROOT / "pyproject.toml")]
    command += ["-p", "no:cacheprovider", "-q", "--rootdir", str(ROOT), *options, str(folder / "test_it.py")]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT).stdout


@pytest.mark.parametrize(("mark", "how"), [(mark, how) for mark, ways in UNMARKED.items() for how in ways])
def test_what_needs_a_mark_and_has_none_fails(tmp_path: Path, mark: str, how: str) -> None:
    said = run(tmp_path, UNMARKED[mark][how], "--quick")
    assert f"mark it with @pytest.mark.{mark}," in said, said
    assert "1 failed" in said or "1 error" in said
    assert "passed" not in said


@pytest.mark.parametrize("mark", ["engine", "java", "browser", "slow"])
def test_a_file_that_is_marked_is_not_imported(tmp_path: Path, mark: str) -> None:
    assert "no tests ran" in run(tmp_path, MARKED.format(mark=mark), "--quick")
    assert "No module named 'no_such_module'" in run(tmp_path, MARKED.format(mark=mark))


def test_tests_with_a_mark_are_left_out(tmp_path: Path) -> None:
    assert "1 passed, 5 deselected" in run(tmp_path, SOME, "--quick")
