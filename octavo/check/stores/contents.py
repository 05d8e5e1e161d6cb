"""Rules of the stores for contents, landmarks, the page of the cover, and the list of pages."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from octavo.check.documents.parsed import Reference
from octavo.check.findings import WHOLE
from octavo.check.stores.book import StoreBook
from octavo.core.diagnostics import Diagnostic

_DEEPEST = 2
_FOLIO = re.compile(r"[0-9]+|[ivxlcdm]+", re.IGNORECASE)


def check_contents_order(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that the contents follow the order of the book (KPG 5.2.2; EPUB 3.3, 7.4.2.1: The toc nav)."""
    places: dict[str, int] = {name: number for number, name in enumerate(book.spine)}
    last, before = -1, ""
    for line in book.nav_lines("toc"):
        place = places.get(line.document, -1)
        if 0 <= place < last:
            yield WHOLE.fault(
                "store-contents-order",
                f"the contents name \u201c{line.text}\u201d after \u201c{before}\u201d, which follows it",
            )
        if place >= 0:
            last, before = max(last, place), line.text


def check_nesting(book: StoreBook) -> Iterator[Diagnostic]:
    """Check the depth of the contents: Kindle shows two levels in its menu (KPG 5.2)."""
    deepest = max((line.depth for line in book.nav_lines("toc")), default=0)
    if deepest > _DEEPEST:
        yield WHOLE.advice(
            "store-contents-depth",
            f"the contents have {deepest} levels; the menu of a Kindle shows {_DEEPEST}",
        )


def check_place_of_contents(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that the page with the contents stands before the text (KPG 5.1).

    The landmarks must name it, and the place at which reading begins (KPG 5.3.1).
    """
    marks = {
        word: Reference(book.nav or "", node, node.get("href") or "", False).resolve()[0]
        for found in book.nav_lists("landmarks")
        for node in found.iter("{*}a")
        for word in (node.get("{http://www.idpf.org/2007/ops}type") or "").split()
    }
    begin = marks.get("bodymatter")
    if {book.nav, begin} <= {*book.spine} and book.spine.index(book.nav) > book.spine.index(begin):
        yield WHOLE.advice(
            "store-contents-place",
            "the contents stand behind the beginning of the text; samples are then without them",
        )
    for wanted in ("toc", "bodymatter"):
        if wanted not in marks:
            yield WHOLE.advice("store-contents-place", f"the landmarks name no {wanted}")


def check_cover_page(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that a page with the cover comes first and is called the cover in the landmarks: so a Kindle
    shows the cover once (KPG 4.2), and Kobo has the page by itself that it asks for (Kobo, Cover Images)."""
    if book.cover is None:
        return
    shown = dict.fromkeys(
        name for name, node in book.each("img", "image") if _source(name, node) == book.cover
    )
    named = {line.document for line in book.nav_lines("landmarks")}
    for name in shown:
        if book.spine[:1] != (name,) or name not in named:
            yield WHOLE.advice(
                "store-cover-page",
                f"{name} shows the cover and is not the first page, called the cover: it is seen twice",
            )


def _source(name: str, node: etree._Element) -> str:
    address = node.get("src") or node.get("{http://www.w3.org/1999/xlink}href") or node.get("href") or ""
    return Reference(name, node, address, True).resolve()[0]


def check_page_labels(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that each printed page has a label of its own, roman or arabic, and a place of its own (KPG
    10.3.11)."""
    lines = book.nav_lines("page-list")
    for label, count in Counter(line.text for line in lines).items():
        if count > 1:
            yield WHOLE.advice("store-page-number", f"{count} pages have the number \u201c{label}\u201d")
        if not _FOLIO.fullmatch(label):
            yield WHOLE.advice(
                "store-page-number", f"the page number \u201c{label}\u201d is neither roman nor arabic"
            )
    for place, count in Counter((line.document, line.fragment) for line in lines).items():
        if count > 1:
            yield WHOLE.advice("store-page-number", f"{count} pages begin at {'#'.join(place)}")
