"""The results on a terminal."""

from rich.console import Console
from rich.table import Table

from bench.cases import Name
from bench.results import Case, Results, Size
from bench.running import Outcome
from bench.targets import MEGABYTE, TARGETS, Target, figure, judged, named, whole_of

_LABELS = {
    Name.ONE_PASS: "one pass",
    Name.COLD: "PDF, cold, two processes",
    Name.ONE_JOB: "PDF, cold, one process",
    Name.EDIT: "one word changed",
    Name.MOVE: "a page more in an early chapter",
    Name.NOTHING: "PDF and EPUB, nothing changed",
    Name.EPUB: "EPUB, cold",
    Name.PANDOC: "EPUB by pandoc",
}


def show(results: Results, console: Console, stages: bool = False) -> None:
    """Print one table of figures for each size, one of what must be reached, and what is missing."""
    machine = results.machine
    console.print(f"{machine.date}: {machine.processor}, {machine.cores} cores, {machine.system}")
    for size in results.sizes:
        console.print(measured(size))
        if stages:
            console.print(staged(size))
        for name, reason in size.missing.items():
            console.print(f"{name} is left out: {reason}")
    console.print(compared(results))
    found = judged(results)
    console.print(f"{sum(found)} of {len(found)} reached")


def measured(size: Size) -> Table:
    """Times, memory and what was made, of all cases of a size."""
    table = Table(title=f"{named(size.factor)}: {size.words:,} words, {size.chapters} chapters")
    table.add_column("case")
    for head in ("seconds", "of one pass", "MB main", "MB other", "MB all", "bytes", "pages", "lost"):
        table.add_column(head, justify="right")
    base = size.cases.get(Name.ONE_PASS)
    for name, case in size.cases.items():
        label = _LABELS[Name(name)] if name in _LABELS else f"{name} {case.version}"
        part = f"{case.seconds / base.seconds:.3f}" if base else ""
        table.add_row(
            label, _seconds(case), part, *_memory(case), *map(_count, (case.size, case.pages, case.lost))
        )
    return table


def _seconds(case: Case) -> str:
    match case.outcome:
        case Outcome.DONE:
            return f"{case.seconds:.2f}"
        case outcome:
            return f"{outcome} at {case.seconds:.0f}"


def _memory(case: Case) -> tuple[str, str, str]:
    """Most of the main process, most of any other, and most of all at one moment."""
    main = max(run.main for run in case.runs)
    other = max((max(run.others, default=0) for run in case.runs), default=0)
    together = max(run.together for run in case.runs)
    return f"{main / MEGABYTE:.0f}", f"{other / MEGABYTE:.0f}", f"{together / MEGABYTE:.0f}"


def _count(number: int | None) -> str:
    return "" if number is None else f"{number:,}"


def staged(size: Size) -> Table:
    """The seconds of each stage, as the build reports them; stages overlap."""
    cases = {name: case for name, case in size.cases.items() if case.stages}
    table = Table("stage", *cases, title=f"{named(size.factor)}: seconds of stages")
    for stage in dict.fromkeys(stage for case in cases.values() for stage in case.stages):
        table.add_row(stage, *(f"{case.stages.get(stage, 0):.2f}" for case in cases.values()))
    return table


def compared(results: Results) -> Table:
    """What must be reached, and what was, at every size."""
    table = Table(
        "", "at most", *(named(size.factor) for size in results.sizes), title="What must be reached"
    )
    whole = whole_of(results)
    for target in TARGETS:
        cells = [_cell(target, size, whole) for size in results.sizes]
        most = "" if target.most is None else f"{target.most:g}"
        table.add_row(f"{target.group}: {target.label}", most, *cells)
    return table


def _cell(target: Target, size: Size, whole: Size | None) -> str:
    text = figure(target.value(size, whole), target.unit)
    match target.reached(size, whole):
        case True:
            return f"[green]{text} reached[/]"
        case False:
            return f"[red]{text} not reached[/]"
        case None:
            return text
