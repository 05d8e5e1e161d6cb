"""The progress of a build, as plain lines, or as nothing if it is to be quiet. ``cli.bars`` is for
terminals."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

#: Reports a stage's progress: what is done, and how much there is.
Step = Callable[[int, int], None]
#: Plain lines about the same stage come at most this often, in seconds.
_PAUSE = 1.0


class Progress:
    """Times the stages of a build, silently. ``seconds`` holds the wall time of each that has ended.

    Stages may overlap and may be begun from several threads.
    """

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[Step]:
        """Time the block as the stage ``name``, and yield a function with which it says how far it is."""
        start = time.monotonic()
        self.begin(name)
        yield lambda done, total: self.step(name, done, total)
        self.seconds[name] = self.seconds.get(name, 0.0) + time.monotonic() - start
        self.end(name)

    def begin(self, name: str) -> None:
        """Show that a stage begins."""

    def step(self, name: str, done: int, total: int) -> None:
        """Show that a stage is at ``done`` of ``total``."""

    def end(self, name: str) -> None:
        """Show that a stage has ended well."""

    def close(self) -> None:
        """Clear the display: nothing more will come."""


class Lines(Progress):
    """One line for each stage, and for a long one about one line a second: ``typeset  12/15``."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__()
        self._stream = stream
        self._lock = threading.Lock()
        self._last: dict[str, float] = {}
        self._total: dict[str, int] = {}

    def begin(self, name: str) -> None:
        """Start the clock of the stage; nothing is written yet."""
        self._last[name] = time.monotonic()

    def step(self, name: str, done: int, total: int) -> None:
        """Write a line, unless one was written a moment ago or the stage's last line comes anyway."""
        # A stage may go in rounds; the largest says most about its work.
        self._total[name] = max(total, self._total.get(name, 0))
        if done < total and time.monotonic() - self._last[name] >= _PAUSE:
            self._last[name] = time.monotonic()
            self._write(f"{name:<10} {done}/{total}")

    def end(self, name: str) -> None:
        """Write the stage's last line, with its time."""
        total = self._total.get(name)
        amount = f"{total}/{total}" if total else "done"
        self._write(f"{name:<10} {amount:<8} {self.seconds[name]:6.1f} s")

    def _write(self, line: str) -> None:
        with self._lock:
            print(line, file=self._stream, flush=True)
