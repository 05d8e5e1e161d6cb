"""Diagnostics as a compiler shows them: place, code, message, the line with a caret, and the hint."""

import os
import re
import sys
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from octavo.core.diagnostics import Diagnostic, FilePlace, Severity, Span

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold blue"}
#: Columns of a table that no terminal limits.
_COLUMNS = 120
#: Characters of a source line that are shown; of a longer one, those around the place.
_WIDTH = 100
#: So many of a kind are shown whole; of more, one, and so many places of the others.
FEW, _PLACES = 3, 3
#: The parts of a message in which those of one kind differ: what it quotes, ids, files and figures.
_VARIABLE = re.compile(
    r"`[^`]*`|\u201c[^\u201d]*\u201d|\[\^[^\]]*\]|[#@][^\s,;]+|[^\s,;]+\.[A-Za-z]{1,8}(?=[\s,:;)]|$)|\d+"
)
#: A file with more bytes than this is not opened to show a line of it.
_LARGEST = 20_000_000


def console(stderr: bool) -> Console:
    """Return a console on standard error or standard output that takes no text for markup."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else _COLUMNS
    return Console(file=stream, width=width, markup=False, emoji=False, highlight=False)


def show(
    diagnostics: Iterable[Diagnostic],
    book: Path,
    console: Console,
    every: bool = False,
    finished: Path | None = None,
) -> None:
    """Write diagnostics to the console, with excerpts from the files of the book's folder. Paths are those by
    which the files are found from the current folder; ``finished`` is the folder of the finished files.

    Of those of one kind, if they are many, the first is shown and the places of others are named; ``every``
    shows them all.
    """
    for kind in kinds(diagnostics):
        alone = len(kind) <= FEW or every
        for diagnostic in kind if alone else kind[:1]:
            console.print(rendered(diagnostic, book, finished), soft_wrap=True)
        if not alone:
            console.print(_others(kind[1:], book), soft_wrap=True)


def kinds(diagnostics: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
    """Return diagnostics by their kinds: those that differ in their places, in figures and in what they
    quote alone. Each kind stands where its first one stood."""
    found: dict[tuple[Severity, str, str], list[Diagnostic]] = {}
    for one in diagnostics:
        found.setdefault((one.severity, one.code, _VARIABLE.sub("", one.message)), []).append(one)
    return list(found.values())


def seen_from_here(path: Path) -> str:
    """Return the path of a file from the current folder, with forward slashes; the relative one
    unless that is longer than the absolute one."""
    try:
        here, whole = os.path.relpath(path), str(path.absolute())
    except (OSError, ValueError):  # another drive, or a folder that is gone
        return path.as_posix()
    return (whole if here.startswith("..") and len(whole) < len(here) else here).replace(os.sep, "/")


def source_path(span: Span, book: Path) -> str:
    """Return the path of a file of the book from the current folder."""
    return seen_from_here(book / span.file)


def _others(same: Sequence[Diagnostic], book: Path) -> Text:
    """Return a line that counts the rest of a kind, and names some of their places."""
    places = dict.fromkeys(place for one in same if (place := short_place(one, book)))
    named = ", ".join(list(places)[:_PLACES])
    text = Text("    = ", "cyan").append(f"{len(same):,} more of this kind", "default")
    if named:
        text.append(printable(f": at {named}{' ...' if len(places) > _PLACES else ''}"), "default")
    return text.append(" (--verbose shows all)", "default")


def short_place(found: Diagnostic, book: Path) -> str:
    """Return the file and line of a diagnostic, or its place inside of a finished file."""
    if found.span:
        return f"{source_path(found.span, book)}:{found.span.line}"
    return found.place.inside if found.place else ""


def finished_place(place: FilePlace, finished: Path | None) -> str:
    """Return a place in a finished file, with the path of this file from the current folder if its folder is
    known."""
    file = seen_from_here(finished / place.file) if finished and place.file else place.file
    return ", ".join(part for part in (file, place.inside) if part)


def rendered(diagnostic: Diagnostic, book: Path, finished: Path | None = None) -> Text:
    """Return a diagnostic as text of two lines or more."""
    span, style = diagnostic.span, _STYLES[diagnostic.severity]
    inside = finished_place(diagnostic.place, finished) if diagnostic.place else ""
    text = Text()
    if span:
        text.append(printable(f"{source_path(span, book)}:{span.line}:{span.column}: "), "bold")
    elif inside:
        text.append(printable(f"{inside}: "), "bold")
    text.append(f"{diagnostic.severity}[{diagnostic.code}]: ", style)
    text.append(printable(diagnostic.message))
    if span:
        text.append(_excerpt(span, book, style))
    if span and inside:
        text.append("\n    = in: ", "cyan")
        text.append(printable(inside))
    text.append("\n    = help: ", "cyan")
    text.append(printable(diagnostic.hint))
    return text


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Return how many errors and warnings there are, as "2 errors, 1 warning"."""
    found = list(diagnostics)
    counts = ((sum(d.severity is severity for d in found), severity) for severity in Severity)
    return ", ".join(f"{count} {severity}{'s' * (count != 1)}" for count, severity in counts if count)


def printable(text: str) -> str:
    """Return the text without control characters, which could drive a terminal: a book is untrusted."""
    return "".join(c if c == " " or c.isprintable() else " " if c.isspace() else "\ufffd" for c in text)


def _excerpt(span: Span, book: Path, style: str) -> Text:
    """Return the source line, and a caret under its column; empty if there is no such line."""
    lines = _lines(book, span.file)
    if not 1 <= span.line <= len(lines):
        return Text()
    line, column = printable(lines[span.line - 1].rstrip("\r\n")), max(span.column - 1, 0)
    start = max(0, min(column - _WIDTH // 2, len(line) - _WIDTH))
    shown, before = line[start : start + _WIDTH], line[start:column]
    number = f"{span.line:>5}"
    text = Text(f"\n{number} | ", "blue").append(shown.rstrip(), "default")
    text.append(f"\n{' ' * len(number)} | ", "blue")
    return text.append(" " * min(cell_len(before), _WIDTH) + "^", style)


@lru_cache(maxsize=8)
def _lines(book: Path, name: str) -> tuple[str, ...]:
    path = book / name
    try:
        inside = path.resolve().is_relative_to(book.resolve())
        if not inside or not path.is_file() or path.stat().st_size > _LARGEST:
            return ()
        data = path.read_bytes()
        if b"\0" in data[:1024]:
            return ()  # a picture has no lines
        return tuple(data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n").split("\n"))
    except (OSError, ValueError):
        return ()
