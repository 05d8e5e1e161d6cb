"""The tags of a PDF: all that is drawn is tagged once, or an artifact; what is read is what is drawn."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from octavo.check.findings import WHOLE, Findings, counted
from octavo.check.passages import squeezed
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.paged_text import PagedText
from octavo.check.pdf.tree import Element, MarkedContent
from octavo.core.diagnostics import Diagnostic

#: Letters that are no accident if they are drawn twice on a page.
_TWICE = 24
#: Elements whose alternative text stands for what is no text.
_PICTURES = frozenset({"Figure", "Formula", "Link", "Form"})


def check_tags(pdf: PdfFile) -> Findings:
    """Check that each piece of marked content of a page stands in the structure tree once, that text outside
    of it is marked as an artifact, and that no element is read with other words than it shows."""
    paged = pdf.paged
    if paged.tree is None:
        return Findings((), "no tags")
    found: Counter[MarkedContent] = Counter()
    faults: list[Diagnostic] = []
    for one in paged.tree.walk():
        if isinstance(one, MarkedContent):
            found[one] += 1
        elif isinstance(one, Element):
            faults += _element(pdf, paged, one)
    heads = [one for one in paged.tree.walk() if isinstance(one, Element) and one.kind == "TH"]
    if any(head.scope for head in heads):
        faults += (
            WHOLE.fault("pdf-tags", "a head of a table does not say whether it is that of a row or a column")
            for head in heads
            if not head.scope and not head.headers
        )
    for page, content in enumerate(paged.contents):
        drawn: dict[int, str] = {}
        loose = ""
        for text in content.texts:
            if text.artifact:
                continue
            if text.mark < 0:
                loose += text.text
            else:
                drawn[text.mark] = drawn.get(text.mark, "") + text.text
        whole = squeezed("".join(drawn.values()))
        again = [text.text for text in content.texts if text.artifact and not text.form]
        faults += (
            pdf.spot(page).fault("pdf-tags", f"\u201c{words[:60]}\u201d is drawn again, as an artifact")
            for words in (*again, "".join(again))
            if len(squeezed(words)) >= _TWICE and squeezed(words) in whole
        )
        lost = [
            words for mark, words in drawn.items() if not found[MarkedContent(page, mark)] and squeezed(words)
        ]
        for words in (*lost, *([loose] if squeezed(loose) else [])):
            faults.append(
                pdf.spot(page).fault(
                    "pdf-tags", f"\u201c{words[:60]}\u201d is neither tagged nor an artifact"
                )
            )
        faults += (
            pdf.spot(page).fault("pdf-tags", f"\u201c{drawn[one.mark][:60]}\u201d is tagged twice")
            for one, count in found.items()
            if one.page == page and count > 1 and one.mark in drawn
        )
        faults += (
            pdf.spot(page).fault("pdf-tags", f"a part of the page is read as \u201c{words}\u201d")
            for words in content.replaced
            if squeezed(words)
        )
    return Findings(tuple(faults), f"{counted(len(found), 'piece')} of content, each tagged once")


def _element(pdf: PdfFile, paged: PagedText, element: Element) -> Iterator[Diagnostic]:
    """Yield what is wrong with one element."""
    page = next((one.page for one in element.walk() if isinstance(one, MarkedContent)), 0)
    spot = pdf.spot(max(0, page))
    if element.kind == "Again":
        yield spot.fault("pdf-tags", "an element stands in the structure tree twice")
    if element.replacement is not None and squeezed(element.replacement) != squeezed(_shown(paged, element)):
        yield spot.fault(
            "pdf-tags",
            f"\u201c{_shown(paged, element)[:60]}\u201d is read as \u201c{element.replacement}\u201d",
        )
    if element.alternative is not None and element.kind not in _PICTURES:
        yield spot.fault("pdf-tags", f"words are read as \u201c{element.alternative}\u201d")
    for call, note in pairwise(one for one in element.kids if isinstance(one, Element)):
        if call.kind == "Reference" and note.kind == "Note":
            label = next((one for one in note.kids if isinstance(one, Element) and one.kind == "Lbl"), None)
            marks = [_mark(paged, one) for one in (call, label) if one is not None]
            if len(marks) == 2 and marks[0] != marks[1]:
                yield spot.fault("pdf-tags", f"the note {marks[1]} follows the call {marks[0]}")
    if element.kind == "Table":
        yield from _table(pdf, element, page)


def _mark(paged: PagedText, element: Element) -> str:
    """Return the mark of a note without what stands around it, a raised figure as a plain one."""
    return unicodedata.normalize("NFKC", squeezed(_shown(paged, element))).strip(".()[]")


def _shown(paged: PagedText, element: Element) -> str:
    """Return the text that an element shows."""
    parts = {one for one in element.walk() if isinstance(one, MarkedContent)}
    pages = sorted({one.page for one in parts})
    return "".join(
        text.text
        for page in pages
        if page >= 0
        for text in paged.contents[page].texts
        if MarkedContent(page, text.mark) in parts
    )


def _rows(element: Element) -> Iterator[Element]:
    """Yield the rows of a table, without those of a table in a note that is called there."""
    for kid in element.kids:
        if isinstance(kid, Element) and kid.kind == "TR":
            yield kid
        elif isinstance(kid, Element) and kid.kind not in ("Table", "Note", "FENote"):
            yield from _rows(kid)


def _table(pdf: PdfFile, table: Element, page: int) -> Iterator[Diagnostic]:
    """Yield a fault for a table whose rows are not of one width, or that has no heads."""
    rows = list(_rows(table))
    cells = [
        [one for one in row.kids if isinstance(one, Element) and one.kind in ("TH", "TD")] for row in rows
    ]
    spot = pdf.spot(max(0, page))
    if cells and not any(cell.kind == "TH" for row in cells for cell in row):
        yield spot.fault("pdf-tags", "a table has no heads")
    hanging: list[int] = []  # rows that cells from above reach down into, one for each column
    widths: set[int] = set()
    for row in cells:
        hanging = [left - 1 for left in hanging if left > 1]
        widths.add(len(hanging) + sum(cell.columns for cell in row))
        hanging += [cell.rows for cell in row for _ in range(cell.columns) if cell.rows > 1]
    if len(widths) > 1:
        yield spot.fault("pdf-tags", "the rows of a table have not all the same number of cells")
