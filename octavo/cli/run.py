"""One run of the press as its user sees it: progress, messages, and the table at the end."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing

from rich.console import Console
from rich.text import Text

from octavo.build import report
from octavo.build.build import BuildResult, run_build
from octavo.build.build_cache import Builds
from octavo.core import messages
from octavo.core.diagnostics import Diagnostics, Severity
from octavo.core.progress import Lines, Progress
from octavo.core.settings import Settings, Verbosity


def run(
    settings: Settings, hold: Callable[[], AbstractContextManager[None]], builds: Builds | None = None
) -> bool:
    """Build, and say how it went: messages and progress on standard error, the table on standard output.

    What earlier builds made is taken from ``builds``, and what this one makes is kept there. Returns whether
    the output folder has a valid build. Raises what ``press`` raises.
    """
    errors = messages.console(stderr=True)
    diagnostics = Diagnostics()
    try:
        with closing(_progress(settings.verbosity, errors)) as progress:
            pressed = run_build(settings, diagnostics, progress, hold, builds)
    finally:
        # Even where something broke down, what was found until then may tell the user why.
        _show(diagnostics, settings, errors)
    _conclude(pressed, diagnostics, settings, errors)
    if builds and builds.store.trouble and settings.verbosity is Verbosity.VERBOSE:
        errors.print(Text(f"nothing is kept for the next build: {builds.store.trouble}"), soft_wrap=True)
    return pressed.published


def _progress(verbosity: Verbosity, errors: Console) -> Progress:
    if verbosity is Verbosity.QUIET:
        return Progress()
    if not errors.is_terminal:
        return Lines(sys.stderr)
    from octavo.cli.bars import Bars  # here, since only a terminal needs them

    return Bars(errors)


def _show(diagnostics: Diagnostics, settings: Settings, errors: Console) -> None:
    quiet = settings.verbosity is Verbosity.QUIET
    shown = [d for d in diagnostics if not quiet or d.severity is Severity.ERROR]
    messages.show(shown, settings.book, errors)


def _conclude(pressed: BuildResult, diagnostics: Diagnostics, settings: Settings, errors: Console) -> None:
    quiet, verbose = (settings.verbosity is v for v in (Verbosity.QUIET, Verbosity.VERBOSE))
    made = pressed.report
    if made is None:
        found = messages.summary(diagnostics)
        errors.print(Text(f"{found}; {settings.output} is as it was"), soft_wrap=True)
        return
    if not quiet:
        report.show(made, messages.console(stderr=False))
    if verbose:
        report.show_advice(made, errors)
    if pressed.published:
        return
    report.show_failures(made, errors, None if verbose else report.FEW)
    errors.print(
        Text(f"{settings.output} is as it was; the files that failed are in {pressed.kept}"), soft_wrap=True
    )
