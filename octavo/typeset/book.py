"""A whole book: cut into gatherings, typeset, placed in order, given running heads and folios, assembled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from octavo.cache.store import Store
from octavo.core.bounds import DEFAULT, WorkBounds
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.failures import UnfinishedError
from octavo.core.pagemap import PageMap
from octavo.html.pages import PrintPages
from octavo.typeset.assembly import Parts, assemble
from octavo.typeset.furniture import furniture_jobs, sources, stylesheet
from octavo.typeset.gatherings import cut
from octavo.typeset.layout import GatheringLayout, Job, LayoutProblem, LayoutSettings
from octavo.typeset.layout_cache import LayoutCache
from octavo.typeset.locators import fill_in_locators
from octavo.typeset.missing_glyphs import told_together
from octavo.typeset.note_heads import note_heads
from octavo.typeset.over_bounds import LayoutsOverBoundsError
from octavo.typeset.placing import Placement
from octavo.typeset.pool import Progress, Workers
from octavo.typeset.references import check_references

Run = Callable[[Sequence[Job], Progress], list[GatheringLayout]]


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished PDF as bytes, and the map of its pages."""

    pdf: bytes = field(repr=False)
    pagemap: PageMap


def _silent(done: int, total: int) -> None:
    """Take progress that nobody watches."""


def typeset(
    pages: PrintPages,
    jobs: int,
    diagnostics: Diagnostics,
    progress: Progress = _silent,
    *,
    cache: Store | None = None,
    workers: Workers | None = None,
    bounds: WorkBounds = DEFAULT,
) -> Typeset:
    """Typeset a book with ``jobs`` processes (1: in this one; the result is the same).

    ``workers`` are used if some have been started already, and are ended with the last document.
    ``progress`` is told how many documents of this round are done, and of how many. Documents that
    ``cache`` has from an earlier build are not typeset again; the result is the same. Raise
    UnfinishedError if documents took more time or memory than ``bounds`` allow, which the diagnostics say,
    TypesettingError if a process dies or the engine breaks on a document, and EngineUnusable if this machine
    can't typeset.
    """
    settings = LayoutSettings(
        pages.stylesheets,
        pages.images,
        pages.fonts,
        pages.trim,
        stylesheet(pages),
        pages.language,
        pages.hyphenation,
        edition_sheet=pages.edition_sheet,
        edition_stylesheets=pages.edition_stylesheets,
    )
    with workers or Workers(jobs, bounds) as pool:
        pool.prepare(settings)
        layout_cache = LayoutCache(settings, cache, partial(pool.run, settings))
        try:
            parts = _lay_out(pages, layout_cache.run, diagnostics, progress, bounds)
        except LayoutsOverBoundsError as error:
            for problem in told_together(error.problems):
                _report(problem, diagnostics)
            raise UnfinishedError from error
    return Typeset(assemble(pages, parts), parts.placement.pagemap)


def _lay_out(
    pages: PrintPages, run: Run, diagnostics: Diagnostics, progress: Progress, bounds: WorkBounds
) -> Parts:
    """Return the parts of the PDF. The documents as trees, which are large, are gone afterwards."""
    gatherings = cut(pages.sections, pages.language, diagnostics)
    heads: dict[Job, GatheringLayout] = {}

    def typeset_round(batch: Sequence[Job], placed: Placement | None) -> list[GatheringLayout]:
        # Later rounds have few documents, and most pages stay where they are: their running heads are work
        # for those that would wait.
        early = _furniture(pages, placed, bounds) if placed else []
        made = run([*batch, *early], progress)
        heads.update(zip(early, made[len(batch) :], strict=True))
        return made[: len(batch)]

    layouts, placement = fill_in_locators(gatherings, pages.trim, typeset_round, diagnostics, pages.inclusive)
    jobs = _furniture(pages, placement, bounds)
    late = [job for job in jobs if job not in heads]
    heads.update(zip(late, run(late, _silent), strict=True))
    furniture = {job.name: heads[job] for job in jobs}
    problems = [one for result in (*layouts.values(), *furniture.values()) for one in result.problems]
    for problem in told_together(problems):
        _report(problem, diagnostics)
    check_references(gatherings, placement.pagemap.positions, diagnostics)
    order = tuple((one.name, tuple(plate.name for plate in one.plates)) for one in gatherings)
    return Parts(order, layouts, placement, furniture, sources(placement.leaves, furniture))


def _furniture(pages: PrintPages, placed: Placement, bounds: WorkBounds) -> list[Job]:
    heads = note_heads(placed.leaves, placed.pagemap, pages.inclusive)
    return furniture_jobs(pages, placed.leaves, heads, bounds)


def _report(problem: LayoutProblem, diagnostics: Diagnostics) -> None:
    span = None
    if problem.source:
        try:
            span = Span.parse(problem.source)
        except ValueError:
            span = None  # a template's own data-src
    report = diagnostics.error if problem.error else diagnostics.warning
    report(problem.code, span, problem.message, problem.hint)
