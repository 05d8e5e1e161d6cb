"""Documents on which the engine takes more time or memory than it may, as diagnostics."""

from collections.abc import Sequence
from dataclasses import dataclass

from octavo.core.bounds import Excess, described
from octavo.typeset.layout import Job, JobKind, LayoutProblem

#: Seconds that a slow machine takes to typeset a character of XHTML: ten times what a fast one takes.
_SECONDS_A_CHARACTER = 0.0003


class LayoutsOverBoundsError(Exception):
    """Documents could not be typeset within their bounds; ``problems`` are theirs, and those of others."""

    def __init__(self, problems: Sequence[LayoutProblem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True)
class Overrun:
    """The bound that was passed and its value, the place in the document (``Job.places``) where that was,
    and if it was passed before any document was begun."""

    excess: Excess
    limit: float
    source: str | None = None
    common: bool = False


def large(job: Job) -> float:
    """Return the seconds in which a slow machine typesets a document."""
    return _SECONDS_A_CHARACTER * len(job.xhtml)


def problem(job: Job, overrun: Overrun, own_sheet: str | None) -> LayoutProblem:
    """Return what is to be told; ``own_sheet`` is a stylesheet of the book's own, if it has one."""
    place = _place(job, overrun.source)
    work = "typesetting this text"
    if job.kind is JobKind.FURNITURE:
        work = "typesetting the running heads"
    if overrun.common:
        work, place = "reading the stylesheets", f"{own_sheet}:1:1" if own_sheet else None
    return LayoutProblem(
        f"limit-{overrun.excess}",
        f"{work} {described(overrun.excess, overrun.limit)}",
        "look for what has no end in it, and in the book's own stylesheets and templates, divide it, or "
        f"raise the limit with --limit-{overrun.excess}",
        place,
        error=True,
    )


def _place(job: Job, source: str | None) -> str | None:
    """Return a place of a document, or else where its text begins: book.yaml only lists it."""
    given = job.places[int(source)] if source and source.isdecimal() and int(source) < len(job.places) else ""
    places = [place for place in (given, *job.places) if place]
    return next(
        (place for place in places if not place.startswith("book.yaml:")), places[0] if places else None
    )
