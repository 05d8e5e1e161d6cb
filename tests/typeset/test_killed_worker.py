"""A worker process that is killed in the middle of a build, by the command and with real processes."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.books import write_book

BUILD = Path(__file__).resolve().parents[2] / "build.py"
PROC = Path("/proc")
SENTENCE = "The keeper counted the ships as they came in, and wrote every one of them into his book. "

pytestmark = [
    pytest.mark.engine,
    pytest.mark.skipif(not (PROC / "self/stat").exists(), reason="reads processes from /proc"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a book of some eighty pages in ``mine``, and an ``output`` of an earlier day."""
    chapter = "\n\n".join([SENTENCE * 8] * 9)
    write_book(tmp_path / "mine", {f"c{number}.md": f"# {number}\n\n{chapter}\n" for number in range(20)})
    (tmp_path / "output").mkdir()
    (tmp_path / "tmp").mkdir()
    (tmp_path / "output/a-book.pdf").write_text("the last good one")
    return tmp_path


def build(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(BUILD), "--book", "mine", "--pdf", "--no-check", "--jobs", "2"],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(folder / "tmp")},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def children(parent: int) -> dict[int, str]:
    """The command lines of a process's living children by their ids."""
    found = {}
    for path in PROC.glob("[0-9]*"):
        try:
            state, above = (path / "stat").read_text().rpartition(")")[2].split()[:2]
            if int(above) == parent and state != "Z":
                found[int(path.name)] = (path / "cmdline").read_text().replace("\0", " ")
        except OSError:
            continue  # it has ended
    return found


def workers(parent: int) -> list[int]:
    """The ids of a build's worker processes, the first to be started first."""
    return sorted(pid for pid, command in children(parent).items() if "spawn_main" in command)


def until(condition: Callable[[], bool]) -> bool:
    """Whether the condition comes true within a minute."""
    end = time.monotonic() + 60
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


def test_a_killed_worker_ends_the_build_and_harms_nothing(folder: Path) -> None:
    with build(folder) as process:
        # The second is started when there are gatherings to share out.
        assert until(lambda: len(workers(process.pid)) == 2 or process.poll() is not None)
        time.sleep(0.1)
        started = children(process.pid)
        os.kill(workers(process.pid)[0], signal.SIGKILL)
        _, errors = process.communicate(timeout=60)
    assert process.returncode == 1, errors
    assert errors.splitlines()[-1] == (
        "octavo: a typesetting process was stopped from outside, often for want of memory; "
        "try it with --jobs 1"
    )
    assert "Traceback" not in errors
    assert (folder / "output/a-book.pdf").read_text() == "the last good one"
    assert [path.name for path in (folder / "output").iterdir()] == ["a-book.pdf"]
    assert {path.name for path in folder.iterdir() if not path.name.startswith(".")} == {
        *("mine", "output", "tmp")
    }
    assert list((folder / "tmp").iterdir()) == []
    assert until(lambda: not any((PROC / str(pid)).exists() for pid in started)), started

    with build(folder) as process:
        _, errors = process.communicate(timeout=120)
    assert process.returncode == 0, errors
    assert (folder / "output/a-book.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert list((folder / "tmp").iterdir()) == []


def test_workers_end_when_the_build_itself_is_killed(folder: Path) -> None:
    with build(folder) as process:
        assert until(lambda: len(workers(process.pid)) == 2 or process.poll() is not None)
        started = children(process.pid)
        process.kill()
        process.communicate(timeout=60)
    assert until(lambda: not any((PROC / str(pid)).exists() for pid in started)), started
