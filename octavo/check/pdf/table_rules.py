"""Rules of tables and over notes, and the heads that a table repeats: none is lost on one page.

Which there should be is learned from the file: if most tables have a rule at their foot, one without has lost
it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from octavo.check.findings import Findings, counted
from octavo.check.passages import TaggedPassage
from octavo.check.pdf.content import DrawnShape, PageContent
from octavo.check.pdf.file import PdfFile
from octavo.check.words import squash
from octavo.core.diagnostics import Diagnostic

#: Points: what is higher is no rule, what is shorter neither; how far from the text a rule may be.
_HEIGHT, _LENGTH, _FAR = 2.0, 15.0, 40.0


@dataclass(frozen=True, slots=True)
class TablePart:
    """A table on one page: the heights of its first and last line, and its number."""

    table: int
    page: int
    top: float
    bottom: float


def check_table_rules(pdf: PdfFile) -> Findings:
    """Check that rules of tables and over footnotes, and repeated heads of tables, are on all pages that need
    them."""
    parts = list(_parts(pdf.paged.passages))
    faults = [
        *_rules(pdf, parts),
        *_over_notes(pdf),
        *_repeated(pdf, parts),
    ]
    return Findings(tuple(faults), f"{counted(len(parts), 'table')} with rules and heads")


def _parts(passages: Sequence[TaggedPassage]) -> Iterator[TablePart]:
    """Yield the parts of tables, page by page; those that are turned are left out."""
    lines: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for passage in passages:
        inside = passage.role in ("head", "cell") or (passage.role == "text" and "table" in passage.around)
        if inside and not any(run.turned for _, run in passage.runs):
            for page, run in passage.runs:
                lines[passage.table, page].append((run.baseline - run.size, run.baseline))
    for (table, page), found in lines.items():
        yield TablePart(table, page, min(top for top, _ in found), max(bottom for _, bottom in found))


def _is_rule(shape: DrawnShape) -> bool:
    left, top, right, bottom = shape.box
    return bottom - top <= _HEIGHT and right - left >= _LENGTH and shape.kind != "picture"


def _has_rule(content: PageContent, top: float, bottom: float) -> bool:
    return any(_is_rule(shape) and top <= shape.box[1] <= bottom for shape in content.shapes)


def _rules(pdf: PdfFile, parts: Sequence[TablePart]) -> Iterator[Diagnostic]:
    contents = pdf.paged.contents
    last = {part.table: part for part in parts}
    for where, some in (("above", parts), ("below", tuple(last.values()))):
        lacking = []
        for part in some:
            top, bottom = _with_pictures(contents[part.page], part)
            above, below = (top - _FAR, part.top + 1), (part.bottom - 1, bottom + _FAR / 2)
            if not _has_rule(contents[part.page], *(above if where == "above" else below)):
                lacking.append(part)
        if len(some) - len(lacking) >= max(1, len(lacking)):
            for part in lacking:
                yield pdf.spot(part.page).fault("pdf-rule", f"a table has no rule {where} it, as others have")


def _with_pictures(content: PageContent, part: TablePart) -> tuple[float, float]:
    """Return the top and the foot of a part of a table with the pictures and shades that stand in its cells
    above its first line and below its last."""
    top, bottom = part.top, part.bottom
    boxes = [shape.box for shape in content.shapes if shape.box[3] - shape.box[1] > _HEIGHT]
    for _, upper, _, lower in sorted(boxes, key=lambda box: -box[3]):
        if top - _FAR / 2 <= lower <= part.bottom + _FAR:
            top = min(top, upper)
    for _, upper, _, lower in sorted(boxes, key=lambda box: box[1]):
        if part.top - _FAR <= upper <= bottom + _FAR / 2:
            bottom = max(bottom, lower)
    return top, bottom


def _over_notes(pdf: PdfFile) -> Iterator[Diagnostic]:
    """Yield pages with footnotes without a rule over them, if others with notes of that series have one."""
    tops: dict[int, float] = {}
    kinds: dict[int, str] = {}
    going_on: set[int] = set()
    for passage in pdf.paged.passages:
        if "note" in passage.around and passage.runs:
            page, run = passage.runs[0]
            going_on |= {place for place, _ in passage.runs[1:] if place != page}
            if passage.label and run.baseline < tops.get(page, float("inf")):
                tops[page], kinds[page] = run.baseline, passage.label[:1]
            elif not passage.label:
                going_on.add(page)
    for kind in set(kinds.values()):
        pages = [page for page, one in kinds.items() if one == kind and page not in going_on]
        lacking = [
            page for page in pages if not _has_rule(pdf.paged.contents[page], tops[page] - _FAR, tops[page])
        ]
        if len(pages) - len(lacking) >= max(1, len(lacking)):
            for page in lacking:
                yield pdf.spot(page).fault(
                    "pdf-rule", "there is no rule over the footnotes, as on other pages"
                )


def _repeated(pdf: PdfFile, parts: Sequence[TablePart]) -> Iterator[Diagnostic]:
    """Yield later pages of a table that do not repeat any of its heads."""
    first: dict[int, int] = {}
    heads: dict[int, set[str]] = defaultdict(set)
    for passage in pdf.paged.passages:
        if passage.role == "head" and passage.scope == "Column" and passage.text:
            heads[passage.table].add(squash(passage.text))
    for part in parts:
        start = first.setdefault(part.table, part.page)
        words = heads[part.table] - {""}
        if part.page <= start or not words:
            continue
        again = squash("".join(text.text for text in pdf.paged.contents[part.page].texts if text.artifact))
        own = squash("".join(text.text for text in pdf.paged.contents[part.page].texts if not text.artifact))
        if not any(word in again or word in own for word in words):
            yield pdf.spot(part.page).fault("pdf-rule", "a table goes on without its heads")
