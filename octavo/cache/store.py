"""Bytes under keys in a folder, for any number of builds at once.

An entry is a file that appears by a rename, whole, and is replaced or removed whole: a build that has
opened it reads it to its end whatever others do. It begins with a digest of its key and content, so that
one that was cut short, changed or renamed counts as none. Reading an entry makes it young; when space is
needed the oldest go.
"""

import hashlib
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

#: What an entry begins with; it changes when the layout of entries does.
_MAGIC = b"octavo cache 1\n"
_DIGEST = 32
#: A build looks at the whole folder again after having written this part of what it may hold.
_SHARE = 8
#: Seconds after which an unfinished entry has been left behind by a build that was killed.
_STALE = 3600
_TEMPORARY = "new-"
_TAG = """\
Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of Octavo and may be deleted at any time; backups may leave it out.
# See https://bford.info/cachedir/
"""


class Store:
    """The entries in ``folder``, of ``limit`` bytes at most. Keys are hexadecimal figures, as ``digest``
    gives them.

    Neither reading nor writing ever raises OSError: if the folder can't be written to, nothing is kept, and
    ``trouble`` says why.
    """

    def __init__(self, folder: Path, limit: int) -> None:
        self.folder, self.limit = folder, limit
        self.trouble = ""
        self._foreign = False
        with suppress(OSError):
            # Another user may have made a folder in which everyone may write, and put anything into it.
            self._foreign = folder.stat().st_uid != os.getuid()
        if self._foreign:
            self.trouble = f"{folder}: it belongs to another user"
        self._room: int | None = None  # bytes that may be written until the folder is measured again

    def get(self, key: str) -> bytes | None:
        """Return the bytes that were put under a key; None if there are none, or not all."""
        path = self._path(key)
        try:
            data = b"" if self._foreign else path.read_bytes()
        except OSError:
            return None
        head = len(_MAGIC) + _DIGEST
        content = data[head:]
        if data[:head] != _MAGIC + _seal(key, content):
            return None
        with suppress(OSError):  # a folder that can only be read still serves
            os.utime(path)
        return content

    def touch(self, key: str) -> bool:
        """Make an entry young without reading it. Return True if there is one."""
        try:
            os.utime(self._path(key))
        except OSError:
            return False
        return True

    def put(self, key: str, content: bytes) -> bool:
        """Keep bytes under a key, in place of what is there. Return True if that could be done."""
        size = len(_MAGIC) + _DIGEST + len(content)
        if self.trouble or size > self.limit:
            return False
        try:
            self._write(key, content, size)
        except OSError as problem:
            self.trouble = f"{problem.filename or self.folder}: {problem.strerror or problem}"
            return False
        return True

    def _write(self, key: str, content: bytes, size: int) -> None:
        path = self._path(key)
        if self._room is None:
            self._prepare()
        if self._room is None or size > self._room:
            self._make_room(size)
        path.parent.mkdir(exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_MAGIC + _seal(key, content))
                file.write(content)
            os.replace(name, path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
        self._room = (self._room or 0) - size

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    def _prepare(self) -> None:
        """Make the folder, with the mark by which backups know a cache; no version control takes it in."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, text in (("CACHEDIR.TAG", _TAG), (".gitignore", "*\n")):
            if not (self.folder / name).exists():
                (self.folder / name).write_text(text, "utf-8")

    def _make_room(self, size: int) -> None:
        """Remove the oldest entries until ``size`` bytes, and some more, can be written."""
        found = self._entries()
        share = max(self.limit // _SHARE, size)
        total = sum(entry[1] for entry in found)
        if total + size > self.limit:
            for _, length, path in sorted(found):
                if total + share <= self.limit:
                    break
                Path(path).unlink(missing_ok=True)  # another build may be at it too
                total -= length
        self._room = min(share, max(self.limit - total, 0))

    def _entries(self) -> list[tuple[float, int, str]]:
        """Age (as a time), size and path of all entries; what killed builds have left is removed."""
        found = []
        for folder in _scan(self.folder):
            if not folder.is_dir(follow_symlinks=False):
                continue
            for entry in _scan(Path(folder.path)):
                with suppress(OSError):
                    status = entry.stat(follow_symlinks=False)
                    if entry.name.startswith(_TEMPORARY) and status.st_mtime < time.time() - _STALE:
                        Path(entry.path).unlink()
                    else:
                        found.append((status.st_mtime, status.st_size, entry.path))
        return found


def _scan(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []


def _seal(key: str, content: bytes) -> bytes:
    sink = hashlib.blake2b(key.encode(), digest_size=_DIGEST)
    sink.update(content)
    return sink.digest()
