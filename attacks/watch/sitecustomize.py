"""Loaded by each Python that an attacked build starts: writes down what it connects to, starts and runs."""

import os
import sys
from typing import Any

_EVENTS = frozenset(
    {
        *("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.bind"),
        *("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "pty.spawn"),
        *("ctypes.dlopen", "open", "import", "compile", "exec"),
    }
)
_LOG = os.open(os.environ["ATTACK_LOG"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
_SECRET, _BOOK = os.environ["ATTACK_OUTSIDE"], os.environ["ATTACK_BOOK"]


def _is_code(file: str) -> bool:
    """Return True for a file of the book that is no template: these are run in a sandbox."""
    return file.startswith(_BOOK) and not file.endswith(".j2")


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in _EVENTS:
        return
    if event == "open":
        name = arguments[0]
        text = os.fsdecode(name) if isinstance(name, str | bytes) else ""
        if not text.startswith(_SECRET):
            return
    if event == "exec" and not _is_code(getattr(arguments[0], "co_filename", "")):
        return
    if event == "compile" and not _is_code(str(arguments[1])):
        return
    if event == "import" and not str(arguments[1] or "").startswith(_BOOK):
        return
    if event == "ctypes.dlopen" and _BOOK not in str(arguments[0]):
        return
    if event == "socket.connect" and isinstance(arguments[1], str | bytes):
        return  # between processes of one machine
    told = f"{event}\t{arguments[:2]!r}".replace("\n", " ")
    os.write(_LOG, told.encode("utf-8", "backslashreplace")[:2000] + b"\n")


sys.addaudithook(_watch)
