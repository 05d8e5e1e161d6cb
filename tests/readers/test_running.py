"""Programs that are run for a while and no longer."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from readers.running import ProgramError, run

ROOT = Path(__file__).resolve().parents[2]


def test_gives_what_was_written() -> None:
    assert (
        run([sys.executable, "-c", "import os; print(os.environ['COLOUR'])"], 30, {"COLOUR": "red"})
        == "red\n"
    )


def test_tells_how_a_program_failed() -> None:
    with pytest.raises(ProgramError, match=r"(?s)status 3: .*the mast is broken"):
        run(
            [sys.executable, "-c", "import sys; print('the mast is broken', file=sys.stderr); sys.exit(3)"],
            30,
        )
    with pytest.raises(ProgramError, match="no-such-program: No such file"):
        run(["no-such-program"], 30)


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


def gone(pid: int) -> bool:
    """Whether a process is gone within a while."""
    for _ in range(200):
        if not alive(pid):
            return True
        time.sleep(0.05)
    return False


SLEEPER = "import os, sys, time; open(sys.argv[1], 'w').write(str(os.getpid())); time.sleep(60)"


@pytest.mark.slow
def test_what_takes_too_long_is_ended(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    with pytest.raises(ProgramError, match="not done after 8 s"):
        run([sys.executable, "-c", SLEEPER, str(note)], 8)
    assert gone(int(note.read_text()))


def test_what_was_started_ends_with_the_check(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    script = (
        "import sys; from readers.running import end_all_when_stopped, run; end_all_when_stopped(); "
        "run([sys.executable, '-c', sys.argv[1], sys.argv[2]], 60)"
    )
    process = subprocess.Popen([sys.executable, "-c", script, SLEEPER, str(note)], cwd=ROOT)
    try:
        while not note.exists() or not note.read_text():
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 128 + signal.SIGTERM
        assert gone(int(note.read_text()))
    finally:
        process.kill()
        process.wait()
