"""The book's folder: finding and reading its files, and nothing outside it.

A book may come from anywhere, so a path is followed only if it stays in the folder after every
symbolic link is resolved, and a file is read only if it is a plain file of a bounded size.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.suggestions import suggest

#: The largest text file that is read, in bytes: ten times a long novel.
TEXT_LIMIT = 10 * 1024 * 1024

#: How many files are looked through for one whose name is like that of a missing one.
NEAR = 2000

#: Characters that XML 1.0 (section 2.2) does not allow, and NUL above all.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Folder:
    """A book's folder. All paths in and out are relative to it, with forward slashes."""

    def __init__(self, root: Path, diagnostics: Diagnostics) -> None:
        self.root = root.resolve()
        self._diagnostics = diagnostics

    def find(self, path: str, span: Span | None, beside: str | None = None) -> str | None:
        """Return the plain file that ``path`` names, as a path relative to the folder.

        ``path`` counts from the book's folder; with ``beside`` (a file of the book), from the folder of that
        file if there is nothing at the first place. Report what is wrong and return None for a missing file
        and for a path that leads out of the folder.
        """
        if not path.strip() or path.startswith(("/", "~")) or "\\" in path or re.match(r"[A-Za-z]:", path):
            self._outside(path, span)
            return None
        tried = [posixpath.normpath(path)]
        if beside is not None:
            tried.append(posixpath.normpath(posixpath.join(posixpath.dirname(beside), path)))
        inside = [name for name in tried if name != ".." and not name.startswith("../")]
        if not inside:
            self._outside(path, span)
            return None
        for name in inside:
            try:
                real = (self.root / name).resolve()
                found = real.is_file()
            except (OSError, ValueError, RuntimeError):  # too long a name, or a loop of links
                continue
            if not real.is_relative_to(self.root):
                self._outside(path, span)
                return None
            if found:
                return name
        self._missing(path, inside, span)
        return None

    def _outside(self, path: str, span: Span | None) -> None:
        self._diagnostics.error(
            "path-outside",
            span,
            f"the path `{path}` does not stay in the book's folder",
            "put the file into the book's folder and write its path from there, with forward slashes",
        )

    def _missing(self, path: str, tried: Sequence[str], span: Span | None) -> None:
        if any((self.root / name).is_dir() for name in tried):
            message, hint = f"`{path}` is a folder, not a file", "name a file in the folder"
            self._diagnostics.error("file-missing", span, message, hint)
            return
        near = [file for name in tried for file in self.list(posixpath.dirname(name))]
        near += islice(self.list("", "**/*" + _suffix(path)), NEAR)
        self._diagnostics.error(
            "file-missing",
            span,
            f"there is no file `{path}`",
            suggest(tried[0], near, "write the file, or correct its path (counted from the book's folder)"),
        )

    def list(self, folder: str, pattern: str = "*") -> list[str]:
        """Return the plain files of a folder that match a pattern, in the order of their names."""
        place = self.root / folder
        if not place.is_dir() or not place.resolve().is_relative_to(self.root):
            return []
        return sorted(p.relative_to(self.root).as_posix() for p in place.glob(pattern) if p.is_file())

    def size(self, file: str) -> int:
        """Return the size in bytes of a file that ``find`` or ``list`` gave."""
        return (self.root / file).stat().st_size

    def bytes(self, file: str) -> bytes:
        """Return the content of a file that ``find`` or ``list`` gave."""
        return (self.root / file).read_bytes()

    def text(self, file: str, span: Span | None = None) -> str | None:
        """Return the text of a file of the book, with "\\n" at the ends of its lines and no byte-order mark.

        Report a file that cannot be read, is too big, is not UTF-8 or holds characters that no book may hold,
        and return None for it. ``span`` is the place that asked for the file.
        """
        path = self.root / file
        try:
            if not path.resolve().is_relative_to(self.root):
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
        return decode(data, file, self._diagnostics)


def _suffix(path: str) -> str:
    """Return the suffix of a path, fit for a pattern, if it is of letters and figures only; "" if it is
    not."""
    found = re.search(r"\.[A-Za-z0-9]+$", path)
    return found[0] if found else ""


def decode(data: bytes, file: str, diagnostics: Diagnostics) -> str | None:
    """Return the bytes of a file as text with "\\n" at the ends of lines, or None for bad bytes.

    Bad bytes are reported. A byte-order mark is taken away. The column of a bad byte counts bytes from 1.
    """
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        column = problem.start - (data.rfind(b"\n", 0, problem.start) + 1) + 1
        diagnostics.error(
            "utf8-invalid",
            Span(file, line, column),
            f"byte 0x{data[problem.start]:02X} is not UTF-8{_meant(data[problem.start : problem.start + 1])}",
            "save the file in your editor with the encoding UTF-8",
        )
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return None if _forbidden(text, file, diagnostics) else text


def _meant(byte: bytes) -> str:
    try:
        return f" (in Windows-1252 it would be `{byte.decode('cp1252')}`)"
    except UnicodeDecodeError:
        return ""


def _forbidden(text: str, file: str, diagnostics: Diagnostics) -> bool:
    found = FORBIDDEN.search(text)
    if found is None:
        return False
    start = found.start()
    span = Span(file, text.count("\n", 0, start) + 1, start - (text.rfind("\n", 0, start) + 1) + 1)
    name = "a NUL byte" if found[0] == "\0" else f"the control character U+{ord(found[0]):04X}"
    diagnostics.error(
        "control-character",
        span,
        f"the file holds {name}, which no e-book may hold",
        "delete the character; if the file is full of them, save it again as UTF-8 text",
    )
    return True


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
