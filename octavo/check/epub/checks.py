"""All own checks of a finished EPUB, one topic after the other."""

import posixpath
import time
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from octavo.check.documents.notes import check_notes
from octavo.check.documents.parsed import (
    Documents,
    ParsedDocument,
    Reference,
    elements,
    local_name,
    parse_documents,
    text_of,
    types_of,
)
from octavo.check.documents.targets import check_targets
from octavo.check.documents.topics import (
    check_documents,
    check_headings,
    check_ids,
    check_links,
    check_resources,
    headings,
)
from octavo.check.epub.accessibility import check_accessibility
from octavo.check.epub.contents import check_contents, check_landmarks
from octavo.check.epub.formulas import check_formulas
from octavo.check.epub.languages import check_languages
from octavo.check.epub.numbers import check_numbers
from octavo.check.epub.package import check_package, check_title_page
from octavo.check.epub.page_numbers import check_page_list, check_page_numbers
from octavo.check.epub.parts import EpubParts
from octavo.check.epub.roles import check_roles
from octavo.check.epub.styles import check_fonts, check_styles
from octavo.check.epub.tables import check_tables
from octavo.check.findings import WHOLE, Findings, counted, in_document, make_result, run_topic
from octavo.check.result import CheckResult
from octavo.check.source_places import SourceMap
from octavo.core.diagnostics import Diagnostic
from octavo.core.plain_words import plainly

TOPICS: dict[str, Callable[[Documents], Findings]] = {
    "EPUB links": check_links,
    "EPUB ids": check_ids,
    "EPUB documents": check_documents,
    "EPUB resources": check_resources,
    "EPUB headings": check_headings,
    "EPUB notes": check_notes,
    "EPUB references": check_targets,
}

#: Topics for what an e-book has and a site has not.
PARTS: dict[str, Callable[[EpubParts], Findings]] = {
    "EPUB page list": check_page_list,
    "EPUB page numbers": check_page_numbers,
    "EPUB contents": check_contents,
    "EPUB landmarks": check_landmarks,
    "EPUB tables": check_tables,
    "EPUB numbers": check_numbers,
    "EPUB roles": check_roles,
    "EPUB languages": check_languages,
    "EPUB package": check_package,
    "EPUB title page": check_title_page,
    "EPUB accessibility": check_accessibility,
    "EPUB formulas": check_formulas,
    "EPUB styles": check_styles,
    "EPUB fonts": check_fonts,
}

_NS = {"c": "urn:oasis:names:tc:opendocument:xmlns:container", "o": "http://www.idpf.org/2007/opf"}
#: Documents that no contents list, even if they have a heading.
_DISPLAY = frozenset(
    {"titlepage", "halftitlepage", "cover", "copyright-page", "dedication", "epigraph", "colophon", "toc"}
)


@dataclass(frozen=True)
class PackageDocument:
    """The contents of the package document.

    They are the names of all XHTML documents, of those in the reading order, and of the navigation document.
    """

    pages: tuple[str, ...]
    spine: tuple[str, ...]
    nav: str | None


def check_epub(path: Path, sources: Mapping[str, str] | None = None) -> tuple[CheckResult, ...]:
    """Check a finished EPUB by itself; returns one result for each topic.

    ``sources`` maps "text/chapter.xhtml:12" to the place in the manuscript for diagnostics.
    A file that cannot be read gives one failed result.
    """
    start = time.monotonic()
    try:
        with zipfile.ZipFile(path) as archive:
            faults = _archive_faults(archive)
            package = read_package(archive)
            names = frozenset(archive.namelist())
            book = parse_documents(names, list(package.pages), archive.read, SourceMap(sources or {}))
            read = {name: archive.read(name) for name in names if name not in book.documents}
            parts = EpubParts(*read_opf(archive), book, read.__getitem__)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        fault = WHOLE.fault("finished-unreadable", f"the file cannot be read: {plainly(error)}")
        return (make_result("EPUB archive", path, [fault], "", time.monotonic() - start),)
    detail = f"{counted(len(names), 'file')}, mimetype first and stored"
    archived = make_result(
        "EPUB archive", path, faults, detail if not faults else "", time.monotonic() - start
    )
    topics = [run_topic(name, path, partial(check, book)) for name, check in TOPICS.items()]
    topics += [run_topic(name, path, partial(topic, parts)) for name, topic in PARTS.items()]
    return (archived, *topics, run_topic("EPUB navigation", path, partial(check_navigation, book, package)))


def _archive_faults(archive: zipfile.ZipFile) -> list[Diagnostic]:
    return [WHOLE.fault("epub-archive", message) for message in _container_faults(archive)]


def _container_faults(archive: zipfile.ZipFile) -> list[str]:
    """Return what is against the rules of the container (EPUB 3.3, 4.2).

    The file "mimetype" comes first, stored, with its exact text, and no name stands twice.
    """
    entries = archive.infolist()
    first = entries[0] if entries else None
    faults = []
    if first is None or first.filename != "mimetype":
        return ["the first file of the archive is not mimetype"]
    if first.compress_type != zipfile.ZIP_STORED:
        faults.append("mimetype is compressed")
    if first.extra:
        faults.append("mimetype has an extra field")
    if archive.read(first) != b"application/epub+zip":
        faults.append("mimetype does not say application/epub+zip")
    names = [entry.filename for entry in entries]
    faults += (
        f"the archive holds {name} more than once"
        for name in sorted({n for n in names if names.count(n) > 1})
    )
    damaged = archive.testzip()
    return [*faults, f"{damaged} is damaged"] if damaged else faults


def read_opf(archive: zipfile.ZipFile) -> tuple[str, etree._Element]:
    """Return the name and the root of the package document. Raise KeyError or ValueError if container.xml or
    it is not right."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    container = etree.fromstring(archive.read("META-INF/container.xml"), parser)
    rootfile = container.find(".//c:rootfile", _NS)
    if rootfile is None:
        raise ValueError("META-INF/container.xml names no package document")
    name = rootfile.get("full-path") or ""
    return name, etree.fromstring(archive.read(name), parser)


def read_package(archive: zipfile.ZipFile) -> PackageDocument:
    """Read container.xml and the package document. Raise KeyError or ValueError if one is not right."""
    name, package = read_opf(archive)
    folder = posixpath.dirname(name)
    items = {
        item.get("id"): (posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or ""))), item)
        for item in package.iterfind("o:manifest/o:item", _NS)
    }
    pages = [path for path, item in items.values() if item.get("media-type") == "application/xhtml+xml"]
    nav = [path for path, item in items.values() if "nav" in (item.get("properties") or "").split()]
    order = [ref.get("idref") for ref in package.iterfind("o:spine/o:itemref", _NS)]
    return PackageDocument(
        tuple(pages), tuple(items[key][0] for key in order if key in items), nav[0] if nav else None
    )


def check_navigation(book: Documents, package: PackageDocument) -> Findings:
    """Check that the contents of the navigation document lead to every document in the reading order that
    has a heading of the ranks they list; display pages, divisions of the class ``unlisted`` and the
    navigation document itself need not be there."""
    nav = book.documents.get(package.nav or "")
    if nav is None:
        return Findings((WHOLE.fault("epub-nav-missing", "the book has no navigation document"),), "")
    lists = [e for e in elements(nav.root) if local_name(e) == "nav" and "toc" in types_of(e)]
    links = [e for toc in lists for e in elements(toc) if local_name(e) == "a"]
    depth = max((sum(1 for above in e.iterancestors("{*}ol")) for e in links), default=0)
    reached = {Reference(nav.name, e, e.get("href") or "", False).resolve()[0] for e in links}
    faults = []
    if not links:
        message = "the navigation document has no table of contents"
        faults.append(in_document(nav.name).fault("epub-nav-missing", message))
    for name in package.spine:
        document = book.documents.get(name)
        if document is None or name in reached or document is nav or _is_display(document):
            continue
        first = next(headings(document), None)
        if first is not None and int(local_name(first)[1:]) <= max(depth, 1) and not _is_unlisted(first):
            message = f"the contents do not lead to \u201c{text_of(first)}\u201d"
            faults.append(book.spot(name, first).fault("epub-contents-incomplete", message))
    entries = counted(len(links), "entry", "entries")
    return Findings(tuple(faults), f"{entries} lead to {counted(len(reached), 'document')}")


def _is_unlisted(heading: etree._Element) -> bool:
    """Return True for the heading of a division that its author left out of the contents."""
    around = heading.iterancestors("{*}section", "{*}body")
    return any("unlisted" in (one.get("class") or "").split() for one in around)


def _is_display(document: ParsedDocument) -> bool:
    """Return True if a whole document, not only a piece of it, is a page of display: title page,
    dedication ..."""
    body = next((e for e in elements(document.root) if local_name(e) == "body"), None)
    if body is None:
        return False
    kinds = types_of(body).union(*(types_of(child) for child in body if isinstance(child.tag, str)))
    return bool(kinds & _DISPLAY)
