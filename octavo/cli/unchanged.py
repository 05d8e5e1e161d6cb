"""A build in which nothing has changed: its files are published again, without loading what makes them."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from octavo.build.build_cache import BuildCache
from octavo.build.publish import staging
from octavo.cli.tables import show_advice, show_report, show_warnings
from octavo.cli.told import Told
from octavo.core import messages
from octavo.core.settings import MessageFormat, Settings, Verbosity


def publish_unchanged(
    settings: Settings,
    cache: BuildCache,
    uninterrupted: Callable[[], AbstractContextManager[None]],
    told: Told,
) -> bool:
    """Put the files of the same build of the same book into the output folder, and print again what was
    said of them. Return False, and do nothing, if there was no such build or not all of it is left, or if it
    has warnings and these fail it. What was said goes to ``told`` as well.

    Files that are there already are not written. ``uninterrupted`` gives a context in which no signal
    interrupts. Raise OSError if files can't be written.
    """
    cached = cache.find()
    if cached is None or (settings.strict and cached.report.all_warnings):
        return False
    # Nobody else may publish between the look at what is there and the publishing of the rest.
    with staging(settings.output) as staged, uninterrupted(), staged.exclusive():
        if not cache.stage(cached, staged):
            return False
        staged.publish()
    report, errors = cached.report, messages.console(stderr=True)
    told.finished = settings.output
    told.add((*report.warnings, *(found for check in report.checks for found in check.diagnostics)))
    verbose = settings.verbosity is Verbosity.VERBOSE
    if settings.messages is MessageFormat.TEXT:
        messages.show(report.warnings, settings.book, errors, verbose)
    if settings.verbosity is not Verbosity.QUIET and not told.by_itself:
        show_report(report, messages.console(stderr=False), unchanged=True)
    if settings.messages is MessageFormat.TEXT:
        show_warnings(report, settings.book, errors, verbose, told.finished)
        if verbose:
            show_advice(report, settings.book, errors, told.finished)
    return True
