"""The cache as users of the command meet it: builds in which nothing has changed, and others."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from octavo.cache.user_folders import cache_folder

pytestmark = pytest.mark.engine

BUILD = Path(__file__).resolve().parents[2] / "build.py"
NOTHING = "Nothing has changed since these files were made."
EPUB = "a-book-to-begin-with.epub"


def build(
    cwd: Path, *options: str, status: int = 0, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Build the starter book as an EPUB, without checks."""
    result = subprocess.run(
        [sys.executable, str(BUILD), "--epub", "--no-check", *options],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        env={**os.environ, **(environment or {})},
        timeout=300,
    )
    assert result.returncode == status, result.stderr
    return result


def state(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Inode, time and content of every file."""
    return {
        path.name: (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a starter book in ``book``, of which one file is not in the book: a warning."""
    subprocess.run([sys.executable, str(BUILD), "--new", "book", "--quiet"], cwd=tmp_path, check=True)
    (tmp_path / "book" / "chapters" / "unlisted.md").write_text("# Unlisted\n")
    return tmp_path


def test_a_build_in_which_nothing_has_changed(home: Path) -> None:
    first = build(home)
    assert NOTHING not in first.stdout
    assert "file-unlisted" in first.stderr
    before = state(home / "output")
    # Without loading what makes books: where the engine can't even be imported, nothing is amiss.
    (home / "broken").mkdir()
    (home / "broken" / "weasyprint.py").write_text("raise OSError('not to be loaded')\n")
    again = build(home, environment={"PYTHONPATH": str(home / "broken")})
    assert NOTHING in again.stdout
    assert state(home / "output") == before, "files that are there are not written"
    warnings = first.stderr[first.stderr.index("warning[pages-unknown]") :]  # the book quotes its pages
    assert "chapters/unlisted.md:1:1: warning" in warnings
    assert again.stderr == warnings
    table = first.stdout[: first.stdout.index(" s in all")].splitlines()[:-1]
    assert again.stdout.splitlines()[: len(table)] == table


def test_what_is_deleted_comes_back_and_what_is_edited_is_made(home: Path) -> None:
    build(home)
    made = (home / "output" / EPUB).read_bytes()
    (home / "output" / EPUB).unlink()
    assert NOTHING in build(home).stdout
    assert (home / "output" / EPUB).read_bytes() == made
    text = home / "book" / "chapters" / "notes.md"
    before = text.read_text()
    text.write_text(before + "\nOne paragraph more.\n")
    assert NOTHING not in build(home).stdout
    assert (home / "output" / EPUB).read_bytes() != made
    report = json.loads((home / "output" / "report.json").read_text())
    text.write_text(before)
    assert NOTHING in build(home).stdout, "the build before the last is still known"
    assert (home / "output" / EPUB).read_bytes() == made
    assert json.loads((home / "output" / "report.json").read_text()) != report


def test_no_cache_neither_reads_nor_writes_one(home: Path) -> None:
    assert NOTHING not in build(home, "--no-cache").stdout
    assert not cache_folder().exists()
    build(home)
    cache = state(cache_folder())
    assert cache
    assert NOTHING not in build(home, "--no-cache").stdout
    assert NOTHING not in build(home, environment={"OCTAVO_CACHE_SIZE": "0"}).stdout
    assert state(cache_folder()) == cache


def test_a_build_with_errors_is_told_again(home: Path) -> None:
    (home / "book" / "chapters" / "notes.md").write_text("# Notes\n\nSee @sec-nowhere.\n")
    first = build(home, "--quiet", status=1)
    assert build(home, "--quiet", status=1).stderr == first.stderr
    assert "sec-nowhere" in first.stderr


def test_a_cache_that_cannot_be_written_is_said_with_verbose_only(home: Path) -> None:
    cache_folder().parent.mkdir(parents=True)
    cache_folder().write_text("a file stands in its place")
    assert "nothing is kept" not in build(home).stderr
    said = build(home, "--verbose").stderr
    assert "nothing is kept for the next build: " in said
    assert f"{cache_folder()}: it is not a folder" in said
    assert (home / "output" / EPUB).is_file()


def test_nothing_lies_beside_the_output(home: Path) -> None:
    build(home)
    assert sorted(path.name for path in home.iterdir()) == ["book", "output"]
    assert (cache_folder() / "CACHEDIR.TAG").is_file()


def test_the_cache_may_lie_elsewhere(home: Path) -> None:
    build(home, "--cache", "ci")
    assert (home / "ci" / "CACHEDIR.TAG").is_file()
    assert not cache_folder().exists()
    assert NOTHING in build(home, "--cache", "ci").stdout


def test_a_cache_that_somebody_else_has_filled_is_not_believed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as theirs:
        theirs.setenv("XDG_STATE_HOME", str(home.parent / "attacker"))
        build(home, "--cache", "ci")
    assert NOTHING not in build(home, "--cache", "ci").stdout
    assert NOTHING in build(home, "--cache", "ci").stdout


def test_a_size_that_is_none_is_wrong_usage(home: Path) -> None:
    result = build(home, environment={"OCTAVO_CACHE_SIZE": "much"}, status=2)
    assert result.stderr.startswith("octavo: OCTAVO_CACHE_SIZE is 'much'")
    assert not (home / "output").exists()
