"""The end of a process whose parent is gone, whatever it is doing at that moment."""

import ctypes
import os
import signal
import sys
import threading
import time

_SECONDS_BETWEEN = 0.2
_PR_SET_PDEATHSIG = 1  # linux/prctl.h


def end_with_parent(parent: int, *, tied: bool = False) -> None:
    """End this process when its parent, a process of that number, is gone; at once if it is gone already.

    A thread looks, as often as the interpreter lets it. ``tied`` says that the thread of the parent that
    started this process lives as long as the parent itself: then Linux sees to it too, and nothing that
    this process does can put it off.
    """
    if tied and sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    threading.Thread(target=_watch, args=(parent,), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_SECONDS_BETWEEN)
    os._exit(1)
