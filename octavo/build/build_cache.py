"""Whole builds: one in which nothing has changed is given out again instead of being made again."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from itertools import groupby
from pathlib import Path, PurePosixPath

from octavo.build.publish import Staging, rejected
from octavo.build.report import Report
from octavo.cache import machine
from octavo.cache.codec import Codec
from octavo.cache.digest import digest, file_digest, state
from octavo.cache.place import open_store
from octavo.cache.store import Store
from octavo.cache.trees import tree_digest
from octavo.check.result import Outcome
from octavo.check.validators.ace_program import find_ace, find_chromium
from octavo.core.settings import CheckLevel, Format, Settings

#: Settings that change nothing in what is made. All others, those still to come as well, are part of the key.
_BESIDE = {"book", "output", "jobs", "verbosity", "cache"}
#: Folders of a book's folder that belong to other programs.
_NOT_OF_BOOKS = {*(".git", ".hg", ".svn", ".jj"), *(".venv", ".cache", ".mypy_cache", ".pytest_cache")}
#: A build with a larger file is not kept: its bytes are held in memory on the way.
_LARGEST = 256 << 20


def open_builds(settings: Settings) -> "Builds | None":
    """The builds that are kept where the settings want it; None where there is to be no cache.

    Raises ValueError where OCTAVO_CACHE_SIZE is not a number.
    """
    store = open_store(settings)
    return Builds(settings, store) if store else None


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A published file: its path from the output folder, size in bytes, and the key of its content."""

    path: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A build as it is kept."""

    report: Report
    files: tuple[KeptFile, ...]


class Builds:
    """The whole builds in a store, of which the one that the settings ask for can be read and kept.

    Make it before the book is read: what it sees is what the build is kept under.
    """

    def __init__(self, settings: Settings, store: Store) -> None:
        self.store = store
        self._settings = settings
        self._key = _key(settings, store)
        self._codec = Codec(Kept)

    def find(self) -> Kept | None:
        """The build of the same book with the same settings, if there was one; no file is looked at."""
        data = self.store.get(self._key) if self._key else None
        with suppress(ValueError):
            kept = self._codec.decode(data) if data else None
            return kept if kept and all(map(_harmless, kept.files)) else None
        return None

    def stage(self, kept: Kept, room: Staging) -> bool:
        """Put those files of a build into a staging folder that the output folder lacks; False where some
        of them are kept no more. Raises OSError where that can't be written."""
        for name, group in groupby(kept.files, key=lambda file: file.path.partition("/")[0]):
            files = list(group)
            if _there(files, room.output, name):
                for file in files:
                    self.store.touch(file.digest)
                continue
            for file in files:
                content = self.store.get(file.digest)
                if content is None:
                    return False
                path = room.made / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        return True

    def keep(self, report: Report, made: Path) -> None:
        """Keep a finished build whose files, the report among them, are in ``made``.

        One of a book that has been changed meanwhile is not kept, nor one with checks that failed or were
        not made.
        """
        if not self._key or any(check.outcome is not Outcome.PASSED for check in report.checks):
            return
        paths = sorted((path for path in made.rglob("*") if path.is_file()), key=lambda path: path.parts)
        if any(path.stat().st_size > _LARGEST for path in paths) or self._key != _key(
            self._settings, self.store
        ):
            return
        files = []
        for path in paths:
            content = path.read_bytes()
            file = KeptFile(path.relative_to(made).as_posix(), len(content), file_digest(path))
            if not self.store.put(file.digest, content):
                return
            files.append(file)
        self.store.put(self._key, self._codec.encode(Kept(report, tuple(files))))


def _harmless(file: KeptFile) -> bool:
    """Whether the path leads nowhere but into the folder that it is relative to."""
    path = PurePosixPath(file.path)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and "\0" not in file.path


def _there(files: Sequence[KeptFile], output: Path, name: str) -> bool:
    """Whether a file, or a folder with just these files, is in the output folder as it was published."""
    top = output / name
    if top.is_symlink():
        return False
    found = set(_files(top) if top.is_dir() else [top])
    if found != {output / file.path for file in files}:
        return False
    return all(
        (path := output / file.path).is_file()
        and path.stat().st_size == file.size
        and file_digest(path) == file.digest
        for file in files
    )


def _files(folder: Path) -> Iterator[Path]:
    """All that is in a folder but folders; a link to a folder counts as a file."""
    for place, folders, names in os.walk(folder):
        yield from (Path(place, name) for name in names)
        yield from (link for name in folders if (link := Path(place, name)).is_symlink())


def _key(settings: Settings, store: Store) -> str | None:
    """The key of a build; None where the book is too large, or a file of it can't be read. What is made
    without the printed book is another where its pages are known."""
    source = book_state(settings)
    if source is None:
        return None
    names = (field.name for field in fields(settings) if field.name not in _BESIDE)
    asked = (f"{name}={_plain(getattr(settings, name))}" for name in names)
    pages = "" if settings.formats & {Format.PDF, Format.PRINT} else pagemap_key(source, settings)
    known = f"pages known={bool(pages) and store.touch(pages)}"
    return digest("build", source, *asked, known, _checker(settings))


def pagemap_key(state: str, settings: Settings) -> str:
    """The key of the PageMap of a book in that state, in the edition that the settings name."""
    return digest("pagemap", state, settings.edition)


def book_state(settings: Settings) -> str | None:
    """A digest of a book as it is now, and of what builds it; None where the book is too large, or a file of
    it can't be read."""
    book = settings.book.resolve()
    try:
        source = tree_digest(book, _beside_book(settings))
        tool = machine.tool()
    except OSError:
        return None
    return None if source is None else digest("book", str(book), source, tool)


def _beside_book(settings: Settings) -> Callable[[str, str], bool]:
    """What is no part of a book though it may lie in its folder: what builds make, and other programs."""
    output = settings.output.resolve()
    home, names = str(output.parent), {output.name, rejected(output).name}
    hidden = (f".{output.name}.build-", f".{output.name}.probe-")

    def skip(folder: str, name: str) -> bool:
        return name in _NOT_OF_BOOKS or (folder == home and (name in names or name.startswith(hidden)))

    return skip


def _plain(value: object) -> str:
    """A setting as text that is the same in every run; of a file its content counts."""
    if isinstance(value, frozenset | set):
        return " ".join(sorted(map(_plain, value)))
    if isinstance(value, tuple | list):
        return repr([_plain(item) for item in value])
    return f"{value.resolve()} {state(value)}" if isinstance(value, Path) else repr(value)


def _checker(settings: Settings) -> str:
    """What checks that is no package of Python's."""
    tools: list[str | Path | None] = []
    if settings.check is not CheckLevel.NONE:
        tools.append(shutil.which("pdftotext"))
    if settings.check is CheckLevel.FULL and Format.EPUB in settings.formats:
        tools += (find_ace(), find_chromium())
    found = [(tool, Path(tool).stat()) for tool in tools if tool is not None]
    return " ".join(f"{tool} {status.st_size} {status.st_mtime_ns}" for tool, status in found)
