"""What the PDF says of itself: document information, XMP, language, viewer preferences.

XMP follows ISO 16684-1; the identification of PDF/UA ISO 14289-1, 5.
"""

from importlib.metadata import version

from lxml import etree
from pikepdf import Dictionary, Name, Pdf, String

from octavo.html.pages import PrintPages

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
}
_META = "adobe:ns:meta/"


def add_metadata(pdf: Pdf, pages: PrintPages) -> None:
    """Set title, authors, subject, keywords, language and date, in both forms that a PDF has."""
    pdf.Root.Lang = String(pages.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    if len(pages.outline):
        pdf.Root.PageMode = Name.UseOutlines
    for name, value in _information(pages).items():
        pdf.docinfo[f"/{name}"] = String(value)
    stream = pdf.make_stream(_packet(pages))
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
    """An ISO 8601 date in UTC in the form of ISO 32000-1, 7.9.4; what is missing counts as its beginning."""
    digits = "".join(character for character in date[:19] if character.isdigit())
    return "D:" + digits + "00000101000000"[len(digits) :] + "Z"


def _packet(pages: PrintPages) -> bytes:
    root = etree.Element(f"{{{_META}}}xmpmeta", nsmap={"x": _META})
    rdf = etree.SubElement(root, _name("rdf:RDF"), nsmap=_NAMESPACES)
    about = etree.SubElement(rdf, _name("rdf:Description"))
    about.set(_name("rdf:about"), "")
    etree.SubElement(about, _name("pdfuaid:part")).text = "1"
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
        "xmp:CreateDate": pages.date,
        "xmp:ModifyDate": pages.date,
    }
    for name, value in simple.items():
        if value:
            etree.SubElement(about, _name(name)).text = value
    body = etree.tostring(root, encoding="utf-8")
    begin = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
    return begin.encode() + b"\n" + body + b'\n<?xpacket end="r"?>'


def _name(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


def _list(parent: etree._Element, name: str, kind: str, values: tuple[str, ...]) -> None:
    if not values:
        return
    container = etree.SubElement(etree.SubElement(parent, _name(name)), _name(kind))
    for value in values:
        item = etree.SubElement(container, _name("rdf:li"))
        item.text = value
        if kind == "rdf:Alt":
            item.set("{http://www.w3.org/XML/1998/namespace}lang", "x-default")
