"""The results on the terminal."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from readers.results import Result

_NAMED = 12  # findings of one check that are named


def show(results: Sequence[Result], console: Console) -> None:
    """A line for each check with what was looked at in all books, then what is wrong."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("Reader", "Check", "Looked at in the first book"):
        table.add_column(name)
    for name in ("Books", "Passed", "Excused", "Seconds"):
        table.add_column(name, justify="right")
    for (reader, check), group in _grouped(results).items():
        passed = sum(result.passed for result in group)
        style = "" if passed == len(group) else "bold red"
        table.add_row(
            reader, check, group[0].looked_at, str(len(group)), Text(str(passed), style),
            str(sum(len(result.excused) for result in group) or ""), f"{sum(r.seconds for r in group):.1f}",
        )  # fmt: skip
    console.print(table)
    for result in results:
        for finding in result.findings[:_NAMED]:
            console.print(
                f"{result.book}: {result.reader}, {result.check}: {finding}", markup=False, highlight=False
            )
        if len(result.findings) > _NAMED:
            more = len(result.findings) - _NAMED
            console.print(f"{result.book}: {result.reader}, {result.check}: and {more} more", markup=False)


def _grouped(results: Iterable[Result]) -> dict[tuple[str, str], list[Result]]:
    found: dict[tuple[str, str], list[Result]] = {}
    for result in results:
        found.setdefault((result.reader, result.check), []).append(result)
    return found
