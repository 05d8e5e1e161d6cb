"""Mends the files of a book: makes the changes that rules propose, and none beside them.

Only the signs of a change are replaced: ends of lines, the byte-order mark and the encoding stay. A file is
written beside itself and put in its place when it is whole. A change whose words are not found at its place
is left out.
"""

import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from octavo.core.decoding import composed_lengths, encoding_of
from octavo.core.folder import Folder
from octavo.lint.rule import SourceChange


@dataclass(frozen=True, slots=True)
class Mended:
    """The changes that were made, and those that could not be."""

    made: tuple[SourceChange, ...]
    left: tuple[SourceChange, ...]


def mend(folder: Folder, changes: Iterable[SourceChange]) -> Mended:
    """Make changes in the files of a book. Raise OSError if a file can't be written."""
    made: list[SourceChange] = []
    left: list[SourceChange] = []
    ordered = sorted(changes, key=lambda one: one.span)
    for file, some in groupby(ordered, key=lambda one: one.span.file):
        done, undone = _mend_file(folder, file, list(some))
        made += done
        left += undone
    return Mended(tuple(made), tuple(left))


def _mend_file(
    folder: Folder, file: str, changes: Sequence[SourceChange]
) -> tuple[list[SourceChange], list[SourceChange]]:
    path = (folder.root / file).resolve()
    if not path.is_relative_to(folder.root) or not path.is_file():
        return [], list(changes)
    data = path.read_bytes()
    found = encoding_of(data, folder.encoding)
    if found is None:
        return [], list(changes)
    mark, encoding = found
    lines = _lines(data[len(mark) :].decode(encoding))
    made: list[SourceChange] = []
    left: list[SourceChange] = []
    for one in reversed(changes):
        number = one.span.line - 1
        mended = _in_line(lines[number], one, encoding) if number < len(lines) else None
        if mended is None:
            left.append(one)
        else:
            lines[number] = mended
            made.append(one)
    if made:
        _write(path, mark + "".join(lines).encode(encoding))
    return made[::-1], left[::-1]


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their ends: what the book is read by, "\\r\\n", "\\r" and "\\n"."""
    lines: list[str] = []
    for part in text.split("\n"):
        whole = part + "\n"
        inner = whole[:-2] if whole.endswith("\r\n") else whole[:-1]
        end = whole[len(inner) :]
        pieces = inner.split("\r")
        lines += [piece + "\r" for piece in pieces[:-1]]
        lines.append(pieces[-1] + end)
    lines[-1] = lines[-1][:-1]
    return lines


def _in_line(line: str, change: SourceChange, encoding: str) -> str | None:
    """Return a line with a change; None if its words are not there, or not in the encoding."""
    try:
        change.new.encode(encoding)
    except UnicodeEncodeError:
        return None
    start = _index(line, change.span.column - 1)
    end = start + len(change.old)
    if line[start:end] != change.old:
        return None
    return line[:start] + change.new + line[end:]


def _index(line: str, column: int) -> int:
    """Return the index in a line as it is written of one in the line as it is read, where letters and their
    marks are one sign and byte-order marks are gone."""
    if line.isascii():
        return column
    at = read = 0
    for written, length in composed_lengths(line):
        if read >= column and length:
            break
        read += length
        at += written
    return at


def _write(path: Path, data: bytes) -> None:
    mode = path.stat().st_mode
    handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(mode)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
