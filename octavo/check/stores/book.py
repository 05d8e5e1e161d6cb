"""A finished EPUB as the stores look at it: its files, what the package says, and its pictures."""

import io
import posixpath
import warnings
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from lxml import etree
from PIL import Image

from octavo.check.documents.parsed import Documents, elements, local_name, parse_documents, text_of, types_of
from octavo.check.source_places import SourceMap
from octavo.check.stores.css import StyleRule, style_rules
from octavo.core.diagnostics import Diagnostic

#: What reading a file that is no EPUB raises.
UNREADABLE = (OSError, ValueError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError)
_NS = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
}


@dataclass(frozen=True, slots=True)
class ManifestItem:
    """A line of the manifest; ``size`` in bytes, unpacked."""

    name: str
    media_type: str
    properties: frozenset[str]
    size: int


@dataclass(frozen=True, slots=True)
class StorePicture:
    """A picture of pixels; ``kind`` is what it really is ("JPEG"), "" if that can't be told."""

    name: str
    kind: str
    width: int
    height: int
    mode: str
    moving: bool
    transparent: bool

    @property
    def size(self) -> str:
        """Its size for a message."""
        return f"{self.width} by {self.height} pixels"


@dataclass(frozen=True, slots=True)
class ContentsLink:
    """A line of a contents list: its target (document, fragment), its text, and its depth from 1."""

    document: str
    fragment: str
    text: str
    depth: int


@dataclass(frozen=True)
class StoreBook:
    """``size`` is that of the archive in bytes; ``metadata`` are the Dublin Core elements by name, and
    ``properties`` the names of the meta properties; ``encrypted`` the files that are."""

    size: int
    names: tuple[str, ...]
    items: tuple[ManifestItem, ...]
    spine: tuple[str, ...]
    metadata: dict[str, tuple[str, ...]]
    properties: frozenset[str]
    identifier: str
    ncx: etree._Element | None
    ncx_name: str
    texts: Documents
    pictures: dict[str, StorePicture]
    drawings: dict[str, etree._Element]
    encrypted: tuple[str, ...] = ()
    #: Names of pictures -> how many bytes each has.
    sizes: dict[str, int] = field(default_factory=dict)

    @cached_property
    def cover(self) -> str | None:
        """The name of the cover picture."""
        return next((item.name for item in self.items if "cover-image" in item.properties), None)

    @cached_property
    def nav(self) -> str | None:
        """The name of the navigation document."""
        return next((item.name for item in self.items if "nav" in item.properties), None)

    @cached_property
    def styles(self) -> tuple[StyleRule, ...]:
        """The rules of all stylesheets, and of those inside documents."""
        sheets = sorted(self.texts.styles.items())
        sheets += [(name, text_of(node)) for name, node in self.each("style")]
        return tuple(rule for name, text in sheets for rule in style_rules(name, text))

    def nav_lists(self, kind: str) -> list[etree._Element]:
        """Return the lists of one kind (toc, landmarks, page-list) of the navigation document."""
        document = self.texts.documents.get(self.nav or "")
        found = elements(document.root) if document else iter(())
        return [e for e in found if local_name(e) == "nav" and kind in types_of(e)]

    def nav_lines(self, kind: str) -> list[ContentsLink]:
        """Return the lines of the lists of one kind, in order."""
        return [
            _line(self.nav or "", e.get("href") or "", text_of(e), sum(1 for _ in e.iterancestors("{*}ol")))
            for found in self.nav_lists(kind)
            for e in elements(found)
            if local_name(e) == "a"
        ]

    def ncx_lines(self) -> list[ContentsLink]:
        """Return the contents as the NCX has them, in order."""
        if self.ncx is None:
            return []
        return [
            _line(
                self.ncx_name,
                next((node.get("src") or "" for node in point.iterfind("n:content", _NS)), ""),
                " ".join((point.findtext("n:navLabel/n:text", "", _NS) or "").split()),
                1 + sum(1 for _ in point.iterancestors("{*}navPoint")),
            )
            for point in self.ncx.iterfind(".//n:navPoint", _NS)
        ]

    def each(self, *names: str) -> Iterator[tuple[str, etree._Element]]:
        """Yield the elements with one of these names in all documents, each with the name of its document."""
        for document in self.texts.documents.values():
            for element in document.root.iter(*(f"{{*}}{name}" for name in names)):
                yield document.name, element


#: Looks at one thing in a book: a store refuses it (an error), or shows it badly (a warning).
Rule = Callable[[StoreBook], Iterator[Diagnostic]]


def open_store_book(path: Path, sources: SourceMap) -> StoreBook:
    """Read a finished EPUB. Raise one of UNREADABLE for a file that is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    with zipfile.ZipFile(path) as archive:
        sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
        container = etree.fromstring(archive.read("META-INF/container.xml"), parser)
        rootfile = container.find(".//c:rootfile", _NS)
        if rootfile is None:
            raise ValueError("META-INF/container.xml names no package document")
        home = rootfile.get("full-path") or ""
        package = etree.fromstring(archive.read(home), parser)
        by_id = {
            node.get("id"): _item(node, posixpath.dirname(home), sizes)
            for node in package.iterfind("o:manifest/o:item", _NS)
        }
        items = [item for item in by_id.values() if item.name in sizes]
        ncx = next((item for item in items if item.media_type == "application/x-dtbncx+xml"), None)
        pages = [item.name for item in items if item.media_type == "application/xhtml+xml"]
        drawn = [item.name for item in items if item.media_type == "image/svg+xml"]
        pictures = [item.name for item in items if item.media_type.startswith("image/")]
        return StoreBook(
            size=path.stat().st_size,
            names=tuple(sizes),
            items=tuple(items),
            spine=tuple(
                by_id[ref.get("idref")].name
                for ref in package.iterfind("o:spine/o:itemref", _NS)
                if ref.get("idref") in by_id
            ),
            metadata=_metadata(package),
            properties=frozenset(
                node.get("property") or "" for node in package.iterfind("o:metadata/o:meta", _NS)
            ),
            identifier=_identifier(package),
            ncx=etree.fromstring(archive.read(ncx.name), parser) if ncx else None,
            ncx_name=ncx.name if ncx else "",
            texts=parse_documents(frozenset(sizes), pages, archive.read, sources),
            pictures={name: _picture(name, archive.read(name)) for name in pictures if name not in drawn},
            drawings={name: etree.fromstring(archive.read(name), parser) for name in drawn},
            encrypted=_encrypted(archive, parser),
            sizes=sizes,
        )


def _item(node: etree._Element, folder: str, sizes: dict[str, int]) -> ManifestItem:
    name = posixpath.normpath(posixpath.join(folder, unquote(node.get("href") or "")))
    properties = frozenset((node.get("properties") or "").split())
    return ManifestItem(name, node.get("media-type") or "", properties, sizes.get(name, 0))


def _metadata(package: etree._Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for node in package.iterfind("o:metadata/dc:*", _NS):
        name = local_name(node)
        found[name] = (*found.get(name, ()), text_of(node))
    return found


def _identifier(package: etree._Element) -> str:
    """Return the text of the identifier that the package says is the book's own."""
    wanted = package.get("unique-identifier")
    nodes = package.iterfind("o:metadata/dc:identifier", _NS)
    return next((text_of(node) for node in nodes if node.get("id") == wanted), "")


def _encrypted(archive: zipfile.ZipFile, parser: etree.XMLParser) -> tuple[str, ...]:
    if "META-INF/encryption.xml" not in archive.namelist():
        return ()
    root = etree.fromstring(archive.read("META-INF/encryption.xml"), parser)
    return tuple(node.get("URI") or "" for node in root.iter("{*}CipherReference"))


def _picture(name: str, data: bytes) -> StorePicture:
    """Read the head of a picture: no pixel of it is decoded."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as image:
                return StorePicture(
                    name,
                    image.format or "",
                    *image.size,
                    image.mode,
                    bool(getattr(image, "is_animated", False)),
                    image.has_transparency_data,
                )
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return StorePicture(name, "", 0, 0, "", moving=False, transparent=False)


def _line(home: str, address: str, text: str, depth: int) -> ContentsLink:
    path, _, fragment = address.partition("#")
    name = posixpath.normpath(posixpath.join(posixpath.dirname(home), unquote(path))) if path else home
    return ContentsLink(name, unquote(fragment), text, depth)
