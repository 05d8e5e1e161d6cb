"""The spine of a printed cover: its width, and the direction of its words."""

from dataclasses import dataclass

from octavo.core.lengths import exact_points
from octavo.languages import language
from octavo.source.metadata import Book
from octavo.source.paper import Paper
from octavo.source.printer_options import Printer

#: The paper if the printer's is not known: a common white book paper.
USUAL = Paper(grammage=90, volume=1.3)
#: Points: on a narrower spine words would turn over its edges with the smallest fault of folding.
NARROWEST = 17.0


@dataclass(frozen=True, slots=True)
class Spine:
    """The spine of a book: its width in points, the number of pages that it holds (None if the width was
    given), the paper, and whether that was only taken for granted."""

    width: float
    pages: int | None
    paper: Paper | None = None
    assumed: bool = False


def spine(printer: Printer, pages: int | None) -> Spine | None:
    """Return the spine of a book of so many pages: as wide as the printer says, or as its paper and board
    make it. Return None if that takes a number of pages, and there is none."""
    if printer.spine is not None:
        return Spine(exact_points(printer.spine), pages=None)
    if pages is None:
        return None
    whole = pages + -pages % printer.page_multiple
    paper = printer.paper or USUAL
    width = whole * paper.per_page + 2 * exact_points(printer.board)
    return Spine(round(width, 3), whole, paper, assumed=printer.paper is None)


def runs_up(book: Book) -> bool:
    """Return True if the words of the spine run from foot to head.

    What ``book.yaml`` says goes before the habit of the language; most books are lettered from head to foot
    (ISO 6357).
    """
    given = book.print_cover.spine_direction
    return given == "up" if given else language(book.language).spine_up
