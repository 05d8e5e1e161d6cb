"""WorkBounds on work: the processor time and the memory that one document, template or picture may take.

A book is untrusted input. A loop in a template or a table of a hundred million columns must end in a
diagnostic, and not in a machine that is busy for ever. So such work is done in a block of ``bounded``, in
which a thread looks at it from time to time.
"""

import ctypes
import math
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

try:
    import resource
except ImportError:  # there is none on Windows
    resource = None  # type: ignore[assignment]

_SECONDS_BETWEEN = 0.1
_MEGABYTE = 1 << 20
_STATM = Path("/proc/self/statm")
#: Seconds that the smallest piece of work may take.
_LEAST_SECONDS = 10.0
#: So much more memory than its bound a process is given, so that the thread that looks at it is in time.
_SLACK = 1.25
#: Held while this process is not given more memory: the limit belongs to all of its threads.
_LIMITED = threading.Lock()


class Excess(StrEnum):
    """The bound that was passed."""

    TIME = "time"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class WorkBounds:
    """The most that one piece of work may take: seconds of processor time and megabytes of memory, as the
    user sets them."""

    seconds: float = 300.0
    megabytes: int = 3000

    def seconds_for(self, large: float) -> float:
        """Return the seconds for a piece of work that takes a slow machine ``large`` seconds."""
        most = _LEAST_SECONDS + large
        return min(self.seconds, math.ceil(most) if math.isfinite(most) else most)


DEFAULT = WorkBounds()


class OverBoundsError(Exception):
    """A piece of work took more time or memory than it may."""

    excess = Excess.TIME
    limit = 0.0

    def __str__(self) -> str:
        """Return which limit was passed, as the end of a sentence."""
        return described(self.excess, self.limit)


@contextmanager
def ended_at(seconds: float) -> Iterator[None]:
    """Have the system end this process if the work in the block takes more processor time, whatever it is
    doing then. Its status is that of SIGPROF."""
    if not hasattr(signal, "ITIMER_PROF"):
        yield
        return
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def described(excess: Excess, limit: float) -> str:
    """Return that a limit was passed, as the end of a sentence."""
    if excess is Excess.TIME:
        return f"took more than {limit:g} second{'s' * (limit != 1)} of processor time"
    return f"took more than {limit:g} MB of memory"


def hint(excess: Excess) -> str:
    """Return how a user raises a limit, as the end of a sentence."""
    return f"raise the limit with --limit-{excess}, if it is meant to be so large"


def over(excess: Excess, limit: float) -> type[OverBoundsError]:
    """Return the exception that says which limit was passed."""
    return type("OverBoundsError", (OverBoundsError,), {"excess": excess, "limit": limit})


class Watch:
    """A thread that looks at the work of another, and calls ``exceeded`` once if that takes too much."""

    def __init__(
        self,
        seconds: float,
        megabytes: int,
        exceeded: Callable[[Excess, float], object],
        *,
        alone: bool = False,
    ) -> None:
        """Watch the thread that is at work now; ``alone`` if all that its process does is this work."""
        self._seconds, self._megabytes = seconds, megabytes
        self._exceeded = exceeded
        self._clock = time.process_time if alone else _clock_of_thread()
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._start, self._memory = self._clock(), resident()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._ended.wait(_SECONDS_BETWEEN):
            found = self._excess()
            with self._lock:
                if found and not self._ended.is_set():
                    self._ended.set()
                    self._exceeded(*found)

    def _excess(self) -> tuple[Excess, float] | None:
        if self._clock() - self._start > self._seconds:
            return Excess.TIME, self._seconds
        if (resident() - self._memory) > self._megabytes * _MEGABYTE:
            return Excess.MEMORY, self._megabytes
        return None

    def end(self) -> bool:
        """End the watch. Return True if nothing was exceeded; nothing will be afterwards."""
        with self._lock:
            within = not self._ended.is_set()
            self._ended.set()
        return within


def _clock_of_thread() -> Callable[[], float]:
    """Return the clock of the processor time of this thread, or of its process where there is none."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.process_time
    number = time.pthread_getcpuclockid(threading.get_ident())
    return lambda: time.clock_gettime(number)


def resident() -> int:
    """Return the bytes of memory that this process has now, or had at most where nobody knows it better."""
    try:
        return int(_STATM.read_bytes().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        if resource is None:
            return 0
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return most if sys.platform == "darwin" else most * 1024


@contextmanager
def memory_bounded(megabytes: int) -> Iterator[None]:
    """Raise MemoryError in the block if this process asks for so much more memory than it has now.

    Only Linux can do that. A library that does not look if it gets what it asks for aborts the process.
    """
    if resource is None or not _STATM.exists() or not _LIMITED.acquire(blocking=False):
        yield
        return
    try:
        before = resource.getrlimit(resource.RLIMIT_DATA)
        data = int(_STATM.read_bytes().split()[5]) * os.sysconf("SC_PAGE_SIZE")
        most = data + int(megabytes * _MEGABYTE * _SLACK)
        if before[0] == resource.RLIM_INFINITY or most < before[0]:
            resource.setrlimit(resource.RLIMIT_DATA, (most, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_DATA, before)
    finally:
        _LIMITED.release()


class _Here(threading.local):
    """The state of this thread: if it is in such a block."""

    bounded = False


_here = _Here()


@contextmanager
def bounded(bounds: WorkBounds, large: float = 0.0, *, stage: bool = False) -> Iterator[None]:
    """Raise OverBoundsError in this thread, wherever it is, once the work in the block has taken too much.

    It is raised between two steps of the interpreter, not inside of a call of C. ``large`` is as in
    ``WorkBounds.seconds_for``. In a block inside of another the bounds of the outer one are kept, but if that
    is a ``stage``.
    """
    if _here.bounded:
        yield
        return
    thread, seconds = threading.get_ident(), bounds.seconds_for(large)
    watch = Watch(seconds, bounds.megabytes, lambda *found: _raise_in(thread, over(*found)))
    _here.bounded = not stage
    try:
        with nullcontext() if stage else memory_bounded(bounds.megabytes):
            yield
    except MemoryError as error:
        kind = over(Excess.MEMORY, bounds.megabytes)
        raise kind().with_traceback(error.__traceback__) from None
    finally:
        _here.bounded = False
        if not watch.end():
            _raise_in(thread, None)  # if the block ended before it was raised


def _raise_in(thread: int, kind: type[BaseException] | None) -> None:
    """Raise an exception in another thread; None takes back one that is not raised yet."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), ctypes.py_object(kind) if kind else ctypes.c_void_p()
    )
