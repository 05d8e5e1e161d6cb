"""The documents of an e-book or a site, parsed, and the links between them."""

import functools
import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

from lxml import etree

from octavo.check.findings import Spot, in_document
from octavo.check.source_places import SourceMap
from octavo.core.css_loads import loads, parse_tokens
from octavo.core.diagnostics import Diagnostic, FilePlace
from octavo.core.plain_words import plainly

EPUB = "http://www.idpf.org/2007/ops"
XML = "http://www.w3.org/XML/1998/namespace"
XLINK = "http://www.w3.org/1999/xlink"

#: What a <link> of the head only names, by its relation.
_LEADING = frozenset({"canonical", "prev", "next"})
#: Attributes that load something into the page, for any element that may carry them.
_LOADING = ("src", "poster", "data", f"{{{XLINK}}}href")


@dataclass(frozen=True, slots=True)
class Reference:
    """A link from one file to another.

    It has its element (None in a stylesheet) and the address as written; ``loads`` is True if it loads what
    it names (a picture, a stylesheet) and does not lead there.
    """

    document: str
    element: etree._Element | None
    address: str
    loads: bool

    @property
    def local(self) -> bool:
        """True if the address is inside the book."""
        try:
            parts = urlsplit(self.address)
        except ValueError:  # "http://[": it has a host, if a broken one
            return False
        return not parts.scheme and not parts.netloc

    def resolve(self) -> tuple[str, str]:
        """Return the path of the file it names, from the root, and the fragment. ".." may lead out of the
        root."""
        return _resolved(self.document, self.address)


@functools.lru_cache(maxsize=4096)
def _resolved(document: str, address: str) -> tuple[str, str]:
    """Return the file and the fragment of an address.

    The result is kept for a while: each topic asks again, and each page of a site has the contents.
    """
    try:
        parts = urlsplit(address)
    except ValueError:  # as above: no file has such a name
        return address, ""
    path = unquote(parts.path)
    folder = posixpath.dirname(document)
    name = posixpath.normpath(posixpath.join(folder, path)) if path else document
    return name, unquote(parts.fragment)


@dataclass(frozen=True)
class ParsedDocument:
    """One parsed XHTML file."""

    name: str
    root: etree._Element

    @functools.cached_property
    def ids(self) -> dict[str, etree._Element]:
        """The first element of each id."""
        found: dict[str, etree._Element] = {}
        for element in elements(self.root):
            identifier = element.get("id")
            if identifier is not None:
                found.setdefault(identifier, element)
        return found


@dataclass(frozen=True)
class Documents:
    """All files of a book: the names of all, the parsed documents, the stylesheets as text, every link of
    both, and what could not be parsed. ``sources`` leads back to the manuscript."""

    names: frozenset[str]
    documents: dict[str, ParsedDocument]
    styles: dict[str, str]
    references: tuple[Reference, ...] = ()
    broken: tuple[Diagnostic, ...] = ()
    sources: SourceMap = field(default_factory=lambda: SourceMap({}))

    def spot(self, document: str, element: etree._Element | None) -> Spot:
        """Return the place of an element, or of a document as a whole."""
        number = element.sourceline if element is not None else 0
        line = number if isinstance(number, int) else 0
        return Spot(
            FilePlace(document=document, line=line), self.sources.find(document, line) if line else None
        )

    def element(self, reference: Reference) -> etree._Element | None:
        """Return the element that a link with a fragment leads to, if it exists."""
        name, fragment = reference.resolve()
        document = self.documents.get(name)
        return document.ids.get(fragment) if document and fragment else None


def parse_documents(
    names: frozenset[str], pages: list[str], read: Callable[[str], bytes], sources: SourceMap
) -> Documents:
    """Parse the named pages, without entities and without network, and read all stylesheets."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    documents: dict[str, ParsedDocument] = {}
    broken: list[Diagnostic] = []
    for name in pages:
        try:
            documents[name] = ParsedDocument(name, etree.fromstring(read(name), parser))
        except (etree.XMLSyntaxError, KeyError) as error:
            message = f"the document cannot be read: {plainly(error)}"
            broken.append(in_document(name).fault("xhtml-unreadable", message))
    styles = {name: read(name).decode("utf-8", "replace") for name in names if name.endswith(".css")}
    links: list[Reference] = []
    for name, found in (
        *((name, _in_document(document)) for name, document in documents.items()),
        *((name, _in_styles(name, None, text)) for name, text in styles.items()),
    ):
        try:
            links += found
        except RecursionError:
            message = "its styles have brackets that stand some hundred deep in each other"
            broken.append(in_document(name).fault("xhtml-unreadable", message))
    return Documents(names, documents, styles, tuple(links), tuple(broken), sources)


def _in_styles(document: str, element: etree._Element | None, text: str) -> Iterator[Reference]:
    """Yield what styles load. Raise RecursionError for brackets some hundred deep."""
    if "(" not in text and "@" not in text and "\\" not in text:
        return
    for _, token in loads(parse_tokens(text)):
        if token.value and not token.value.startswith("#"):
            yield Reference(document, element, token.value, True)


def _in_document(document: ParsedDocument) -> Iterator[Reference]:
    for element in elements(document.root):
        tag = local_name(element)
        href = element.get("href")
        if href is not None and tag != "base":
            leads = tag in ("a", "area") or element.get("rel") in _LEADING
            yield Reference(document.name, element, href, not leads)
        if tag == "form" and (action := element.get("action")) is not None:
            yield Reference(document.name, element, action, False)
        for attribute in _LOADING:
            if (address := element.get(attribute)) is not None:
                yield Reference(document.name, element, address, tag != "a")
        for candidate in (element.get("srcset") or "").split(","):
            if candidate.strip():
                yield Reference(document.name, element, candidate.split()[0], True)
        style = element.get("style") or ((element.text or "") if tag == "style" else "")
        yield from _in_styles(document.name, element, style)


def elements(root: etree._Element) -> Iterator[etree._Element]:
    """Return the elements below and with ``root``, without comments and processing instructions."""
    return (element for element in root.iter() if isinstance(element.tag, str))


def local_name(element: etree._Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def types_of(element: etree._Element) -> frozenset[str]:
    """Return the types of an element: the words of epub:type, and its DPUB-ARIA roles without ``doc-``."""
    words = f"{element.get(f'{{{EPUB}}}type') or ''} {element.get('role') or ''}".split()
    return frozenset(word.removeprefix("doc-") for word in words)


def text_of(element: etree._Element) -> str:
    """Return the text of an element, with each run of white space as one space."""
    return " ".join("".join(str(text) for text in element.itertext()).split())
