"""Moving files into the output folder so that neither a kill nor a fault leaves a mixture of old and new.

One rename of the folder of new files makes a journal of it: from then on the build counts as published. Its
files are then renamed into the output folder one by one. If something can't be put in its place, all that
was moved is put back. If the build is killed, the next one finishes what the journal still holds. Two builds
never publish into one folder at the same time.

The output folder itself is not exchanged, though that could be one single rename: a shell or a viewer that
has it open would be left in a folder that is gone.
"""

import errno
import fcntl
import glob
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path

from octavo.cache.key import sealing_key

REPORT = "report.json"
#: Folders of a journal: what is still to be moved, and what stood in its place; and the file that proves that
#: a build of this user has written it.
_NEW, _OLD, _SEAL = "new", "old", "seal"
#: Faults of a file system that knows no locks of folders (NFS); builds there are not kept apart.
_NO_LOCKS = frozenset({errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})


@contextmanager
def exclusive(output: Path) -> Iterator[None]:
    """Let one build at a time work in ``output``, which is made if it is not there; the others wait.

    The lock is one of the folder itself, and ends with the process. Raise OSError if the folder can't be
    made.
    """
    output.mkdir(parents=True, exist_ok=True)
    handle = os.open(output, os.O_RDONLY | os.O_DIRECTORY)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError as problem:
            if problem.errno not in _NO_LOCKS:
                raise
        yield
    finally:
        os.close(handle)


def publish_files(made: Path, output: Path, home: Path) -> tuple[Path, ...]:
    """Move all that is in ``made`` into ``output``, or nothing of it; return the new paths. The report comes
    last.

    Both, and ``home``, where the journal is kept meanwhile, are folders of one file system. Call it inside
    of ``exclusive``. Raise OSError if something can't be put in its place.
    """
    journal = home / f".{output.name}.publish-{secrets.token_hex(4)}"
    journal.mkdir(mode=0o700)
    (journal / _OLD).mkdir()
    if seal := _seal(journal, output):
        (journal / _SEAL).write_text(seal, encoding="ascii")
    os.rename(made, journal / _NEW)
    return _move(journal, output)


def finish_interrupted(output: Path) -> None:
    """Publish what builds that were killed had begun to publish into ``output``. Raise OSError as
    ``publish_files`` does."""
    if not any(_journals(output)):
        return
    with exclusive(output):
        for journal in _journals(output):
            if not _is_ours(journal, output):
                remove(journal)  # a build was killed before it published, or this is the work of an enemy
                continue
            _move(journal, output)


def _seal(journal: Path, output: Path) -> str | None:
    """Return a digest that only builds of this user can make; None if they have no key."""
    try:
        key = sealing_key()
    except (OSError, ValueError):
        return None
    return blake2b(os.fsencode(f"{journal.name} {output.resolve()}"), key=key).hexdigest()


def _is_ours(journal: Path, output: Path) -> bool:
    """Return True if a build of this user has made a journal, and had come to moving its files."""
    parts = [journal / name for name in (_NEW, _OLD, _SEAL)]
    if any(part.is_symlink() for part in parts) or [part.is_dir() for part in parts] != [True, True, False]:
        return False
    try:
        found = parts[2].read_text(encoding="ascii")
    except (OSError, ValueError):
        return False
    seal = _seal(journal, output)
    return seal is not None and secrets.compare_digest(found, seal)


def _journals(output: Path) -> Iterator[Path]:
    """Yield the journals of this user, the oldest first."""
    pattern = glob.escape(f".{output.name}.publish-") + "*"
    own = []
    for path in (path for home in (output.parent, output) for path in home.glob(pattern)):
        with suppress(FileNotFoundError):  # the build that it belongs to has just come to its end
            status = path.lstat()
            if stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid():
                own.append((status.st_mtime_ns, path))
    yield from (path for _, path in sorted(own))


def _move(journal: Path, output: Path) -> tuple[Path, ...]:
    """Move files from a journal into the output folder, and remove the journal; if one can't be moved, put
    all of them back first."""
    names = sorted(
        (path.name for path in (journal / _NEW).iterdir()), key=lambda name: (name == REPORT, name)
    )
    moved: list[str] = []
    try:
        for name in names:
            moved.append(name)
            _take_place(journal, name, output)
    except OSError:
        for name in reversed(moved):
            _put_back(journal, name, output)
        remove(journal)
        raise
    remove(journal)
    return tuple(output / name for name in names)


def _take_place(journal: Path, name: str, output: Path) -> None:
    """Put one file or folder into the output folder, and keep in the journal what stood there."""
    new, target, old = journal / _NEW / name, output / name, journal / _OLD / name
    if new.is_dir() or target.is_dir() or target.is_symlink():
        # A folder that is not empty can't be replaced by a rename: the old one steps aside first.
        if os.path.lexists(target):
            os.rename(target, old)
    elif target.exists():
        _keep(target, old)
    os.replace(new, target)


def _keep(target: Path, old: Path) -> None:
    with suppress(FileExistsError):  # the killed build had come as far as this
        try:
            os.link(target, old)
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            shutil.copy2(target, old)


def _put_back(journal: Path, name: str, output: Path) -> None:
    """Undo ``_take_place``, as far as it came."""
    new, target, old = journal / _NEW / name, output / name, journal / _OLD / name
    if not os.path.lexists(new):
        os.rename(target, new)
    if os.path.lexists(old):
        os.replace(old, target)


def remove(path: Path) -> None:
    """Remove a file, a link, or a folder with all that is in it; nothing happens if it is not there."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)
