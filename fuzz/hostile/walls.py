"""Watches what a build does outside of its own folders: Python tells of every file, process and address."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
#: Events of what changes files: how many of their first arguments are paths.
_CHANGES = {
    **dict.fromkeys(
        ("os.mkdir", "os.rmdir", "os.remove", "os.truncate", "os.chmod", "os.chown", "os.utime"), 1
    ),
    **dict.fromkeys(("os.rename", "os.link", "os.symlink"), 2),
}
#: Events that nothing in a book may bring about.
_NEVER = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "socket.connect",
    "socket.getaddrinfo",
)

#: Programs by which Python finds libraries of the system, and by which finished files are read.
_SYSTEM = frozenset({"ldconfig", "gcc", "cc", "ld", "objdump", "pdftotext"})


class Walls:
    """The walls of one process: once up, they stay. Only what happens in ``watched`` is told."""

    def __init__(self) -> None:
        self._inside = ""
        self._forbidden = ""
        self._said: list[str] | None = None
        sys.addaudithook(self._hear)

    @contextmanager
    def watched(self, inside: str, forbidden: str) -> Iterator[list[str]]:
        """Yield a list that gets what is done outside of the folder ``inside``, or with what lies in
        ``forbidden``."""
        self._inside, self._forbidden, self._said = os.path.realpath(inside), os.path.realpath(forbidden), []
        try:
            yield self._said
        finally:
            self._said = None

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._said is None:
            return
        if event == "open":
            path, _, flags = arguments
            self._see(path, bool(flags & _WRITING) if isinstance(flags, int) else False)
        elif event in _CHANGES:
            for path in arguments[1 if event == "os.symlink" else 0 : _CHANGES[event]]:
                self._see(path, True)
        elif event in _NEVER and str(arguments[0]).rpartition("/")[2] not in _SYSTEM:
            self._said.append(f"{event} {str(arguments)[:200]}")

    def _see(self, path: Any, writes: bool) -> None:
        if self._said is None or not isinstance(path, str | bytes | os.PathLike):
            return
        name = os.path.normpath(os.fsdecode(path))
        if not name.startswith("/"):
            return  # beside a folder that is open, as when trees are removed
        if name.startswith(self._forbidden) or (writes and not name.startswith((self._inside, os.devnull))):
            self._said.append(f"{'writes' if writes else 'reads'} {name}")
