"""``make fuzz``, with options in ARGS: books made by chance, tried with all checks; then spoiled ones, of
which nothing but diagnostics may come."""

import argparse
import shutil
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from rich.console import Console

from fuzz.book import Book
from fuzz.hostile.cases import Use
from fuzz.hostile.command import run_hostile
from fuzz.hostile.drawing import run_drawn
from fuzz.report import Tried, keep, save, show
from fuzz.shrinking import smallest
from fuzz.trying import Fault, Kind, Trial, Worker
from fuzz.writing import make_book

_OUTPUT = Path(__file__).resolve().parents[1] / "output" / "fuzz"
_WIDTH = 200  # columns where no terminal limits them
_SHRINK = 60  # seconds for making a spoiled book smaller


def options() -> argparse.ArgumentParser:
    """The options of the fuzzer."""
    parser = argparse.ArgumentParser(
        prog="fuzz",
        description="Make books of all features by chance and run all checks over them: none may be refused. "
        "Then spoil books in all ways: nothing but diagnostics may come of it.",
        epilog=f"What went wrong is made smaller and kept in {_OUTPUT.parent.name}/{_OUTPUT.name}.",
        allow_abbrev=False,
    )
    parser.add_argument("--books", type=int, default=200, metavar="N", help="as many books (default: 200)")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="the seed of the first (default: 1)")
    parser.add_argument(
        "--size", type=int, choices=range(4), help="0: a line to 3: forty pages (default: by chance)"
    )
    parser.add_argument(
        "--jobs", type=int, default=2, metavar="N", help="processes side by side (default: 2)"
    )
    parser.add_argument(
        "--seconds", type=float, default=120, metavar="N", help="of the processor, for a book"
    )
    parser.add_argument(
        "--shrink", type=float, default=300, metavar="N", help="seconds for making one smaller; 0: none"
    )
    parser.add_argument(
        "--cases",
        type=int,
        default=20_000,
        metavar="N",
        help="as many spoiled books besides (default: 20000)",
    )
    parser.add_argument(
        "--drawn", type=int, default=200, metavar="N", help="as many drawn by Hypothesis (default: 200)"
    )
    parser.add_argument(
        "--use", type=Use, choices=list(Use), help="what is done with spoiled books (default: by chance)"
    )
    parser.add_argument("--output", type=Path, default=_OUTPUT, metavar="DIR", help="where refused books go")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Try the books, print the tables, and return 1 if any was refused, or a spoiled one broke something."""
    asked = options().parse_args(argv)
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    shutil.rmtree(asked.output, ignore_errors=True)
    tried = _Fuzzer(asked, console).run() if asked.books else []
    if tried:
        show(tried, console)
        save(tried, asked.output / "report.json")
    refused = any(each.trial.refused for each in tried)
    return int(not _stands(asked, console) or refused)


def _stands(asked: argparse.Namespace, console: Console) -> bool:
    """Try spoiled books, and drawn ones; return True if nothing but diagnostics came of them."""
    output = asked.output / "spoiled"
    stands = True
    if asked.cases:
        count = run_hostile(
            console,
            output,
            seeds=range(asked.seed, asked.seed + asked.cases),
            jobs=asked.jobs,
            shrink=min(asked.shrink, _SHRINK),
            use=asked.use,
        )
        stands = not count.wrong
    if asked.drawn:
        drawn = run_drawn(console, output, books=asked.drawn, first=asked.seed, shrink=bool(asked.shrink))
        stands = stands and drawn
    return stands


class _Fuzzer:
    """Tries the books of a run, with as many processes as are asked for."""

    def __init__(self, asked: argparse.Namespace, console: Console) -> None:
        self._asked, self._console = asked, console
        self._workers: SimpleQueue[Worker] = SimpleQueue()
        self._shrunk: set[tuple[str, str]] = set()

    def run(self) -> list[Tried]:
        first = self._asked.seed
        workers = [Worker(self._asked.seconds) for _ in range(self._asked.jobs)]
        for worker in workers:
            self._workers.put(worker)
        try:
            with ThreadPoolExecutor(self._asked.jobs) as threads:
                return list(threads.map(self._try, range(first, first + self._asked.books)))
        finally:
            for worker in workers:
                worker.__exit__(None, None, None)

    def _try(self, seed: int) -> Tried:
        book = make_book(seed, self._asked.size)
        trial = self._built(book)
        for fault in trial.faults:
            self._console.print(f"{seed}: {fault.kind} {fault.what}: {fault.message[:500]}", markup=False)
            self._keep(book, fault)
        return Tried(book, trial)

    def _built(self, book: Book) -> Trial:
        worker = self._workers.get()
        try:
            return worker.run(book)
        finally:
            self._workers.put(worker)

    def _keep(self, book: Book, fault: Fault) -> None:
        """Write down a book of which something was said; the first of each kind is made smaller before."""
        new = fault.key not in self._shrunk
        self._shrunk.add(fault.key)
        if new and self._asked.shrink and fault.kind is not Kind.WARNING:
            book = smallest(book, fault.key, self._built, self._asked.shrink)
        keep(book, fault, self._asked.output)


if __name__ == "__main__":
    sys.exit(main())
