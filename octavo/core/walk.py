"""Walking through a folder of somebody else's: however deep it is, and no link is followed."""

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

Skip = Callable[[str, str], bool]


def skip_nothing(folder: str, name: str) -> bool:  # noqa: ARG001
    """Return False for every name in every folder."""
    return False


def walk(top: Path, skip: Skip = skip_nothing) -> Iterator[os.DirEntry[str]]:
    """Yield the entries below a folder, each folder before what is in it, in the order of their names.

    What ``skip`` returns True for, given a folder and a name in it, is left out with all that is in it. Raise
    OSError if a folder can't be read.
    """
    waiting = _sorted(os.fspath(top), skip)
    while waiting:
        entry = waiting.pop()
        yield entry
        if entry.is_dir(follow_symlinks=False):
            waiting += _sorted(entry.path, skip)


def walk_readable(top: Path, skip: Skip = skip_nothing) -> Iterator[os.DirEntry[str]]:
    """Yield the entries below a folder as ``walk`` does, as far as they can be read."""

    def unreadable(folder: str, name: str) -> bool:
        if skip(folder, name):
            return True
        path = f"{folder}/{name}"
        return os.path.isdir(path) and not os.path.islink(path) and not os.access(path, os.R_OK | os.X_OK)  # noqa: PTH112, PTH114

    with suppress(OSError):
        yield from walk(top, unreadable)


def _sorted(folder: str, skip: Skip) -> list[os.DirEntry[str]]:
    """Return what is in a folder, the last name first."""
    with os.scandir(folder) as scanned:
        entries = [entry for entry in scanned if not skip(folder, entry.name)]
    return sorted(entries, key=lambda entry: entry.name, reverse=True)
