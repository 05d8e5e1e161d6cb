"""The command: ``octavo``, or ``python build.py`` in a checkout.

Exit status: 0 built and valid; 1 the book has errors, or a check failed; 2 wrong usage; 3 something is
missing on the machine; 130 and 143 stopped by Ctrl-C or ``kill``.
"""

import argparse
import atexit
import gc
import os
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from octavo import __version__
from octavo.build.signals import Stopped, Stopping
from octavo.core.environment import advice, missing_libraries, missing_packages
from octavo.core.epoch import source_date
from octavo.core.failures import MissingLibraries, SearchError, TypesettingError
from octavo.core.settings import PACKAGE, CheckLevel, Format, PdfVariant, Settings, Verbosity

if TYPE_CHECKING:
    from octavo.build.build_cache import Builds


class Status(IntEnum):
    """What the command tells the program that started it."""

    DONE = 0
    BOOK = 1
    USAGE = 2
    MACHINE = 3


EXAMPLES = """\
examples:
  %(prog)s                            both formats of ./book (or of the book in this folder)
  %(prog)s --epub --book ~/my-book    only the EPUB of another book
  %(prog)s --new my-book              a small book to begin with: it shows every element once
  %(prog)s --web --no-check           a site, without waiting for the checks
  %(prog)s --print --cover            the PDFs for the press, with bleed and crop marks
  %(prog)s --epub --pdf --onix        both formats, and the record for the trade
  %(prog)s --edition large-print      the PDF of one of the editions in book.yaml, and the EPUB

The files are output/<slug>.epub and .pdf, <slug>-print.pdf and <slug>-cover.pdf for the press,
<slug>.onix.xml, <slug>-web/ and <slug>-html/, report.json, accessibility.html and SHA256SUMS. They are put in
their places when all of them are finished and checked; a build that fails changes nothing there. Files that
failed a check are kept in output.rejected/ until a build succeeds.

exit status: 0 built and valid, 1 the book has errors or a check failed, 2 wrong usage, 3 something is
missing on this machine
"""


def parser() -> argparse.ArgumentParser:
    """The options of the command."""
    options = argparse.ArgumentParser(
        prog="build.py" if Path(sys.argv[0]).name == "build.py" else "octavo",
        description="Make a validated EPUB and a typeset PDF of a book.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    formats = options.add_argument_group("formats (none given: EPUB and PDF)")
    formats.add_argument("--epub", action="store_true", help="make the EPUB")
    formats.add_argument("--pdf", action="store_true", help="make the PDF")
    formats.add_argument("--web", action="store_true", help="make a site to read and search in a browser")
    formats.add_argument("--html", action="store_true", help="make plain pages of it, without scripts")
    formats.add_argument(
        "--cover", action="store_true", help="make the PDF of the printed cover: back, spine, front"
    )
    formats.add_argument("--onix", action="store_true", help="make the ONIX 3.1 record for the book trade")
    formats.add_argument(
        "--print",
        nargs="?",
        const="",
        metavar="NAME",
        help="make the PDF for the press, as the printer of that name in book.yaml wants it",
    )
    formats.add_argument(
        "--pdf-variant",
        action="append",
        type=PdfVariant,
        choices=list(PdfVariant),
        metavar="pdf/a-2a",
        help="a standard for the PDF besides PDF/UA-1",
    )
    formats.add_argument(
        "--edition",
        type=_edition,
        metavar="NAME",
        help="print the book in one of the editions of book.yaml, as <slug>-NAME.pdf",
    )
    folders = options.add_argument_group("folders")
    folders.add_argument(
        "--book",
        type=Path,
        metavar="DIR",
        help="folder of the book, with book.yaml (./book, or else this one)",
    )
    folders.add_argument("--output", type=Path, metavar="DIR", help="where the files go (./output)")
    folders.add_argument(
        "--new", type=Path, metavar="DIR", help="write a small book to begin with, and build nothing"
    )
    index = options.add_argument_group("index")
    index.add_argument(
        "--index-from",
        type=Path,
        metavar="FILE",
        help="take in an indexer's list with printed page numbers, and build nothing",
    )
    index.add_argument(
        "--pagemap", type=Path, metavar="FILE", help="of the build that was indexed (OUTPUT/pagemap.json)"
    )
    checks = options.add_argument_group("checks").add_mutually_exclusive_group()
    checks.add_argument(
        "--check",
        type=CheckLevel,
        choices=list(CheckLevel),
        metavar="none|quick|full",
        help="how much (quick)",
    )
    checks.add_argument("--no-check", action="store_true", help="the same as --check none")
    options.add_argument(
        "--jobs", type=_jobs, metavar="N", help="how many processes typeset at once (one a core)"
    )
    options.add_argument(
        "--no-cache", action="store_true", help="make everything anew, and keep nothing for the next build"
    )
    loudness = options.add_mutually_exclusive_group()
    loudness.add_argument(
        "--verbose", action="store_true", help="say more, above all when something goes wrong"
    )
    loudness.add_argument("--quiet", action="store_true", help="say nothing but what is wrong")
    options.add_argument("--version", action="version", version=f"octavo {__version__}")
    return options


def _edition(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("name one of the editions of book.yaml")
    return text


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 256")
    return int(text)


def settings_of(arguments: argparse.Namespace, options: argparse.ArgumentParser) -> Settings:
    """What the arguments ask for. Exits with status 2 where they make no sense."""
    book = _book(arguments.book, options)
    output: Path = arguments.output or Path("output")
    if os.path.lexists(output) and not output.is_dir():
        options.error(f"--output {output}: this is not a folder")
    if output.resolve() == book.resolve():
        options.error(f"--output {output}: this is the folder of the book; give it one of its own")
    asked = frozenset(kind for kind in Format if getattr(arguments, kind) not in (None, False))
    level = CheckLevel.NONE if arguments.no_check else arguments.check or CheckLevel.QUICK
    verbosity = (
        Verbosity.QUIET if arguments.quiet else Verbosity.VERBOSE if arguments.verbose else Verbosity.NORMAL
    )
    usual = Settings(book, output)
    return Settings(
        book,
        output,
        asked or usual.formats,
        level,
        arguments.jobs or usual.jobs,
        verbosity,
        pdf_variants=usual.pdf_variants.union(arguments.pdf_variant or ()),
        printer=arguments.print,
        edition=arguments.edition or "",
        cache=not arguments.no_cache,
    )


def _book(given: Path | None, options: argparse.ArgumentParser) -> Path:
    if given is None:
        for folder in (Path("book"), Path()):
            if (folder / "book.yaml").is_file():
                return folder
        options.error(
            "there is no book.yaml in ./book or here; name the book's folder with --book, or begin with --new"
        )
    if not given.is_dir():
        options.error(f"--book {given}: there is no such folder")
    if not (given / "book.yaml").is_file():
        options.error(f"--book {given}: there is no book.yaml in this folder")
    return given


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (default: those of the process); returns the exit status.

    Raises SystemExit for --help, --version and wrong usage, as argparse does.
    """
    for stream in (sys.stdout, sys.stderr):
        _tolerant(stream)
    options = parser()
    arguments = options.parse_args(argv)
    lacking = missing_packages()
    if lacking:
        return _say(
            Status.MACHINE,
            f"Python packages are missing: {', '.join(lacking)}. Run `make setup`, or pip install .",
        )
    try:
        if arguments.new is not None:
            return _new(arguments, options)
        if arguments.index_from is not None:
            return _take_list(arguments, options)
        if arguments.pagemap is not None:
            options.error("--pagemap goes together with --index-from only")
        return _build(settings_of(arguments, options))
    except BrokenPipeError:
        # Whoever read our output has gone; there is nobody to tell, and Python must not try at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.BOOK
    except ModuleNotFoundError as error:
        if (message := advice(error)) is None:
            return _internal(error, arguments.verbose)
        return _say(Status.MACHINE, message)
    except Exception as error:
        return _internal(error, arguments.verbose)


def _new(arguments: argparse.Namespace, options: argparse.ArgumentParser) -> int:
    from octavo.cli.new_book import write_starter

    names = (*map(str, Format), "edition", "book", "output", "index_from", "pagemap")
    given = [f"--{name.replace('_', '-')}" for name in names if getattr(arguments, name) not in (None, False)]
    if given:
        options.error(
            f"--new does not go together with {', '.join(given)}: it writes a book and builds nothing"
        )
    try:
        write_starter(arguments.new)
    except FileExistsError as error:
        options.error(f"--new {arguments.new}: {error}")
    except OSError as error:
        return _say(Status.MACHINE, f"{arguments.new} can't be written: {error.strerror or error}")
    if not arguments.quiet:
        print(f"{arguments.new} holds a small book now. Build it with: {options.prog} --book {arguments.new}")
    return Status.DONE


def _take_list(arguments: argparse.Namespace, options: argparse.ArgumentParser) -> int:
    from octavo.cli.index_command import run_list
    from octavo.core.messages import printable

    given = [f"--{kind}" for kind in Format if getattr(arguments, kind) not in (None, False)]
    if given:
        options.error(f"--index-from does not go together with {', '.join(given)}: it builds nothing")
    settings = settings_of(arguments, options)
    try:
        return Status.DONE if run_list(settings, arguments.index_from, arguments.pagemap) else Status.BOOK
    except OSError as error:
        if isinstance(error, BrokenPipeError) or error.filename is None:
            raise
        return _say(Status.MACHINE, printable(f"{error.filename}: {error.strerror}"))


def _build(settings: Settings) -> int:
    from octavo.build.build_cache import open_builds
    from octavo.cli.unchanged import publish_unchanged
    from octavo.core.messages import printable

    try:
        with Stopping().installed() as stopping:
            try:
                source_date()  # said before anything is done, where it is no date
                builds = open_builds(settings)
            except ValueError as error:
                return _say(Status.USAGE, printable(str(error)))
            # Nothing of what follows is loaded where nothing has changed.
            if builds and publish_unchanged(settings, builds, stopping.held):
                return Status.DONE
            with _rare_collections():
                return _run(settings, builds, stopping)
    except Stopped as stopped:
        _say(Status.BOOK, "stopped; the output folder is as it was")
        return stopped.status
    except OSError as error:
        if isinstance(error, BrokenPipeError) or error.filename is None:
            raise
        return _say(Status.MACHINE, printable(f"{error.filename}: {error.strerror}"))


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Let Python look for circular garbage seldom: the trees and tokens of a book are many, live long and
    hold next to none, and looking through them again and again takes a tenth of the time of a build.

    Nor is a last look taken at the end of the process, when all of it goes anyway."""
    atexit.register(gc.freeze)
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _run(settings: Settings, builds: "Builds | None", stopping: Stopping) -> int:
    # Before anything is done; where only a cover needs the engine, it is missed when that is drawn.
    if {Format.PDF, Format.PRINT} & settings.formats and (missing := missing_libraries()):
        return _say(Status.MACHINE, missing)
    from octavo.check import MissingTool
    from octavo.cli.run import run
    from octavo.core.messages import printable

    try:
        return Status.DONE if run(settings, stopping.held, builds) else Status.BOOK
    except (MissingTool, MissingLibraries) as error:
        return _say(Status.MACHINE, printable(str(error)))
    except (TypesettingError, SearchError) as error:
        return _say(Status.BOOK, printable(str(error)))


def _say(status: Status, message: str) -> int:
    print(f"octavo: {message}", file=sys.stderr)
    return status


def _internal(error: Exception, verbose: bool) -> int:
    from octavo.core.messages import printable

    if verbose:
        traceback.print_exception(error)
    frames = [(Path(f.filename), f.lineno) for f in traceback.extract_tb(error.__traceback__)]
    ours = [frame for frame in frames if frame[0].is_relative_to(PACKAGE)] or frames
    place = f" ({ours[-1][0].name}, line {ours[-1][1]})" if ours else ""
    what = printable(" ".join(f"{type(error).__name__}: {error}".split()))
    more = "the lines above" if verbose else "what the same command prints with --verbose"
    fault = f"This is a fault of Octavo {__version__} and not of the book. Please report it with {more}."
    return _say(Status.BOOK, f"internal error: {what}{place}\n{fault}")


def _tolerant(stream: TextIO) -> None:
    """Let a character that the terminal's encoding lacks come out as an escape, not as an exception."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
