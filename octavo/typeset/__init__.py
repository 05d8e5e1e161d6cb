"""From XHTML to a typeset PDF and the map of its pages.

A book is cut into gatherings, each typeset by itself (``engine``, in worker processes), placed in
order, given running heads and folios, and assembled.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from octavo.diagnostics import Diagnostics, Span
from octavo.html.pages import PrintPages
from octavo.typeset.assembly import Parts, assemble
from octavo.typeset.furniture import carriers, furniture_job, sources, stylesheet
from octavo.typeset.gatherings import cut
from octavo.typeset.laid import Fault, Job, Laid, Press
from octavo.typeset.locators import settle
from octavo.typeset.pagemap import PageMap
from octavo.typeset.pool import Pool, TypesettingError
from octavo.typeset.references import check_references

__all__ = ["Typeset", "TypesettingError", "typeset"]


@dataclass(frozen=True, slots=True)
class Typeset:
    """A finished PDF as bytes, and where everything stands in it."""

    pdf: bytes = field(repr=False)
    pagemap: PageMap


def _silent(done: int, total: int) -> None:
    """Progress that nobody watches."""


def typeset(
    pages: PrintPages, jobs: int, diagnostics: Diagnostics, progress: Callable[[int, int], None] = _silent
) -> Typeset:
    """Typeset a book with ``jobs`` processes (1: in this one; the result is the same).

    ``progress`` is told how many documents of this round are done, and of how many. Raises
    TypesettingError where a process dies or the engine breaks on a document.
    """
    press = Press(
        pages.stylesheets,
        pages.images,
        pages.fonts,
        pages.trim,
        stylesheet(pages),
        pages.language,
        pages.hyphenation,
    )
    gatherings = cut(pages.sections, pages.language, diagnostics)
    documents = sum(1 + len(gathering.plates) for gathering in gatherings)
    with Pool(press, min(jobs, documents)) as pool:

        def run(batch: Sequence[Job]) -> list[Laid]:
            return pool.run(batch, progress)

        laid, placement = settle(gatherings, pages.trim, run, diagnostics)
        furniture = None
        if carriers(placement.leaves):
            (furniture,) = pool.run([furniture_job(pages, placement.leaves)], _silent)
    for result in (*laid.values(), *([furniture] if furniture else [])):
        for fault in result.faults:
            _report(fault, diagnostics)
    check_references(gatherings, placement.pagemap.positions, diagnostics)
    furniture_pages = sources(placement.leaves, furniture) if furniture else {}
    parts = Parts(gatherings, laid, placement, furniture, furniture_pages)
    return Typeset(assemble(pages, parts), placement.pagemap)


def _report(fault: Fault, diagnostics: Diagnostics) -> None:
    span = None
    if fault.source:
        try:
            span = Span.parse(fault.source)
        except ValueError:
            span = None  # a template's own data-src
    (diagnostics.error if fault.error else diagnostics.warning)(fault.code, span, fault.message, fault.hint)
