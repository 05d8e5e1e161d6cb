"""A build in which nothing has changed: its files are given out again, without loading what makes them."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from octavo.build import report
from octavo.build.build_cache import Builds
from octavo.build.checksums import join_sums
from octavo.build.publish import staging
from octavo.core import messages
from octavo.core.settings import Settings, Verbosity


def publish_unchanged(
    settings: Settings, builds: Builds, hold: Callable[[], AbstractContextManager[None]]
) -> bool:
    """Put the files of the same build of the same book into the output folder, and say again what was said
    of them; False, and nothing done, where there was no such build or not all of it is left.

    Files that are there already are not written. ``hold`` gives a context in which no signal interrupts.
    Raises OSError where files can't be written.
    """
    kept = builds.find()
    if kept is None:
        return False
    with staging(settings.output) as room:
        if not builds.stage(kept, room):
            return False
        join_sums(room.made, settings.output)
        with hold():
            room.publish()
    if settings.verbosity is not Verbosity.QUIET:
        messages.show(kept.report.warnings, settings.book, messages.console(stderr=True))
        report.show(kept.report, messages.console(stderr=False), unchanged=True)
    if settings.verbosity is Verbosity.VERBOSE:
        report.show_advice(kept.report, messages.console(stderr=True))
    return True
