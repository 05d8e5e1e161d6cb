"""The outline of a PDF against its headings: lists are in it, and sections stand below their chapters."""

from collections.abc import Collection, Iterator, Sequence

from octavo.check.findings import WHOLE, Findings, counted
from octavo.check.passages import TaggedPassage
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.outline_items import OutlineItem, read_outline, same_title
from octavo.core.diagnostics import Diagnostic


def check_outline_headings(pdf: PdfFile) -> Findings:
    """Check that the outline has the lists of contents, and sections below the chapters before them."""
    items = read_outline(pdf)
    return Findings(tuple(_faults(pdf, items)), f"{counted(len(items), 'item')} with a heading of the level")


def _faults(pdf: PdfFile, items: Sequence[OutlineItem]) -> Iterator[Diagnostic]:
    """Yield lists of contents that are not in the outline, and items that do not stand below the one before
    though their headings do."""
    headings = [
        passage
        for passage in pdf.paged.passages
        if passage.role[0] == "h" and passage.role[1:].isdecimal() and passage.runs
    ]
    listed = {run[0] for one in pdf.paged.passages if "contents" in one.around for run in one.runs[:1]}
    for one in headings:
        page = one.runs[0][0]
        if items and page in listed and not any(same_title(item.title, one.plain) for item in items):
            message = f"outline: the list \u201c{one.quote()}\u201d is missing"
            yield pdf.spot(page).fault("pdf-outline", message)
    before: tuple[OutlineItem, TaggedPassage] | None = None
    used: set[int] = set()
    for item in items:
        heading = _heading(item, headings, used)
        if heading is not None:
            used.add(id(heading))
        below = before is not None and heading is not None and _is_below(before[1], heading, headings)
        if below and before is not None and item.level <= before[0].level:
            message = f"outline: \u201c{item.title}\u201d does not stand below the one before"
            yield WHOLE.fault("pdf-outline", message)
        before = (item, heading) if heading is not None else None


def _is_below(one: TaggedPassage, other: TaggedPassage, headings: Sequence[TaggedPassage]) -> bool:
    """Return True for a chapter and a section of it: no chapter that is not in the outline begins between."""
    if (one.role, other.role) != ("h1", "h2"):
        return False
    at = next(at for at, heading in enumerate(headings) if heading is one)
    return (
        next((heading for heading in headings[at + 1 :] if heading.role == "h1" or heading is other), other)
        is other
    )


def _heading(
    item: OutlineItem, headings: Sequence[TaggedPassage], used: Collection[int]
) -> TaggedPassage | None:
    """Return the heading to which an item leads, by title and page: the first that no item before has."""
    if isinstance(item.target, str):
        return None
    page = item.target.page
    return next(
        (
            one
            for one in headings
            if one.runs[0][0] == page and id(one) not in used and same_title(item.title, one.plain)
        ),
        None,
    )
