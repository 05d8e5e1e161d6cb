"""Digests of whole folders."""

import hashlib
import os
from pathlib import Path

from octavo.cache.digest import SIZE, file_digest
from octavo.core.walk import Skip, walk

#: A folder with more than this has no digest.
MOST_BYTES = 2_000_000_000
MOST_FILES = 50_000


class _TooMuch(Exception):  # noqa: N818 - no error of anybody's
    pass


def python_caches(folder: str, name: str) -> bool:  # noqa: ARG001 - see ``tree_digest``
    """Skip the folders in which Python keeps what it has compiled."""
    return name == "__pycache__"


def tree_digest(root: Path, skip: Skip = python_caches) -> str | None:
    """Return the digest of the names and contents of all files below a folder; None if there is too much.

    ``skip`` is given the path of a folder and a name in it; a file for which it returns True does not
    count. A link counts as what is written in it. If one leads to what does not count, the folder has no
    digest: what stands there could change unseen. Raise OSError if something can't be read.
    """
    sink = hashlib.blake2b(digest_size=SIZE)
    files, size = 0, 0
    try:
        for entry in walk(root, skip):
            path, kind = Path(entry.path), _kind(entry)
            sink.update(os.fsencode(f"{kind} {path.relative_to(root)}\0"))
            files += 1
            size += entry.stat().st_size if kind == "file" else 0
            if files > MOST_FILES or size > MOST_BYTES:
                raise _TooMuch
            if kind == "file":
                sink.update(bytes.fromhex(file_digest(path)))
            elif kind == "link":
                if _leads_to_skipped(path, root, skip):
                    return None
                sink.update(os.fsencode(f"{path.readlink()}\0"))
    except _TooMuch:
        return None
    return sink.hexdigest()


def _leads_to_skipped(link: Path, root: Path, skip: Skip) -> bool:
    """Return True if a link leads to something below ``root`` that ``skip`` leaves out."""
    try:
        target = link.resolve()
        inner = target.relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):  # a loop of links, or a place outside
        return False
    place = root
    for name in inner.parts:
        if skip(os.fspath(place), name):
            return True
        place /= name
    return False


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "link"
    return "folder" if entry.is_dir() else "file" if entry.is_file() else "other"
