"""Tries books that Hypothesis draws (``strategies``); it makes one that goes wrong smaller by itself."""

from contextlib import closing
from pathlib import Path

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis.errors import Flaky
from rich.console import Console

from fuzz.hostile.cases import Case
from fuzz.hostile.command import keep
from fuzz.hostile.oracle import Complaint
from fuzz.hostile.running import Worker
from fuzz.hostile.strategies import whole_books


class _WrongError(Exception):
    """A book went wrong."""


def run_drawn(
    console: Console, output: Path, *, books: int, first: int = 1, seconds: float = 10, shrink: bool = True
) -> bool:
    """Try so many books until one goes wrong, drawn with the seed ``first``; each may take so many seconds of
    the processor. Keep and print the smallest that goes wrong; return True if none does."""
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    wrong: list[tuple[Case, Complaint]] = []
    tried = 0
    with closing(Worker(seconds)) as worker:

        @seed(first)
        @settings(
            max_examples=books,
            database=None,
            deadline=None,
            phases=phases,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
            verbosity=Verbosity.quiet,
        )
        @given(whole_books())
        def try_one(case: Case) -> None:
            nonlocal tried
            tried += not wrong
            keys = {one.key for _, one in wrong[:1]}
            for one in worker.run(case).complaints:
                if not keys or one.key in keys:
                    wrong.append((case, one))
                    raise _WrongError

        try:
            try_one()
        except (_WrongError, Flaky):  # the latter if it does not go wrong again
            case, one = wrong[-1]
            console.print(f"drawn: {one.kind} {one.what}: {one.message[:500]}", markup=False)
            keep(case, one, output)
    console.print(f"{tried:,} drawn books: {len(wrong[:1])} went wrong")
    return not wrong
