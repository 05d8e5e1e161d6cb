"""PDF/X-4 (ISO 15930-7), for the press: the identification. The file itself is made by ``prepress``."""

from octavo.typeset.assembly.standards.standard import Property, Standard

_VERSION = Property("pdfxid:GTS_PDFXVersion", "PDF/X-4", "Text", "Conformance level of PDF/X")

X4 = Standard("PDF/X identification", (_VERSION,))
