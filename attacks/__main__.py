"""Hostile books and checkouts, tried with the real command: ``make attacks``, with options in ARGS."""

import argparse
import fnmatch
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from attacks.attack import Attack
from attacks.report import save, table
from attacks.running import Known, Outcome, try_attack
from attacks.tables import KINDS

_OUTPUT = Path(__file__).resolve().parents[1] / "output" / "attacks"


def options() -> argparse.ArgumentParser:
    """The options of the command."""
    parser = argparse.ArgumentParser(
        prog="attacks",
        description="Try hostile books and checkouts, and tell what one of them reached.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="attacks by their names, with * (default: all)"
    )
    parser.add_argument("--kind", default="", metavar="WORDS", help="only kinds whose name has these words")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="how many at once (default: 2)")
    parser.add_argument("--list", action="store_true", help="print the names, and try nothing")
    parser.add_argument("--output", type=Path, default=_OUTPUT, metavar="DIR", help="where the report goes")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Try the attacks, print the table, and return 1 if one of them reached something."""
    asked = options().parse_args(argv)
    kinds = [kind for kind in KINDS if asked.kind.lower() in kind.name.lower()]
    chosen = [(kind, [one for one in kind.attacks if _is_asked(one.name, asked.names)]) for kind in kinds]
    if asked.list:
        print("\n".join(one.name for _, attacks in chosen for one in attacks))
        return 0
    known = harmless_build()
    with ThreadPoolExecutor(asked.jobs) as threads:

        def run(attack: Attack) -> Outcome:
            outcome = try_attack(attack, known)
            for what in outcome.fell:
                line = f"{attack.name}: {what}".encode("ascii", "backslashreplace").decode("ascii")
                print(line[:600], flush=True)
            return outcome

        tried = [(kind, list(threads.map(run, attacks))) for kind, attacks in chosen]
    print(table(tried))
    save(tried, asked.output / "report.json")
    return int(any(outcome.fell for _, outcomes in tried for outcome in outcomes))


def _is_asked(name: str, patterns: Sequence[str]) -> bool:
    return not patterns or any(fnmatch.fnmatch(name, pattern) for pattern in patterns)


def harmless_build() -> Known:
    """Return what builds of a harmless book start, and the scripts that their sites have."""
    formats = ("--epub", "--pdf", "--html", "--web", "--emit", "composed", "--emit", "xhtml")
    kinds = (
        ("--check", "quick", *formats),
        ("--no-check", "--print", "--cover"),
    )
    keys = "trim: {width: 5in, height: 8in}\nprinters: {one: {paper: {leaf: 0.1mm}}}\n"
    done = [try_attack(Attack("harmless", keys=keys, options=one), None) for one in kinds]
    for one in done:
        if one.status != 0 or one.fell:
            raise SystemExit(f"a harmless book is not built: {one.fell} {one.messages}")
    return Known(
        frozenset(event for one in done for event in one.events),
        frozenset(danger for one in done for danger in one.dangers),
    )


if __name__ == "__main__":
    sys.exit(main())
