"""Programs that are run for a while and no longer."""

import os
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from types import FrameType

_GRACE = 5.0  # seconds that a program has to end by itself what it started
_running: set[subprocess.Popen[str]] = set()
_stopping = threading.Event()


class ProgramError(Exception):
    """A program failed, was not there or took too long; says which and what it wrote last."""


def run(command: Sequence[str], seconds: float, environment: Mapping[str, str] | None = None) -> str:
    """Run a program in a session of its own; gives what it wrote.

    Raises :class:`ProgramError`; after ``seconds`` the program and all that it started are ended.
    """
    if _stopping.is_set():
        raise ProgramError(f"{command[0]}: not started, since this is being stopped")
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            errors="replace", env={**os.environ, **(environment or {})}, start_new_session=True,
        )  # fmt: skip
    except OSError as error:
        raise ProgramError(f"{command[0]}: {error.strerror}") from None
    _running.add(process)
    try:
        output, errors = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        end(process)
        process.communicate()
        raise ProgramError(f"{command[0]}: not done after {seconds:.0f} s") from None
    finally:
        _running.discard(process)
    if process.returncode:
        last = "\n".join((errors or output).strip().splitlines()[-8:])
        raise ProgramError(f"{command[0]}: status {process.returncode}: {last}")
    return output


def end(process: subprocess.Popen[str]) -> None:
    """End a program and what it started: asked first, so that it can end those in sessions of their own."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
            process.wait(_GRACE)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue


def end_all_when_stopped() -> None:
    """From now on SIGINT and SIGTERM end all programs that :func:`run` has started, then this one."""

    def stop(number: int, _: FrameType | None) -> None:
        _stopping.set()
        for process in tuple(_running):
            end(process)
        raise SystemExit(128 + number)

    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, stop)
