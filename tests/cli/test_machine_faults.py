"""Faults of the machine: told with the path, and never taken for faults of Octavo or of the book."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from octavo.cli.machine_faults import machine_fault

BUILD = Path(__file__).resolve().parents[2] / "build.py"


def of(number: int, *path: str) -> OSError:
    return OSError(number, os.strerror(number), *path)


def test_the_path_that_the_system_names() -> None:
    assert machine_fault(of(errno.EACCES, "/a/b")) == "/a/b: Permission denied"


def test_a_full_disk_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = tmp_path / "full"
    monkeypatch.setattr(
        shutil, "disk_usage", lambda place: SimpleNamespace(free=5 if place == full.parent else 10**12)
    )
    said = machine_fault(of(errno.ENOSPC), full, Path("/usr"))
    assert said == f"{full}: No space left on device"


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EFBIG])
def test_what_is_scarce_is_said_in_words(number: int) -> None:
    said = machine_fault(of(number))
    assert said is not None
    assert "Errno" not in said


def test_others_are_none() -> None:
    assert machine_fault(of(errno.EINVAL)) is None
    assert machine_fault(BrokenPipeError(errno.EPIPE, "Broken pipe", "x")) is None


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = tmp_path / "book"
    folder.mkdir()
    (folder / "book.yaml").write_text("title: T\nbody: [a.md]\n")
    (folder / "a.md").write_text("# A\n\nText.\n")
    return folder


def build(shell: str, book: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = f'"$0" "$1" --html --no-check --book "$2" --output "$2.out" {shell}'
    return subprocess.run(
        ["bash", "-c", command, sys.executable, BUILD, book],
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
        timeout=120,
    )


@pytest.mark.slow
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_streams_may_be_closed(book: Path, closed: str) -> None:
    result = build(closed, book)
    assert result.returncode == 0, result.stderr
    assert "internal error" not in result.stdout + result.stderr
    assert (book.with_name("book.out") / "report.json").is_file()


@pytest.mark.slow
def test_a_full_device_for_messages(book: Path) -> None:
    result = build(">/dev/full", book)
    assert (result.returncode, result.stderr.count("internal error")) == (3, 0)
    assert "No space left on device" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize("number", [12, 20, 30])
def test_few_file_descriptors(book: Path, number: int) -> None:
    command = 'ulimit -n "$3"; exec "$0" "$1" --html --no-check --book "$2" --output "$2.out"'
    result = subprocess.run(
        ["bash", "-c", command, sys.executable, BUILD, book, str(number)],
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert result.returncode in (0, 3), result.stderr
    assert "internal error" not in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.slow
def test_an_empty_moment_is_none(book: Path) -> None:
    assert build("", book, SOURCE_DATE_EPOCH="").returncode == 0
