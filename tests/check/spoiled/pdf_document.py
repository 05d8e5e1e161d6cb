"""PDFs whose metadata, fonts and other data of the whole file are spoiled."""

import re

from pikepdf import Array, Dictionary, Name, Stream, String

from tests.check.spoiled.open_pdf import OpenPdf
from tests.check.spoiled.pdf_kinds import Kinds

DOCUMENT = Kinds("Metadata, fonts, file")


def _xmp(book: OpenPdf, old: str, new: str) -> None:
    packet = book.pdf.Root.Metadata.read_bytes().decode("utf-8")
    assert re.search(old, packet), old
    book.pdf.Root.Metadata = book.pdf.make_stream(
        re.sub(old, new, packet).encode("utf-8"), Dictionary(Type=Name.Metadata, Subtype=Name.XML)
    )


@DOCUMENT.add("title, author or keywords changed or contradicting", "Running heads and folios")
def title(book: OpenPdf) -> None:
    book.pdf.docinfo.Title = String("Another Book")
    _xmp(book, "The Mill and the Marsh", "Another Book")


@DOCUMENT.add("title, author or keywords changed or contradicting", "Metadata")
def title_of_the_xmp(book: OpenPdf) -> None:
    _xmp(book, "The Mill and the Marsh", "Another Book")


@DOCUMENT.add("title, author or keywords changed or contradicting", "PDF and e-book")
def author(book: OpenPdf) -> None:
    book.pdf.docinfo.Author = String("John Doe")
    _xmp(book, "Ada Fenwick", "John Doe")


@DOCUMENT.add("title, author or keywords changed or contradicting", "Metadata")
def author_of_the_information(book: OpenPdf) -> None:
    book.pdf.docinfo.Author = String("John Doe")


@DOCUMENT.add("title, author or keywords changed or contradicting", "PDF and e-book")
def author_lost(book: OpenPdf) -> None:
    del book.pdf.docinfo["/Author"]
    _xmp(book, r"(?s)<dc:creator>.*</dc:creator>", "")


@DOCUMENT.add("title, author or keywords changed or contradicting", "Metadata")
def keywords(book: OpenPdf) -> None:
    book.pdf.docinfo.Keywords = String("Cookery")


@DOCUMENT.add("title, author or keywords changed or contradicting", "PDF and e-book")
def subjects(book: OpenPdf) -> None:
    book.pdf.docinfo.Keywords = String("Cookery")
    _xmp(book, "Mills, Marshes, Drainage", "Cookery")
    _xmp(
        book,
        r"(?s)<dc:subject>.*</dc:subject>",
        "<dc:subject><rdf:Bag><rdf:li>Cookery</rdf:li></rdf:Bag></dc:subject>",
    )


@DOCUMENT.add("title, author or keywords changed or contradicting", "PDF and e-book")
def description(book: OpenPdf) -> None:
    book.pdf.docinfo.Subject = String("How to cook")
    _xmp(book, "How a marsh was drained, and who paid for the mill.", "How to cook")


@DOCUMENT.add("title, author or keywords changed or contradicting", "PDF and e-book")
def identifier(book: OpenPdf) -> None:
    _xmp(book, "urn:uuid:8a3b6a5e", "urn:uuid:8a3b6a5f")


@DOCUMENT.add("title, author or keywords changed or contradicting", "Metadata")
def dates(book: OpenPdf) -> None:
    book.pdf.docinfo.CreationDate = String("D:19990301000000Z")


@DOCUMENT.add("language of the document lost, changed or contradicting", "Pages")
def language_lost(book: OpenPdf) -> None:
    del book.pdf.Root.Lang


@DOCUMENT.add("language of the document lost, changed or contradicting", "PDF and e-book")
def language_changed(book: OpenPdf) -> None:
    book.pdf.Root.Lang = String("de")
    _xmp(book, "en-GB", "de")


@DOCUMENT.add("language of the document lost, changed or contradicting", "Metadata")
def language_contradicts(book: OpenPdf) -> None:
    book.pdf.Root.Lang = String("fr")


@DOCUMENT.add("language of the document lost, changed or contradicting", "Metadata")
def language_of_the_xmp(book: OpenPdf) -> None:
    _xmp(book, "en-GB", "fr")


@DOCUMENT.add("tags or their claim lost", "Pages")
def no_tags(book: OpenPdf) -> None:
    del book.pdf.Root.StructTreeRoot


@DOCUMENT.add("tags or their claim lost", "Pages")
def not_marked(book: OpenPdf) -> None:
    del book.pdf.Root.MarkInfo


@DOCUMENT.add("tags or their claim lost", "Pages as they are shown")
def suspects(book: OpenPdf) -> None:
    book.pdf.Root.MarkInfo = Dictionary(Marked=True, Suspects=True)


@DOCUMENT.add("tags or their claim lost", "Pages as they are shown")
def title_not_shown(book: OpenPdf) -> None:
    del book.pdf.Root.ViewerPreferences


@DOCUMENT.add("claim of a standard lost or false", "Metadata")
def claim_lost(book: OpenPdf) -> None:
    _xmp(book, "<pdfuaid:part>1</pdfuaid:part>", "")


@DOCUMENT.add("claim of a standard lost or false", "veraPDF")
def archive(book: OpenPdf) -> None:
    _xmp(
        book,
        "<pdfuaid:part>1</pdfuaid:part>",
        '<pdfuaid:part>1</pdfuaid:part><a:part xmlns:a="http://www.aiim.org/pdfa/ns/id/">2</a:part>'
        '<a:conformance xmlns:a="http://www.aiim.org/pdfa/ns/id/">A</a:conformance>',
    )


@DOCUMENT.add("claim of a standard lost or false", "Metadata")
def press(book: OpenPdf) -> None:
    _xmp(
        book,
        "<pdfuaid:part>1</pdfuaid:part>",
        '<pdfuaid:part>1</pdfuaid:part><x:GTS_PDFXVersion xmlns:x="http://www.npes.org/pdfx/ns/id/">PDF/X-4'
        "</x:GTS_PDFXVersion>",
    )


@DOCUMENT.add("claim of a standard lost or false", "Metadata")
def no_metadata(book: OpenPdf) -> None:
    del book.pdf.Root.Metadata


def fonts(book: OpenPdf) -> list[Dictionary]:
    return [
        one
        for one in book.pdf.objects
        if isinstance(one, Dictionary) and one.get("/Type") == "/Font" and "/DescendantFonts" in one
    ]


@DOCUMENT.add("map to Unicode lost or wrong", "Page numbers in the contents")
def map_lost(book: OpenPdf) -> None:
    del fonts(book)[0]["/ToUnicode"]


def _remap(book: OpenPdf, old: str, new: str) -> None:
    signs = [sign.encode("utf-16-be").hex() for sign in (old, new)]
    changed = 0
    for font in fonts(book):
        data = font.ToUnicode.read_bytes()
        for case in (str.lower, str.upper):
            mine, theirs = (b"<" + case(sign).encode() + b">\n" for sign in signs)
            changed += data.count(mine)
            data = data.replace(mine, theirs)
        font.ToUnicode = book.pdf.make_stream(data)
    assert changed


@DOCUMENT.add("map to Unicode lost or wrong", "PDF words")
def letter_mapped_to_another(book: OpenPdf) -> None:
    _remap(book, "w", "v")


@DOCUMENT.add("map to Unicode lost or wrong", "Running heads and folios")
def figure_mapped_to_another(book: OpenPdf) -> None:
    _remap(book, "7", "1")


@DOCUMENT.add("map to Unicode lost or wrong", "PDF and e-book")
def minus_mapped_to_a_hyphen(book: OpenPdf) -> None:
    _remap(book, "\u2212", "-")


@DOCUMENT.add("map to Unicode lost or wrong", "PDF and e-book")
def capital_mapped_to_small(book: OpenPdf) -> None:
    _remap(book, "T", "t")


@DOCUMENT.add("widths of glyphs wrong", "PDF words")
def widths(book: OpenPdf) -> None:
    for font in fonts(book):
        below = font.DescendantFonts[0]
        below.W = Array(
            [
                Array([int(float(width) * 1.3) for width in part]) if isinstance(part, Array) else part
                for part in below.W
            ]
        )


@DOCUMENT.add("widths of glyphs wrong", "Places of lines")
def widths_lost(book: OpenPdf) -> None:
    for font in fonts(book):
        del font.DescendantFonts[0]["/W"]


@DOCUMENT.add("font not embedded, or another", "Fonts")
def not_embedded(book: OpenPdf) -> None:
    descriptor = fonts(book)[0].DescendantFonts[0].FontDescriptor
    for key in ("/FontFile", "/FontFile2", "/FontFile3"):
        if key in descriptor:
            del descriptor[key]


@DOCUMENT.add("font not embedded, or another", "PDF words")
def italic_for_roman(book: OpenPdf) -> None:
    one, other = (font.DescendantFonts[0].FontDescriptor for font in fonts(book)[:2])
    one.FontFile2 = other.FontFile2


@DOCUMENT.add("font not embedded, or another", "veraPDF")
def damaged(book: OpenPdf) -> None:
    descriptor = fonts(book)[0].DescendantFonts[0].FontDescriptor
    data = descriptor.FontFile2.read_bytes()
    descriptor.FontFile2 = Stream(book.pdf, data[: len(data) // 2])


@DOCUMENT.add("font not embedded, or another", "veraPDF")
def glyphs_exchanged(book: OpenPdf) -> None:
    for font in fonts(book):
        below = font.DescendantFonts[0]
        table = bytearray(b"".join(number.to_bytes(2, "big") for number in range(4096)))
        table[1000:1002], table[996:998] = (498).to_bytes(2, "big"), (500).to_bytes(2, "big")
        below.CIDToGIDMap = book.pdf.make_stream(bytes(table))


@DOCUMENT.add("script, attachment or form in the file", "Pages as they are shown")
def script(book: OpenPdf) -> None:
    book.pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@DOCUMENT.add("script, attachment or form in the file", "Pages as they are shown")
def comment(book: OpenPdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([9, 9, 29, 29]), Contents=String("?"))
    page = book.pdf.pages[12].obj
    page.Annots = Array([*page.get("/Annots", Array([])), book.pdf.make_indirect(note)])


@DOCUMENT.add("script, attachment or form in the file", "Pages as they are shown")
def attachment(book: OpenPdf) -> None:
    book.pdf.attachments["notes.txt"] = b"draft"


@DOCUMENT.add("opens wrongly", "Pages as they are shown")
def another_first_page(book: OpenPdf) -> None:
    book.pdf.Root.OpenAction = Array([book.pdf.pages[9].obj, Name.Fit])


@DOCUMENT.add("opens wrongly", "Pages as they are shown")
def tab_order(book: OpenPdf) -> None:
    for page in book.pdf.pages:
        if "/Tabs" in page.obj:
            del page.obj["/Tabs"]
