"""The words of a PDF about itself: information dictionary, XMP and catalog say the same."""

import re
from collections.abc import Iterator

from octavo.check.findings import WHOLE, Findings
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.properties import KEYWORDS, Properties

_APART = re.compile(r"\s*[;,]\s*")
_DATE = re.compile(r"\d+")
#: Entries of the information dictionary, and the properties of the XMP that say the same.
_SAME = (("Title", "title"), ("Author", "creator"), ("Subject", "description"), ("Keywords", KEYWORDS))
_DATES = (("CreationDate", "CreateDate"), ("ModDate", "ModifyDate"))
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PDFX = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_CLAIM = "{http://www.aiim.org/pdfua/ns/id/}part"


def check_metadata(pdf: PdfFile) -> Findings:
    """Check that the metadata do not contradict each other, and claim what a PDF for readers must be."""
    found = pdf.paged.properties
    faults = (WHOLE.fault("pdf-metadata", message) for message in _faults(found))
    return Findings(
        tuple(faults), f"{len(found.information)} entries, {len(found.xmp)} properties of the XMP"
    )


def _faults(found: Properties) -> Iterator[str]:
    if not found.has_xmp:
        yield "the file has no metadata (XMP) that can be read"
        return
    for entry, name in _SAME:
        mine, theirs = found.information.get(entry), found.xmp.get(name)
        if mine is not None and theirs is None:
            yield f"the XMP says nothing for the {entry} \u201c{mine}\u201d of the information dictionary"
        elif mine is None and theirs is not None:
            yield f"the information dictionary has no {entry}, the XMP has \u201c{'; '.join(theirs)}\u201d"
        elif mine is not None and theirs is not None and _parts(mine) != _parts("; ".join(theirs)):
            other = "; ".join(theirs)
            yield f"the {entry} is \u201c{mine}\u201d in the dictionary, \u201c{other}\u201d in the XMP"
    subjects, keywords = found.xmp.get("subject"), found.xmp.get(KEYWORDS)
    if subjects and keywords and _parts("; ".join(subjects)) != _parts("; ".join(keywords)):
        own, other = "; ".join(keywords), "; ".join(subjects)
        yield f"the keywords are \u201c{own}\u201d, the subjects \u201c{other}\u201d"
    languages = found.xmp.get("language", [])
    if languages and found.language and found.language not in languages:
        yield f"the language is {found.language} in the catalog, {', '.join(languages)} in the XMP"
    for entry, name in _DATES:
        mine, theirs = found.information.get(entry, ""), found.xmp.get(f"{_XMP}{name}", [""])
        if mine and theirs[0] and _digits(mine)[:8] != _digits(theirs[0])[:8]:
            yield f"the {entry} is {mine} in the information dictionary, {theirs[0]} in the XMP"
    if _CLAIM not in found.xmp:
        yield "the XMP does not say that the file follows PDF/UA"
    if _PDFX in found.xmp:
        yield f"the XMP says that this is a file for the press ({found.xmp[_PDFX][0]})"


def _parts(text: str) -> list[str]:
    return [" ".join(part.split()) for part in _APART.split(text.strip())]


def _digits(text: str) -> str:
    return "".join(_DATE.findall(text))
