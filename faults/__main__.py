"""Faults of the machine, tried on a real build: ``make faults``, with options in ARGS."""

import argparse
import fnmatch
import json
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from faults import tables
from faults.tables import Fault, Kind
from faults.trying import Outcome, Right, try_fault, undisturbed

_OUTPUT = Path(__file__).resolve().parents[1] / "output" / "faults"
_HEAD = (
    "| Kind | Faults | Built | Refused or stopped | Wrong |",
    "|:-----|-------:|------:|-------------------:|------:|",
)


def options() -> argparse.ArgumentParser:
    """The options of the command."""
    parser = argparse.ArgumentParser(
        prog="faults",
        description="Disturb builds, and tell if files, messages or later builds suffer.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="faults by their names, with * (default: all)"
    )
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="how many at once (default: 1)")
    parser.add_argument("--output", type=Path, default=_OUTPUT, metavar="DIR", help="where the report goes")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Try the faults, print the table, and return 1 if one of them did harm."""
    asked = options().parse_args(argv)
    with (
        tempfile.TemporaryDirectory(prefix="octavo-faults-") as folder,
        ThreadPoolExecutor(asked.jobs) as threads,
    ):
        right = undisturbed(Path(folder))
        print(
            f"a build takes {right.seconds:.1f} s and changes the output folder {right.changes} times",
            flush=True,
        )

        def run(fault: Fault) -> Outcome:
            outcome = try_fault(fault, right)
            for what in outcome.wrong:
                print(f"{fault.name}: {' '.join(what.split())[:700]}", flush=True)
            if outcome.skipped:
                print(f"{fault.name}: not tried: {outcome.ended.said or 'it needs root'}", flush=True)
            return outcome

        tried = [
            (kind, list(threads.map(run, [one for one in kind.faults if _is_asked(one.name, asked.names)])))
            for kind in kinds(right)
        ]
    print("\n".join((*_HEAD, *(_row(kind.name, some) for kind, some in tried if some))))
    every = [one for _, some in tried for one in some]
    print(_row("All", every))
    asked.output.mkdir(parents=True, exist_ok=True)
    (asked.output / "report.json").write_text(
        json.dumps([_told(one) for one in every], indent=1) + "\n", "utf-8"
    )
    return int(any(one.wrong for one in every))


def kinds(right: Right) -> tuple[Kind, ...]:
    """Return all faults by kind, for a build that takes so long and changes the output folder so often."""
    return (
        Kind("Killed at a moment", tuple(tables.kills(right.seconds, right.light))),
        Kind("Killed or refused while publishing", tuple(tables.publishing(right.changes))),
        Kind("Asked to end", tuple(tables.signals(right.light))),
        Kind("Full disks and files that may not grow", tuple(tables.disks())),
        Kind("Missing permissions", tuple(tables.permissions())),
        Kind("Damaged caches and clocks set back", tuple(tables.caches())),
        Kind("Files that go and processes that die meanwhile", tuple(tables.files_and_processes())),
        Kind("Scarce, missing and odd machines", tuple(tables.machines())),
    )


def _is_asked(name: str, patterns: Sequence[str]) -> bool:
    return not patterns or any(fnmatch.fnmatch(name, pattern) for pattern in patterns)


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    tried = [one for one in outcomes if not one.skipped]
    wrong = sum(bool(one.wrong) for one in tried)
    built = sum(one.ended.status == 0 and not one.wrong for one in tried)
    return f"| {name} | {len(tried)} | {built} | {len(tried) - built - wrong} | {wrong} |"


def _told(outcome: Outcome) -> dict[str, object]:
    ended = outcome.ended
    return {
        "name": outcome.fault.name,
        "status": ended.status,
        "wrong": outcome.wrong,
        "said": ended.said[-2000:],
    }


if __name__ == "__main__":
    sys.exit(main())
