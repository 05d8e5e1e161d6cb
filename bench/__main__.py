"""The bench: ``make bench``, with options in ARGS."""

import argparse
import sys
import tempfile
from fractions import Fraction
from functools import partial
from pathlib import Path

from rich.console import Console

from bench.cases import ROOT, BenchError, Cases
from bench.machine import this_machine
from bench.manual import write_tables
from bench.results import Results, Size, load, save
from bench.running import Run
from bench.table import show
from bench.targets import MEGABYTE, named

_SIZES = (Fraction(1, 4), Fraction(1), Fraction(4))
_RUNS = 3
_WIDTH = 140  # columns where no terminal limits them
_LIMIT = 900.0  # seconds of another tool at size 1
_SAVED = ROOT / "output/bench.json"
_TABLES = ROOT / "docs/tables"


def options() -> argparse.ArgumentParser:
    """The options of the bench."""
    parser = argparse.ArgumentParser(
        prog="bench",
        description="Measure Octavo on a generated book of three sizes, and other tools on the same text.",
        epilog=f"The results are kept in {_SAVED.relative_to(ROOT)}.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--size",
        type=Fraction,
        action="append",
        metavar="N",
        help="only this size (1/4, 1, 4)",
    )
    parser.add_argument("--quick", action="store_true", help=f"one run of each case, not {_RUNS}")
    parser.add_argument("--full", action="store_true", help="all runs and other tools at sizes above 1, too")
    parser.add_argument("--no-others", action="store_true", help="only Octavo, one pass and pandoc")
    parser.add_argument("--stages", action="store_true", help="print the seconds of each stage, too")
    parser.add_argument("--write", action="store_true", help="write the tables of the manual")
    parser.add_argument("--saved", action="store_true", help="measure nothing; take the last results")
    return parser


def main() -> int:
    """Measure, print, keep and, if asked, write the manual's tables."""
    asked = options().parse_args()
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    try:
        results = load(_SAVED) if asked.saved else measure(asked, console)
    except BenchError as error:
        console.print(f"a build failed: {error}", markup=False)
        return 1
    show(results, console, asked.stages)
    if asked.write:
        write_tables(results, _TABLES)
    return 0


def measure(asked: argparse.Namespace, console: Console) -> Results:
    """Measure all sizes; what is done is kept after each."""
    sizes: list[Size] = []
    machine = this_machine()
    for factor in map(float, sorted(asked.size or _SIZES)):
        large = factor > 1 and not asked.full
        runs = 1 if asked.quick or large else _RUNS
        with tempfile.TemporaryDirectory(prefix="octavo-bench-") as folder:
            cases = Cases(factor, runs, Path(folder), partial(_tell, console, factor))
            cases.measure()
            if not asked.no_others and not large:
                cases.measure_others(_LIMIT * max(factor, 1))
            sizes.append(cases.size())
        save(Results(machine, tuple(sizes)), _SAVED)
    return Results(machine, tuple(sizes))


def _tell(console: Console, factor: float, name: str, run: Run) -> None:
    memory = f"{run.largest / MEGABYTE:.0f} MB"
    console.print(f"{named(factor)} {name}: {run.seconds:.2f} s, {memory}, {run.outcome}", highlight=False)


if __name__ == "__main__":
    sys.exit(main())
