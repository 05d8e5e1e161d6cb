"""The tables at the end of a build, and the messages of its checks."""

from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from octavo.build.report import MadeFile, Report
from octavo.check import Outcome
from octavo.core import messages
from octavo.core.messages import printable

_STYLES = {Outcome.PASSED: "green", Outcome.FAILED: "bold red", Outcome.SKIPPED: "yellow"}


def show_report(report: Report, console: Console, unchanged: bool = False) -> None:
    """Print the tables of a build: its files, its checks, and the time of its stages. With ``unchanged``,
    print instead of the time that nothing has changed since.
    """
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
        found = Text(printable(check.detail))
        if check.advice:
            comma = ", " if check.detail else ""
            found.append(f"{comma}{len(check.advice)} to look at (--verbose)", "yellow")
        table.add_row(of, check.name, Text(check.outcome, _STYLES[check.outcome]), found)
    return table


def _passed(report: Report, made: MadeFile) -> Text:
    outcomes = [check.outcome for check in report.checks if check.file == made.name]
    if not outcomes:
        return Text("not checked", "yellow")
    passed = sum(outcome is Outcome.PASSED for outcome in outcomes)
    worst = next((o for o in (Outcome.FAILED, Outcome.SKIPPED) if o in outcomes), Outcome.PASSED)
    return Text(f"{passed} of {len(outcomes)}", _STYLES[worst])


def show_failures(
    report: Report, book: Path, console: Console, every: bool = False, finished: Path | None = None
) -> None:
    """Print the faults for which checks failed, with lines of the files in the book's folder; ``every`` shows
    all of one kind. ``finished`` is the folder of the finished files."""
    for check in report.failures:
        head = Text(f"{check.name} failed for {check.file}", "bold red")
        console.print(
            head.append(f" ({printable(check.detail)})" if check.detail else "", "default"), soft_wrap=True
        )
        messages.show(check.errors, book, console, every, finished)
        if check.left_out:
            console.print(Text(f"    ... and {check.left_out} more"))


def show_warnings(
    report: Report, book: Path, console: Console, every: bool = False, finished: Path | None = None
) -> None:
    """Print the warnings of all checks, whether they passed or failed."""
    found = [warning for check in report.checks for warning in check.warnings]
    messages.show(found, book, console, every, finished)


def show_advice(report: Report, book: Path, console: Console, finished: Path | None = None) -> None:
    """Print what the checks advise, whether they passed or failed."""
    for check in report.checks:
        if check.advice:
            console.print(Text(f"{check.name}: to look at in {check.file}", "yellow"), soft_wrap=True)
            messages.show(check.advice, book, console, True, finished)


def grouped(number: int) -> str:
    """Return a number with a space at every third figure: 12 345."""
    return f"{number:,}".replace(",", " ")


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(size, 1) / 1000:.0f} kB"


def _extent(made: MadeFile) -> str:
    amount, unit = (made.pages, "page") if made.pages is not None else (made.documents, "document")
    if amount is None:
        return ""
    return f"{grouped(amount)} {unit}{'s' * (amount != 1)}"
