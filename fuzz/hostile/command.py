"""The hostile part of ``make fuzz``: tries cases, tells what went wrong, and keeps it, made smaller."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from rich.console import Console
from rich.table import Table

from fuzz.hostile.cases import Case, Use, make_case, write_files
from fuzz.hostile.oracle import Complaint, Kind
from fuzz.hostile.running import Count, Worker, run_cases
from fuzz.hostile.shrinking import smallest

#: After so many cases it is told how many are done.
_TOLD = 1_000


def run_hostile(
    console: Console,
    output: Path,
    *,
    seeds: Sequence[int],
    jobs: int = 2,
    seconds: float = 10,
    shrink: float = 60,
    use: Use | None = None,
) -> Count:
    """Try the cases of seeds, print the table, and return the count. One that needs more than ``seconds`` of
    the processor has failed; one that went wrong is made smaller for at most ``shrink`` seconds."""
    count = Count()
    new: list[tuple[Case, Complaint]] = []
    for tried in run_cases(seeds, jobs, seconds, use):
        for one in count.add(tried):
            console.print(
                f"{tried.seed} {tried.use}: {one.kind} {one.what}: {one.message[:500]}", markup=False
            )
            new.append((make_case(tried.seed, use), one))
        if (done := sum(count.cases.values())) % _TOLD == 0:
            console.print(f"{done:,} of {len(seeds):,}")
    with closing(Worker(seconds)) as worker:
        for case, one in new:
            keep(smallest(case, one.key, worker.run, shrink) if shrink else case, one, output)
    show(count, console)
    return count


def keep(case: Case, wrong: Complaint, output: Path) -> Path:
    """Write a case, with what went wrong beside, into a folder of its own; return that."""
    what = "".join(sign if sign.isalnum() else "-" for sign in wrong.what.lower())[:60]
    folder = output / f"{case.seed}-{wrong.kind}-{what}"
    if not folder.exists():
        write_files(case.files, folder)
    text = f"seed {case.seed}, {case.use}, {case.source}: {'; '.join(case.ways)}\n{wrong.kind}: {wrong.what}\n{wrong.message}\n"
    (folder / "fuzz.txt").write_text(text, "utf-8", "replace")
    return folder


def show(count: Count, console: Console) -> None:
    """Print how many cases of each use there were, and what went wrong."""
    uses = ", ".join(f"{count.cases[use]:,} {use}" for use in Use if count.cases[use])
    total = sum(count.cases.values())
    bad = len({seed for seeds in count.wrong.values() for seed, _ in seeds})
    console.print(
        f"{total:,} spoiled books ({uses}), {count.seconds:,.0f} s of the processor, {count.slowest:.1f} s at most; "
        f"{count.made:,} could be made, {len(count.codes)} codes were told: {bad} went wrong"
    )
    table = Table("Kind", "What", "Cases", "Seeds", "Message")
    order = list(Kind)
    for (kind, what), found in sorted(
        count.wrong.items(), key=lambda item: (order.index(item[0][0]), -len(item[1]))
    ):
        seeds = " ".join(str(seed) for seed, _ in found[:6]) + (" ..." if len(found) > 6 else "")
        table.add_row(kind, what, str(len(found)), seeds, " ".join(found[0][1].split())[:300])
    if table.row_count:
        console.print(table)
