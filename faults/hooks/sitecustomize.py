"""Loaded by the Python of a build that is to be disturbed: counts what it does to the output folder, and
kills it, or lets the system refuse, at one of these moments; and hides packages."""

import errno
import os
import signal
import sys
from typing import Any

_FOLDER = os.environ.get("FAULT_FOLDER", "\0")
_AT = int(os.environ.get("FAULT_AT", "0"))
_WITH = os.environ.get("FAULT_WITH", "")
_HIDDEN = frozenset(os.environ.get("FAULT_HIDDEN", "").split(",")) - {""}
_CHANGES = frozenset(
    {"os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "os.symlink", "os.truncate"}
)
_PID = os.getpid()


class _Hider:
    """Finds hidden packages, and says that they are not there."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:  # noqa: ARG002
        if name.partition(".")[0] in _HIDDEN:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


class _Counter:
    """Counts changes in the output folder."""

    def __init__(self) -> None:
        self.count = 0

    def watch(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open":
            flags = arguments[2] if isinstance(arguments[2], int) else 0
            if not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
                return
        elif event not in _CHANGES:
            return
        paths = [os.fsdecode(one) for one in arguments[:2] if isinstance(one, str | bytes)]
        if os.getpid() != _PID or not any(path.startswith(_FOLDER) for path in paths):
            return
        self.count += 1
        if _WITH == "count":
            os.write(_LOG, f"{self.count} {event} {paths}\n".encode())
        if self.count == _AT:
            self._strike(paths[-1] if paths else "")

    def _strike(self, path: str) -> None:
        if _WITH == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        number = getattr(errno, _WITH, 0)
        if number:
            raise OSError(number, os.strerror(number), path)
        os.kill(os.getpid(), getattr(signal, _WITH))


if _HIDDEN:
    sys.meta_path.insert(0, _Hider())
if _WITH:
    _LOG = (
        os.open(os.environ["FAULT_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT) if _WITH == "count" else -1
    )
    sys.addaudithook(_Counter().watch)
