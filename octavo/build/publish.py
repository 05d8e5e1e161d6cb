"""The output folder: files appear in it all at once, or not at all.

A build writes to a staging folder beside the output folder. At the end its files take the place of the old
ones by renames (see ``octavo.build.journal``); ``report.json`` comes last. A build that fails or is killed
before leaves the output folder as it was, and the next build removes what it left behind.
"""

import glob
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from octavo.build.checksums import join_sums
from octavo.build.journal import exclusive, finish_interrupted, publish_files, remove

ACCESSIBILITY = "accessibility.html"
#: What the name of the lock of a staging folder ends with.
_LOCK = ".lock"
#: Seconds after which a lock without a folder has been left behind.
_STALE = 3600


def rejected(output: Path) -> Path:
    """Return the folder for the files of a build that failed a check: ``output.rejected`` beside
    ``output``.
    """
    return output.with_name(output.name + ".rejected")


def hidden_prefixes(output: Path) -> tuple[str, ...]:
    """Return the beginnings of the names of files that builds put beside or into ``output`` for a while."""
    return tuple(f".{output.name}.{what}-" for what in ("build", "probe", "publish"))


class Staging:
    """The staging folder of one build. Formats put their finished files into ``made``."""

    def __init__(self, output: Path, folder: Path) -> None:
        self.output = output
        self._folder = folder
        self.made = folder / "made"
        self.made.mkdir()
        self._alone = False

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keep other builds from publishing into the same folder, until the context ends."""
        with ExitStack() as stack:
            if not self._alone:
                stack.enter_context(exclusive(self.output))
                stack.callback(setattr, self, "_alone", False)
                self._alone = True
            yield

    def publish(self) -> tuple[Path, ...]:
        """Move everything that was made into the output folder, the report last, and return the new paths.

        What this build did not make stays, and so does its sum. Raise OSError if the disk is full, or if
        something may not be written; the output folder then is as it was.
        """
        with self.exclusive():
            join_sums(self.made, self.output)
            for path in self.made.iterdir():
                _flush(path)
            published = publish_files(self.made, self.output, self._folder.parent)
            remove(rejected(self.output))
        return published

    def reject(self) -> Path:
        """Keep what was made beside the output folder, for a look at what failed, and return that folder."""
        target = rejected(self.output)
        remove(target)
        shutil.move(self.made, target)
        return target


@contextmanager
def staging(output: Path) -> Iterator[Staging]:
    """Make a staging folder beside ``output``, and remove it at the end.

    Those that killed builds have left are removed too; those of builds that are still running stay. What a
    build was publishing when it was killed is published. Raise OSError if no folder can be made.
    """
    output = output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{output.name}.build-"
    for home in (output.parent, output):
        _remove_leftovers(home, prefix)
        for probe in home.glob(glob.escape(f".{output.name}.probe-") + "*"):
            remove(probe)  # of a build that still runs, that knows how to do without
    finish_interrupted(output)
    folder = _home(output) / f"{prefix}{secrets.token_hex(4)}"
    # Locked before it exists, so that nobody takes it for one that was left. The lock ends with this process,
    # however that ends.
    lock = _lock_of(folder)
    with FileLock(lock):
        folder.mkdir(mode=0o700)
        try:
            yield Staging(output, folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            lock.unlink(missing_ok=True)


def _lock_of(folder: Path) -> Path:
    return folder.with_name(folder.name + _LOCK)


def _remove_leftovers(home: Path, prefix: str) -> None:
    """Remove staging folders, and their locks, of builds that were killed."""
    for left in home.glob(glob.escape(prefix) + "*"):
        if left.name.endswith(_LOCK):
            _remove_old_lock(left)
            continue
        try:
            with FileLock(_lock_of(left), blocking=False):
                remove(left)
                _lock_of(left).unlink(missing_ok=True)
        except Timeout:
            continue  # a build that is still running


def _remove_old_lock(lock: Path) -> None:
    """Remove a lock without a folder, unless a build may be about to make that."""
    try:
        young = time.time() - lock.stat().st_mtime < _STALE
        if young or lock.with_name(lock.name.removesuffix(_LOCK)).exists():
            return
        with FileLock(lock, blocking=False):
            lock.unlink(missing_ok=True)
    except (Timeout, FileNotFoundError):
        return  # in use, or gone


def _home(output: Path) -> Path:
    """Return the folder from which files can be renamed into ``output``: the one that it stands in, or
    ``output`` itself if it is mounted from elsewhere, or its parent may not be written to."""
    if not output.is_dir():
        return output.parent
    try:
        with tempfile.NamedTemporaryFile(
            prefix=f".{output.name}.probe-", dir=output.parent, delete=False
        ) as probe:
            inside = output / Path(probe.name).name
        try:
            os.rename(probe.name, inside)
            inside.unlink()
        except OSError:
            Path(probe.name).unlink(missing_ok=True)
            return output
    except OSError:
        return output
    return output.parent


def _flush(path: Path) -> None:
    """Have the file on the disk before its name is, so that a power cut can't leave an empty file."""
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    for file in files:
        with file.open("rb") as handle:
            os.fsync(handle.fileno())
