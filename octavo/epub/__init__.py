"""XHTML pages and a cover -> EPUB 3.3. EbookLib carries the package; what is in it comes ready."""

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from ebooklib import epub
from jinja2 import Environment
from lxml import etree

from octavo.compose.composed_book import ComposedBook
from octavo.core.accessibility import Statement
from octavo.core.active_content import check_harmless
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.cover import Cover
from octavo.epub import accessibility, content, metadata
from octavo.epub.accessibility_statement import statement
from octavo.epub.apple import declare_fonts
from octavo.epub.claims import check_claims
from octavo.epub.templates import environment
from octavo.epub.writer import NCX_ID, RawItem, Writer
from octavo.html.pages import EbookPages, RenderedDocument
from octavo.languages import direction

__all__ = ["COVER_IMAGE", "COVER_PAGE", "Package", "package"]

#: Names that links from the pages may rely on.
COVER_PAGE = "text/cover.xhtml"
COVER_IMAGE = "images/cover.jpg"

_NCX = "toc.ncx"
_COVER_ID = "cover-image"
_NCX_TYPE = "application/x-dtbncx+xml"
_XHTML_TYPE = "application/xhtml+xml"
# What XML 1.0 leaves out of its characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Package:
    """A finished EPUB, and what it says of its accessibility."""

    data: bytes = field(repr=False)
    statement: Statement


def package(
    composed: ComposedBook,
    pages: EbookPages,
    cover: Cover,
    settings: Settings | None = None,
    diagnostics: Diagnostics | None = None,
) -> Package:
    """Return the EPUB, the same bytes for the same input, and its statement on accessibility.

    The cover comes first in the spine, then the documents in their order. With ``settings``, templates of
    the book's own folder take the place of the default ones. Claims of book.yaml that the documents
    disprove go to ``diagnostics``. Raise ValueError for pages that can't make a package: names that are not
    relative or not unique, a document that is not well-formed.
    """
    book, templates = composed.book, environment(settings)
    documents = (_cover_page(composed, cover, templates), *pages.documents)
    # One tree at a time: those of a long book take much memory.
    described = [content.describe(document) for document in documents]
    _check_names([document.name for document in documents] + [asset.name for asset in pages.assets])
    facts = content.facts([each for each, _ in described[1:]], pages.assets)
    if diagnostics is not None:
        check_claims(book.accessibility, facts, settings, diagnostics)
    stated = statement(book, facts, templates, printed=bool(pages.page_list))
    target = _empty(book.language)
    _describe(target, [*metadata.entries(composed), *accessibility.entries(stated)])
    declare_fonts(target, pages.assets)
    ids = _Ids()
    contents = None
    for document, (_, needed) in zip(documents, described, strict=True):
        properties = tuple(dict.fromkeys((*document.properties, *needed)))
        contents = document if "nav" in properties else contents
        uid = ids.make(document.name)
        item = RawItem(uid, document.name, _XHTML_TYPE, document.data, properties, document.linear)
        target.spine.append(target.add_item(item))
    target.add_item(RawItem(_COVER_ID, COVER_IMAGE, "image/jpeg", cover.jpeg, ("cover-image",)))
    for asset in pages.assets:
        target.add_item(RawItem(ids.make(asset.name), asset.name, asset.media_type, asset.data))
    if pages.ncx:
        target.add_item(
            RawItem(NCX_ID, _NCX, _NCX_TYPE, _with_identifier(pages.ncx, metadata.identifier(composed)))
        )
    target.guide = list(_guide(documents, contents, pages.start))
    with io.BytesIO() as archive:
        Writer(archive, target, metadata.modified(book)).write()
        return Package(archive.getvalue(), stated)


def _empty(language: str) -> epub.EpubBook:
    """Return a package without metadata but for the name of the cover, which EPUB 2 readers look for."""
    target = epub.EpubBook()
    target.language = language
    target.direction = direction(language)
    target.IDENTIFIER_ID = metadata.IDENTIFIER_ID
    target.metadata.clear()  # EbookLib starts with a generator and a random identifier
    target.metadata.update({epub.NAMESPACES["DC"]: {}})
    target.add_metadata(None, "meta", "", {"name": "cover", "content": _COVER_ID})
    return target


class _Ids:
    """Manifest ids made from file names."""

    def __init__(self) -> None:
        self._taken = {NCX_ID, _COVER_ID, metadata.IDENTIFIER_ID}

    def make(self, name: str) -> str:
        """Return an XML name not given before: "chapter-1" for "text/chapter-1.xhtml"."""
        stem = re.sub(r"[^A-Za-z0-9_-]+", "-", PurePosixPath(name).stem).strip("-")
        base = stem if stem[:1].isalpha() else f"item-{stem}"
        wanted, number = base, 1
        while wanted.casefold() in self._taken:
            number += 1
            wanted = f"{base}-{number}"
        self._taken.add(wanted.casefold())
        return wanted


def _cover_page(composed: ComposedBook, cover: Cover, templates: Environment) -> RenderedDocument:
    title, language = composed.plain_title, composed.book.language
    text = templates.get_template("epub/cover.xhtml.j2").render(
        title=title, language=language, direction=direction(language), cover=cover, image=f"../{COVER_IMAGE}"
    )
    check_harmless(etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True)))
    return RenderedDocument(COVER_PAGE, title, text.encode())


def _check_names(names: Iterable[str]) -> None:
    # Some readers unpack to file systems that do not tell capitals: names must differ in more.
    taken = {COVER_IMAGE.casefold(), _NCX}
    for name in names:
        if not name or name.startswith("/") or "\\" in name or {"", ".", ".."} & set(name.split("/")):
            raise ValueError(f"{name!r} is not a name inside the package")
        if name.casefold() in taken:
            raise ValueError(f"two files of the package are named {name!r}")
        taken.add(name.casefold())


def _describe(target: epub.EpubBook, entries: Iterable[metadata.MetadataElement]) -> None:
    for entry in entries:
        namespace = None if entry.name in ("meta", "link") else "DC"
        target.add_metadata(namespace, entry.name, _ILLEGAL.sub("", entry.text), dict(entry.attributes))


def _with_identifier(ncx: bytes, identifier: str) -> bytes:
    """Return the NCX with the identifier of the package, which the two must share (OPF 2.0.1, section
    2.4.1)."""
    tree = etree.ElementTree(etree.fromstring(ncx, etree.XMLParser(resolve_entities=False, no_network=True)))
    space = {"n": "http://www.daisy.org/z3986/2005/ncx/"}
    head = tree.find("n:head", space)
    if head is None:
        raise ValueError("the NCX has no head")
    uid = head.find("n:meta[@name='dtb:uid']", space)
    if uid is None:
        uid = etree.SubElement(head, f"{{{space['n']}}}meta", {"name": "dtb:uid"})
    uid.set("content", identifier)
    return etree.tostring(tree, xml_declaration=True, encoding="utf-8")


def _guide(
    documents: Sequence[RenderedDocument], contents: RenderedDocument | None, start: str
) -> Iterator[dict[str, str]]:
    """Yield the beginnings of cover, contents and text, for readers that know EPUB 2 only."""
    beginning = [document for document in documents if document.name == start.partition("#")[0]]
    marks = [("cover", documents[:1]), ("toc", [contents] if contents else []), ("text", beginning)]
    for kind, found in marks:
        for document in found:
            href = start if kind == "text" else document.name
            yield {"type": kind, "href": href, "title": document.title}
