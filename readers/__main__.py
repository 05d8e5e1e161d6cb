"""The e-book in reading systems: ``make check-readers``, options in ARGS, another book in BOOK."""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from rich.console import Console

from readers import books, table
from readers.needs import missing
from readers.results import Finding, Result, load, save
from readers.running import ProgramError, end_all_when_stopped, run
from readers.unit import HOME
from readers.worker import READERS, SITE

_WIDTH = 140  # columns where no terminal limits them
_SECONDS = 900  # that one book in one reading system may take
_WORKERS = 2


def options() -> argparse.ArgumentParser:
    """The options of the check."""
    parser = argparse.ArgumentParser(
        prog="readers",
        description="Open finished e-books in reading systems and look at them.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "book",
        nargs="*",
        type=Path,
        help="a book's folder (it is built) or a finished EPUB; else the sample books",
    )
    parser.add_argument("--only", action="append", choices=(*READERS, SITE), help="only this reading system")
    parser.add_argument(
        "--shots", type=Path, default=HOME / "shots", help="where pictures of what was seen go"
    )
    parser.add_argument("--output", type=Path, default=HOME / "readers.json", help="where the results go")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit status: 0 where all is well, 1 where a reader found something, 3 where a program is missing."""
    asked = options().parse_args(arguments)
    console = Console(width=None if sys.stdout.isatty() else _WIDTH)
    if lacking := missing():
        for line in lacking:
            print(f"readers: {line}", file=sys.stderr)
        return 3
    end_all_when_stopped()
    since = time.monotonic()
    wanted = tuple(asked.only or (*READERS, SITE))
    with ThreadPoolExecutor(_WORKERS) as pool:
        try:
            finished = list(pool.map(books.finish, asked.book or books.usual()))
        except ProgramError as error:
            print(f"readers: a book could not be built: {error}", file=sys.stderr)
            return 1
        tasks = [
            (reader, book)
            for book in finished
            for reader in wanted
            if reader != SITE or book.site is not None
        ]
        with tempfile.TemporaryDirectory(prefix="octavo-readers-") as folder:
            done = pool.map(lambda task: _look(task[0], task[1], asked.shots, Path(folder)), tasks)
            results = [result for found in done for result in found]
    save(results, asked.output)
    table.show(results, console)
    bad = sum(not result.passed for result in results)
    print(f"{len(results) - bad} of {len(results)} checks passed in {time.monotonic() - since:.0f} s")
    return 1 if bad else 0


def _look(reader: str, book: books.Finished, shots: Path, folder: Path) -> list[Result]:
    """Run one reading system on one book in a process of its own, so that nothing can hang for long."""
    output = folder / f"{book.epub.stem}-{reader}.json"
    command = [sys.executable, "-m", "readers.worker", reader, str(book.epub), str(shots), str(output)]
    since = time.monotonic()
    try:
        run(command, _SECONDS)
        found = load(output)
    except ProgramError as error:
        found = [Result(book.epub.stem, reader, "run to the end", "", (Finding(reader, str(error)),))]
    print(f"{book.epub.stem}: {reader}, {time.monotonic() - since:.0f} s", file=sys.stderr)
    return found


if __name__ == "__main__":
    sys.exit(main())
