"""Reading packages back with nothing but zipfile and lxml."""

import io
import zipfile

from lxml import etree

from octavo.core.xhtml import Element

SPACES = {
    "o": "http://www.idpf.org/2007/opf",
    "dc": "http://purl.org/dc/elements/1.1/",
    "n": "http://www.daisy.org/z3986/2005/ncx/",
}


def strings(node: Element, path: str) -> list[str]:
    """The attributes or texts that an XPath finds, in document order."""
    found = node.xpath(path, namespaces=SPACES)
    assert isinstance(found, list)
    return [str(each) for each in found]


def opf_of(epub: bytes) -> Element:
    """The package document of an EPUB."""
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(epub)).read("EPUB/content.opf"))


def refinements(opf: Element, target: str) -> dict[str, str]:
    """Property -> value of what refines an element."""
    path = f".//o:meta[@refines='#{target}']"
    return dict(zip(strings(opf, f"{path}/@property"), strings(opf, f"{path}/text()"), strict=True))


def values(opf: Element, name: str) -> list[str]:
    """The values of a property that refines nothing."""
    return strings(opf, f".//o:meta[@property='{name}'][not(@refines)]/text()")
