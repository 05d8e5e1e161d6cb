"""Digests of whole folders."""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from octavo.cache.digest import SIZE, file_digest

#: A folder with more than this has no digest.
MOST_BYTES = 2_000_000_000
MOST_FILES = 50_000


class _TooMuch(Exception):  # noqa: N818 - no error of anybody's
    pass


def tree_digest(root: Path, skip: Callable[[str, str], bool] | None = None) -> str | None:
    """Return the digest of the names and contents of all files below a folder; None if there is too much.

    ``skip`` is given the path of a folder and a name in it; a file for which it returns True does not
    count, and neither do Python's own caches. A link counts as what is written in it. Raise OSError if
    something can't be read.
    """
    sink = hashlib.blake2b(digest_size=SIZE)
    files, size = 0, 0
    try:
        for entry, kind in _walk(os.fspath(root), skip):
            path = Path(entry.path)
            sink.update(os.fsencode(f"{kind} {path.relative_to(root)}\0"))
            files += 1
            size += entry.stat().st_size if kind == "file" else 0
            if files > MOST_FILES or size > MOST_BYTES:
                raise _TooMuch
            if kind == "file":
                sink.update(bytes.fromhex(file_digest(path)))
            elif kind == "link":
                sink.update(os.fsencode(f"{path.readlink()}\0"))
    except _TooMuch:
        return None
    return sink.hexdigest()


def _walk(folder: str, skip: Callable[[str, str], bool] | None) -> Iterator[tuple[os.DirEntry[str], str]]:
    """Yield what is below a folder, in order, and what each is: "file", "folder", "link" or "other"."""
    with os.scandir(folder) as scanned:
        entries = sorted(scanned, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name == "__pycache__" or (skip and skip(folder, entry.name)):
            continue
        if entry.is_symlink():
            yield entry, "link"
        elif entry.is_dir():
            yield entry, "folder"
            yield from _walk(entry.path, skip)
        else:
            yield entry, "file" if entry.is_file() else "other"
