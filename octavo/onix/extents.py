"""Extents: pages from the PageMap, the size of files, words; and the measures of a printed book."""

import re
from collections.abc import Iterator

from octavo.compose.composed_book import ComposedBook
from octavo.core.lengths import MILLIMETRE, length_in_points
from octavo.core.pagemap import PageMap
from octavo.core.region import Region
from octavo.core.xhtml import Element
from octavo.onix.build_facts import OnixFacts
from octavo.onix.codes import TRIM_DETAILS
from octavo.onix.elements import Content, group, leaf
from octavo.onix.forms import Form, forms
from octavo.source.edition_options import Trim

# List 23.
_MAIN, _FRONT, _BACK, _WORDS, _ABSOLUTE, _COUNTERPART, _NOTIONAL, _CONTENT, _FILE = (
    *("00", "03", "04", "02", "07", "08", "10", "11", "22"),
)
_IN_WORDS, _IN_PAGES, _IN_BYTES = "02", "03", "17"  # list 24
# List 48: overall sizes, or those of the trimmed page if boards reach beyond it.
_HEIGHT, _WIDTH, _TRIM_HEIGHT, _TRIM_WIDTH = "01", "02", "04", "05"


def extents(form: Form, composed: ComposedBook, known: OnixFacts) -> Iterator[Element | None]:
    """Yield the extents of the form, as far as they are known."""
    if form.name == "epub":
        yield from _of_epub(composed, known)
    elif known.pagemap and form.has_pages_of(known.settings):
        yield from _of_pages(known.pagemap)
        if form.digital:
            yield _extent(_ABSOLUTE, len(known.pagemap.pages), _IN_PAGES)
    # The PDF of an edition for print is not the one that is sold.
    made = form.name == "epub" or (form.name == "pdf" and not known.settings.edition)
    size = known.sizes.get(form.name) if made else None
    if size:
        yield _extent(_FILE, size, _IN_BYTES)


def _of_epub(composed: ComposedBook, known: OnixFacts) -> Iterator[Element | None]:
    if known.pagemap:
        printed = any(form.has_pages_of(known.settings) for form in forms(composed.book))
        yield _extent(_COUNTERPART if printed else _NOTIONAL, len(known.pagemap.pages), _IN_PAGES)
    if composed.words:
        yield _extent(_WORDS, composed.words, _IN_WORDS)


def _of_pages(pagemap: PageMap) -> Iterator[Element | None]:
    """Pages of the front matter, of the text and of the back matter, and all of them."""
    for kind, region in ((_MAIN, Region.BODY), (_FRONT, Region.FRONT), (_BACK, Region.BACK)):
        pages = [page for page in pagemap.pages if page.region is region]
        if pages:
            last = pages[-1].label
            roman = last if region is Region.FRONT and re.fullmatch("[ivxlcdm]+", last) else None
            yield _extent(kind, len(pages), _IN_PAGES, roman)
    yield _extent(_CONTENT, len(pagemap.pages), _IN_PAGES)


def _extent(kind: str, value: int, unit: str, roman: str | None = None) -> Element:
    return group(
        "Extent",
        leaf("ExtentType", kind),
        leaf("ExtentValue", value),
        leaf("ExtentValueRoman", roman),
        leaf("ExtentUnit", unit),
    )


def trim_detail(trim: Trim) -> Content:
    """Return the code of a page size that has a name in the trade; None for any other."""
    return leaf("ProductFormDetail", TRIM_DETAILS.get(_millimetres(trim)))


def measures(form: Form) -> Iterator[Element]:
    """Height and width of a printed form in whole millimetres."""
    if form.trim is None:
        return
    width, height = _millimetres(form.trim)
    kinds = (_HEIGHT, _WIDTH) if form.binding == "paperback" else (_TRIM_HEIGHT, _TRIM_WIDTH)
    for kind, value in zip(kinds, (height, width), strict=True):
        yield group(
            "Measure", leaf("MeasureType", kind), leaf("Measurement", value), leaf("MeasureUnitCode", "mm")
        )


def _millimetres(trim: Trim) -> tuple[int, int]:
    return round(length_in_points(trim.width) / MILLIMETRE), round(length_in_points(trim.height) / MILLIMETRE)
