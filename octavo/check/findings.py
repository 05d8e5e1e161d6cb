"""The findings of a check, and how one topic of it is run and timed."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from octavo.check.result import CheckResult, Outcome
from octavo.core.codes.checks import CHECKS
from octavo.core.diagnostics import Diagnostic, FilePlace, Severity, Span

#: Diagnostics of one severity and check that are passed on; the rest is counted.
MOST_DIAGNOSTICS = 100


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of one topic: a diagnostic for each fault and each advice, and one line for the report,
    with counts."""

    diagnostics: tuple[Diagnostic, ...]
    detail: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that a check looks at: in the finished file, and in the source from which it was made, if that
    is known. It writes the diagnostics about it; the name of the file is filled in when the topic ends.
    """

    place: FilePlace | None = None
    span: Span | None = None

    def fault(self, code: str, message: str, hint: str = "") -> Diagnostic:
        """Return an error, which fails the check. The hint is that of the code in the catalogue unless one is
        given."""
        return self._write(code, message, hint, Severity.ERROR)

    def warning(self, code: str, message: str, hint: str = "") -> Diagnostic:
        """Return a warning: an editor should look at it."""
        return self._write(code, message, hint, Severity.WARNING)

    def advice(self, code: str, message: str, hint: str = "") -> Diagnostic:
        """Return a note: it may be taken or left."""
        return self._write(code, message, hint, Severity.NOTE)

    def _write(self, code: str, message: str, hint: str, severity: Severity) -> Diagnostic:
        return Diagnostic(code, message, hint or CHECKS[code].hint, self.span, severity, self.place)


def as_advice(found: Findings) -> Findings:
    """Return findings that fail nothing: their errors are warnings."""
    softened = (
        replace(one, severity=Severity.WARNING) if one.severity is Severity.ERROR else one
        for one in found.diagnostics
    )
    return Findings(tuple(softened), found.detail)


#: The finished file as a whole.
WHOLE = Spot()


def in_document(name: str, line: int = 0) -> Spot:
    """Return a place in a file inside of the finished one."""
    return Spot(FilePlace(document=name, line=line))


def on_page(number: int) -> Spot:
    """Return a page of a PDF, counted from 1."""
    return Spot(FilePlace(page=number))


def make_result(
    name: str, path: Path, diagnostics: Iterable[Diagnostic], detail: str, seconds: float
) -> CheckResult:
    """Return a result that passed if there are no errors, whatever else; of very many, the first
    hundred of each severity are kept."""
    found = tuple(_named(one, path.name) for one in diagnostics)
    kept: list[Diagnostic] = []
    counts = dict.fromkeys(Severity, 0)
    for one in found:
        counts[one.severity] += 1
        if counts[one.severity] <= MOST_DIAGNOSTICS:
            kept.append(one)
    outcome = Outcome.FAILED if counts[Severity.ERROR] else Outcome.PASSED
    return CheckResult(name, path.name, outcome, tuple(kept), seconds, detail, len(found) - len(kept))


def _named(found: Diagnostic, file: str) -> Diagnostic:
    """Return a diagnostic with the name of its finished file."""
    place = found.place or FilePlace()
    return found if place.file else replace(found, place=replace(place, file=file))


def run_topic(name: str, path: Path, topic: Callable[[], Findings]) -> CheckResult:
    """Run one topic; its result carries the seconds it took."""
    start = time.monotonic()
    found = topic()
    return make_result(name, path, found.diagnostics, found.detail, time.monotonic() - start)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its word: ``1 link``, ``2 links``; ``many`` is for irregular plurals."""
    return f"{number:,} {one if number == 1 else many or one + 's'}".replace(",", "\u202f")
