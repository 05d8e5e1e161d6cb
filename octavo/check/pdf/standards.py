"""The standards that a finished PDF says it follows, from its XMP (ISO 16684-1)."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from lxml import etree

_PDFA = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFX = "{http://www.npes.org/pdfx/ns/id/}"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}Description"


def flavours(path: Path) -> tuple[str, ...]:
    """Return the flavours that veraPDF shall validate.

    They are "ua1", which every PDF for readers must be, and the part of PDF/A that it declares ("2a"), if
    any. A file without readable metadata declares nothing.
    """
    declared = _properties(path)
    part, level = declared.get(f"{_PDFA}part", ""), declared.get(f"{_PDFA}conformance", "")
    return ("ua1", f"{part}{level.lower()}") if part else ("ua1",)


def press_standard(path: Path) -> str | None:
    """Return the version of PDF/X that a file for the press declares ("PDF/X-4"), or None."""
    return _properties(path).get(f"{_PDFX}GTS_PDFXVersion")


def _properties(path: Path) -> dict[str, str]:
    """Return the simple properties of the XMP, by qualified name, as elements or as attributes."""
    try:
        with pikepdf.open(path) as pdf:
            packet = pdf.Root.Metadata.read_bytes()
        tree = etree.fromstring(packet, etree.XMLParser(resolve_entities=False, no_network=True))
    except (pikepdf.PdfError, OSError, AttributeError, etree.XMLSyntaxError):
        return {}
    return dict(_pairs(tree))


def _pairs(tree: etree._Element) -> Iterator[tuple[str, str]]:
    for about in tree.iter(_ABOUT):
        yield from ((str(name), str(value)) for name, value in about.attrib.items())
        yield from ((str(child.tag), (child.text or "").strip()) for child in about.iterchildren(tag="{*}*"))
