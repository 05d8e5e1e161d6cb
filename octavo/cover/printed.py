"""The printed cover: back, spine and front on one sheet, as a PDF for the press."""

import dataclasses
import io
from dataclasses import dataclass, field

import pikepdf

from octavo.compose.composed_book import ComposedBook
from octavo.core.book_places import place_of
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.epoch import source_date
from octavo.core.isbn import isbn_urn
from octavo.core.lengths import length_in_points
from octavo.core.pdf_syntax import pdf_numbers
from octavo.core.settings import Settings
from octavo.core.templating import find
from octavo.cover.front import DESIGN, TEMPLATE, has_template
from octavo.cover.setting import PRINT_TEMPLATE, CoverSheet, Setting
from octavo.cover.spine import Spine, spine
from octavo.drawing import PageLayout
from octavo.html.pages import PressSettings, PrintPages


@dataclass(frozen=True, slots=True)
class PrintedCover:
    """The laid-out sheet of a cover, and what prepress has to know to make the printer's file of it."""

    pdf: bytes = field(repr=False)
    pages: PrintPages
    press: PressSettings


def print_cover(
    composed: ComposedBook, settings: Settings, pages: int | None, diagnostics: Diagnostics
) -> PrintedCover | None:
    """Return the cover of a book of so many pages, for the printer of the settings; None if it can't be made.

    ``pages`` is the number of pages of the PDF, None if it is not known. Problems of the book go to
    ``diagnostics``. Raise jinja2.TemplateError for terms that can't be read.
    """
    printer = composed.book.printer_named(settings.printer or "")
    if printer is None:
        diagnostics.error(
            "printer-unclear",
            place_of(settings.book, "printers"),
            "the book has several printers, and nothing says for which of them the cover is",
            f"name it after --print: {', '.join(composed.book.printers)}",
        )
        return None
    back = spine(printer, pages)
    if back is None:
        diagnostics.error(
            "cover-pages",
            place_of(settings.book, "printers"),
            "the number of pages is not known, and the width of the spine depends on it",
            "build the PDF as well (--pdf --cover), or give the width as `spine` of the printer",
        )
        return None
    _tell(composed, settings, back, diagnostics)
    order = PressSettings.of_printer(printer, composed.root)
    trim = composed.book.trim
    sheet = CoverSheet(length_in_points(trim.width), length_in_points(trim.height), back.width, order.bleed)
    layout = Setting(composed, settings, sheet, diagnostics).layout()
    return None if layout is None else _for_press(layout, composed, settings, sheet, order)


def _tell(composed: ComposedBook, settings: Settings, back: Spine, diagnostics: Diagnostics) -> None:
    """Say what was taken for granted, and what is missing."""
    book = composed.book
    if back.assumed and back.paper:
        diagnostics.note(
            "spine-assumed",
            place_of(settings.book, "printers"),
            f"the spine is {back.width / 72 * 25.4:.1f} mm wide for {back.pages} pages of paper of "
            f"{back.paper.grammage:g} g with volume {back.paper.volume:g}; the printer's is not known",
            "give the printer's `paper`, or the width that the printer has told as `spine`",
        )
    if book.bound_isbn is None:
        form = "the edition" if book.variant else "a paperback or hardback"
        diagnostics.note(
            "cover-isbn",
            place_of(settings.book, *(("editions", "isbn") if book.variant else ("isbn",))),
            f"the cover has no bar code, since there is no ISBN of {form}",
            "add the ISBN of the printed book, if it has one",
        )
    own = [has_template(settings, name) for name in (TEMPLATE, DESIGN, PRINT_TEMPLATE)]
    if own == [True, False, False] and not book.cover:
        diagnostics.warning(
            "cover-designs-differ",
            Span(f"templates/{TEMPLATE}"),
            "the book's own template makes the e-book's cover only; the printed one has the usual design",
            f"put the design into templates/{DESIGN}, or write a templates/{PRINT_TEMPLATE} as well",
        )


def _for_press(
    layout: PageLayout, composed: ComposedBook, settings: Settings, sheet: CoverSheet, order: PressSettings
) -> PrintedCover:
    """Return the laid-out sheet with what the printer wants on it: marks at the corners and the folds."""
    book, bleed = composed.book, sheet.bleed
    moment = source_date() or book.date
    with pikepdf.open(io.BytesIO(layout.pdf())) as pdf:
        # Prepress counts from the trimmed corner, and the sheet begins with the bleed.
        shift = pdf.make_stream(pdf_numbers((1, 0, 0, 1, -bleed, -bleed)) + b" cm\n")
        pdf.pages[0].contents_add(shift, prepend=True)
        shifted = io.BytesIO()
        pdf.save(shifted, static_id=True)
    pages = PrintPages(
        title=composed.plain_title,
        authors=tuple(c.name for c in book.contributors if c.role in {"aut", "edt"}),
        language=book.language,
        trim=sheet.trim,
        sections=(),
        outline=(),
        stylesheets=(),
        images=composed.root,
        furniture_template=find(settings, "templates", PRINT_TEMPLATE),
        date=moment.isoformat() if moment else None,
        identifier=isbn_urn(book.bound_isbn) if book.bound_isbn else book.identifier,
    )
    folds = (sheet.width, sheet.width + sheet.spine)
    return PrintedCover(shifted.getvalue(), pages, dataclasses.replace(order, multiple=1, folds=folds))
