"""Diagnostics: messages that say what is wrong with a book, at which place, and how to correct it.

They are of one kind for the source and for finished files: what a check finds in an e-book has its place in
that file, and, if it is known from which line of the source this was made, that line as well.

A stage reports every problem that it meets to one ``Diagnostics`` collector and goes on as far as it can, so
that one run shows all problems of a book. Codes are stable: they may be searched for, and the manual has an
entry for each.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

#: Characters of a message or hint after which the long words in it are shortened, and of such a word.
_LONG, _LONG_WORD = 400, 120
#: Characters of a message or hint at most.
_LONGEST = 1200


def shortened(text: str) -> str:
    """Return a message of bearable length: a book is not to be trusted, and may have a word of a million
    letters."""
    if len(text) <= _LONG:
        return text
    text = re.sub(
        rf"\S{{{_LONG_WORD},}}", lambda word: f"{word[0][:80]} ... {word[0][-20:]}", text[: 4 * _LONGEST]
    )
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 4]} ..."


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in the source.

    ``file`` is relative to the book's folder, with forward slashes; ``line`` and ``column`` count
    from 1.
    """

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    @classmethod
    def parse(cls, text: str) -> "Span":
        """Return the span that ``str(span)`` wrote. Raise ValueError for any other text."""
        file, line, column = text.rsplit(":", 2)
        return cls(file, int(line), int(column))


@dataclass(frozen=True, slots=True, order=True)
class FilePlace:
    """A place in a finished file.

    ``file`` is its name. Inside an e-book or a site, ``document`` is the path of a file in it, with ``line``
    and ``column`` from 1; 0 if they are not known. In a PDF, ``page`` counts the pages from 1, 0 for the file
    as a whole, and ``label`` is the number that the page bears, "" for none.
    """

    file: str = ""
    document: str = ""
    line: int = 0
    column: int = 0
    page: int = 0
    label: str = ""

    def __str__(self) -> str:
        return ", ".join(part for part in (self.file, self.inside) if part)

    @property
    def inside(self) -> str:
        """The place without the file's name: "EPUB/text/a.xhtml:12", "page xii (page 12 of the file)"."""
        if self.page:
            place = f"page {self.page} of the file"
            return f"page {self.label} ({place})" if self.label not in ("", str(self.page)) else place
        if not (self.document and self.line):
            return self.document or (f"line {self.line}" if self.line else "")
        return f"{self.document}:{self.line}" + (f":{self.column}" if self.column else "")


class Severity(StrEnum):
    """The weight of a diagnostic.

    An error fails the build, a warning asks an editor to look, and a note only says what was made or left
    out.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One message: a stable code (``note-undefined``), what is wrong, and how to correct it.

    ``span`` is the place in the source, ``place`` that in a finished file; either may be unknown.
    """

    code: str
    message: str
    hint: str
    span: Span | None = None
    severity: Severity = Severity.ERROR
    place: FilePlace | None = None

    def __str__(self) -> str:
        where = str(self.span or self.place or "")
        text = f"{where}: " if where else ""
        text += f"{self.severity}[{self.code}]: {self.message}"
        if self.span and self.place:
            text += f"\n    = in: {self.place}"
        return f"{text}\n    = help: {self.hint}"


class Diagnostics:
    """Collects the diagnostics of one build, in the order of the source."""

    def __init__(self) -> None:
        # Two stages may find the same fault: what differs in its hint alone is reported once.
        self._found: dict[tuple[object, ...], Diagnostic] = {}
        self._softened: frozenset[str] = frozenset()

    def error(self, code: str, span: Span | None, message: str, hint: str) -> None:
        """Report a problem that fails the build."""
        self.add(Diagnostic(code, message, hint, span))

    def warning(self, code: str, span: Span | None, message: str, hint: str) -> None:
        """Report something that an editor should look at."""
        self.add(Diagnostic(code, message, hint, span, Severity.WARNING))

    def note(self, code: str, span: Span | None, message: str, hint: str) -> None:
        """Report what a reader of the messages should know, though nothing is wrong."""
        self.add(Diagnostic(code, message, hint, span, Severity.NOTE))

    def add(self, diagnostic: Diagnostic) -> None:
        """Take over what another collector was told."""
        if diagnostic.severity is Severity.ERROR and diagnostic.code in self._softened:
            diagnostic = replace(diagnostic, severity=Severity.WARNING)
        if len(diagnostic.message) > _LONG or len(diagnostic.hint) > _LONG:
            message, hint = shortened(diagnostic.message), shortened(diagnostic.hint)
            diagnostic = replace(diagnostic, message=message, hint=hint)
        key = diagnostic.code, diagnostic.message, diagnostic.span, diagnostic.place, diagnostic.severity
        self._found.setdefault(key, diagnostic)

    def soften(self, codes: Iterable[str]) -> int:
        """Make warnings of the errors of some codes, now and later; return how many there are now."""
        self._softened = frozenset(codes)
        found, self._found = list(self._found.values()), {}
        for one in found:
            self.add(one)
        return sum(one.severity is Severity.ERROR and one.code in self._softened for one in found)

    def taken(self, code: str) -> list[Diagnostic]:
        """Take out all diagnostics of a code, and return them in the order of the source."""
        found = [one for one in self if one.code == code]
        self._found = {key: one for key, one in self._found.items() if one.code != code}
        return found

    @property
    def failed(self) -> bool:
        """True if any error was reported."""
        return any(d.severity is Severity.ERROR for d in self._found.values())

    @property
    def errors(self) -> int:
        """The number of errors that were reported."""
        return sum(d.severity is Severity.ERROR for d in self._found.values())

    def __iter__(self) -> Iterator[Diagnostic]:
        """Return all diagnostics: those without a place first, the rest by file, line and column."""
        return iter(
            sorted(self._found.values(), key=lambda d: (d.span is not None, d.span or Span(""), d.code))
        )

    def __len__(self) -> int:
        return len(self._found)
