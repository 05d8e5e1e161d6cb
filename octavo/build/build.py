"""One build of one book: read it, compose it, make the formats that are asked for, check and publish them."""

import math
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from octavo.build.accessibility_report import write_accessibility_report
from octavo.build.build_cache import BuildCache
from octavo.build.checks import CheckQueue
from octavo.build.checksums import SUMS, write_sums
from octavo.build.file_names import check_file_names, file_name
from octavo.build.journal import REPORT
from octavo.build.pagemap_cache import PageMapCache
from octavo.build.processes import open_tools
from octavo.build.publish import staging
from octavo.build.report import FinishedFile, Report, make_report, measured, write_json
from octavo.build.toolchain import BUILT_IN, Toolchain, making_order
from octavo.check import Checkers, open_checkers
from octavo.check.audit.source import read_source
from octavo.compose import compose
from octavo.compose.composed_book import ComposedBook
from octavo.core.bounds import bounded
from octavo.core.diagnostics import Diagnostics
from octavo.core.failures import UnfinishedError
from octavo.core.folder import OTHER_PROGRAMS
from octavo.core.progress import Progress
from octavo.core.settings import CheckLevel, Settings
from octavo.core.slugs import file_slug
from octavo.core.walk import walk_readable
from octavo.core.work_places import excess_reported
from octavo.formats.check import tools_of
from octavo.formats.context import BuildContext
from octavo.formats.format import Format
from octavo.formats.made import Made
from octavo.html.template_faults import template_faults
from octavo.languages.terms import check_division_terms, check_terms
from octavo.source import read
from octavo.source.draft_book import soften

#: The files that have text, of so many at most that are looked at, and the seconds in which a slow machine
#: reads and composes a byte of it.
_TEXTS = (".md", ".markdown", ".qmd", ".txt", ".yaml", ".yml", ".csv", ".tsv", ".bib", ".json")
_MOST_FILES, _SECONDS_A_BYTE = 20_000, 0.0001


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The end of a build.

    ``report`` is None if the book has errors. ``published`` is True if the output folder has the new files;
    ``rejected`` is the folder with files of which some failed a check, or have warnings though these fail it.
    """

    report: Report | None = None
    published: bool = False
    rejected: Path | None = None


def build(
    settings: Settings,
    diagnostics: Diagnostics,
    progress: Progress,
    uninterrupted: Callable[[], AbstractContextManager[None]] = nullcontext,
    cache: BuildCache | None = None,
    toolchain: Toolchain = BUILT_IN,
    checkers: Checkers | None = None,
) -> BuildResult:
    """Build the formats that the settings ask for; problems of the book go to ``diagnostics``.

    ``uninterrupted`` gives a context in which no signal interrupts. Gatherings that an earlier build has
    laid out are taken from the store of ``cache``; those of this build are kept there, and so are all its
    files if they are valid. ``checkers`` are validators that run already; without them, those that the checks
    need are started. Raise MissingTool or EngineUnusable if the machine lacks something,
    TypesettingError or SearchError if an engine breaks down, RegistryError if there is no such format, and
    OSError if files can't be written.
    """
    start = time.monotonic()
    asked = toolchain.formats_asked(settings)
    settings = toolchain.settings_for(settings)
    with ExitStack() as stack:
        # The stack unwinds from its end: the validators go first, which ends what the thread waits for.
        thread = stack.enter_context(ThreadPoolExecutor(1))
        if checkers is None:
            needed = tools_of(toolchain.checks, [each.name for each in asked], settings.check)
            checkers = stack.enter_context(open_checkers(needed))
        pagemaps = PageMapCache(settings, cache.store, toolchain) if cache else None
        tools = stack.enter_context(open_tools(asked, settings, cache.store if cache else None, pagemaps))
        # Now, since somebody may write on while the book is being made.
        source = None if settings.check is CheckLevel.NONE else read_source(settings.book)
        composed: ComposedBook | None = None
        with excess_reported("reading the text", diagnostics), _bounded_by_size(settings):
            composed = _composed(asked, settings, diagnostics, progress, toolchain)
        if composed is None:
            return BuildResult()
        staged = stack.enter_context(staging(settings.output))
        checks = CheckQueue(toolchain.checks, settings.check, checkers, thread, diagnostics, progress, source)
        context = BuildContext(
            settings,
            diagnostics,
            progress,
            composed,
            staged.made,
            file_name(composed.book.slug or file_slug(composed.plain_title), settings.edition),
            tools,
            toolchain.elements,
            typesets=any(each.typesets for each in asked),
        )
        with template_faults(settings, diagnostics):
            check_terms(settings, composed.book.language, diagnostics, toolchain.languages)
            others = {one.language: one.span for one in reversed(composed.sections) if one.language}
            check_division_terms(settings, others, diagnostics, toolchain.languages)
            finished = _make(asked, context, checks)
        if diagnostics.failed:
            return BuildResult()
        report = make_report(context, finished, checks.results(), time.monotonic() - start)
        write_json(report, staged.made / REPORT)
        with template_faults(settings, diagnostics):
            write_accessibility_report(report, asked, settings, staged.made)
        if diagnostics.failed:
            return BuildResult()
        write_sums(staged.made, (path.name for path in staged.made.iterdir() if path.name != REPORT))
        if not report.valid or (settings.strict and report.all_warnings):
            return BuildResult(report, rejected=staged.reject())
        if cache:
            cache.keep(report, staged.made)
        with uninterrupted():
            staged.publish()
        return BuildResult(report, published=True)


def _bounded_by_size(settings: Settings) -> AbstractContextManager[None]:
    """Return the bounds of what is done with all text of a book, by the sizes of its files."""
    files = islice(walk_readable(settings.book, lambda _folder, name: name in OTHER_PROGRAMS), _MOST_FILES)
    size = sum(file.stat(follow_symlinks=False).st_size for file in files if file.name.endswith(_TEXTS))
    return bounded(settings.bounds, _SECONDS_A_BYTE * size)


def _composed(
    asked: Sequence[Format],
    settings: Settings,
    diagnostics: Diagnostics,
    progress: Progress,
    toolchain: Toolchain,
) -> ComposedBook | None:
    """Return the composed book, or None if it has errors."""
    with progress.stage("read"):
        manuscript = read(
            settings.book,
            diagnostics,
            printer=settings.printer,
            edition=settings.edition,
            elements=toolchain.elements,
            rules=toolchain.markdown_rules,
        )
    if manuscript is None:
        return None
    with progress.stage("compose"):
        composed = compose(
            manuscript,
            diagnostics,
            elements=toolchain.elements,
            languages=toolchain.languages,
            steps=toolchain.steps,
        )
        if composed.book.draft:
            soften(diagnostics)
        check_file_names(composed.book.editions, toolchain.formats, settings.book, diagnostics)
        if (settings.book / "styles").is_dir():
            from octavo.source.own_styles import check_own_styles  # here, since few books have stylesheets

            check_own_styles(settings.book, diagnostics)
        if any((settings.book / kind).is_dir() for kind in ("styles", "templates")):
            from octavo.build.overrides import check_overrides

            check_overrides(settings, toolchain.elements, diagnostics)
        for each in asked:
            each.check_book(composed, settings, diagnostics)
    return None if diagnostics.failed else composed


def _make(asked: tuple[Format, ...], context: BuildContext, checks: CheckQueue) -> tuple[FinishedFile, ...]:
    """Make the files of all formats, each behind those that it comes after; return them in the order in
    which they were asked for.
    """
    finished: dict[str, FinishedFile] = {}
    for each in making_order(asked):
        try:
            with bounded(context.settings.bounds, math.inf, stage=True):
                made = each.make(context)
        except UnfinishedError:
            continue  # the diagnostics say why; other formats may tell more
        if _is_finished(each, made, context, finished) and made is not None:
            file = measured(made, each.name)
            finished[each.name] = FinishedFile(each, made, file)
            context.sizes[each.name] = file.size
            checks.add_file(each.name, made)
    return tuple(finished[each.name] for each in asked if each.name in finished)


def _is_finished(
    each: Format, made: Made | None, context: BuildContext, finished: Mapping[str, FinishedFile]
) -> bool:
    """Return True if a format has made a file or folder of its own in the staging folder; else report what
    is wrong, if the format has not."""
    problem = ""
    if made is None:
        problem = "" if context.diagnostics.failed else "has made nothing, and does not say why"
    elif not isinstance(made, Made):
        problem = f"returns {type(made).__name__} in place of Made"
    elif made.path.parent != context.folder:
        problem = f"has written {made.path}, which does not lie in the folder of the build"
    elif made.path.is_symlink() or not made.path.exists():
        problem = f"has not made its file {made.path.name}"
    elif made.path.name in {REPORT, SUMS, *(one.made.path.name for one in finished.values())}:
        problem = f"has written {made.path.name}, which is the name of another file of the build"
    if problem:
        context.diagnostics.error(
            "format-broken",
            None,
            f"the format `{each.name}` {problem}",
            "install another version of the extension that it comes from, or tell its makers",
        )
    return made is not None and not problem
