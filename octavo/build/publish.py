"""The output folder: files appear in it all at once, or not at all.

A build writes to a staging folder beside the output folder. At the end each finished file takes the
place of the old one by a rename, which is atomic; ``report.json`` comes last. A build that fails or is
killed leaves the output folder as it was, and the next build removes what it left behind.
"""

import fcntl
import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from octavo.build.checksums import join_sums

REPORT = "report.json"
ACCESSIBILITY = "accessibility.html"
_LOCK = "lock"


def rejected(output: Path) -> Path:
    """Where the files of a build are kept that failed a check: ``output.rejected`` beside ``output``."""
    return output.with_name(output.name + ".rejected")


class Staging:
    """The staging folder of one build. ``made`` is where stages put finished files."""

    def __init__(self, output: Path, folder: Path) -> None:
        self.output = output
        self._folder = folder
        self.made = folder / "made"
        self.made.mkdir()

    def publish(self) -> tuple[Path, ...]:
        """Move everything that was made into the output folder, the report last; returns the new paths.

        What this build did not make stays, and so does its sum. Raises OSError (disk full, no permission).
        """
        self.output.mkdir(parents=True, exist_ok=True)
        join_sums(self.made, self.output)
        names = sorted((path.name for path in self.made.iterdir()), key=lambda name: (name == REPORT, name))
        for name in names:
            _flush(self.made / name)
        for name in names:
            self._take_place(self.made / name, self.output / name)
        _remove(rejected(self.output))
        return tuple(self.output / name for name in names)

    def reject(self) -> Path:
        """Keep what was made beside the output folder, for a look at what failed; returns that folder."""
        target = rejected(self.output)
        _remove(target)
        shutil.move(self.made, target)
        return target

    def _take_place(self, source: Path, target: Path) -> None:
        if not source.is_dir() and not target.is_dir():
            os.replace(source, target)
            return
        # A folder that is not empty can't be replaced by a rename: the old one steps aside first.
        old = source.with_name(source.name + ".old")
        there = os.path.lexists(target)
        if there:
            os.rename(target, old)
        try:
            os.rename(source, target)
        except OSError:
            if there:
                os.rename(old, target)
            raise
        if there:
            _remove(old)


@contextmanager
def staging(output: Path) -> Iterator[Staging]:
    """Make a staging folder beside ``output``, and remove it at the end.

    Those that killed builds have left are removed too; builds at work at the same time are let be.
    Raises OSError where no folder can be made.
    """
    output = output.resolve()
    output.parent.mkdir(parents=True, exist_ok=True)
    prefix = f".{output.name}.build-"
    with _alone(output.parent):
        for home in (output.parent, output):
            for left in home.glob(glob.escape(prefix) + "*"):
                if not _alive(left):
                    _remove(left)
        folder = Path(tempfile.mkdtemp(prefix=prefix, dir=_home(output)))
        # A record lock ends with this process, however it ends, and workers forked from it don't inherit it.
        lock = (folder / _LOCK).open("w")
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    try:
        yield Staging(output, folder)
    finally:
        lock.close()
        shutil.rmtree(folder, ignore_errors=True)


def _home(output: Path) -> Path:
    """The folder from which files can be renamed into ``output``: the one it stands in, or else (where
    ``output`` is mounted from elsewhere, or its parent is not to be written to) ``output`` itself."""
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
            Path(probe.name).unlink()
            return output
    except OSError:
        return output
    return output.parent


def _alive(folder: Path) -> bool:
    try:
        with (folder / _LOCK).open("r+") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let no other build make or remove staging folders in ``folder`` at the same time."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        with suppress(
            OSError
        ):  # some network file systems know no locks; then two builds at once are rare enough
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _flush(path: Path) -> None:
    """Have the file on the disk before its name is, so that a power cut can't leave an empty file."""
    files = [path] if path.is_file() else [p for p in path.rglob("*") if p.is_file()]
    for file in files:
        with file.open("rb") as handle:
            os.fsync(handle.fileno())


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
