"""What an EPUB holds, read with nothing but a zip reader and an XML parser.

These are the values that reading systems must arrive at. Nothing of Octavo is asked, so that a fault of
Octavo cannot hide itself here.
"""

import posixpath
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag

from lxml import etree

XHTML = "http://www.w3.org/1999/xhtml"
_NS = {
    "c": "urn:oasis:names:tc:opendocument:xmlns:container",
    "opf": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "h": XHTML,
    "epub": "http://www.idpf.org/2007/ops",
}
_TYPE = f"{{{_NS['epub']}}}type"
_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Elements whose words never run together with those around them.
_BLOCKS = (
    "address article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6"
)
_MORE_BLOCKS = "header hr li main nav ol p pre section table tbody td tfoot th thead tr ul"
_PARTED = {f"{{{XHTML}}}{name}" for name in f"{_BLOCKS} {_MORE_BLOCKS}".split()}
_NOT_READ = {f"{{{XHTML}}}{name}" for name in ("head", "script", "style", "template")}


@dataclass(frozen=True)
class Target:
    """A place in the book: a document, by its path in the archive, and an id in it or an empty string."""

    document: str
    fragment: str = ""

    def __str__(self) -> str:
        return f"{self.document}#{self.fragment}" if self.fragment else self.document


@dataclass(frozen=True)
class Entry:
    """An entry of the contents, the page list or the landmarks; ``kind`` is the type of a landmark."""

    label: str
    target: Target
    level: int = 1
    kind: str = ""


@dataclass(frozen=True)
class Link:
    """A link within the book; ``number`` counts the links of its document that have a ``href``, from 0."""

    document: str
    number: int
    target: Target
    types: frozenset[str]
    text: str
    owner: str  # the nearest id on the way up from the link, its own first

    @property
    def is_call(self) -> bool:
        """Whether the link is the call of a note."""
        return bool(self.types & {"noteref", "doc-noteref"})

    @property
    def is_backlink(self) -> bool:
        """Whether the link leads from a note back to the text."""
        return bool(self.types & {"backlink", "doc-backlink"})

    def __str__(self) -> str:
        return f"{self.document}: “{self.text}” to {self.target}"


@dataclass(frozen=True)
class Item:
    """A file of the manifest."""

    path: str
    media_type: str
    properties: frozenset[str]


class Epub:
    """An EPUB 3 file.

    Raises :class:`ValueError` where the file is not one: no container, no package, documents that are no XML.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.files = {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        container = self._parse("META-INF/container.xml")
        self.opf_path = str(container.xpath("string(//c:rootfile/@full-path)", namespaces=_NS))
        self.opf = self._parse(self.opf_path)
        self._trees: dict[str, etree._Element] = {}
        self._ids: dict[str, dict[str, etree._Element]] = {}
        self._flows: dict[str, tuple[str, dict[etree._Element, int]]] = {}

    def _parse(self, name: str) -> etree._Element:
        try:
            return etree.fromstring(
                self.files[name], etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
            )
        except (KeyError, etree.XMLSyntaxError) as error:
            raise ValueError(f"{self.path}: {name}: {error}") from None

    def tree(self, document: str) -> etree._Element:
        """The parsed document; the same object at each call."""
        if document not in self._trees:
            self._trees[document] = self._parse(document)
        return self._trees[document]

    def resolve(self, base: str, href: str) -> Target:
        """The place that ``href``, standing in the file ``base``, leads to."""
        path, fragment = urldefrag(href)
        document = (
            posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path))) if path else base
        )
        return Target(document, unquote(fragment))

    @cached_property
    def manifest(self) -> dict[str, Item]:
        """The files of the book by their ids in the manifest."""
        return {
            str(item.get("id")): Item(
                self.resolve(self.opf_path, str(item.get("href"))).document,
                str(item.get("media-type")),
                frozenset((item.get("properties") or "").split()),
            )
            for item in _all(self.opf, "//opf:manifest/opf:item")
        }

    @cached_property
    def spine(self) -> tuple[str, ...]:
        """The documents in reading order."""
        return tuple(
            self.manifest[str(ref.get("idref"))].path for ref in _all(self.opf, "//opf:spine/opf:itemref")
        )

    @cached_property
    def nav(self) -> str:
        """The navigation document."""
        for item in self.manifest.values():
            if "nav" in item.properties:
                return item.path
        raise ValueError(f"{self.path}: no navigation document")

    @cached_property
    def ncx(self) -> str:
        """The contents in the old form, or an empty string."""
        found = (i.path for i in self.manifest.values() if i.media_type == "application/x-dtbncx+xml")
        return next(found, "")

    def metadata(self, name: str) -> tuple[str, ...]:
        """The values of a Dublin Core element (``dc:title``) or of a property (``schema:accessMode``)."""
        if name.startswith("dc:"):
            found = _all(self.opf, f"//opf:metadata/{name}")
        else:
            found = [
                e
                for e in _all(self.opf, "//opf:metadata/opf:meta[not(@refines)]")
                if e.get("property") == name
            ]
        return tuple(words(e) for e in found)

    def _nav_lists(self, kind: str) -> list[etree._Element]:
        navs = [n for n in _all(self.tree(self.nav), "//h:nav") if kind in (n.get(_TYPE) or "").split()]
        return _all(navs[0], "h:ol") if navs else []

    def _entries(self, kind: str) -> tuple[Entry, ...]:
        found: list[Entry] = []

        def walk(ol: etree._Element, level: int) -> None:
            for li in _all(ol, "h:li"):
                for link in _all(li, "h:a")[:1]:
                    target = self.resolve(self.nav, str(link.get("href")))
                    found.append(Entry(words(link), target, level, link.get(_TYPE) or ""))
                for inner in _all(li, "h:ol"):
                    walk(inner, level + 1)

        for ol in self._nav_lists(kind):
            walk(ol, 1)
        return tuple(found)

    @cached_property
    def contents(self) -> tuple[Entry, ...]:
        """The entries of the contents, in order, with their levels from 1."""
        return self._entries("toc")

    @cached_property
    def page_list(self) -> tuple[Entry, ...]:
        """The printed pages; empty where the book names none."""
        return self._entries("page-list")

    @cached_property
    def landmarks(self) -> tuple[Entry, ...]:
        """The landmarks with their types."""
        return self._entries("landmarks")

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link of every document that stays in the book."""
        found: list[Link] = []
        for document in self.spine:
            for number, link in enumerate(_all(self.tree(document), "//h:a[@href]")):
                href = str(link.get("href"))
                if _EXTERNAL.match(href):
                    continue
                types = f"{link.get(_TYPE) or ''} {link.get('role') or ''}".split()
                owner = next((str(e.get("id")) for e in (link, *link.iterancestors()) if e.get("id")), "")
                target = self.resolve(document, href)
                found.append(Link(document, number, target, frozenset(types), words(link), owner))
        return tuple(found)

    def element(self, target: Target) -> etree._Element | None:
        """The element that a place names: the body where it has no fragment; None where there is none."""
        if target.document not in self.files:
            return None
        if not target.fragment:
            return _all(self.tree(target.document), "//h:body")[0]
        if target.document not in self._ids:
            tree = self.tree(target.document)
            self._ids[target.document] = {str(e.get("id")): e for e in tree.iter() if e.get("id")}
        return self._ids[target.document].get(target.fragment)

    def note(self, target: Target) -> str:
        """The words of the note at a place, as a window that opens over the page shows them: its list item or
        aside without the frame."""
        element = self.element(target)
        if element is None:
            return ""
        framed = (
            e for e in (element, *element.iterancestors()) if etree.QName(e).localname in {"li", "aside"}
        )
        return words(next(framed, element))

    def text(self, document: str) -> str:
        """All words of a document's body, one space apart."""
        return words(_all(self.tree(document), "//h:body")[0])

    def words_from(self, target: Target, number: int = 6) -> list[str]:
        """The words that stand at a place and after it, in this document and those that follow.

        None where there is no such place.
        """
        element = self.element(target)
        if element is None:
            return []
        text, starts = self._flow(target.document)
        found = text[starts[element] :].split(None, number)[:number]
        after = self.spine.index(target.document) + 1 if target.document in self.spine else len(self.spine)
        while len(found) < number and after < len(self.spine):
            found += self._flow(self.spine[after])[0].split(None, number)[: number - len(found)]
            after += 1
        return found

    def _flow(self, document: str) -> tuple[str, dict[etree._Element, int]]:
        """The text of a document's body, and where in it each element starts."""
        if document not in self._flows:
            body = _all(self.tree(document), "//h:body")[0]
            starts: dict[etree._Element, int] = {}
            self._flows[document] = (_read(body, starts), starts)
        return self._flows[document]

    def conformance(self) -> tuple[str, ...]:
        """What the book says that it conforms to (``dcterms:conformsTo``)."""
        metas = _all(self.opf, "//opf:metadata/opf:meta[not(@refines)]")
        links = _all(self.opf, "//opf:metadata/opf:link")
        texts = [words(e) for e in metas if e.get("property") == "dcterms:conformsTo"]
        return (*texts, *(str(e.get("href")) for e in links if e.get("rel") == "dcterms:conformsTo"))

    @cached_property
    def fonts(self) -> tuple[str, ...]:
        """The font files of the manifest."""
        return tuple(
            item.path for item in self.manifest.values()
            if item.media_type.startswith(("font/", "application/font", "application/vnd.ms-opentype"))
        )  # fmt: skip


def _all(element: etree._Element, path: str) -> list[etree._Element]:
    found = element.xpath(path, namespaces=_NS)
    return [e for e in found if isinstance(e, etree._Element)] if isinstance(found, list) else []


def words(element: etree._Element) -> str:
    """The text of an element as a reader sees it, with one space for any white space."""
    return squeezed(_read(element, {}))


def _read(element: etree._Element, starts: dict[etree._Element, int]) -> str:
    """The text of an element; ``starts`` is filled with the places at which the elements in it begin."""
    pieces: list[str] = []
    length = 0

    def add(text: str | None) -> None:
        nonlocal length
        pieces.append(text or "")
        length += len(text or "")

    def walk(node: etree._Element) -> None:
        starts[node] = length
        if isinstance(node.tag, str) and node.tag not in _NOT_READ:
            parted = node.tag in _PARTED
            add(" " if parted else "")
            add(node.text)
            for child in node:
                walk(child)
                add(child.tail)
            add(" " if parted else "")

    walk(element)
    return "".join(pieces)


def squeezed(text: str) -> str:
    """``text`` with one space for any run of white space, and none at the ends."""
    return " ".join(text.split())
