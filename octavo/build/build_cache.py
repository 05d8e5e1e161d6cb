"""Whole builds: the files of one in which nothing has changed are published again instead of being made
again.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from itertools import groupby
from pathlib import Path, PurePosixPath

from octavo.build.book_state import book_state
from octavo.build.publish import Staging
from octavo.build.report import Report
from octavo.build.toolchain import BUILT_IN, Toolchain
from octavo.cache.codec import Codec
from octavo.cache.digest import digest, file_digest, state
from octavo.cache.place import open_store
from octavo.cache.store import Store
from octavo.check import Outcome, Tool
from octavo.check.validators.ace_program import find_ace, find_chromium
from octavo.core.settings import Settings
from octavo.formats.check import tools_of

#: Settings that change nothing in what is made. All others, those still to come as well, are part of the key;
#: of the formats those that are made, whether they were named or not.
_NOT_IN_KEY = {
    "formats",
    "book",
    "output",
    "jobs",
    "verbosity",
    "cache",
    "cache_folder",
    "strict",
    "messages",
    "bounds",
}
#: A build with a larger file is not kept: its bytes are held in memory on the way.
_LARGEST = 256 << 20


def open_build_cache(settings: Settings, toolchain: Toolchain = BUILT_IN) -> "BuildCache | None":
    """Return the cache of whole builds, or None if the settings want none.

    Raise ValueError as ``open_store`` does, and RegistryError for a format that does not exist.
    """
    store = open_store(settings)
    return BuildCache(settings, store, toolchain) if store else None


@dataclass(frozen=True, slots=True)
class CachedFile:
    """A published file: its path from the output folder, size in bytes, and the key of its content."""

    path: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class CachedBuild:
    """A build in the cache: its report, and the files that it published."""

    report: Report
    files: tuple[CachedFile, ...]


class BuildCache:
    """The whole builds in a store. The one that the settings ask for can be read and kept.

    Make it before the book is read: the state of the book at that time is what the build is kept under.
    """

    def __init__(self, settings: Settings, store: Store, toolchain: Toolchain = BUILT_IN) -> None:
        self.store = store
        self._settings, self._toolchain = settings, toolchain
        self._key = self._key_now()
        self._codec = Codec(CachedBuild)

    def find(self) -> CachedBuild | None:
        """Return the build of the same book with the same settings, or None; no file is read."""
        data = self.store.get(self._key) if self._key else None
        with suppress(ValueError):
            cached = self._codec.decode(data) if data else None
            return cached if cached and all(map(_harmless, cached.files)) else None
        return None

    def stage(self, cached: CachedBuild, staged: Staging) -> bool:
        """Put those files of a build into a staging folder that the output folder lacks.

        Return False if some of them are in the cache no more. Raise OSError if that can't be written.
        """
        for name, group in groupby(cached.files, key=lambda file: file.path.partition("/")[0]):
            files = list(group)
            if _published(files, staged.output, name):
                for file in files:
                    self.store.touch(file.digest)
                continue
            for file in files:
                content = self.store.get(file.digest)
                if content is None:
                    return False
                path = staged.made / file.path
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        return True

    def keep(self, report: Report, made: Path) -> None:
        """Keep a finished build whose files, the report among them, are in ``made``.

        One of a book that has been changed meanwhile is not kept, nor one with checks that failed or were
        skipped.
        """
        if not self._key or any(check.outcome is not Outcome.PASSED for check in report.checks):
            return
        paths = sorted((path for path in made.rglob("*") if path.is_file()), key=lambda path: path.parts)
        if any(path.stat().st_size > _LARGEST for path in paths) or self._key != self._key_now():
            return
        files = []
        for path in paths:
            content = path.read_bytes()
            file = CachedFile(path.relative_to(made).as_posix(), len(content), file_digest(path))
            if not self.store.put(file.digest, content):
                return
            files.append(file)
        try:
            data = self._codec.encode(CachedBuild(report, tuple(files)))
        except UnicodeEncodeError:  # a warning names a file whose name is not Unicode
            return
        self.store.put(self._key, data)

    def _key_now(self) -> str | None:
        """Return the key of a build; None if the book is too large, or a file of it can't be read.

        A build that typesets nothing is another build once the pages of the book are known.
        """
        settings, toolchain = self._settings, self._toolchain
        source = book_state(settings, toolchain)
        if source is None:
            return None
        names = (field.name for field in fields(settings) if field.name not in _NOT_IN_KEY)
        options = (f"{name}={_plain(getattr(settings, name))}" for name in names)
        asked = toolchain.formats_asked(settings)
        formats = [each.name for each in asked]
        pages = "" if any(each.typesets for each in asked) else pagemap_key(source, settings)
        known = f"pages known={bool(pages) and self.store.touch(pages)}"
        tools = tools_of(toolchain.checks, formats, settings.check)
        return digest("build", source, " ".join(formats), *options, known, _programs(tools))


def _harmless(file: CachedFile) -> bool:
    """Return True if the path leads nowhere but into the folder that it is relative to."""
    path = PurePosixPath(file.path)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and "\0" not in file.path


def _published(files: Sequence[CachedFile], output: Path, name: str) -> bool:
    """Return True if a file, or a folder with just these files, is in the output folder as it was
    published.
    """
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
    """Yield all that is in a folder but folders; a link to a folder counts as a file."""
    for place, folders, names in os.walk(folder):
        yield from (Path(place, name) for name in names)
        yield from (link for name in folders if (link := Path(place, name)).is_symlink())


def pagemap_key(state: str, settings: Settings) -> str:
    """Return the key of the page map of a book in that state, in the edition that the settings name."""
    return digest("pagemap", state, settings.edition)


def _plain(value: object) -> str:
    """Return a setting as text that is the same in every run; of a file the content counts."""
    if isinstance(value, frozenset | set):
        return " ".join(sorted(map(_plain, value)))
    if isinstance(value, tuple | list):
        return repr([_plain(item) for item in value])
    return f"{value.resolve()} {state(value)}" if isinstance(value, Path) else repr(value)


def _programs(tools: frozenset[Tool]) -> str:
    """Return the state of the programs that check and are not packages of Python's."""
    programs: list[str | Path | None] = []
    if Tool.PDFTOTEXT in tools:
        programs.append(shutil.which("pdftotext"))
    if Tool.ACE in tools:
        programs += (find_ace(), find_chromium())
    found = [(program, Path(program).stat()) for program in programs if program is not None]
    return " ".join(f"{program} {status.st_size} {status.st_mtime_ns}" for program, status in found)
