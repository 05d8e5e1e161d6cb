"""The place of an equation's number in print.

It stands beside the formula, which stays in the middle; beside one that is moved to the left for it; or below
one that fills the line.
"""

from octavo.core.lengths import length_in_points
from octavo.core.page_design import design
from octavo.core.xhtml import Element, local
from octavo.source.metadata import Book

#: Side margins and type of the page in print.css, in points.
_MARGINS, _TYPE = 120.0, 11.0
_DIGIT, _GAP = 0.5, 1.2  # em: a figure or a bracket of a number, and the space between it and the formula
#: Em by which a list item, a quotation or a table's cell is narrower than the text, at least.
_INDENTS = {"li": 2.0, "dd": 2.0, "blockquote": 4.0, "td": 8.0, "aside": 2.0}


def measure(book: Book) -> float:
    """Return the width of the text in em."""
    if book.variant is not None:
        page = design(book.variant.sizes(book.trim))
        return (page.width - page.inner - page.outer) / page.size
    return (length_in_points(book.trim.width) - _MARGINS) / _TYPE


def number_place(node: Element, number: str, width: float, room: float) -> str:
    """Return "" for a number that has room beside a formula in the middle of the line, "beside" if the
    formula must move, "below" if both don't fit.

    ``width`` and ``room`` are those of the formula and the text, in em; ``node`` is the formula's place.
    """
    room -= sum(_INDENTS.get(local(above), 0.0) for above in node.iterancestors())
    needed = (len(number) + 2) * _DIGIT + _GAP
    if width + 2 * needed <= room:
        return ""
    return "beside" if width + needed <= room else "below"
