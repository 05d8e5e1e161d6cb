"""Bytes under keys in a folder, for any number of builds at once.

An entry is a file that appears by a rename, whole, and is replaced or removed whole: a build that has
opened it reads it to its end whatever others do. It begins with a seal: a digest of its key and content that
only who has the secret key can make. So an entry that was cut short, changed, renamed or forged counts as
none. Reading an entry makes it young; when space is needed the oldest go.

The folder must be one that a store has made, or be empty. No link in it is followed, and nothing is removed
but what has the name of an entry.
"""

import hashlib
import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: What an entry begins with; it changes when the layout of entries does.
_MAGIC = b"octavo cache 2\n"
_SEAL = 32
#: A build looks at the whole folder again after having written this part of what it may hold.
_SHARE = 8
#: Seconds after which an unfinished entry has been left behind by a build that was killed.
_STALE = 3600
_TEMPORARY = "new-"
_SHELF = re.compile(r"[0-9a-f]{2}")
_ENTRY = re.compile(r"[0-9a-f]{30,}|new-[0-9a-f]{16}")
_TAG_FILE = "CACHEDIR.TAG"
_TAG = """\
Signature: 8a477f597d28d172789f06886806bc55
# This folder is a cache of Octavo and may be deleted at any time; backups may leave it out.
# See https://bford.info/cachedir/
"""
_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW


class Store:
    """The entries in ``folder``, of ``limit`` bytes at most. Keys of entries are hexadecimal figures, as
    ``digest`` gives them; ``secret`` seals them.

    Neither reading nor writing ever raises OSError: if the folder can't be used, nothing is read or kept, and
    ``trouble`` says why.
    """

    def __init__(self, folder: Path, limit: int, secret: bytes, trouble: str = "") -> None:
        self.folder, self.limit = folder, limit
        self.trouble = trouble or _trouble_with(folder)
        self._secret = secret
        self._usable = not self.trouble
        self._room: int | None = None  # bytes that may be written until the folder is measured again

    def get(self, key: str) -> bytes | None:
        """Return the bytes that were put under a key; None if there are none, or not all."""
        if not self._usable:
            return None
        try:
            with self._shelf(key) as shelf:
                handle = os.open(key[2:], os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=shelf)
                with os.fdopen(handle, "rb") as file:
                    data = file.read() if stat.S_ISREG(os.fstat(handle).st_mode) else b""
                head = len(_MAGIC) + _SEAL
                content = data[head:]
                if not secrets.compare_digest(data[:head], _MAGIC + self._seal(key, content)):
                    return None
                with suppress(OSError):  # a folder that can only be read still serves
                    os.utime(key[2:], dir_fd=shelf, follow_symlinks=False)
                return content
        except OSError:
            return None

    def touch(self, key: str) -> bool:
        """Make an entry young without reading it. Return True if there is one."""
        if not self._usable:
            return False
        try:
            with self._shelf(key) as shelf:
                os.utime(key[2:], dir_fd=shelf, follow_symlinks=False)
        except OSError:
            return False
        return True

    def put(self, key: str, content: bytes) -> bool:
        """Keep bytes under a key, in place of what is there. Return True if that could be done."""
        size = len(_MAGIC) + _SEAL + len(content)
        if self.trouble or size > self.limit:
            return False
        try:
            self._write(key, content, size)
        except OSError as problem:
            self.trouble = f"{problem.filename or self.folder}: {problem.strerror or problem}"
            return False
        return True

    def _write(self, key: str, content: bytes, size: int) -> None:
        if self._room is None:
            self._prepare()
        if self._room is None or size > self._room:
            self._make_room(size)
        with self._shelf(key, make=True) as shelf:
            name = f"{_TEMPORARY}{secrets.token_hex(8)}"
            handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600, dir_fd=shelf)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_MAGIC + self._seal(key, content))
                    file.write(content)
                os.replace(name, key[2:], src_dir_fd=shelf, dst_dir_fd=shelf)
            except BaseException:
                with suppress(OSError):
                    os.unlink(name, dir_fd=shelf)
                raise
        self._room = (self._room or 0) - size

    @contextmanager
    def _shelf(self, key: str, *, make: bool = False) -> Iterator[int]:
        """Open the folder of an entry. Raise OSError if it, or the cache itself, is a link or no folder."""
        root = os.open(self.folder, _FOLDER)
        try:
            if make:
                with suppress(FileExistsError):
                    os.mkdir(key[:2], dir_fd=root)
            shelf = os.open(key[:2], _FOLDER, dir_fd=root)
        finally:
            os.close(root)
        try:
            yield shelf
        finally:
            os.close(shelf)

    def _seal(self, key: str, content: bytes) -> bytes:
        sink = hashlib.blake2b(key.encode(), digest_size=_SEAL, key=self._secret)
        sink.update(content)
        return sink.digest()

    def _prepare(self) -> None:
        """Make the folder, with the mark by which backups know a cache; no version control takes it in."""
        self.folder.mkdir(parents=True, exist_ok=True)
        root = os.open(self.folder, _FOLDER)
        try:
            for name, text in ((_TAG_FILE, _TAG), (".gitignore", "*\n")):
                with suppress(FileExistsError):
                    handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644, dir_fd=root)
                    with os.fdopen(handle, "w", encoding="utf-8") as file:
                        file.write(text)
        finally:
            os.close(root)

    def _make_room(self, size: int) -> None:
        """Remove the oldest entries until ``size`` bytes, and some more, can be written."""
        found = self._entries()
        share = max(self.limit // _SHARE, size)
        total = sum(entry[1] for entry in found)
        if total + size > self.limit:
            for _, length, key in sorted(found):
                if total + share <= self.limit:
                    break
                self._remove(key)
                total -= length
        self._room = min(share, max(self.limit - total, 0))

    def _remove(self, key: str) -> None:
        with suppress(FileNotFoundError), self._shelf(key) as shelf:  # another build may be at it too
            os.unlink(key[2:], dir_fd=shelf)

    def _entries(self) -> list[tuple[float, int, str]]:
        """Return age (as a time), size and key of all entries, and remove what killed builds have left."""
        found = []
        for folder in _scan(self.folder):
            if not _SHELF.fullmatch(folder.name) or not folder.is_dir(follow_symlinks=False):
                continue
            for entry in _scan(Path(folder.path)):
                if not _ENTRY.fullmatch(entry.name):
                    continue
                with suppress(FileNotFoundError):
                    status = entry.stat(follow_symlinks=False)
                    key = folder.name + entry.name
                    if entry.name.startswith(_TEMPORARY) and status.st_mtime < time.time() - _STALE:
                        self._remove(key)
                    elif stat.S_ISREG(status.st_mode):
                        found.append((status.st_mtime, status.st_size, key))
        return found


def _trouble_with(folder: Path) -> str:
    """Return the reason why a folder can't be a cache, or ""; one that is not there yet can."""
    try:
        status = folder.lstat()
    except FileNotFoundError:
        return ""
    except OSError as problem:
        return f"{folder}: {problem.strerror}"
    if stat.S_ISLNK(status.st_mode):
        return f"{folder}: it is a link"
    if not stat.S_ISDIR(status.st_mode):
        return f"{folder}: it is not a folder"
    # Another user may have made a folder in which everyone may write, and put anything into it.
    if status.st_uid != os.getuid():
        return f"{folder}: it belongs to another user"
    try:
        tag = folder / _TAG_FILE
        ours = not tag.is_symlink() and tag.is_file() and tag.read_text("utf-8", "replace") == _TAG
        if not ours and any(folder.iterdir()):
            return f"{folder}: it is not empty, and no cache of Octavo"
    except OSError as problem:
        return f"{folder}: {problem.strerror}"
    return ""


def _scan(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []
