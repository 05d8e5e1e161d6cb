"""One run of the press as its user sees it: progress, messages, and the table at the end."""

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, closing

from rich.console import Console
from rich.text import Text

from octavo import messages, report
from octavo.diagnostics import Diagnostics, Severity
from octavo.press import Pressed, press
from octavo.progress import Bars, Lines, Progress
from octavo.settings import Settings, Verbosity

#: Columns of a table that no terminal limits.
_WIDTH = 120


def run(settings: Settings, hold: Callable[[], AbstractContextManager[None]]) -> bool:
    """Build, and say how it went: messages and progress on standard error, the table on standard output.

    Returns whether the output folder has a valid build. Raises what ``press`` raises.
    """
    errors = _console(stderr=True)
    diagnostics = Diagnostics()
    try:
        with closing(_progress(settings.verbosity, errors)) as progress:
            pressed = press(settings, diagnostics, progress, hold)
    finally:
        # Even where something broke down, what was found until then may tell the user why.
        _show(diagnostics, settings, errors)
    _conclude(pressed, diagnostics, settings, errors)
    return pressed.published


def _console(stderr: bool) -> Console:
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() else _WIDTH
    return Console(file=stream, width=width, markup=False, emoji=False, highlight=False)


def _progress(verbosity: Verbosity, errors: Console) -> Progress:
    if verbosity is Verbosity.QUIET:
        return Progress()
    return Bars(errors) if errors.is_terminal else Lines(sys.stderr)


def _show(diagnostics: Diagnostics, settings: Settings, errors: Console) -> None:
    quiet = settings.verbosity is Verbosity.QUIET
    shown = [d for d in diagnostics if not quiet or d.severity is Severity.ERROR]
    messages.show(shown, settings.book, errors)


def _conclude(pressed: Pressed, diagnostics: Diagnostics, settings: Settings, errors: Console) -> None:
    quiet, verbose = (settings.verbosity is v for v in (Verbosity.QUIET, Verbosity.VERBOSE))
    made = pressed.report
    if made is None:
        found = messages.summary(diagnostics)
        errors.print(Text(f"{found}; {settings.output} is as it was"), soft_wrap=True)
        return
    if not quiet:
        report.show(made, _console(stderr=False))
    if pressed.published:
        return
    report.show_failures(made, errors, None if verbose else report.FEW)
    errors.print(
        Text(f"{settings.output} is as it was; the files that failed are in {pressed.kept}"), soft_wrap=True
    )
