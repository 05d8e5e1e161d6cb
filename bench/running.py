"""One command as a process of its own: its time, and the memory of it and of every process below it.

The time is that of a clock on the wall, from before the process is started until it has ended. The memory
of a process is the most that it ever had resident, as the kernel keeps it (``VmHWM`` in Linux's
``/proc/PID/status``). It is read twenty times a second, since it goes with the process: what a process
gains in its last twentieth of a second is missed. What ``wait4`` tells of memory would not do: it knows
only the greatest of all processes below, and its least value is the size of the process that started it.
"""

import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_INTERVAL = 0.05  # seconds
_RESIDENT = re.compile(r"^(VmHWM|VmRSS):\s+(\d+) kB$", re.MULTILINE)
_TAIL = 2_000  # characters of what the command says


class Outcome(StrEnum):
    """How a command ended: by itself and well, by itself with an error, or stopped for its time."""

    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Run:
    """What was measured of one command. Times are in seconds: by the clock, and of all processors.
    Memory is in bytes: the most of the process itself, of each process below it, the greatest first,
    and of all together at one moment (what they share counts for each); 0 where there is no ``/proc``."""

    seconds: float
    processor: float
    main: int
    others: tuple[int, ...]
    together: int
    outcome: Outcome
    said: str

    @property
    def largest(self) -> int:
        """The most memory that any one process had, in bytes."""
        return max(self.main, *self.others, 0)


def run(
    command: Sequence[str | Path],
    folder: Path,
    limit: float | None = None,
    environment: Mapping[str, str] | None = None,
) -> Run:
    """Run a command in a folder and measure it; after ``limit`` seconds it is stopped, with all below it.

    Raises FileNotFoundError where there is no such program.
    """
    with (folder / "said.txt").open("w+", encoding="utf-8", errors="replace") as said:
        start = time.monotonic()
        process = subprocess.Popen(
            list(map(str, command)),
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        with _Watch(process.pid, limit) as watch:
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read()
    ended = Outcome.FAILED if process.returncode else Outcome.DONE
    main = watch.peaks.pop(process.pid, 0)
    return Run(
        round(seconds, 3),
        round(usage.ru_utime + usage.ru_stime, 3),
        main,
        tuple(sorted(watch.peaks.values(), reverse=True)),
        watch.together,
        Outcome.STOPPED if watch.stopped else ended,
        words[-_TAIL:],
    )


class _Watch:
    """Looks at a process and those below it until it has ended. Use as a context manager."""

    def __init__(self, pid: int, limit: float | None) -> None:
        self._pid, self._end = pid, None if limit is None else time.monotonic() + limit
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.peaks: dict[int, int] = {}  # by process, in bytes
        self.together = 0
        self.stopped = False

    def __enter__(self) -> "_Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(_INTERVAL):
            processes = _with_descendants(self._pid)
            now = 0
            for pid in processes:
                peak, resident = _memory(pid)
                now += resident
                self.peaks[pid] = max(peak, self.peaks.get(pid, 0))
            self.together = max(now, self.together)
            if self._end is not None and time.monotonic() > self._end:
                self.stopped = True
                _stop(self._pid, processes)
                return


def _with_descendants(pid: int) -> list[int]:
    """A process and all those below it that have not ended."""
    found = [pid]
    for process in found:
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:
                continue  # it has ended meanwhile
    return found


def _memory(pid: int) -> tuple[int, int]:
    """The most resident memory of a process, and that of now, in bytes; nothing of one that has ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0, 0
    sizes = {name: 1024 * int(size) for name, size in _RESIDENT.findall(status)}
    return sizes.get("VmHWM", 0), sizes.get("VmRSS", 0)


def _stop(leader: int, processes: Sequence[int]) -> None:
    """End a process that was started here, its group, and those below it that have a group of their own."""
    for kill, pid in ((os.killpg, leader), *((os.kill, pid) for pid in processes)):
        try:
            kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
