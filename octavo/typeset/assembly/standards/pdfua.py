"""PDF/UA (ISO 14289): the identification. What it asks of the pages, the whole assembly sees to."""

from octavo.core.settings import PdfVariant
from octavo.typeset.assembly.standards.standard import Property, Standard

_PART = Property("pdfuaid:part", "1", "Integer", "Part of ISO 14289 to which the file conforms")

VARIANTS = {PdfVariant.UA_1: Standard("PDF/UA identification", (_PART,))}
