"""What a build made, for people (a table) and for programs (``report.json``)."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from octavo import __version__
from octavo.check.result import CheckResult, Outcome
from octavo.core.diagnostics import Diagnostic, Severity
from octavo.core.messages import printable
from octavo.core.statement import Statement, as_data
from octavo.formats.context import BuildContext
from octavo.formats.format import Format
from octavo.formats.made import Made

#: Version of the layout of ``report.json``; it goes up when a key changes its meaning or goes away.
SCHEMA = 1
#: Messages of one check that are shown unless all are asked for.
FEW = 20
_STYLES = {Outcome.PASSED: "green", Outcome.FAILED: "bold red", Outcome.SKIPPED: "yellow"}


@dataclass(frozen=True, slots=True)
class Counts:
    """How much there is in the book.

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
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def show(report: Report, console: Console, unchanged: bool = False) -> None:
    """Print the tables of a build: its files, its checks, and the time of its stages; of one that was
    ``unchanged`` since, that it was."""
    counts = report.counts
    figures = (counts.words, counts.notes, counts.tables)
    files = _table("File")
    for head in ("Size", "Extent", "Words", "Notes", "Tables"):
        files.add_column(head, justify="right", no_wrap=True)
    files.add_column("Passed", justify="right", no_wrap=True)
    for made in report.files:
        row = (_size(made.size), _extent(made), *(grouped(figure) for figure in figures))
        files.add_row(printable(made.name), *row, _passed(report, made))
    console.print(files)
    if report.checks:
        console.print(_checks(report))
    if unchanged:
        console.print(Text("Nothing has changed since these files were made."), soft_wrap=True)
        return
    stages = ", ".join(f"{name} {value:.1f} s" for name, value in report.seconds.items())
    console.print(Text(f"{report.total:.1f} s in all: {stages}"), soft_wrap=True)


def _table(*heads: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _checks(report: Report) -> Table:
    table = _table("Of", "Check", "Result", "Found")
    formats = {made.name: made.format for made in report.files}
    before = ""
    for check in report.checks:
        of, before = ("" if check.file == before else formats[check.file]), check.file
        why = check.detail or (
            check.messages[0] if check.outcome is Outcome.SKIPPED and check.messages else ""
        )
        found = Text(printable(why))
        if check.advice:
            found.append(f"{', ' if why else ''}{len(check.advice)} to look at (--verbose)", "yellow")
        table.add_row(of, check.name, Text(check.outcome, _STYLES[check.outcome]), found)
    return table


def _passed(report: Report, made: MadeFile) -> Text:
    outcomes = [check.outcome for check in report.checks if check.file == made.name]
    if not outcomes:
        return Text("not checked", "yellow")
    passed = sum(outcome is Outcome.PASSED for outcome in outcomes)
    worst = next((o for o in (Outcome.FAILED, Outcome.SKIPPED) if o in outcomes), Outcome.PASSED)
    return Text(f"{passed} of {len(outcomes)}", _STYLES[worst])


def show_failures(report: Report, console: Console, most: int | None = FEW) -> None:
    """Print the messages of the checks that failed, ``most`` of each (None: all of them)."""
    for check in report.failures:
        head = Text(f"{check.name} failed for {check.file}", "bold red")
        console.print(
            head.append(f" ({printable(check.detail)})" if check.detail else "", "default"), soft_wrap=True
        )
        for message in check.messages[:most]:
            console.print(Text(f"    {printable(message)}"), soft_wrap=True)
        left = len(check.messages) - len(check.messages[:most])
        if left:
            console.print(Text(f"    ... and {left} more (--verbose shows all)"))


def show_advice(report: Report, console: Console) -> None:
    """Print what the checks advise, whether they passed or failed."""
    for check in report.checks:
        if check.advice:
            console.print(Text(f"{check.name}: to look at in {check.file}", "yellow"), soft_wrap=True)
        for message in check.advice:
            console.print(Text(f"    {printable(message)}"), soft_wrap=True)


def grouped(number: int) -> str:
    """A number with a space at every third figure: 12 345."""
    return f"{number:,}".replace(",", " ")


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(size, 1) / 1000:.0f} kB"


def _extent(made: MadeFile) -> str:
    amount, unit = (made.pages, "page") if made.pages is not None else (made.documents, "document")
    if amount is None:
        return ""
    return f"{grouped(amount)} {unit}{'s' * (amount != 1)}"
