"""The processes that a build starts before it reads the book, so that they load what they need meanwhile."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager

from octavo.cache.store import Store
from octavo.core.settings import Settings
from octavo.drawing import Drawer
from octavo.formats.context import BuildTools, KnownPages
from octavo.formats.format import Format


@contextmanager
def open_tools(
    formats: Sequence[Format], settings: Settings, layouts: Store | None, pagemaps: KnownPages | None
) -> Iterator[BuildTools]:
    """Start the processes that these formats are made with, and end them after the block.

    Raise EngineUnusable if one of them is typeset and this machine lacks what that needs. If only a drawing
    needs it, it is missed when that is made.
    """
    with ExitStack() as stack:
        drawer = Drawer()
        if settings.jobs > 1 and any(each.draws(settings) for each in formats):
            stack.enter_context(drawer)
        workers = None
        if any(each.typesets for each in formats):
            # Here, since they load what only these formats need.
            from octavo.typeset.pool import Workers
            from octavo.typeset.weasyprint.installation import check_installation

            check_installation()
            workers = stack.enter_context(Workers(settings.jobs, settings.bounds))
            workers.start()
        yield BuildTools(drawer, workers, layouts, pagemaps)
