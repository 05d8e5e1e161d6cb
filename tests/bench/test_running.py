"""Commands as processes of their own. No times are asserted."""

import sys
from pathlib import Path

import pytest

from bench.running import Outcome, run

MEBIBYTE = 1 << 20
needs_proc = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")

HOLD = "import time; held = bytearray({size} * 2**20); time.sleep(0.4)"
PARENT = f"""
import subprocess, sys
children = [subprocess.Popen([sys.executable, '-c', {HOLD.format(size=40)!r}]) for _ in range(2)]
assert [child.wait() for child in children] == [0, 0]
"""


def test_a_command_that_ends_well(tmp_path: Path) -> None:
    measured = run([sys.executable, "-c", "print('made')"], tmp_path)
    assert measured.outcome is Outcome.DONE
    assert measured.said == "made\n"
    assert measured.seconds > 0


def test_a_command_that_fails(tmp_path: Path) -> None:
    measured = run([sys.executable, "-c", "raise SystemExit('no')"], tmp_path)
    assert (measured.outcome, measured.said) == (Outcome.FAILED, "no\n")


def test_a_command_without_end_is_stopped_with_its_children(tmp_path: Path) -> None:
    script = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'import time; time.sleep(600)'])"
    assert run([sys.executable, "-c", script], tmp_path, limit=0.5).outcome is Outcome.STOPPED


def test_the_environment_is_added_to(tmp_path: Path) -> None:
    script = "import os; print(os.environ['MADE_UP'], 'PATH' in os.environ)"
    assert run([sys.executable, "-c", script], tmp_path, environment={"MADE_UP": "yes"}).said == "yes True\n"


def test_no_such_program(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        run([tmp_path / "nothing"], tmp_path)


@needs_proc
def test_the_memory_of_the_process_itself(tmp_path: Path) -> None:
    small = run([sys.executable, "-c", HOLD.format(size=1)], tmp_path)
    large = run([sys.executable, "-c", HOLD.format(size=101)], tmp_path)
    assert 95 * MEBIBYTE < large.main - small.main < 105 * MEBIBYTE
    assert large.others == ()
    assert large.largest == large.main


@needs_proc
def test_the_memory_of_the_processes_below(tmp_path: Path) -> None:
    measured = run([sys.executable, "-c", PARENT], tmp_path)
    assert measured.outcome is Outcome.DONE, measured.said
    assert len(measured.others) == 2
    assert all(40 * MEBIBYTE < memory < 80 * MEBIBYTE for memory in measured.others)
    assert measured.main < 40 * MEBIBYTE
    assert measured.largest == measured.others[0]
    assert measured.together > 80 * MEBIBYTE
