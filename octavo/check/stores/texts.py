"""Rules of the stores for the documents: their size, what is hidden, tables, formulas, links."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from cssselect2 import ElementWrapper, compile_selector_list  # type: ignore[import-untyped]
from cssselect2.parser import SelectorError  # type: ignore[import-untyped]
from lxml import etree

from octavo.check.documents.parsed import Reference, elements, local_name, text_of
from octavo.check.findings import WHOLE
from octavo.check.stores.book import Rule, StoreBook
from octavo.core.diagnostics import Diagnostic

_MOST_HIDDEN = 10_000  # characters
_MOST_ROWS, _MOST_COLUMNS = 100, 10
_LONGEST_ALT = 140  # characters
_LARGEST_DOCUMENT = 300_000  # bytes
_MOST_EMBEDDED = 10_000_000  # bytes
_ACTIVE = ("script", "form", "iframe", "object", "embed", "audio", "video", "canvas")
_NO_FORMULA = ("annotation", "maction", "mglyph", "mlongdiv", "msgroup", "mstack", "semantics")
#: Stores that sell e-books -> the hosts of their shops.
_SHOPS = {
    "Kindle": r"(.+\.)?(amazon\.[a-z.]+|amzn\.(to|com|eu)|a\.co)",
    "Apple Books": r"(books|itunes|geo\.books)\.apple\.com|apple\.co",
    "Google Play": r"play\.google\.com",
    "Kobo": r"(.+\.)?(kobo|kobobooks|rakutenkobo)\.com",
    "Barnes & Noble": r"(.+\.)?(barnesandnoble|nook)\.com",
    "Smashwords": r"(.+\.)?smashwords\.com",
}


def check_entities(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that no document declares entities (EPUB 3.3, 3.9: XML Conformance; KPG 6.7)."""
    for document in book.texts.documents.values():
        declared: Any = document.root.getroottree().docinfo.internalDTD
        if declared is not None and next(declared.iterentities(), None) is not None:
            yield WHOLE.fault("store-entities", f"{document.name} declares entities")


def check_interaction(book: StoreBook) -> Iterator[Diagnostic]:
    """Report scripts, which are taken out, and forms, frames, sound and film, which are not shown everywhere.

    See KPG 6.1, 6.3; Kobo, Multimedia Support, JavaScript Support.
    """
    for name, node in book.each(*_ACTIVE):
        spot = book.texts.spot(name, node)
        yield spot.advice(
            "store-active", f"<{local_name(node)}> does not work on a Kindle or another reader with E Ink"
        )


def check_hidden_text(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that no block of more than 10 000 characters is hidden by ``display: none``.

    The book would not be converted (KPG, Avoid Using Display None).
    """
    hiding = _Hiding(book)
    for document in book.texts.documents.values():
        body = next((e for e in elements(document.root) if local_name(e) == "body"), None)
        found = None if body is None else _first_hidden(ElementWrapper.from_html_root(document.root), hiding)
        if found is not None:
            spot = book.texts.spot(document.name, found)
            size = len(text_of(found))
            yield spot.fault(
                "store-hidden-text",
                f"{size} characters are hidden; the most that Kindle takes is {_MOST_HIDDEN}",
            )


class _Hiding:
    """Knows the rules that hide."""

    def __init__(self, book: StoreBook) -> None:
        self._selectors = []
        for rule in book.styles:
            if rule.declared.get("display", "").startswith("none"):
                try:
                    self._selectors += compile_selector_list(rule.selector)
                except SelectorError:
                    continue

    def __contains__(self, element: ElementWrapper) -> bool:
        node = element.etree_element
        style = re.sub(r"\s", "", node.get("style") or "")
        return (
            "display:none" in style
            or node.get("hidden") is not None
            or any(selector.test(element) for selector in self._selectors if selector.pseudo_element is None)
        )


def _first_hidden(element: ElementWrapper, hiding: _Hiding) -> etree._Element | None:
    """Return the first element with too much text that is hidden, looking only if there is that much text."""
    for child in element.iter_children():
        if sum(map(len, child.etree_element.itertext())) <= _MOST_HIDDEN:
            continue
        if child in hiding:
            node: etree._Element = child.etree_element
            return node
        if (found := _first_hidden(child, hiding)) is not None:
            return found
    return None


def check_tables(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that tables have at most 100 rows and 10 columns, and none inside (KPG 10.5.1, 10.5.2)."""
    for name, table in book.each("table"):
        spot = book.texts.spot(name, table)
        rows = list(table.iter("{*}tr"))
        columns = max(
            (sum(_span(cell) for cell in row.iterchildren("{*}td", "{*}th")) for row in rows), default=0
        )
        if len(rows) > _MOST_ROWS or columns > _MOST_COLUMNS:
            size = f"{len(rows)} rows and {columns} columns"
            yield spot.advice(
                "store-table", f"the table has {size}; best are at most {_MOST_ROWS} and {_MOST_COLUMNS}"
            )
        if next(table.iterancestors("{*}table"), None) is not None:
            yield spot.advice("store-table", "a table stands inside a table")


def _span(cell: etree._Element) -> int:
    text = cell.get("colspan") or "1"
    return int(text) if text.isdecimal() else 1


def check_formulas(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that formulas are of elements that Enhanced Typesetting knows (KPG 10.6)."""
    for name, node in book.each(*_NO_FORMULA):
        spot = book.texts.spot(name, node)
        yield spot.advice(
            "store-formula", f"the formula has <{local_name(node)}>, which Kindle does not show"
        )


def check_alternative_texts(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that alternative texts have fewer than 140 characters (KPG 10.4.1).

    That of the cover is not read there: a Kindle shows the cover by itself.
    """
    for name, node in book.each("img"):
        shown = Reference(name, node, node.get("src") or "", True).resolve()[0]
        if shown != book.cover and (size := len(node.get("alt") or "")) >= _LONGEST_ALT:
            spot = book.texts.spot(name, node)
            yield spot.advice(
                "store-alt-long",
                f"the alternative text has {size} characters; Kindle wants fewer than {_LONGEST_ALT}",
            )


def check_long_documents(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that no document has more than 300 kB.

    Readers built on Adobe's engine, as Kobo's are for files that were not bought there, stop at or slow down
    with longer ones.
    """
    for item in book.items:
        if item.media_type == "application/xhtml+xml" and item.size > _LARGEST_DOCUMENT:
            size = f"{item.size // 1000} kB"
            yield WHOLE.advice(
                "store-document-size",
                f"{item.name} has {size}; older readers want at most {_LARGEST_DOCUMENT // 1000} kB",
            )


def check_pictures_per_document(book: StoreBook) -> Iterator[Diagnostic]:
    """Check that the pictures of a document have at most 10 MB together (Kobo, Limitations and Maximums)."""
    shown: dict[str, set[str]] = {}
    for name, node in book.each("img"):
        shown.setdefault(name, set()).add(Reference(name, node, node.get("src") or "", True).resolve()[0])
    for name, pictures in shown.items():
        size = sum(book.sizes.get(picture, 0) for picture in pictures)
        if size > _MOST_EMBEDDED:
            megabytes = f"{size / 1_000_000:.1f} MB"
            yield WHOLE.advice(
                "store-document-size",
                f"the pictures of {name} have {megabytes}; best are at most {_MOST_EMBEDDED // 1_000_000}",
            )


def rival_stores(store: str) -> Rule:
    """Return the rule that no link leads to another shop for e-books.

    See KPG 7.1; Apple Books Formatting Guidelines, Links. A source that is quoted may stand; an offer may
    not.
    """

    def check(book: StoreBook) -> Iterator[Diagnostic]:
        for name, node in book.each("a"):
            host = _host(node.get("href") or "")
            shop = next((shop for shop, hosts in _SHOPS.items() if re.fullmatch(hosts, host)), None)
            if host and shop not in (None, store):
                yield book.texts.spot(name, node).advice(
                    "store-shop-link", f"a link leads to another shop for e-books, {host}"
                )

    return check


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""
