"""The report of a build: its files, their checks, how long it took. ``report.json`` has it for programs."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from octavo import __version__
from octavo.check.result import CheckResult, Outcome
from octavo.core.accessibility import Statement, as_data
from octavo.core.diagnostics import Diagnostic, Severity
from octavo.formats.context import BuildContext
from octavo.formats.format import Format
from octavo.formats.made import Made

#: Version of the layout of ``report.json``; it goes up when a key changes its meaning or goes away.
SCHEMA = 2


@dataclass(frozen=True, slots=True)
class Counts:
    """The extent of the book, in words and things.

    ``documents`` and ``pages`` are those of the files for readers, and None if none of these has such a
    count.
    """

    words: int
    notes: int
    tables: int
    figures: int
    documents: int | None = None
    pages: int | None = None


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A finished file or folder of a format, with its size in bytes and, for a file, its SHA-256."""

    name: str
    format: str
    size: int
    sha256: str | None
    pages: int | None = None
    documents: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One build.

    ``seconds`` is the wall time of each stage; some overlap, so ``total`` may be less than their sum.
    ``accessibility`` is what the e-book states of itself; None if none was made.
    """

    title: str
    slug: str
    language: str
    files: tuple[MadeFile, ...]
    counts: Counts
    checks: tuple[CheckResult, ...]
    seconds: Mapping[str, float]
    total: float
    warnings: tuple[Diagnostic, ...] = field(default=())
    accessibility: Statement | None = None

    @property
    def valid(self) -> bool:
        """If no check failed."""
        return not self.failures

    @property
    def all_warnings(self) -> tuple[Diagnostic, ...]:
        """The warnings of the source, and those of the checks."""
        return (*self.warnings, *(found for check in self.checks for found in check.warnings))

    @property
    def failures(self) -> tuple[CheckResult, ...]:
        """The checks that failed."""
        return tuple(check for check in self.checks if check.outcome is Outcome.FAILED)


def measured(made: Made, format_name: str) -> MadeFile:
    """Return size and digest of a file that was made; of a folder, the size of all in it."""
    path = made.path
    if path.is_dir():
        size = sum(p.stat().st_size for p in path.rglob("*") if p.is_file())
        return MadeFile(path.name, format_name, size, None, made.pages, made.documents)
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    return MadeFile(path.name, format_name, len(data), digest, made.pages, made.documents)


@dataclass(frozen=True, slots=True)
class FinishedFile:
    """A file as its format has made it, and as it was measured."""

    format: Format
    made: Made
    measured: MadeFile


def make_report(
    context: BuildContext, finished: Sequence[FinishedFile], checks: Iterable[CheckResult], seconds: float
) -> Report:
    """Return the report of a build that took ``seconds`` in all; files in their order, checks in that of
    their files.
    """
    composed = context.composed
    files = tuple(each.measured for each in finished)
    names = [file.name for file in files]
    whole = [each.measured for each in finished if each.format.for_readers]
    counts = Counts(
        words=composed.words,
        notes=len(composed.notes),
        tables=len(composed.tables),
        figures=len(composed.pictures),
        documents=next((file.documents for file in whole if file.documents is not None), None),
        pages=next((file.pages for file in whole if file.pages is not None), None),
    )
    return Report(
        title=composed.plain_title,
        slug=context.slug,
        language=composed.book.language,
        files=files,
        counts=counts,
        checks=tuple(sorted(checks, key=lambda check: names.index(check.file))),
        seconds=dict(context.progress.seconds),
        total=seconds,
        warnings=tuple(found for found in context.diagnostics if found.severity is Severity.WARNING),
        accessibility=next((each.made.statement for each in finished if each.made.statement), None),
    )


def write_json(report: Report, path: Path) -> None:
    """Write ``report.json``."""
    data: dict[str, Any] = {
        "schema": SCHEMA,
        "octavo": __version__,
        "valid": report.valid,
        "book": {"title": report.title, "slug": report.slug, "language": report.language},
        "files": [asdict(made) for made in report.files],
        "counts": asdict(report.counts),
        "checks": [{**asdict(check), "seconds": round(check.seconds, 3)} for check in report.checks],
        "accessibility": as_data(report.accessibility) if report.accessibility else None,
        "warnings": [asdict(warning) for warning in report.warnings],
        "seconds": {name: round(value, 3) for name, value in report.seconds.items()},
        "total": round(report.total, 3),
    }
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    # The name of a file that is not Unicode keeps its bytes as escapes.
    path.write_text(text, encoding="utf-8", errors="backslashreplace")
