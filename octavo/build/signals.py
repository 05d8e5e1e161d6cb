"""Ending a build by Ctrl-C or ``kill``: at once, tidily, and never halfway through the swap."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stopped(BaseException):
    """The user or the system asked the build to end. ``status`` is the exit status for it."""

    def __init__(self, signum: int) -> None:
        super().__init__(signal.Signals(signum).name)
        self.status = 128 + signum


class Stopping:
    """Turns SIGINT and SIGTERM into ``Stopped`` in the main thread, while used as a context manager.

    Worker processes that were forked from this one end silently.
    """

    SIGNALS = (signal.SIGINT, signal.SIGTERM)

    def __init__(self) -> None:
        self._owner = os.getpid()
        self._held = False
        self._waiting: int | None = None

    @contextmanager
    def installed(self) -> Iterator["Stopping"]:
        """Handle the signals inside the block; the handlers that were there come back after it."""
        before = {signum: signal.signal(signum, self._handle) for signum in self.SIGNALS}
        try:
            yield self
        finally:
            for signum, handler in before.items():
                signal.signal(signum, handler)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Put a signal off until the end of the block."""
        self._held = True
        try:
            yield
        finally:
            self._held = False
        if self._waiting is not None:
            raise Stopped(self._waiting)

    def _handle(self, signum: int, frame: FrameType | None) -> None:  # noqa: ARG002
        if os.getpid() != self._owner:
            os._exit(128 + signum)
        if self._held:
            self._waiting = signum
            return
        # A pool of workers waits for its running tasks when it is closed; nobody needs them now.
        for child in multiprocessing.active_children():
            child.terminate()
        raise Stopped(signum)
