"""A PDF standard, and the demands that it makes on a finished file and its metadata."""

from collections.abc import Callable
from dataclasses import dataclass

from pikepdf import Pdf

#: Namespaces of XMP properties, by the prefix that is used for them.
NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


@dataclass(frozen=True, slots=True)
class Property:
    """An XMP property that says which standard a file follows: its name ("pdfuaid:part") and value, and
    for schemas that describe it, the type of the value and what it means."""

    name: str
    value: str
    type: str
    meaning: str


def _nothing(_pdf: Pdf) -> None:
    """Change nothing: such a standard asks for no more than every file has."""


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard. ``schema`` is the name of the schema of its properties. ``describes`` is True if its
    files must describe properties of other standards. ``prepare`` changes a file that is ready otherwise."""

    schema: str
    properties: tuple[Property, ...]
    describes: bool = False
    prepare: Callable[[Pdf], None] = _nothing

    @property
    def prefix(self) -> str:
        """Return the prefix of its properties."""
        return self.properties[0].name.partition(":")[0]
