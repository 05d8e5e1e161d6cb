"""The page list of a finished e-book against the finished PDF: page by page, marker by marker.

Both files are read as anybody would read them; nothing is asked of what made them.
"""

import posixpath
import time
import zipfile
from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path

from lxml import etree

from octavo.check.documents.parsed import (
    Documents,
    ParsedDocument,
    Reference,
    elements,
    local_name,
    parse_documents,
    types_of,
)
from octavo.check.epub.checks import PackageDocument, read_package
from octavo.check.epub.display_pages import check_display_pages
from octavo.check.epub.page_starts import PageBeginnings
from octavo.check.epub.text import EbookText, Marker, words_of
from octavo.check.findings import WHOLE, Findings, counted, in_document, make_result
from octavo.check.pdf.checks import DAMAGE
from octavo.check.pdf.file import PdfFile
from octavo.check.result import CheckResult
from octavo.check.source_places import SourceMap
from octavo.check.words import squash
from octavo.core.diagnostics import Diagnostic
from octavo.core.plain_words import plainly

#: What the check is called.
NAME = "EPUB pages"
_NCX = {"n": "http://www.daisy.org/z3986/2005/ncx/"}
#: Words of a page that a message shows.
_FEW = 6
#: Words at the head of a page that can hardly stand at another place too.
_ALIKE = 3


def check_epub_pages(epub: Path, pdf: Path, sources: Mapping[str, str] | None = None) -> CheckResult:
    """Compare the page list and the markers of an e-book with the pages of the PDF of the same build.

    Each page of the PDF that is not blank has one marker, in the order of the pages and with its label; the
    words behind it are the first words of the page. Running head and folio do not count, nor what a page
    repeats (heads of a table, "continued"), nor a table or figure at its head that stands elsewhere in the
    e-book. Raise MissingTool without pdftotext.
    """
    start = time.monotonic()
    try:
        with zipfile.ZipFile(epub) as archive:
            package = read_package(archive)
            names = frozenset(archive.namelist())
            book = parse_documents(names, list(package.pages), archive.read, SourceMap(sources or {}))
            ncx = [name for name in sorted(names) if name.endswith(".ncx")]
            trees = [etree.fromstring(archive.read(name), _parser()) for name in ncx]
            drawings = (archive.read(name) for name in sorted(names) if name.endswith(".svg"))
            drawn = words_of(*(etree.fromstring(data, _parser()) for data in drawings))
        found = _compare(book, package, dict(zip(ncx, trees, strict=True)), PdfFile(pdf), drawn)
    except (*DAMAGE, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        fault = WHOLE.fault("finished-unreadable", f"the files cannot be compared: {plainly(error)}")
        found = Findings((fault,), "")
    return make_result(NAME, epub, found.diagnostics, found.detail, time.monotonic() - start)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def _compare(
    book: Documents,
    package: PackageDocument,
    ncx: Mapping[str, etree._Element],
    pdf: PdfFile,
    drawn: frozenset[str],
) -> Findings:
    read = [book.documents[name] for name in package.spine if name in book.documents]
    # Contents that the printed book does not have are on none of its pages.
    text = EbookText(one for one in read if one.name != package.nav or _has_marker(one))
    links = _page_list(book.documents.get(package.nav or ""))
    if not links and not text.markers:
        message = "the e-book has no page list, though the PDF was made with it"
        return Findings((WHOLE.fault("epub-page-list", message),), "")
    faults = [
        *_lists(book, links, text.markers),
        *_ncx_lists(ncx, links),
        *_pages(links, pdf),
        *_words(book, text, PageBeginnings(text, pdf, drawn), pdf),
        *check_display_pages(book, pdf),
    ]
    detail = f"{counted(len(text.markers), 'marker')}, each where its page begins in the PDF"
    return Findings(tuple(faults), detail)


def _has_marker(document: ParsedDocument) -> bool:
    return any("pagebreak" in types_of(element) for element in elements(document.root))


def _page_list(nav: ParsedDocument | None) -> list[Reference]:
    """Return the links of the page list in the navigation document."""
    lists = [e for e in elements(nav.root) if "page-list" in types_of(e)] if nav else []
    return [
        Reference(nav.name, link, link.get("href") or "", False)
        for one in lists
        for link in elements(one)
        if nav and local_name(link) == "a"
    ]


def _label(link: Reference) -> str:
    return "" if link.element is None else "".join(map(str, link.element.itertext())).strip()


def _lists(book: Documents, links: list[Reference], markers: list[Marker]) -> list[Diagnostic]:
    """Return the faults of the page list: each link leads to the marker with its label, in the order of
    the text."""
    faults = []
    for link in links:
        target = book.element(link)
        spot = book.spot(link.document, link.element)
        if target is None or "pagebreak" not in types_of(target):
            message = f"page {_label(link)} of the page list leads to no page-break marker"
            faults.append(spot.fault("epub-page-list", message))
        elif target.get("title") != _label(link):
            message = f"page {_label(link)} of the page list leads to page {target.get('title')}"
            faults.append(spot.fault("epub-page-list", message))
    listed = [_label(link) for link in links]
    marked = [marker.label for marker in markers]
    if listed != marked and not faults:
        pairs = zip_longest(listed, marked, fillvalue="nothing")
        here, there = next(pair for pair in pairs if pair[0] != pair[1])
        message = f"the page list goes on with {here} where the text goes on with {there}"
        faults.append(WHOLE.fault("epub-page-list", message))
    return faults


def _ncx_lists(ncx: Mapping[str, etree._Element], links: list[Reference]) -> list[Diagnostic]:
    """Return a fault for each NCX whose page list is not that of the navigation document."""
    wanted = [(_label(link), *link.resolve()) for link in links]
    faults = []
    for name, root in ncx.items():
        folder = posixpath.dirname(name)
        found = []
        for target in root.iterfind(".//n:pageTarget", _NCX):
            label = target.findtext("n:navLabel/n:text", "", _NCX)
            content = target.find("n:content", _NCX)
            file, _, fragment = (content.get("src") or "" if content is not None else "").partition("#")
            found.append((label, posixpath.normpath(posixpath.join(folder, file)), fragment))
        if found != wanted:
            message = "its page list is not that of the navigation document"
            faults.append(in_document(name).fault("epub-ncx-pages", message))
    return faults


def _pages(links: list[Reference], pdf: PdfFile) -> list[Diagnostic]:
    return [WHOLE.fault("epub-page-missing", message) for message in _page_faults(links, pdf)]


def _page_faults(links: list[Reference], pdf: PdfFile) -> list[str]:
    """Return a fault for each page that is missing in the page list, and for each that the PDF has not."""
    listed = [_label(link) for link in links]
    labels = [label or "" for label in pdf.labels]
    needed = [label for number, label in enumerate(labels) if not pdf.is_blank(number)]
    missing = [label for label in needed if label not in listed]
    messages = [f"page {label} of the PDF is missing in the page list" for label in missing]
    strange = [label for label in listed if label not in labels]
    messages += [f"the page list has page {label}, the PDF has not" for label in strange]
    if not messages and listed != [label for label in labels if label in set(listed)]:
        messages.append("the page list has not the order of the pages of the PDF")
    return messages


def _words(book: Documents, text: EbookText, starts: PageBeginnings, pdf: PdfFile) -> list[Diagnostic]:
    """Return a fault for each marker that does not stand at the beginning of its page."""
    pages = {label: number for number, label in enumerate(pdf.labels)}
    faults = []
    for marker in text.markers:
        page = pages.get(marker.label)
        if page is None or starts.agree(marker, page):
            continue
        words = " ".join(word.text for word in starts.words(page)[:_FEW])
        behind = " ".join(starts.behind(marker).split()[:_FEW])
        begins = f"page {marker.label} begins with \u201c{words}\u201d"
        message = f"{begins}, its marker stands before \u201c{behind}\u201d"
        spot = book.spot(marker.document, marker.element)
        # A display or a note may stand between words that follow each other in the e-book.
        alike = words.split()[:_ALIKE] == behind.split()[:_ALIKE] and len(squash(words)) > 2 * _ALIKE
        write = spot.warning if alike else spot.fault
        faults.append(write("epub-page-start", message))
    return faults
