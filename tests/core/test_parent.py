"""Processes end with their parents, also in the middle of work that never ends."""

import os
import signal
import subprocess
import sys
import textwrap
import time

import pytest

_CHILD = """
    import ctypes, os, sys, time
    from octavo.core.parent import end_with_parent
    end_with_parent(int(sys.argv[1]), tied=sys.argv[2] == "tied")
    print(os.getpid(), flush=True)
    {work}
"""
_PARENT = """
    import os, subprocess, sys, time
    child = subprocess.Popen([sys.executable, "-c", sys.argv[1], str(os.getpid()), sys.argv[2]])
    time.sleep(60)
"""
_COUNTS = "while True: pass"
#: A call of C that keeps the interpreter to itself: no thread of Python's gets a turn.
_HOLDS_THE_INTERPRETER = "ctypes.PyDLL(None).sleep(60)"


def lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    found = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return not found.stdout.strip().startswith("Z") and found.stdout.strip() != ""


@pytest.mark.parametrize(
    ("work", "tied"),
    [
        (_COUNTS, "loose"),
        (_COUNTS, "tied"),
        pytest.param(
            _HOLDS_THE_INTERPRETER,
            "tied",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="Linux alone ends it from outside"),
        ),
    ],
)
def test_a_child_ends_when_its_parent_is_killed(work: str, tied: str) -> None:
    child = textwrap.dedent(_CHILD).format(work=work)
    parent = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_PARENT), child, tied], stdout=subprocess.PIPE, text=True
    )
    with parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        time.sleep(0.1)
        assert lives(pid)
        parent.send_signal(signal.SIGKILL)
    end = time.monotonic() + 5
    while lives(pid) and time.monotonic() < end:
        time.sleep(0.02)
    assert not lives(pid)


def test_a_child_whose_parent_is_gone_already_ends_at_once() -> None:
    child = textwrap.dedent(_CHILD).format(work=_COUNTS)
    done = subprocess.run(
        [sys.executable, "-c", child, str(os.getpid() + 1), "loose"],
        timeout=20,
        stdout=subprocess.PIPE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, b"")
