"""Code that lies in a book's folder is never run, though the command is called from there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.engine

ROOT = Path(__file__).resolve().parents[2]
#: Modules of Python's own that processes load first, and one that nobody has.
NAMES = ("multiprocessing", "json", "pickle", "signal", "yaml", "lxml", "sitecustomize", "octavo_recipes")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book whose folder holds modules that leave a mark when they are loaded."""
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "book.yaml").write_text("title: T\nbody: [a.md]\n", "utf-8")
    (folder / "a.md").write_text("# A\n\nText.\n", "utf-8")
    for name in NAMES:
        (folder / f"{name}.py").write_text(
            f"open({str(tmp_path / 'ran')!r}, 'a').write('{name} ')\n", "utf-8"
        )
    return folder


def run(book: Path, *command: str, folder: Path | None = None, **environment: str) -> None:
    options = ("--epub", "--pdf", "--no-check", "--no-cache", "--quiet", "--jobs", "2")
    result = subprocess.run(
        [sys.executable, *command, *options, "--output", str(book.parent / "output")],
        cwd=folder or book,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert not (book.parent / "ran").exists(), (book.parent / "ran").read_text("utf-8")
    assert list((book.parent / "output").glob("*.pdf"))


def test_build_py_in_the_folder_of_a_book(book: Path) -> None:
    run(book, str(ROOT / "build.py"))


def test_python_m_octavo_in_the_folder_of_a_book(book: Path) -> None:
    # As an installed package: its folder is on the path, behind the current one.
    run(book, "-m", "octavo", PYTHONPATH=str(ROOT))


def test_python_m_octavo_in_a_checkout_finds_itself(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Octavo is on no path but that of the current folder, and its workers must find it there."""
    monkeypatch.delenv("PYTHONPATH", raising=False)
    run(book, "-m", "octavo", "--book", str(book), folder=ROOT)
