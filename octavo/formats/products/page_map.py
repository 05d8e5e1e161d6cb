"""The pages of the printed book, for formats that quote them."""

from octavo.core.pagemap import PageMap
from octavo.formats.context import BuildContext
from octavo.formats.products.typeset_book import typeset_book

_HINT = "build the PDF as well (--epub --pdf), or build it first and change nothing in between"


def page_map(context: BuildContext) -> PageMap | None:
    """Return the page map of this build, or of an earlier one of the same book; None if neither is there."""
    if context.typesets:
        return context.once(typeset_book).pagemap
    return context.tools.pagemaps.find() if context.tools.pagemaps else None


def report_unknown_pages(context: BuildContext) -> None:
    """Report that the pages are not known, if that is so: a warning for a book that quotes them."""
    if context.once(page_map) is not None:
        return
    if context.composed.quotes_pages:
        context.diagnostics.warning(
            "pages-unknown",
            None,
            "the printed pages are not known, so the index and references are made without page numbers, "
            "and there is no list of the pages",
            _HINT,
        )
    else:
        context.diagnostics.note(
            "page-list-left-out",
            None,
            "the printed pages are not known, so there is no list of them",
            _HINT,
        )
