"""A build in which nothing has changed: its files are published again, without loading what makes them."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from octavo.build.build_cache import BuildCache
from octavo.build.checksums import join_sums
from octavo.build.publish import staging
from octavo.cli.tables import show_advice, show_report
from octavo.core import messages
from octavo.core.settings import Settings, Verbosity


def publish_unchanged(
    settings: Settings, cache: BuildCache, uninterrupted: Callable[[], AbstractContextManager[None]]
) -> bool:
    """Put the files of the same build of the same book into the output folder, and print again what was
    said of them. Return False, and do nothing, if there was no such build or not all of it is left.

    Files that are there already are not written. ``uninterrupted`` gives a context in which no signal
    interrupts. Raise OSError if files can't be written.
    """
    cached = cache.find()
    if cached is None:
        return False
    with staging(settings.output) as staged:
        if not cache.stage(cached, staged):
            return False
        join_sums(staged.made, settings.output)
        with uninterrupted():
            staged.publish()
    if settings.verbosity is not Verbosity.QUIET:
        every = settings.verbosity is Verbosity.VERBOSE
        messages.show(cached.report.warnings, settings.book, messages.console(stderr=True), every)
        show_report(cached.report, messages.console(stderr=False), unchanged=True)
    if settings.verbosity is Verbosity.VERBOSE:
        show_advice(cached.report, settings.book, messages.console(stderr=True))
    return True
