"""The key that seals the entries of the cache, so that nobody but this user's builds can make one.

It lies in the user's own folder for state and in no checkout: a cache that comes with a book's sources has
the right form at best, and never the right seals.
"""

import os
import stat
import tempfile
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from octavo.cache.user_folders import state_folder

#: The environment variable with a secret text, for machines that share a cache (CI).
SECRET = "OCTAVO_CACHE_KEY"
SIZE = 32
_SHORTEST = 16


def sealing_key(book: Path | None = None) -> bytes:
    """Return the key: it is made from OCTAVO_CACHE_KEY, or read from the user's file, or made at random.

    Raise ValueError if the variable is too short to be a secret, and OSError if there is no key that can be
    trusted: if the file can't be made or read, is not this user's alone, or lies in the folder ``book``.
    """
    if secret := os.environ.get(SECRET):
        if len(secret) < _SHORTEST:
            raise ValueError(f"{SECRET} has {len(secret)} characters; write {_SHORTEST} or more")
        return blake2b(secret.encode("utf-8", "surrogateescape"), digest_size=SIZE).digest()
    path = state_folder() / "cache.key"
    if book and path.resolve().is_relative_to(book.resolve()):
        raise OSError(0, "the key of the cache would lie in the book's folder", str(path))
    try:
        return _read(path)
    except FileNotFoundError:
        _make(path)
    return _read(path)


def _read(path: Path) -> bytes:
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as file:
        status = os.fstat(handle)
        own = stat.S_ISREG(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o077
        key = file.read(SIZE + 1) if own else b""
    if len(key) != SIZE:
        raise OSError(0, "this is no key of the cache that only you can read; delete it", str(path))
    return key


def _make(path: Path) -> None:
    """Write a new key. If another build is faster, keep that one's."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(os.urandom(SIZE))
        with suppress(FileExistsError):
            os.link(name, path)
    finally:
        Path(name).unlink()
