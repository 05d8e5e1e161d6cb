"""Judges what came of a case: what was said, what was done outside, and what is left of the words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from octavo.core.codes.catalogue import codes
from octavo.core.diagnostics import Diagnostic
from octavo.core.messages import rendered

#: What Python says of itself. No message for an author has it.
_PYTHON = re.compile(
    r"<_io\.|\bat 0x[0-9a-f]{4,}|Traceback \(most|\b[A-Z][A-Za-z]+(Error|Exception)\b[:(]|NoneType|list index|<class '"
    r"|PosixPath\(|maximum recursion|codec can't|unexpected keyword|positional argument|is not iterable"
    r"|has no attribute|not subscriptable|<function|<generator|\bb'[^']*'|\[type=|For further information"
    r"|unhashable|invalid literal for|could not convert|input_value"
)
_LINE_ENDS = re.compile(r"\r\n|\r|\n")
#: A message may be so long.
_LONGEST = 2_000


class Kind(StrEnum):
    """The ways in which a case can go wrong."""

    CRASH = "crash"
    TIMEOUT = "timeout"
    SLOW = "slow"
    OUTSIDE = "outside"
    MESSAGE = "message"
    PLACE = "place"
    UNSTABLE = "unstable"
    SPOILED = "spoiled"  # by --fix or --import
    CHECK = "check"  # what was made is wrong, though nothing was said of the book


@dataclass(frozen=True, slots=True)
class Complaint:
    """One thing that went wrong: ``what`` is the place in the code, the code of a diagnostic, or the like."""

    kind: Kind
    what: str
    message: str

    @property
    def key(self) -> tuple[Kind, str]:
        """By which complaints of several cases are the same."""
        return self.kind, self.what


def judged(found: Iterable[Diagnostic], folder: Path) -> Iterator[Complaint]:
    """Yield what is wrong with diagnostics: their places, their words, their codes."""
    lines: dict[str, int] = {}
    for one in found:
        # What the book itself says may be anything: it stands in quotation marks.
        said = f"{_unquoted(one.message)} {_unquoted(one.hint)}"
        if python := _PYTHON.search(said):
            yield Complaint(Kind.MESSAGE, f"{one.code}: {python[0][:40]}", str(one)[:600])
        if len(str(one)) > _LONGEST:
            yield Complaint(Kind.MESSAGE, f"{one.code}: too long", str(one)[:600])
        if one.code not in codes():
            yield Complaint(Kind.MESSAGE, f"{one.code}: not in the catalogue", str(one)[:600])
        if not one.message.strip() or not one.hint.strip():
            yield Complaint(Kind.MESSAGE, f"{one.code}: silent", str(one)[:600])
        shown = rendered(one, folder).plain
        if any(not sign.isprintable() and sign != "\n" for sign in shown):
            yield Complaint(Kind.MESSAGE, f"{one.code}: control characters", repr(shown)[:600])
        yield from _misplaced(one, folder, lines)


def _unquoted(text: str) -> str:
    return re.sub(r"`[^`]*`|\u201c[^\u201d]*\u201d", "`...`", text)


def _misplaced(one: Diagnostic, folder: Path, lines: dict[str, int]) -> Iterator[Complaint]:
    if one.span is None:
        return
    file = one.span.file
    if file not in lines:
        path = folder / file
        inside = path.resolve().is_relative_to(folder.resolve())
        data = path.read_bytes() if inside and path.is_file() else None
        lines[file] = 0 if data is None else len(_LINE_ENDS.split(data.decode("utf-8", "replace")))
    if not lines[file] and not one.code.endswith(("-missing", "-outside")):
        yield Complaint(Kind.PLACE, f"{one.code}: no such file", str(one)[:600])
    elif lines[file] and not 1 <= one.span.line <= lines[file]:
        yield Complaint(Kind.PLACE, f"{one.code}: line {one.span.line} of {lines[file]}", str(one)[:600])
    elif one.span.column < 1:
        yield Complaint(Kind.PLACE, f"{one.code}: column", str(one)[:600])


def words_of(folder: Path) -> dict[str, str]:
    """Return the letters and figures of each file of text in a folder, without anything between them."""
    return {
        path.relative_to(folder).as_posix(): re.sub(
            r"[\W_]", "", path.read_bytes().decode("utf-8", "replace")
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix in {".md", ".qmd", ".markdown", ".yaml", ".csv"}
    }
