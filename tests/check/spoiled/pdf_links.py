"""PDFs whose links, outline and page labels are spoiled."""

from pikepdf import Array, Dictionary, Name, NameTree, String

from tests.check.spoiled.open_pdf import OpenPdf
from tests.check.spoiled.pdf_kinds import Kinds

LINKS = Kinds("Links, outline, page labels")


def _lead(book: OpenPdf, words: str, target: str, page: int | None = None) -> None:
    for link in book.links(words, page):
        link.A.D = String(target)


@LINKS.add("link leads elsewhere", "Outline")
def in_the_contents(book: OpenPdf) -> None:
    _lead(book, "The Harvests", "grain")


@LINKS.add("link leads elsewhere", "Outline")
def number_in_the_contents(book: OpenPdf) -> None:
    (link,) = [one for one in book.links("6") if "Harvests" in str(one.get("/Contents", ""))] or book.links(
        "8", 2
    )
    link.A.D = String("water")


@LINKS.add("link leads elsewhere", "PDF and e-book")
def in_the_list_of_tables(book: OpenPdf) -> None:
    _lead(book, "Loads brought", "tbl-debts")


@LINKS.add("link leads elsewhere", "PDF and e-book")
def reference_to_a_table(book: OpenPdf) -> None:
    _lead(book, "table 2", "tbl-debts")


@LINKS.add("link leads elsewhere", "PDF and e-book")
def reference_to_a_figure(book: OpenPdf) -> None:
    _lead(book, "figure 1", "fig-keepers")


@LINKS.add("link leads elsewhere", "PDF and e-book")
def reference_to_a_chapter(book: OpenPdf) -> None:
    _lead(book, "chapter 2", "water")


@LINKS.add("link leads elsewhere", "References to pages")
def reference_to_a_page(book: OpenPdf) -> None:
    _lead(book, "p. 5", "water")


@LINKS.add("link leads elsewhere", "PDF and e-book")
def reference_to_a_section(book: OpenPdf) -> None:
    _lead(book, "The Sluices", "grain", book.page_of("doorsteps"))


@LINKS.add("link leads elsewhere", "PDF and e-book")
def call_to_another_note(book: OpenPdf) -> None:
    _lead(book, "3", "note-grain-flood", book.page_of("In the twelfth"))


@LINKS.add("link leads elsewhere", "PDF and e-book")
def note_to_another_call(book: OpenPdf) -> None:
    links = [one for one in book.links("3") if one.A.get("/D") is not None and "call" in str(one.A.D)]
    other = [one for one in book.links("4") if "call" in str(one.A.get("/D"))]
    links[0].A.D = String(str(other[0].A.D))


@LINKS.add("link leads elsewhere", "Page numbers in the index")
def of_the_index(book: OpenPdf) -> None:
    (link, *_) = book.links("8", book.page_of("floods"))
    link.A.D = String("water")


@LINKS.add("link leads elsewhere", "PDF and e-book")
def see_also(book: OpenPdf) -> None:
    (link, *_) = book.links("grain", book.page_of("floods"))
    marks = book.links("sluices", book.page_of("floods"))
    link.A.D = String(str(marks[0].A.D))


@LINKS.add("address of a link changed", "PDF and e-book")
def address(book: OpenPdf) -> None:
    for link in book.links("the county"):
        link.A.URI = String("https://archives.example.net/tarn")


@LINKS.add("address of a link changed", "PDF and e-book")
def place_for_an_address(book: OpenPdf) -> None:
    for link in book.links("the county"):
        link.A = Dictionary(S=Name.GoTo, D=String("water"))


@LINKS.add("link moved off its words", "Places of links")
def moved(book: OpenPdf) -> None:
    for link in book.links("table 2"):
        link.Rect = Array([float(side) + (0, 70)[at % 2] for at, side in enumerate(link.Rect)])


@LINKS.add("link moved off its words", "Places of links")
def moved_aside(book: OpenPdf) -> None:
    for link in book.links("figure 1"):
        link.Rect = Array([float(side) - (60, 0)[at % 2] for at, side in enumerate(link.Rect)])


@LINKS.add("link moved off its words", "Places of links")
def rectangles_exchanged(book: OpenPdf) -> None:
    (one, *_), (other, *_) = book.links("The Harvests", 2), book.links("The End", 2)
    one.Rect, other.Rect = Array(list(other.Rect)), Array(list(one.Rect))


@LINKS.add("link over other words too", "Places of links")
def enlarged(book: OpenPdf) -> None:
    for link in book.links("figure 1"):
        left, bottom, right, top = (float(side) for side in link.Rect)
        link.Rect = Array([left - 100, bottom + 30, right + 100, top - 30])


def _drop(book: OpenPdf, words: str, page: int | None = None) -> None:
    links = {link.objgen for link in book.links(words, page)}
    for sheet in book.pdf.pages:
        if "/Annots" in sheet.obj:
            sheet.obj.Annots = Array([one for one in sheet.obj.Annots if one.objgen not in links])
    for element in book.elements("Link"):
        kids = [kid for kid in book.kids(element) if not (isinstance(kid, Dictionary) and "/Obj" in kid)]
        if len(kids) < len(book.kids(element)) and words in book.text(element):
            element.K, element.S = Array(kids), Name.Span


@LINKS.add("link dropped", "PDF and e-book")
def dropped_reference(book: OpenPdf) -> None:
    _drop(book, "table 2")


@LINKS.add("link dropped", "Outline")
def dropped_from_the_contents(book: OpenPdf) -> None:
    _drop(book, "The Harvests", 2)


@LINKS.add("link dropped", "Page numbers in the index")
def dropped_call(book: OpenPdf) -> None:
    _drop(book, "3", book.page_of("In the twelfth"))


@LINKS.add("link dropped", "PDF and e-book")
def dropped_address(book: OpenPdf) -> None:
    _drop(book, "the county")


@LINKS.add("link dropped", "Places of links")
def annotation_only(book: OpenPdf) -> None:
    links = {link.objgen for link in book.links("figure 1")}
    sheet = book.pdf.pages[book.page_of("figure 1")]
    sheet.obj.Annots = Array([one for one in sheet.obj.Annots if one.objgen not in links])


@LINKS.add("destination moved", "Page numbers in the contents")
def named_destination(book: OpenPdf) -> None:
    found = NameTree(book.pdf.Root.Names.Dests)
    place, other = found["tbl-harvest"], found["water"]
    if isinstance(place, Dictionary):
        place.D = other.D
    else:
        place[0], place[3] = other[0], other[3]


@LINKS.add("outline: titles exchanged", "Outline")
def titles_exchanged(book: OpenPdf) -> None:
    one, other = (book.outline()[number] for number in (5, 7))
    one.Title, other.Title = String(str(other.Title)), String(str(one.Title))


@LINKS.add("outline: item renamed", "Outline")
def renamed(book: OpenPdf) -> None:
    book.outline()[7].Title = String("The Crops")


@LINKS.add("outline: item renamed", "Outline")
def renamed_by_a_letter(book: OpenPdf) -> None:
    book.outline()[3].Title = String("Prefaces")


@LINKS.add("outline: item leads elsewhere", "Outline")
def leads_to_its_neighbour(book: OpenPdf) -> None:
    items = book.outline()
    one, other = items[7], items[8]
    for key in ("/A", "/Dest"):
        if key in other:
            one[key] = other[key]


@LINKS.add("outline: item leads elsewhere", "Outline")
def leads_to_the_front(book: OpenPdf) -> None:
    items = book.outline()
    for key in ("/A", "/Dest"):
        if key in items[0]:
            items[10][key] = items[0][key]


@LINKS.add("outline: item lost", "Outline")
def lost(book: OpenPdf) -> None:
    items = book.outline()
    gone, before = items[8], items[7]
    if "/Next" in before:
        del before.Next
    gone.Parent.Last = before
    gone.Parent.Count = 1


@LINKS.add("outline: item lost", "Outline and headings")
def lost_first(book: OpenPdf) -> None:
    outlines = book.pdf.Root.Outlines
    outlines.First = outlines.First.Next
    del outlines.First.Prev


@LINKS.add("outline: item lost", "Outline")
def no_outline(book: OpenPdf) -> None:
    del book.pdf.Root.Outlines


@LINKS.add("outline: item on another level", "Outline and headings")
def level_lost(book: OpenPdf) -> None:
    items = book.outline()
    chapter, section, following = items[4], items[5], items[6]
    for key in ("/First", "/Last", "/Count"):
        del chapter[key]
    chapter.Next = section
    section.Parent, section.Prev, section.Next = chapter.Parent, chapter, following
    following.Prev = section


@LINKS.add("page labels changed", "Running heads and folios")
def shifted(book: OpenPdf) -> None:
    book.pdf.Root.PageLabels.Nums[3].St = 2


@LINKS.add("page labels changed", "Running heads and folios")
def restart_lost(book: OpenPdf) -> None:
    book.pdf.Root.PageLabels.Nums = Array([0, Dictionary(S=Name.D, St=1)])


@LINKS.add("page labels changed", "Running heads and folios")
def restart_moved(book: OpenPdf) -> None:
    book.pdf.Root.PageLabels.Nums[2] = 9


@LINKS.add("page labels changed", "PDF and e-book")
def upper_case(book: OpenPdf) -> None:
    book.pdf.Root.PageLabels.Nums[1].S = Name.R


@LINKS.add("page labels changed", "Running heads and folios")
def with_a_prefix(book: OpenPdf) -> None:
    book.pdf.Root.PageLabels.Nums[3].P = String("A")
