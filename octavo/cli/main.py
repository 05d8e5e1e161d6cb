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
from typing import TYPE_CHECKING

from octavo import __version__
from octavo.build.extensions import extension_at_fault, load_toolchain
from octavo.build.signals import Interrupted, SignalHandler
from octavo.build.toolchain import Extension, Toolchain
from octavo.cli.machine_faults import machine_fault
from octavo.cli.message_formats import written
from octavo.cli.options import given_options, parser, settings_of, verbosity_of
from octavo.cli.streams import prepare_streams
from octavo.cli.told import Told
from octavo.core.diagnostics import Diagnostics
from octavo.core.environment import advice, missing_packages
from octavo.core.epoch import source_date
from octavo.core.failures import EngineUnusable, SearchError, TypesettingError
from octavo.core.settings import PACKAGE, MessageFormat, Settings, Verbosity

if TYPE_CHECKING:
    from octavo.build.build_cache import BuildCache


class Status(IntEnum):
    """Exit statuses: built and valid, errors of the book, wrong usage, something missing on the machine."""

    DONE = 0
    BOOK = 1
    USAGE = 2
    MACHINE = 3


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (default: those of the process), and return the exit status.

    Raise SystemExit for --help, --version and wrong usage, as argparse does.
    """
    prepare_streams()
    options = parser()
    given = list(sys.argv[1:] if argv is None else argv)
    if given[:1] == ["import"]:  # octavo import DIR
        given[0] = "--import"
    if given[:1] == ["check"]:  # octavo check [DIR]
        given[0] = "--lint"
    arguments = options.parse_args(given)
    lacking = missing_packages()
    if lacking:
        return _say(
            Status.MACHINE,
            f"Python packages are missing: {', '.join(lacking)}. Run `make setup`, or pip install .",
        )
    if arguments.folder is not None and (arguments.new or arguments.project):
        options.error(f"{arguments.folder}: one folder is named already")
    try:
        if arguments.explain is not None:
            return _explain(arguments.explain)
        if arguments.new is not None:
            return _new(arguments, options)
        if arguments.project is not None:
            return _import(arguments, options)
        if arguments.to is not None:
            options.error("--to goes together with --import only")
        if arguments.index_from is not None:
            return _take_list(arguments, options)
        if arguments.pagemap is not None:
            options.error("--pagemap goes together with --index-from only")
        if arguments.source_pages:
            options.error("--source-pages goes together with --index-from only")
        if arguments.lint:
            return _lint(arguments, options)
        if arguments.fix:
            options.error("--fix goes together with --lint only")
        return _build(settings_of(arguments, options))
    except BrokenPipeError:
        # Whoever read our output has gone; there is nobody to tell, and Python must not try at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Status.BOOK
    except ModuleNotFoundError as error:
        if (message := advice(error)) is None:
            return _internal(error, arguments.verbose)
        return _say(Status.MACHINE, message)
    except OSError as error:
        from octavo.core.messages import printable

        if (message := machine_fault(error)) is None:
            return _internal(error, arguments.verbose)
        return _say(Status.MACHINE, printable(message))
    except Exception as error:
        return _internal(error, arguments.verbose)


def _explain(name: str) -> int:
    from octavo.cli.explain import explained

    try:
        print(explained(name), end="")
    except ValueError as error:
        return _say(Status.USAGE, str(error))
    return Status.DONE


def _import(arguments: argparse.Namespace, options: argparse.ArgumentParser) -> int:
    from octavo.cli.import_command import run_import
    from octavo.core.messages import printable

    names = ("edition", "book", "output", "index_from", "pagemap", "new")
    others = [f"--{name.replace('_', '-')}" for name in names if getattr(arguments, name) is not None]
    if given := given_options(arguments) + others:
        options.error(f"--import does not go together with {', '.join(given)}: it builds nothing")
    if not arguments.project.is_dir():
        options.error(f"--import {arguments.project}: there is no such folder")
    try:
        made = run_import(arguments.project, arguments.to, verbosity_of(arguments))
    except FileExistsError as error:
        options.error(f"--import: {error}")
    if made is None:
        return Status.BOOK
    if not arguments.quiet:
        print(f"Build it with: {options.prog} --book {printable(str(made.parent))}")
    return Status.DONE


def _new(arguments: argparse.Namespace, options: argparse.ArgumentParser) -> int:
    from octavo.cli.new_book import write_starter

    names = ("edition", "book", "output", "index_from", "pagemap")
    others = [f"--{name.replace('_', '-')}" for name in names if getattr(arguments, name) is not None]
    given = given_options(arguments) + others
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

    if given := given_options(arguments):
        options.error(f"--index-from does not go together with {', '.join(given)}: it builds nothing")
    if arguments.source_pages and arguments.pagemap is not None:
        options.error("--source-pages does not go together with --pagemap")
    settings = settings_of(arguments, options)
    pagemap = arguments.pagemap or settings.output / "pagemap.json"
    taken = run_list(settings, arguments.index_from, None if arguments.source_pages else pagemap)
    return Status.DONE if taken else Status.BOOK


def _lint(arguments: argparse.Namespace, options: argparse.ArgumentParser) -> int:
    from octavo.cli.check_command import run_check
    from octavo.core.messages import printable

    others = ["--edition"] if arguments.edition is not None else []
    if given := given_options(arguments) + others:
        options.error(f"--lint does not go together with {', '.join(given)}: it builds nothing")
    told = Told(settings_of(arguments, options))
    try:
        status = Status.DONE if run_check(told.settings, told, fix=arguments.fix) else Status.BOOK
    except OSError as error:
        if (message := machine_fault(error)) is None:
            raise
        status = Status.MACHINE
        _say(status, printable(message), told)
    sys.stdout.write(written(told, status))
    return status


def _build(settings: Settings) -> int:
    """Build, and write the messages in the form that the settings ask for."""
    told = Told(settings)
    try:
        status = _attempt(settings, told)
    except BrokenPipeError:
        raise
    except Exception as error:
        told.failure = told.failure or f"internal error: {type(error).__name__}"
        sys.stdout.write(written(told, Status.BOOK))
        raise
    sys.stdout.write(written(told, status))
    return status


def _attempt(settings: Settings, told: Told) -> int:
    from octavo.build.build_cache import open_build_cache
    from octavo.cli.unchanged import publish_unchanged
    from octavo.core.messages import printable

    try:
        with SignalHandler().installed() as handler:
            try:
                source_date()  # said before anything is done, if it is no date
                diagnostics = Diagnostics()
                toolchain = load_toolchain(settings.book, diagnostics)
                if diagnostics.failed:
                    told.add(diagnostics)
                    return _say_diagnostics(diagnostics, settings)
                toolchain.formats_asked(settings)
                cache = open_build_cache(settings, toolchain)
            except ValueError as error:
                return _say(Status.USAGE, printable(str(error)), told)
            # Nothing of what follows is loaded if nothing has changed.
            if cache and publish_unchanged(settings, cache, handler.deferred, told):
                return Status.DONE
            with _rare_collections():
                return _run(told, toolchain, diagnostics, cache, handler)
    except Interrupted as interrupted:
        _say(Status.BOOK, "stopped; the output folder is as it was", told)
        return interrupted.status
    except OSError as error:
        if (message := machine_fault(error, settings.output.parent)) is None:
            raise
        return _say(Status.MACHINE, printable(message), told)


@contextmanager
def _rare_collections() -> Iterator[None]:
    """Let Python look for circular garbage seldom: the trees and tokens of a book are many, live long and
    have next to none, and looking through them again and again takes a tenth of the time of a build.

    Nor does it look a last time at the end of the process, when all of it goes anyway."""
    atexit.register(gc.freeze)
    before = gc.get_threshold()
    gc.set_threshold(50_000, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _run(
    told: Told,
    toolchain: Toolchain,
    diagnostics: Diagnostics,
    cache: "BuildCache | None",
    handler: SignalHandler,
) -> int:
    from octavo.check import MissingTool
    from octavo.cli.run import run
    from octavo.core.messages import printable

    settings = told.settings
    try:
        published = run(settings, toolchain, diagnostics, handler.deferred, told, cache)
        return Status.DONE if published else Status.BOOK
    except (MissingTool, EngineUnusable) as error:
        return _say(Status.MACHINE, printable(str(error)), told)
    except (TypesettingError, SearchError) as error:
        return _say(Status.BOOK, printable(str(error)), told)
    except (Exception, SystemExit) as error:
        if (fault := extension_at_fault(error, toolchain)) is None:
            if toolchain.extensions and not isinstance(error, OSError | ModuleNotFoundError | SystemExit):
                return _internal(error, settings.verbosity is Verbosity.VERBOSE, toolchain.extensions)
            raise
        if settings.verbosity is Verbosity.VERBOSE:
            traceback.print_exception(error)
        message = f"{printable(fault)}\nInstall another version of it, or tell its makers."
        return _say(Status.BOOK, message, told)


def _say_diagnostics(diagnostics: Diagnostics, settings: Settings) -> int:
    from octavo.core import messages

    if settings.messages is MessageFormat.TEXT:
        errors = messages.console(stderr=True)
        messages.show(diagnostics, settings.book, errors, settings.verbosity is Verbosity.VERBOSE)
    return _say(Status.BOOK, f"{messages.summary(diagnostics)}; {settings.output} is as it was")


def _say(status: Status, message: str, told: Told | None = None) -> int:
    """Write what stopped the command to standard error, and return the status."""
    if told:
        told.failure = message
    print(f"octavo: {message}", file=sys.stderr)
    return status


def _internal(error: Exception, verbose: bool, extensions: Sequence[Extension] = ()) -> int:
    from octavo.core.messages import printable

    if verbose:
        traceback.print_exception(error)
    frames = [(Path(f.filename), f.lineno) for f in traceback.extract_tb(error.__traceback__)]
    ours = [frame for frame in frames if frame[0].is_relative_to(PACKAGE)] or frames
    place = f" ({ours[-1][0].name}, line {ours[-1][1]})" if ours else ""
    what = printable(" ".join(f"{type(error).__name__}: {error}".split()))
    more = "the lines above" if verbose else "what the same command prints with --verbose"
    parts = ", ".join(f"`{one.name}` {one.version}" for one in extensions)
    whose = f"Octavo {__version__}" + (f", or of one of its extensions ({parts})," if parts else "")
    fault = f"This is a fault of {whose} and not of the book. Please report it with {more}."
    return _say(Status.BOOK, f"internal error: {what}{place}\n{fault}")
