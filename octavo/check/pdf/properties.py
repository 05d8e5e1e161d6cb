"""The metadata of a PDF: its information dictionary and its XMP (ISO 16684-1)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from lxml import etree
from pikepdf import Pdf

_DC = "{http://purl.org/dc/elements/1.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"


@dataclass(frozen=True, slots=True)
class Properties:
    """The words of a PDF about itself: the entries of its information dictionary, the lists of its XMP by the
    names of Dublin Core ("creator") or by qualified names, and the language of its catalog."""

    information: dict[str, str] = field(default_factory=dict)
    xmp: dict[str, list[str]] = field(default_factory=dict)
    language: str = ""
    has_xmp: bool = False


def read_properties(pdf: Pdf) -> Properties:
    """Return the metadata of an open file; XMP that cannot be parsed counts as none."""
    information = {str(name).removeprefix("/"): str(value) for name, value in pdf.docinfo.items()}
    language = str(pdf.Root.get("/Lang", ""))
    metadata = pdf.Root.get("/Metadata")
    if not isinstance(metadata, pikepdf.Stream):
        return Properties(information, {}, language)
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        tree = etree.fromstring(metadata.read_bytes(), parser)
    except etree.XMLSyntaxError:
        return Properties(information, {}, language)
    xmp: dict[str, list[str]] = {}
    for name, value in _pairs(tree):
        xmp.setdefault(name.removeprefix(_DC), []).append(value)
    return Properties(information, xmp, language, True)


def _pairs(tree: etree._Element) -> Iterator[tuple[str, str]]:
    for about in tree.iter(f"{_RDF}Description"):
        yield from ((str(name), str(value)) for name, value in about.attrib.items())
        for child in about.iterchildren(tag="{*}*"):
            items = list(child.iter(f"{_RDF}li"))
            yield from ((str(child.tag), (one.text or "").strip()) for one in items or [child])


KEYWORDS = f"{_PDF}Keywords"
