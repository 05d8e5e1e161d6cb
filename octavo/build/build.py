"""The press: one build of one book, from its source to the output folder."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from octavo.build.accessibility_report import accessibility_html
from octavo.build.build_cache import Builds
from octavo.build.checksums import write_sums
from octavo.build.formats import Machinery, Making
from octavo.build.pagemap_cache import PageMaps
from octavo.build.publish import ACCESSIBILITY, REPORT, staging
from octavo.build.report import Report, write_json
from octavo.check import AceProgram, JavaChecks, require_tools
from octavo.compose import compose
from octavo.compose.composed_book import ComposedBook
from octavo.core.book_places import place_of
from octavo.core.diagnostics import Diagnostics
from octavo.core.progress import Progress
from octavo.core.settings import CheckLevel, Format, Settings
from octavo.drawing import Drawer
from octavo.html.template_faults import template_faults
from octavo.languages.direction import direction
from octavo.source import read

if TYPE_CHECKING:
    from octavo.typeset.pool import Workers


#: Formats with pages, which are set for languages that run from left to right.
_ON_PAPER = {Format.PDF, Format.PRINT, Format.COVER}


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What became of a build. ``report`` is None where the book has errors; ``published`` says whether the
    output folder has the new files, and ``kept`` where those are that failed a check."""

    report: Report | None = None
    published: bool = False
    kept: Path | None = None


def run_build(
    settings: Settings,
    diagnostics: Diagnostics,
    progress: Progress,
    hold: Callable[[], AbstractContextManager[None]] = nullcontext,
    builds: Builds | None = None,
) -> BuildResult:
    """Build the formats that the settings ask for; problems of the book go to ``diagnostics``.

    ``hold`` gives a context in which no signal interrupts. Gatherings that an earlier build laid out come
    from the store of ``builds``; those of this one are kept there, and so is the whole build if it is valid.
    Raises MissingTool where the machine lacks something, TypesettingError where the engine breaks down, and
    OSError where files can't be written.
    """
    start = time.monotonic()
    with ExitStack() as stack:
        # The stack unwinds from its end: Ace and Java go first, which ends what the thread waits for.
        threads = stack.enter_context(ThreadPoolExecutor(1))
        java = _java(settings, stack)
        ace = _ace(settings, stack)
        drawer = _drawer(settings, stack)
        workers = _workers(settings, stack)
        pagemaps = PageMaps(settings, builds.store) if builds else None
        composed = _edition(settings, diagnostics, progress)
        if composed is None:
            return BuildResult()
        room = stack.enter_context(staging(settings.output))
        store = builds.store if builds else None
        machinery = Machinery(java, threads, store, pagemaps, drawer, workers, ace)
        making = Making(settings, diagnostics, progress, composed, room.made, machinery)
        with template_faults(settings, diagnostics):
            making.make()
        if diagnostics.failed:
            return BuildResult()
        report = making.report(time.monotonic() - start)
        write_json(report, room.made / REPORT)
        with template_faults(settings, diagnostics):
            _write_accessibility(report, settings, room.made)
        if diagnostics.failed:
            return BuildResult()
        write_sums(room.made, (path.name for path in room.made.iterdir() if path.name != REPORT))
        if not report.valid:
            return BuildResult(report, kept=room.reject())
        if builds:
            builds.keep(report, room.made)
        with hold():
            room.publish()
        return BuildResult(report, published=True)


def _write_accessibility(report: Report, settings: Settings, folder: Path) -> None:
    """Write the report on accessibility, where there are files for readers."""
    if {Format.EPUB, Format.PDF} & settings.formats:
        text = accessibility_html(report, report.accessibility, settings)
        (folder / ACCESSIBILITY).write_text(text, encoding="utf-8")


def _java(settings: Settings, stack: ExitStack) -> JavaChecks | None:
    """The Java process, warming up for what will be checked; None where nothing will."""
    require_tools(settings.formats, settings.check)
    epub, pdf = Format.EPUB in settings.formats, Format.PDF in settings.formats
    if settings.check is CheckLevel.NONE or not (epub or pdf):
        return None
    return stack.enter_context(JavaChecks(epub, pdf))


def _ace(settings: Settings, stack: ExitStack) -> AceProgram | None:
    """What runs Ace; None where it will not be run."""
    if settings.check is not CheckLevel.FULL or Format.EPUB not in settings.formats:
        return None
    return stack.enter_context(AceProgram())


def _drawer(settings: Settings, stack: ExitStack) -> Drawer:
    """What draws the cover of an e-book: in a process of its own, which loads the engine while the book is
    read, where there may be several processes and the book does not bring a picture."""
    drawer = Drawer()
    if {Format.EPUB, Format.ONIX} & settings.formats and settings.jobs > 1:
        from octavo.cover import names_cover  # here, since only the e-book needs it

        if not names_cover(settings):
            stack.enter_context(drawer)
    return drawer


def _workers(settings: Settings, stack: ExitStack) -> "Workers | None":
    """The processes that typeset; the first loads the engine while the book is read. None without a PDF."""
    if not {Format.PDF, Format.PRINT} & settings.formats:
        return None
    from octavo.typeset.pool import Workers  # here, as in _pdfs

    workers = stack.enter_context(Workers(settings.jobs))
    workers.start()
    return workers


def _edition(settings: Settings, diagnostics: Diagnostics, progress: Progress) -> ComposedBook | None:
    """The composed book; None if it has errors."""
    with progress.stage("read"):
        manuscript = read(settings.book, diagnostics, printer=settings.printer, edition=settings.edition)
    if manuscript is None:
        return None
    with progress.stage("compose"):
        composed = compose(manuscript, diagnostics)
        if direction(composed.book.language) == "rtl" and settings.formats & _ON_PAPER:
            diagnostics.error(
                "pages-right-to-left",
                place_of(settings.book, "language"),
                f"the language `{composed.book.language}` runs from right to left, and pages are set from "
                "left to right only",
                "make the e-book and the site, which run as the language does: --epub --web",
            )
        if (settings.book / "styles").is_dir():
            from octavo.source.own_styles import check_own_styles  # here, since few books have stylesheets

            check_own_styles(settings.book, diagnostics)
        if Format.ONIX in settings.formats:
            from octavo.onix.required import check_required  # here, since few builds need it

            check_required(composed.book, settings.book, diagnostics)
    return None if diagnostics.failed else composed
