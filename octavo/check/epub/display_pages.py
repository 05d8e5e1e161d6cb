"""Page numbers that lead to tables and figures, which may stand elsewhere in print, against the pages of the
PDF on which their captions are."""

from collections.abc import Iterator

from lxml import etree

from octavo.check.documents.parsed import Documents, Reference, elements, local_name, text_of, types_of
from octavo.check.page_numbers import read_locator, read_reach
from octavo.check.pdf.file import PdfFile
from octavo.check.words import page_references, squash
from octavo.core.diagnostics import Diagnostic

#: Letters of a caption by which its page is found.
_ENOUGH, _MOST = 10, 40


def check_display_pages(book: Documents, pdf: PdfFile) -> Iterator[Diagnostic]:
    """Yield a fault for each number of a page on which the caption of the thing does not stand."""
    texts: dict[str, str] = {}
    for document in book.documents.values():
        for link in elements(document.root):
            if local_name(link) != "a" or (printed := _printed(link)) is None:
                continue
            target = book.element(Reference(document.name, link, link.get("href") or "", False))
            caption = _caption(target)
            if len(caption) < _ENOUGH:
                continue
            if not texts:
                pages = zip(pdf.labels, pdf.words, strict=True)
                for label, words in pages:
                    whole = squash("".join(word.text.rstrip("-\u2010") for word in words))
                    texts.setdefault((label or "").casefold(), whole)
            on = [label for label, text in texts.items() if caption in text]
            if on and printed.casefold() not in {*on, *_own_pages(target)}:
                said = f"\u201c{text_of(link)}\u201d leads to what is printed on page {on[-1]}"
                yield book.spot(document.name, link).fault("epub-display-page", said)


def _printed(link: etree._Element) -> str | None:
    """Return the first page that a link prints, or None if it prints none."""
    classes = set((link.get("class") or "").split())
    text = text_of(link)
    if classes & {"page", "plain-page"}:
        numbers = (pattern.read(text) for pattern in page_references())
        reach = read_reach(next((one for one in numbers if one is not None), text))
        return reach[0].first if reach else None
    if any("index-locator-list" in types_of(one) for one in link.iterancestors("{*}span")):
        locator = read_locator(text)
        return locator.first if locator is not None and locator.notes is None else None
    return None


def _own_pages(target: etree._Element | None) -> Iterator[str]:
    """Yield the pages that begin within the display in which a place is: it may be longer than one."""
    for display in () if target is None else (target, *target.iterancestors("{*}figure")):
        for one in elements(display) if local_name(display) == "figure" else ():
            if "pagebreak" in types_of(one):
                yield (one.get("title") or "").casefold()


def _caption(target: etree._Element | None) -> str:
    """Return the first letters of the caption of a display that is led to as a whole, or of which the caption
    is; "" for other places."""
    if target is None:
        return ""
    for one in (target, *target.iterancestors("{*}*")):
        if local_name(one) == "figure":
            caption = one.find(".//{*}figcaption")
            inside = target is one or (caption is not None and caption in (target, *target.iterancestors()))
            return squash(text_of(caption))[:_MOST] if caption is not None and inside else ""
    return ""
