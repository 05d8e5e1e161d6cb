"""The book's folder: finding and reading its files, and nothing outside it.

A book may come from anywhere, so a path is followed only if it stays in the folder after every
symbolic link is resolved, and a file is read only if it is a plain file of a bounded size.
"""

import os
import posixpath
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from itertools import islice
from pathlib import Path

from octavo.core.decoding import decode
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.suggestions import closest, suggest
from octavo.core.walk import walk_readable

#: The largest text file that is read, in bytes: ten times a long novel.
TEXT_LIMIT = 10 * 1024 * 1024

#: How many files are looked through for one whose name is like that of a missing one.
NEAR = 2000

#: How many files are looked through for one of which only the name is known.
_LOOKED_THROUGH = 20_000


#: Folders of version control and of tools, at the top of a book's folder. Nothing in them is of the book.
OTHER_PROGRAMS = frozenset(
    {*(".git", ".hg", ".svn", ".jj"), *(".venv", ".cache", ".mypy_cache", ".pytest_cache")}
)

#: For annotations inside a class that has a method of the name ``list``.
_Names = list[str]


class _OutsideError(Exception):
    """A path or a link leads out of the folder, or into that of another program."""


class Folder:
    """A book's folder. All paths in and out are relative to it, with forward slashes."""

    def __init__(self, root: Path, diagnostics: Diagnostics) -> None:
        self.root = root.resolve()
        self._diagnostics = diagnostics
        #: That of text files which are not UTF-8, if the book names one.
        self.encoding: str | None = None
        #: The names in a folder by their letters as Unicode composes them.
        self._by_name: dict[str, _Names] | None = None
        self._composed: dict[str, dict[str, str]] = {}

    def find(self, path: str, span: Span | None, beside: str | None = None) -> str | None:
        """Return the plain file that ``path`` names, as a path relative to the folder.

        ``path`` counts from the book's folder; with ``beside`` (a file of the book), from the folder of that
        file if there is nothing at the first place. Report what is wrong and return None for a missing file
        and for a path that leads out of the folder.
        """
        inside = _inside(path, beside)
        if inside is None:
            self._outside(path, span)
            return None
        try:
            found = next(filter(None, map(self._existing, inside)), None)
        except _OutsideError:
            self._outside(path, span)
            return None
        if found is None:
            self._missing(path, inside, span)
        return found

    def look(self, path: str, beside: str | None = None) -> str | None:
        """Return the plain file that ``path`` names as ``find`` does, or None, and report nothing."""
        try:
            return next(filter(None, map(self._existing, _inside(path, beside) or ())), None)
        except _OutsideError:
            return None

    def leads_out(self, path: str, beside: str | None = None) -> bool:
        """Return True if a path leads out of the folder, by itself or through a link."""
        try:
            return not [self._existing(name) or name for name in _inside(path, beside) or ()]
        except _OutsideError:
            return True

    def _existing(self, name: str) -> str | None:
        """Return the name of a plain file of the folder as it is written there, or None if there is none.

        Raise _OutsideError if a link leads out of the folder.
        """
        try:
            real = (self.root / name).resolve()
            found = real.is_file()
        except (OSError, ValueError, RuntimeError):  # too long a name, or a loop of links
            return None
        if not self._is_of_book(real):
            raise _OutsideError
        if found:
            return name
        other = self._same_letters(name)
        return None if other in (None, name) else self._existing(str(other))

    def holds(self, path: Path) -> bool:
        """Return True if a path, all links followed, is in the folder and in none of another program."""
        try:
            return self._is_of_book(path.resolve())
        except (OSError, RuntimeError):  # a loop of links
            return False

    def _is_of_book(self, real: Path) -> bool:
        """Return True if a path without links is in the folder, and in none of another program."""
        if not real.is_relative_to(self.root):
            return False
        return OTHER_PROGRAMS.isdisjoint(real.relative_to(self.root).parts[:1])

    def _same_letters(self, name: str) -> str | None:
        """Return a name that differs only in how its letters are composed: "é" may be one character or two,
        and a file may be named in the one way on one machine, and in the other way on another."""
        found = ""
        for part in name.split("/"):
            wanted = unicodedata.normalize("NFC", part)
            if part.isascii():
                found = posixpath.join(found, part)
                continue
            if found not in self._composed:
                self._composed[found] = _names_by_letters(self.root / found)
            if wanted not in self._composed[found]:
                return None
            found = posixpath.join(found, self._composed[found][wanted])
        return found

    def _outside(self, path: str, span: Span | None) -> None:
        top = posixpath.normpath(path).partition("/")[0]
        if top in OTHER_PROGRAMS:
            message = f"`{path}` lies in `{top}`, a folder that other programs use"
        else:
            message = f"the path `{path}` does not stay in the book's folder"
        self._diagnostics.error(
            "path-outside",
            span,
            message,
            "put the file into the book's folder and write its path from there, with forward slashes",
        )

    def _missing(self, path: str, tried: Sequence[str], span: Span | None) -> None:
        if any(os.path.isdir(self.root / name) for name in tried):  # noqa: PTH112 - it may be too long
            message, hint = f"`{path}` is a folder, not a file", "name a file in the folder"
            self._diagnostics.error("file-missing", span, message, hint)
            return
        near = [file for name in tried for file in self.list(posixpath.dirname(name))]
        near += islice(self.list("", "**/*" + _suffix(path)), NEAR)
        self._diagnostics.error(
            "file-missing",
            span,
            f"there is no file `{path}`",
            suggest(
                tried[0],
                _named_alike(path, near),
                "write the file, or correct its path (counted from the book's folder)",
            ),
        )

    def list(self, folder: str, pattern: str = "*") -> list[str]:
        """Return the plain files of a folder that match a pattern, in the order of their names."""
        place = self.root / folder
        if not os.path.isdir(place) or not self._is_of_book(place.resolve()):  # noqa: PTH112 - as above
            return []
        if pattern.startswith("**/"):
            found = (path for path in self._below(place) if fnmatch(path.name, pattern[3:]))
        else:
            found = (path for path in place.glob(pattern) if path.is_file())
        return sorted(path.relative_to(self.root).as_posix() for path in found)

    def _below(self, place: Path) -> Iterator[Path]:
        """Yield the plain files below a folder of the book, but for those of other programs; only so many are
        looked through."""
        top = os.fspath(self.root)
        entries = walk_readable(place, lambda folder, name: folder == top and name in OTHER_PROGRAMS)
        paths = (Path(entry.path) for entry in islice(entries, _LOOKED_THROUGH))
        yield from (path for path in paths if path.is_file())

    def named(self, name: str) -> tuple[str, ...]:
        """Return the plain files of a name, whatever folder they lie in; only so many are looked through."""
        if self._by_name is None:
            self._by_name = {}
            for path in self._below(self.root):
                if self._is_of_book(path.resolve()):
                    self._by_name.setdefault(path.name, []).append(path.relative_to(self.root).as_posix())
        return tuple(sorted(self._by_name.get(name, ())))

    def size(self, file: str) -> int:
        """Return the size in bytes of a file that ``find`` or ``list`` gave."""
        return (self.root / file).stat().st_size

    def bytes(self, file: str) -> bytes:
        """Return the content of a file that ``find`` or ``list`` gave."""
        return (self.root / file).read_bytes()

    def text(self, file: str, span: Span | None = None) -> str | None:
        """Return the text of a file of the book, with "\\n" at the ends of its lines and no byte-order mark.

        Report a file that cannot be read, is too big, is neither UTF-8 nor in the encoding of the book, or
        holds characters that no book may hold, and return None for it. ``span`` is the place that asked for
        the file.
        """
        path = self.root / file
        try:
            if not self._is_of_book(path.resolve()):
                self._outside(file, span or Span(file))
                return None
            if path.stat().st_size > TEXT_LIMIT:
                self._diagnostics.error(
                    "file-too-big",
                    Span(file),
                    f"the file has more than {TEXT_LIMIT // 1024 // 1024} MB",
                    "split it into several files",
                )
                return None
            data = path.read_bytes()
        except OSError as problem:
            self._diagnostics.error(
                "file-unreadable",
                span or Span(file),
                f"`{file}` cannot be read: {problem.strerror or problem}",
                "look at the file's permissions",
            )
            return None
        return decode(data, file, self._diagnostics, self.encoding)


def _named_alike(path: str, files: Sequence[str]) -> Sequence[str]:
    """Return the files whose own name is most like that of a path: a folder makes no two files alike."""
    name = closest(posixpath.basename(path), map(posixpath.basename, files))
    return [file for file in files if posixpath.basename(file) == name]


def _inside(path: str, beside: str | None) -> list[str] | None:
    """Return the places in the folder at which a path may lead to a file, or None if it leads out of it."""
    if not path.strip() or path.startswith(("/", "~")) or "\\" in path or re.match(r"[A-Za-z]:", path):
        return None
    tried = [posixpath.normpath(path)]
    if beside is not None:
        tried.append(posixpath.normpath(posixpath.join(posixpath.dirname(beside), path)))
    return [name for name in tried if name != ".." and not name.startswith("../")] or None


def _names_by_letters(folder: Path) -> dict[str, str]:
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except (OSError, ValueError):
        return {}
    return {unicodedata.normalize("NFC", name): name for name in names}


def _suffix(path: str) -> str:
    """Return the suffix of a path, fit for a pattern, if it is of letters and figures only; "" if it is
    not."""
    found = re.search(r"\.[A-Za-z0-9]+$", path)
    return found[0] if found else ""


def unlisted(
    folder: Folder, listed: Mapping[str, Span], diagnostics: Diagnostics, apart: Iterable[str]
) -> None:
    """Warn of Markdown files that lie beside chapters of the book but are not in it.

    ``apart`` are folders that are read in other ways (``notes``); the book's own folder, which may hold a
    README, is left out too.
    """
    folders = {posixpath.dirname(file) for file in listed} - {"", *apart}
    for place in sorted(folders):
        for file in folder.list(place, "*.md"):
            if file not in listed:
                diagnostics.warning(
                    "file-unlisted",
                    Span(file),
                    f"`{file}` is not part of the book",
                    "name it in book.yaml, or move it out of this folder",
                )
