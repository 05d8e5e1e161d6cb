"""The demands of PDF/X-4 (ISO 15930-7) on the file as a whole: for which press it is made, and when."""

import re

from lxml import etree
from pikepdf import Name, Object, Pdf

from octavo.check.findings import WHOLE, Findings

_VERSIONS = ("1.4", "1.5", "1.6", "1.7")
_COMPONENTS = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}
_DATE = re.compile(r"D:\d{14}(Z|[+-]\d\d'\d\d'?)")
_XMP = {
    "the date of its making (xmp:CreateDate)": "{http://ns.adobe.com/xap/1.0/}CreateDate",
    "the date of its last change (xmp:ModifyDate)": "{http://ns.adobe.com/xap/1.0/}ModifyDate",
    "the date of its metadata (xmp:MetadataDate)": "{http://ns.adobe.com/xap/1.0/}MetadataDate",
    "an id (xmpMM:DocumentID)": "{http://ns.adobe.com/xap/1.0/mm/}DocumentID",
    "a version (xmpMM:VersionID)": "{http://ns.adobe.com/xap/1.0/mm/}VersionID",
    "a rendition class (xmpMM:RenditionClass)": "{http://ns.adobe.com/xap/1.0/mm/}RenditionClass",
    "a title (dc:title)": "{http://purl.org/dc/elements/1.1/}title",
    "the word about trapping (pdf:Trapped)": "{http://ns.adobe.com/pdf/1.3/}Trapped",
}


def check_standard(pdf: Pdf) -> Findings:
    """Check output intent, the press's profile, dates, id, trapping, and that printers take the version."""
    messages = [*_intent(pdf), *_metadata(pdf)]
    if pdf.pdf_version not in _VERSIONS:
        messages.append(f"the file is PDF {pdf.pdf_version}, which is newer than PDF/X-4")
    if len(pdf.trailer.get("/ID", ())) != 2:
        messages.append("the file has no id in its trailer")
    info = pdf.docinfo
    if info.get("/Trapped") not in (Name("/False"), Name("/True")):
        messages.append("the file does not say whether it is trapped (/Trapped)")
    if not str(info.get("/Title", "")).strip():
        messages.append("the file has no title")
    undated = [key for key in ("/CreationDate", "/ModDate") if not _DATE.fullmatch(str(info.get(key, "")))]
    messages += [f"the file has no date that can be read in {key}" for key in undated]
    faults = tuple(WHOLE.fault("press-standard", message) for message in messages)
    return Findings(faults, _condition(pdf) if not faults else "")


def _intents(pdf: Pdf) -> list[Object]:
    return [one for one in pdf.Root.get("/OutputIntents", ()) if one.get("/S") == Name.GTS_PDFX]


def _condition(pdf: Pdf) -> str:
    (intent,) = _intents(pdf)
    space = bytes(intent.DestOutputProfile.read_bytes()[16:20]).decode("latin-1").strip()
    return f"{intent.OutputConditionIdentifier}, {space} profile"


def _intent(pdf: Pdf) -> list[str]:
    intents = _intents(pdf)
    if len(intents) != 1:
        return [f"the file has {len(intents) or 'no'} output intents GTS_PDFX, and should have one"]
    (intent,) = intents
    messages = []
    if not str(intent.get("/OutputConditionIdentifier", "")).strip():
        messages.append("the output intent names no printing condition")
    if "/DestOutputProfile" not in intent:
        return [*messages, "the output intent has no profile"]
    profile = intent.DestOutputProfile.read_bytes()
    if len(profile) < 128 or profile[36:40] != b"acsp" or profile[12:16] != b"prtr":
        messages.append("the profile of the output intent is not that of a press")
    elif _COMPONENTS.get(profile[16:20]) != int(intent.DestOutputProfile.get("/N", 0)):
        messages.append("the profile of the output intent has other components than /N says")
    return messages


def _metadata(pdf: Pdf) -> list[str]:
    tree = etree.fromstring(
        pdf.Root.Metadata.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True)
    )
    there = {element.tag for element in tree.iter(tag="{*}*") if element.xpath("normalize-space()")}
    return [f"the metadata lacks {what}" for what, name in _XMP.items() if name not in there]
