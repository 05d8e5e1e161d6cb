"""A build as its user sees it: progress, messages, and the table at the end."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing

from rich.console import Console
from rich.text import Text

from octavo.build.build import BuildResult, build
from octavo.build.build_cache import BuildCache
from octavo.build.toolchain import Toolchain
from octavo.cli.tables import show_advice, show_failures, show_report, show_warnings
from octavo.cli.told import Told
from octavo.core import messages
from octavo.core.diagnostics import Diagnostics, Severity
from octavo.core.progress import Lines, Progress
from octavo.core.settings import MessageFormat, Settings, Verbosity


def run(
    settings: Settings,
    toolchain: Toolchain,
    diagnostics: Diagnostics,
    uninterrupted: Callable[[], AbstractContextManager[None]],
    told: Told,
    cache: BuildCache | None = None,
) -> bool:
    """Build, and show how it went: messages and progress on standard error, the table on standard output.

    ``diagnostics`` has what was found before the build; ``told`` takes up all that is found. Return True if
    the output folder has a valid build. Raise what ``build`` raises.
    """
    errors = messages.console(stderr=True)
    try:
        with closing(_progress(settings.verbosity, errors)) as progress:
            result = build(settings, diagnostics, progress, uninterrupted, cache, toolchain)
    finally:
        # Even if something broke down, what was found until then may tell the user why.
        told.add(diagnostics)
        if settings.messages is MessageFormat.TEXT:
            _show(diagnostics, settings, errors)
    if result.report:
        told.finished = result.rejected or settings.output
        told.add(found for check in result.report.checks for found in check.diagnostics)
    _conclude(result, diagnostics, told, errors)
    if cache and cache.store.trouble and settings.verbosity is Verbosity.VERBOSE:
        errors.print(Text(f"nothing is kept for the next build: {cache.store.trouble}"), soft_wrap=True)
    return result.published


def _progress(verbosity: Verbosity, errors: Console) -> Progress:
    if verbosity is Verbosity.QUIET:
        return Progress()
    if not errors.is_terminal:
        return Lines(sys.stderr)
    from octavo.cli.bars import Bars  # here, since only a terminal needs them

    return Bars(errors)


def _show(diagnostics: Diagnostics, settings: Settings, errors: Console) -> None:
    quiet = settings.verbosity is Verbosity.QUIET
    shown = [d for d in diagnostics if not quiet or d.severity is not Severity.NOTE]
    messages.show(shown, settings.book, errors, settings.verbosity is Verbosity.VERBOSE)


def _conclude(result: BuildResult, diagnostics: Diagnostics, told: Told, errors: Console) -> None:
    settings = told.settings
    quiet, verbose = (settings.verbosity is v for v in (Verbosity.QUIET, Verbosity.VERBOSE))
    made = result.report
    if made is None:
        found = messages.summary(diagnostics)
        errors.print(Text(f"{found}; {settings.output} is as it was"), soft_wrap=True)
        return
    if not quiet and not told.by_itself:
        show_report(made, messages.console(stderr=False))
    if settings.messages is MessageFormat.TEXT:
        show_warnings(made, settings.book, errors, verbose, told.finished)
        if verbose:
            show_advice(made, settings.book, errors, told.finished)
        show_failures(made, settings.book, errors, verbose, told.finished)
    if result.published:
        return
    if made.valid:
        errors.print(Text(f"--strict: {messages.summary(made.all_warnings)}"), soft_wrap=True)
    errors.print(
        Text(f"{settings.output} is as it was; the files that failed are in {result.rejected}"),
        soft_wrap=True,
    )
