"""The PDF says of itself what it is: document information, XMP, language, viewer preferences.

XMP follows ISO 16684-1. Standards are identified as each of them wants it; PDF/A asks besides for
descriptions of what other standards write (ISO 19005-2, 6.6.2.3).
"""

from collections.abc import Mapping, Sequence
from importlib.metadata import version

from lxml import etree
from pikepdf import Dictionary, Name, Pdf, String

from octavo.html.pages import PrintPages
from octavo.typeset.assembly.standards import Standard, standards
from octavo.typeset.assembly.standards.standard import NAMESPACES

_META = "adobe:ns:meta/"


def add_metadata(pdf: Pdf, pages: PrintPages) -> None:
    """Set title, authors, subject, keywords, language and date, in both forms that a PDF has."""
    pdf.Root.Lang = String(pages.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if len(pages.outline):
        pdf.Root.PageMode = Name.UseOutlines
    describe(pdf, pages, standards(pages.variants))


def describe(
    pdf: Pdf, pages: PrintPages, followed: Sequence[Standard], more: Mapping[str, str] | None = None
) -> None:
    """Write the document information and the XMP of a file that follows these standards.

    ``more`` are XMP properties with plain values that only this file has ("xmpMM:VersionID").
    """
    for name, value in _information(pages).items():
        pdf.docinfo[f"/{name}"] = String(value)
    stream = pdf.make_stream(_packet(pages, followed, more or {}))
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream


def _producer() -> str:
    return f"Octavo, WeasyPrint {version('weasyprint')}, pikepdf {version('pikepdf')}"


def _information(pages: PrintPages) -> dict[str, str]:
    date = _pdf_date(pages.date) if pages.date else ""
    values = {
        "Title": pages.title,
        "Author": ", ".join(pages.authors),
        "Subject": pages.description,
        "Keywords": ", ".join(pages.keywords),
        "Producer": _producer(),
        "CreationDate": date,
        "ModDate": date,
    }
    return {name: value for name, value in values.items() if value}


def _pdf_date(date: str) -> str:
    """Return an ISO 8601 date in UTC as ISO 32000-1, 7.9.4 writes it; a part that is missing counts as its
    beginning."""
    digits = "".join(character for character in date[:19] if character.isdigit())
    return "D:" + digits + "00000101000000"[len(digits) :] + "Z"


def xmp_date(date: str) -> str:
    """Return an ISO 8601 date in the form that says the same moment as the document information."""
    digits = _pdf_date(date)
    day, time = (digits[2:6], digits[6:8], digits[8:10]), (digits[10:12], digits[12:14], digits[14:16])
    return f"{'-'.join(day)}T{':'.join(time)}Z"


def _packet(pages: PrintPages, followed: Sequence[Standard], more: Mapping[str, str]) -> bytes:
    root = etree.Element(f"{{{_META}}}xmpmeta", nsmap={"x": _META})
    rdf = etree.SubElement(root, _name("rdf:RDF"), nsmap=_namespaces(followed, more))
    about = etree.SubElement(rdf, _name("rdf:Description"))
    about.set(_name("rdf:about"), "")
    for one in followed:
        for item in one.properties:
            etree.SubElement(about, _name(item.name)).text = item.value
    if any(one.describes for one in followed):
        _schemas(about, [one for one in followed if not one.describes])
    etree.SubElement(about, _name("pdf:Producer")).text = _producer()
    _list(about, "dc:title", "rdf:Alt", (pages.title,))
    _list(about, "dc:creator", "rdf:Seq", pages.authors)
    _list(about, "dc:description", "rdf:Alt", (pages.description,) if pages.description else ())
    _list(about, "dc:language", "rdf:Bag", (pages.language,))
    _list(about, "dc:subject", "rdf:Bag", pages.keywords)
    simple = {
        "dc:format": "application/pdf",
        "dc:identifier": pages.identifier,
        "pdf:Keywords": ", ".join(pages.keywords),
        "xmp:CreateDate": xmp_date(pages.date) if pages.date else None,
        "xmp:ModifyDate": xmp_date(pages.date) if pages.date else None,
        **more,
    }
    for name, value in simple.items():
        if value:
            etree.SubElement(about, _name(name)).text = value
    body = etree.tostring(root, encoding="utf-8")
    begin = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    return begin.encode() + b"\n" + body + b'\n<?xpacket end="r"?>'


def _namespaces(followed: Sequence[Standard], more: Mapping[str, str]) -> dict[str, str]:
    """Return the namespaces that a packet uses."""
    used = {"rdf", "dc", "pdf", "xmp", *(one.prefix for one in followed)}
    used |= {name.partition(":")[0] for name in more}
    if any(one.describes for one in followed):
        used |= {"pdfaExtension", "pdfaSchema", "pdfaProperty"}
    return {prefix: uri for prefix, uri in NAMESPACES.items() if prefix in used}


def _schemas(about: etree._Element, described: Sequence[Standard]) -> None:
    """Describe the properties of these standards."""
    if not described:
        return
    bag = etree.SubElement(etree.SubElement(about, _name("pdfaExtension:schemas")), _name("rdf:Bag"))
    for one in described:
        schema = _resource(
            bag,
            {
                "pdfaSchema:schema": one.schema,
                "pdfaSchema:namespaceURI": NAMESPACES[one.prefix],
                "pdfaSchema:prefix": one.prefix,
            },
        )
        sequence = etree.SubElement(etree.SubElement(schema, _name("pdfaSchema:property")), _name("rdf:Seq"))
        for item in one.properties:
            values = {
                "pdfaProperty:name": item.name.partition(":")[2],
                "pdfaProperty:valueType": item.type,
                "pdfaProperty:category": "internal",
                "pdfaProperty:description": item.meaning,
            }
            _resource(sequence, values)


def _resource(container: etree._Element, values: Mapping[str, str]) -> etree._Element:
    """Return an item of a list that has properties of its own."""
    item = etree.SubElement(container, _name("rdf:li"))
    item.set(_name("rdf:parseType"), "Resource")
    for name, value in values.items():
        etree.SubElement(item, _name(name)).text = value
    return item


def _name(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def _list(parent: etree._Element, name: str, kind: str, values: tuple[str, ...]) -> None:
    if not values:
        return
    container = etree.SubElement(etree.SubElement(parent, _name(name)), _name(kind))
    for value in values:
        item = etree.SubElement(container, _name("rdf:li"))
        item.text = value
        if kind == "rdf:Alt":
            item.set("{http://www.w3.org/XML/1998/namespace}lang", "x-default")
