"""The options of the command, and the settings that they ask for.

The options of formats are those that the formats in the registry name.
"""

import argparse
import os
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from octavo import __version__
from octavo.cli.usage import OneLineParser, one_of, readable
from octavo.core.bounds import DEFAULT, WorkBounds
from octavo.core.registry import Registry
from octavo.core.settings import CheckLevel, MessageFormat, Settings, Verbosity
from octavo.core.suggestions import closest
from octavo.formats import FORMATS
from octavo.formats.format import Example, Format, Option

_FIRST_EXAMPLES = (
    Example("", "what is made by default of ./book (or of the book in this folder)"),
    Example("--new my-book", "a small book to begin with: it shows every element once"),
    Example("--import manuscript", "a book of another tool's project, or of a folder of Markdown files"),
    Example("check", "look over the manuscript, and build nothing"),
    Example("--strict --format github", "warnings fail, and messages are those of GitHub's workflows"),
    Example("--edition large-print", "the same, printed in one of the editions in book.yaml"),
)
_EPILOG = """\
They are put in their places when all of them are finished and checked; a build that fails changes nothing
there. Files that failed a check are kept in output.rejected/ until a build succeeds.

exit status: 0 built and valid, 1 the book has errors or a check failed, 2 wrong usage, 3 something is
missing on this machine
"""


def parser(formats: Registry[Format] = FORMATS) -> argparse.ArgumentParser:
    """Return the parser of the command's options, those of the formats among them."""
    options = OneLineParser(
        prog="build.py" if Path(sys.argv[0]).name == "build.py" else "octavo",
        description="Build a book: make its formats, and check them.",
        epilog=_epilog(formats),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    _add_formats(options, formats)
    _add_folders(options)
    _add_index(options)
    _add_lint(options)
    checks = options.add_argument_group("checks").add_mutually_exclusive_group()
    checks.add_argument(
        "--check",
        type=one_of(CheckLevel, CheckLevel),
        metavar="none|quick|full",
        help="how much (quick)",
    )
    checks.add_argument("--no-check", action="store_true", help="the same as --check none")
    options.add_argument(
        "--jobs", type=_jobs, metavar="N", help="how many processes typeset at once (one a core)"
    )
    options.add_argument(
        "--limit-time",
        type=_limit,
        metavar="SECONDS",
        help=f"the most processor time for one document, template or picture ({DEFAULT.seconds:g})",
    )
    options.add_argument(
        "--limit-memory",
        type=_limit,
        metavar="MB",
        help=f"the most memory for one of them ({DEFAULT.megabytes})",
    )
    caches = options.add_mutually_exclusive_group()
    caches.add_argument(
        "--cache", type=Path, metavar="DIR", help="keep what is made for the next build in another folder"
    )
    caches.add_argument(
        "--no-cache", action="store_true", help="make everything anew, and keep nothing for the next build"
    )
    loudness = options.add_mutually_exclusive_group()
    loudness.add_argument(
        "--verbose", action="store_true", help="say more, above all when something goes wrong"
    )
    loudness.add_argument("--quiet", action="store_true", help="say nothing but warnings and errors")
    options.add_argument("--strict", action="store_true", help="let warnings fail the build")
    options.add_argument(
        "--format",
        type=_message_format,
        default=MessageFormat.TEXT,
        metavar="|".join(MessageFormat),
        help="form of the messages (text): json and sarif have standard output to themselves",
    )
    options.add_argument(
        "--explain",
        metavar="CODE",
        help="say what the code of a message means, with examples, and build nothing",
    )
    options.add_argument("--version", action="version", version=f"octavo {__version__}")
    return options


def _add_formats(options: argparse.ArgumentParser, formats: Registry[Format]) -> None:
    usual = ", ".join(f"--{each.name}" for each in formats if each.by_default)
    group = options.add_argument_group(f"formats (none given: {usual})")
    for each in formats:
        if each.for_programs:
            continue
        if value := each.value:
            group.add_argument(value.flag, nargs="?", const="", metavar=value.metavar, help=each.help)
        else:
            group.add_argument(f"--{each.name}", action="store_true", help=each.help)
        for option in each.options:
            group.add_argument(option.flag, **_keywords(option))
    group.add_argument(
        "--emit",
        action="append",
        type=one_of(each.name for each in formats if each.for_programs),
        metavar="|".join(each.name for each in formats if each.for_programs),
        help="write for other programs: " + "; ".join(each.help for each in formats if each.for_programs),
    )
    group.add_argument(
        "--make", action="append", metavar="NAME", help="make a format by its name, as those of extensions"
    )
    group.add_argument(
        "--edition",
        type=_edition,
        metavar="NAME",
        help="print the book in one of the editions of book.yaml; all files are then called <slug>-NAME",
    )


def _keywords(option: Option) -> dict[str, Any]:
    parse = one_of(option.choices, option.parse) if option.choices else readable(option.parse)
    keywords: dict[str, Any] = {"type": parse, "metavar": option.metavar, "help": option.help}
    if option.repeatable:
        keywords["action"] = "append"
    return keywords


def _add_folders(options: argparse.ArgumentParser) -> None:
    folders = options.add_argument_group("folders")
    folders.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="the same as --book DIR")
    folders.add_argument(
        "--book",
        type=Path,
        metavar="DIR",
        help="folder of the book, or its book.yaml (./book, or else this one)",
    )
    folders.add_argument("--output", type=Path, metavar="DIR", help="where the files go (./output)")
    folders.add_argument(
        "--new", type=Path, metavar="DIR", help="write a small book to begin with, and build nothing"
    )
    folders.add_argument(
        "--import",
        dest="project",
        type=Path,
        metavar="DIR",
        help="make a book of a project of Quarto, bookdown, mdBook, GitBook, MyST, Jupyter Book or Pandoc, "
        "or of a folder of Markdown files: write book.yaml into it, and build nothing",
    )
    folders.add_argument(
        "--to",
        type=Path,
        metavar="DIR",
        help="with --import: write the book, with its files, into another folder",
    )


def _add_index(options: argparse.ArgumentParser) -> None:
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
    index.add_argument(
        "--source-pages",
        action="store_true",
        help="the list quotes pages of an earlier edition, which the text marks",
    )


def _add_lint(options: argparse.ArgumentParser) -> None:
    lint = options.add_argument_group("manuscript")
    lint.add_argument(
        "--lint",
        action="store_true",
        help="look over the manuscript, and build nothing; the same as `%(prog)s check`",
    )
    lint.add_argument(
        "--fix", action="store_true", help="with --lint: mend in the files what is safe to mend"
    )


def _epilog(formats: Registry[Format]) -> str:
    examples = (*_FIRST_EXAMPLES, *(example for each in formats for example in each.examples))
    lines = (f"  %(prog)s {example.arguments:<26} {example.does}" for example in examples)
    results = ", ".join((*(each.result for each in formats), "report.json, accessibility.html, SHA256SUMS"))
    files = textwrap.fill(f"The files are output/{results}.", 105)
    return "\n".join(("examples:", *lines, "", files, _EPILOG))


def _edition(text: str) -> str:
    if not text:
        raise argparse.ArgumentTypeError("name one of the editions of book.yaml")
    return text


def _message_format(text: str) -> MessageFormat:
    try:
        found: MessageFormat = one_of(MessageFormat, MessageFormat)(text)
        return found
    except argparse.ArgumentTypeError as error:
        fault = f"{error} (--make {text} makes a format of an extension)"
        raise argparse.ArgumentTypeError(fault) from error


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"`{text}` is not a number from 1 to 256")
    return int(text)


def _limit(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 10_000_000:
        raise argparse.ArgumentTypeError(f"`{text}` is not a whole number of 1 or more")
    return int(text)


def asked_formats(arguments: argparse.Namespace, formats: Registry[Format] = FORMATS) -> list[str]:
    """Return the names of the formats that the arguments ask for; a name after ``--make`` may be unknown
    yet.
    """
    named = _flagged(arguments, formats)
    return list(dict.fromkeys((*named, *(arguments.emit or ()), *(arguments.make or ()))))


def given_options(arguments: argparse.Namespace, formats: Registry[Format] = FORMATS) -> list[str]:
    """Return the options for formats among the arguments, as the user wrote them."""
    others = [name for name in ("emit", "make") if getattr(arguments, name)]
    return [f"--{name}" for name in (*_flagged(arguments, formats), *others)]


def _flagged(arguments: argparse.Namespace, formats: Registry[Format]) -> list[str]:
    """Return the names of the formats whose own options are given."""
    own = (each.name for each in formats if not each.for_programs)
    return [name for name in own if getattr(arguments, name) not in (None, False)]


def verbosity_of(arguments: argparse.Namespace) -> Verbosity:
    """Return the amount that the command shall say."""
    return (
        Verbosity.QUIET if arguments.quiet else Verbosity.VERBOSE if arguments.verbose else Verbosity.NORMAL
    )


def settings_of(
    arguments: argparse.Namespace, options: argparse.ArgumentParser, formats: Registry[Format] = FORMATS
) -> Settings:
    """Return the settings that the arguments ask for. Exit with status 2 if they make no sense."""
    book = _book(_folder(arguments, options), options)
    output: Path = arguments.output or Path("output")
    if arguments.output is None and output.is_symlink():  # which a checkout may have brought
        options.error(f"./output is a link to {output.readlink()}; if it is meant, name that: --output")
    if os.path.lexists(output) and not output.is_dir():
        options.error(f"--output {output}: this is not a folder")
    if output.resolve() == book.resolve():
        options.error(f"--output {output}: this is the folder of the book; give it one of its own")
    level = CheckLevel.NONE if arguments.no_check else arguments.check or CheckLevel.QUICK
    usual = Settings(book, output)
    return Settings(
        book,
        output,
        frozenset(asked_formats(arguments, formats)),
        level,
        arguments.jobs or usual.jobs,
        verbosity_of(arguments),
        edition=arguments.edition or "",
        cache=not arguments.no_cache,
        cache_folder=arguments.cache,
        strict=arguments.strict,
        messages=arguments.format,
        bounds=WorkBounds(
            arguments.limit_time or DEFAULT.seconds, arguments.limit_memory or DEFAULT.megabytes
        ),
        **dict(_format_settings(arguments, formats, usual)),
    )


def _format_settings(
    arguments: argparse.Namespace, formats: Registry[Format], usual: Settings
) -> Iterator[tuple[str, Any]]:
    """Yield the settings that options of formats fill, with their values."""
    for each in formats:
        for option in (*([each.value] if each.value else ()), *each.options):
            value = getattr(arguments, option.flag.removeprefix("--").replace("-", "_"))
            if value is not None:
                before = getattr(usual, option.setting)
                yield option.setting, before.union(value) if option.repeatable else value


def _folder(arguments: argparse.Namespace, options: argparse.ArgumentParser) -> Path | None:
    """Return the folder or file that the arguments name as the book, if they name one."""
    named: Path | None = arguments.folder
    other: Path | None = arguments.book
    if named is not None and other is not None and named.resolve() != other.resolve():
        options.error(f"{named} and --book {other}: one book is built at a time")
    return named if other is None else other


def _book(given: Path | None, options: argparse.ArgumentParser) -> Path:
    if given is None:
        for folder in (Path("book"), Path()):
            if (folder / "book.yaml").is_file():
                return folder
        options.error(
            "there is no book.yaml in ./book or here; name the book's folder with --book, or begin with --new"
        )
    if given.name == "book.yaml" and given.is_file():
        return given.parent
    if not given.is_dir():
        options.error(_no_folder(given))
    if not (given / "book.yaml").is_file():
        options.error(f"{given}: there is no book.yaml in this folder")
    return given


def _no_folder(given: Path) -> str:
    """Return why a path can't be the folder of a book."""
    if given.is_file():
        return f"{given}: this is a file; name the folder with book.yaml in it"
    beside = given.parent if given.parent.is_dir() else Path()
    near = closest(given.name, (one.name for one in beside.iterdir() if one.is_dir()))
    meant = f"; did you mean {given.parent / near}?" if near else ""
    return f"{given}: there is no such folder{meant}"
