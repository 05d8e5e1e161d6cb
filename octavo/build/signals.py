"""Ending a build by Ctrl-C or ``kill``: at once, tidily, and never while the output folder is changed."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupted(BaseException):
    """The user or the system asked the build to end. ``status`` is the exit status for it."""

    def __init__(self, signum: int) -> None:
        super().__init__(signal.Signals(signum).name)
        self.status = 128 + signum


class SignalHandler:
    """Turns SIGINT, SIGTERM and SIGHUP into ``Interrupted`` in the main thread. A context manager.

    Worker processes that were forked from this one end silently.
    """

    SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

    def __init__(self) -> None:
        self._owner = os.getpid()
        self._deferring = False
        self._deferred: int | None = None

    @contextmanager
    def installed(self) -> Iterator["SignalHandler"]:
        """Handle the signals inside the block; the handlers that were there come back after it."""
        before = {signum: signal.signal(signum, self._handle) for signum in self.SIGNALS}
        try:
            yield self
        finally:
            for signum, handler in before.items():
                signal.signal(signum, handler)

    @contextmanager
    def deferred(self) -> Iterator[None]:
        """Put a signal off until the end of the block."""
        self._deferring = True
        try:
            yield
        finally:
            self._deferring = False
        if self._deferred is not None:
            raise Interrupted(self._deferred)

    def _handle(self, signum: int, frame: FrameType | None) -> None:  # noqa: ARG002
        if os.getpid() != self._owner:
            os._exit(128 + signum)
        if self._deferring:
            self._deferred = signum
            return
        # A pool of workers waits for its running tasks when it is closed; nobody needs them now.
        for child in multiprocessing.active_children():
            child.terminate()
        raise Interrupted(signum)
