"""What a build loads: nothing that its formats don't need."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.books import write_book

pytestmark = pytest.mark.engine

BUILD = """
import sys
from octavo.cli.main import main
status = main(sys.argv[2:])
loaded = [name for name in sys.argv[1].split() if name in sys.modules]
sys.exit(f"status {status}, loaded: {' '.join(loaded)}" if status or loaded else 0)
"""


def loads(unwanted: str, *arguments: str) -> str:
    """What is wrong with a build: its status, and which of the unwanted modules it loaded."""
    command = [sys.executable, "-c", BUILD, unwanted, "--quiet", "--no-check", "--no-cache", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[1]).stderr


@pytest.fixture
def book(tmp_path: Path) -> list[str]:
    """Arguments for a small book."""
    write_book(tmp_path / "book", {"chapters/one.md": "# One\n\nText.[^n]\n\n[^n]: Note.\n"})
    return ["--book", str(tmp_path / "book"), "--output", str(tmp_path / "output")]


@pytest.mark.parametrize("kind", ["--epub", "--html"])
def test_no_engine_where_nothing_is_typeset(kind: str, book: list[str]) -> None:
    unwanted = "weasyprint pikepdf pydyf pypdf pypdfium2 jpype rich.progress PIL octavo.typeset.book"
    assert loads(unwanted, kind, "--jobs", "2", *book) == ""


def test_the_engine_stays_in_the_workers(book: list[str]) -> None:
    assert loads("weasyprint pypdfium2 jpype ebooklib", "--pdf", "--jobs", "2", *book) == ""


def test_the_cover_is_the_same_from_one_process_and_from_two(book: list[str], tmp_path: Path) -> None:
    made = []
    for jobs in ("1", "2"):
        assert loads("", "--epub", "--jobs", jobs, *book) == ""
        (epub,) = (tmp_path / "output").glob("*.epub")
        made.append(epub.read_bytes())
    assert made[0] == made[1]
