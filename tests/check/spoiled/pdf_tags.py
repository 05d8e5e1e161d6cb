"""PDFs whose structure tree is spoiled: the pages look as before."""

from pikepdf import Array, Dictionary, Name, String

from tests.check.spoiled.open_pdf import OpenPdf
from tests.check.spoiled.pdf_kinds import Kinds

TAGS = Kinds("Structure tree")


@TAGS.add("heads of a table made cells", "PDF and e-book")
def all_heads_of_columns(book: OpenPdf) -> None:
    for head in book.elements("TH"):
        if head.A.Scope == "/Column":
            head.S = Name.TD
            del head.A


@TAGS.add("heads of a table made cells", "PDF and e-book")
def heads_of_one_table(book: OpenPdf) -> None:
    for head in book.elements("TH")[:3]:
        head.S = Name.TD


@TAGS.add("heads of a table made cells", "PDF and e-book")
def heads_of_rows(book: OpenPdf) -> None:
    head = book.element("TH", "Hester Lamb")
    head.S = Name.TD
    del head.A


@TAGS.add("cell made a head", "PDF and e-book")
def a_cell(book: OpenPdf) -> None:
    cell = book.element("TD", "88")
    cell.S = Name.TH
    cell.A = Dictionary(O=Name.Table, Scope=Name.Column)


@TAGS.add("scope of a head lost or changed", "PDF and e-book")
def scope_lost(book: OpenPdf) -> None:
    for head in book.elements("TH"):
        del head.A


@TAGS.add("scope of a head lost or changed", "PDF and e-book")
def scope_changed(book: OpenPdf) -> None:
    book.element("TH", "Lent").A.Scope = Name.Row


@TAGS.add("row or cell dropped from the tree", "Tags")
def row(book: OpenPdf) -> None:
    book.remove(book.element("TR", "1789"))


@TAGS.add("row or cell dropped from the tree", "Tags")
def cell(book: OpenPdf) -> None:
    book.remove(book.element("TD", "88"))


@TAGS.add("row or cell dropped from the tree", "Tags")
def heads(book: OpenPdf) -> None:
    book.remove(book.element("THead", "Wheat"))


@TAGS.add("cells exchanged in the tree", "Places of lines")
def cells_of_a_row(book: OpenPdf) -> None:
    book.exchange(book.element("TD", "96"), book.element("TD", "88"))


@TAGS.add("cells exchanged in the tree", "PDF and e-book")
def rows(book: OpenPdf) -> None:
    book.exchange(book.element("TR", "Hester"), book.element("TR", "Amos"))


@TAGS.add("cells exchanged in the tree", "Places of lines")
def heads_of_two_columns(book: OpenPdf) -> None:
    book.exchange(book.element("TH", "Lent"), book.element("TH", "Repaid"))


@TAGS.add("paragraphs read in another order", "Places of lines")
def neighbours(book: OpenPdf) -> None:
    book.exchange(book.element("P", "Each door had"), book.element("P", "Of the keepers"))


@TAGS.add("paragraphs read in another order", "PDF words")
def of_two_sections(book: OpenPdf) -> None:
    book.exchange(book.element("P", "Rain is the enemy"), book.element("P", "Its stones are"))


@TAGS.add("paragraphs read in another order", "Places of lines")
def lines_of_one(book: OpenPdf) -> None:
    paragraph = book.element("P", "Rain is the enemy")
    kids = list(paragraph.K)
    paragraph.K = Array([kids[1], kids[0], *kids[2:]])


@TAGS.add("heading read behind its section", "PDF words")
def heading_last(book: OpenPdf) -> None:
    heading = book.element("H2", "The End of the Mill")
    kids = [kid for kid in heading.P.K if kid.objgen != heading.objgen]
    heading.P.K = Array([*kids, heading])


@TAGS.add("level of a heading changed", "PDF and e-book")
def deeper(book: OpenPdf) -> None:
    book.element("H2", "The Harvests").S = Name.H3


@TAGS.add("level of a heading changed", "PDF and e-book")
def higher(book: OpenPdf) -> None:
    book.element("H3", "Keepers").S = Name.H2


@TAGS.add("level of a heading changed", "Running heads and folios")
def title(book: OpenPdf) -> None:
    book.element("H1", "The Grain").S = Name.H2


@TAGS.add("heading made a paragraph", "Page numbers in the contents")
def section(book: OpenPdf) -> None:
    book.element("H2", "The Sluices").S = Name.P


@TAGS.add("heading made a paragraph", "PDF and e-book")
def all_of_a_level(book: OpenPdf) -> None:
    for heading in book.elements("H3"):
        heading.S = Name.P


@TAGS.add("paragraph made a heading", "PDF and e-book")
def paragraph(book: OpenPdf) -> None:
    book.element("P", "Rain is the enemy").S = Name.H3


@TAGS.add("quotation, list or item made a paragraph", "PDF and e-book")
def quotation(book: OpenPdf) -> None:
    book.element("BlockQuote", "The water comes").S = Name.Div


@TAGS.add("quotation, list or item made a paragraph", "PDF and e-book")
def items(book: OpenPdf) -> None:
    for kind, other in (("L", Name.Div), ("LI", Name.Div), ("Lbl", Name.Span), ("LBody", Name.P)):
        for one in [one for one in book.elements(kind) if "keeper" in book.text(one) or kind == "Lbl"]:
            if kind != "Lbl" or book.text(one).strip() in ("4.", "5.", "6."):
                one.S = other


@TAGS.add("note without its tag", "Places of lines")
def footnote(book: OpenPdf) -> None:
    book.element("Note", "Sheep").S = Name.P


@TAGS.add("note without its tag", "Places of lines")
def all_footnotes(book: OpenPdf) -> None:
    for note in book.elements("Note"):
        note.S = Name.Div


@TAGS.add("call without its tag", "PDF and e-book")
def call_of_a_footnote(book: OpenPdf) -> None:
    book.element("Reference", "*").S = Name.Span


@TAGS.add("call without its tag", "PDF and e-book")
def call_of_an_endnote(book: OpenPdf) -> None:
    book.element("Reference", "3").S = Name.Span


@TAGS.add("notes exchanged", "Tags")
def footnotes_in_the_tree(book: OpenPdf) -> None:
    book.exchange(book.element("Note", "Sheep"), book.element("Note", "The oak"))


@TAGS.add("notes exchanged", "Places of lines")
def endnotes_in_the_tree(book: OpenPdf) -> None:
    one = next(li for li in book.elements("LI") if "notched pole" in book.text(li))
    other = next(li for li in book.elements("LI") if "Van der Meer" in book.text(li))
    book.exchange(one, other)


@TAGS.add("note away from its call in the tree", "Places of lines")
def at_the_end_of_the_chapter(book: OpenPdf) -> None:
    note, last = book.element("Note", "Sheep"), book.element("P", "The archives")
    book.remove(note)
    note.P = last
    last.K = Array([*last.K, note])


@TAGS.add("footnote lost from the tree", "Tags")
def lost_note(book: OpenPdf) -> None:
    book.remove(book.element("Note", "pebbles"))


@TAGS.add("caption without its tag", "PDF and e-book")
def caption_made_a_paragraph(book: OpenPdf) -> None:
    book.element("Caption", "Money lent").S = Name.P


@TAGS.add("captions exchanged", "PDF and e-book")
def of_tables(book: OpenPdf) -> None:
    book.exchange(book.element("Caption", "Money lent"), book.element("Caption", "Loads brought"))


@TAGS.add("captions exchanged", "PDF and e-book")
def of_figures(book: OpenPdf) -> None:
    book.exchange(book.element("Caption", "A sluice"), book.element("Caption", "The keepers and"))


@TAGS.add("alternative text lost, emptied, exchanged or changed", "PDF words")
def alternative_lost(book: OpenPdf) -> None:
    del book.elements("Figure")[0].Alt


@TAGS.add("alternative text lost, emptied, exchanged or changed", "PDF words")
def alternative_empty(book: OpenPdf) -> None:
    book.elements("Figure")[1].Alt = String("")


@TAGS.add("alternative text lost, emptied, exchanged or changed", "PDF and e-book")
def alternatives_exchanged(book: OpenPdf) -> None:
    one, other = book.elements("Figure")
    one.Alt, other.Alt = String(str(other.Alt)), String(str(one.Alt))


@TAGS.add("alternative text lost, emptied, exchanged or changed", "PDF words")
def alternative_of_another_book(book: OpenPdf) -> None:
    book.elements("Figure")[0].Alt = String("A picture")


@TAGS.add("alternative text lost, emptied, exchanged or changed", "PDF and e-book")
def alternative_of_a_formula(book: OpenPdf) -> None:
    book.elements("Formula")[0].Alt = String("p equals 9 h minus 4")


@TAGS.add("figure made something else", "Tags")
def figure_made_a_division(book: OpenPdf) -> None:
    book.elements("Figure")[0].S = Name.Div


@TAGS.add("table made divisions", "PDF and e-book")
def table(book: OpenPdf) -> None:
    table = book.element("Table", "Josias")
    for one in (table, *book.walk(table)):
        if one.get("/S") in ("/Table", "/THead", "/TBody", "/TR", "/TH", "/TD"):
            one.S = Name.P if one.S in ("/TH", "/TD") else Name.Div


@TAGS.add("language of a phrase lost or changed", "PDF and e-book")
def phrase_lost(book: OpenPdf) -> None:
    for one in book.elements("Span"):
        if "/Lang" in one:
            del one.Lang


@TAGS.add("language of a phrase lost or changed", "PDF and e-book")
def phrase_changed(book: OpenPdf) -> None:
    next(one for one in book.elements("Span") if "/Lang" in one).Lang = String("de")


@TAGS.add("language of a phrase lost or changed", "PDF and e-book")
def paragraph_given_one(book: OpenPdf) -> None:
    book.element("P", "Rain is the enemy").Lang = String("fi")


@TAGS.add("words that replace others (/ActualText)", "Tags")
def actual_text_wrong(book: OpenPdf) -> None:
    book.element("P", "Rain is the enemy").ActualText = String("Sunshine is the friend of barley.")


@TAGS.add("words that replace others (/ActualText)", "Tags")
def actual_text_of_a_cell(book: OpenPdf) -> None:
    book.element("TD", "88").ActualText = String("89")


@TAGS.add("words that replace others (/ActualText)", "Tags")
def spoken_otherwise(book: OpenPdf) -> None:
    book.element("P", "Rain is the enemy").Alt = String("nothing")


@TAGS.add("paragraph left out of the tree", "Tags")
def untagged(book: OpenPdf) -> None:
    book.remove(book.element("P", "Rain is the enemy"))


@TAGS.add("paragraph in the tree twice", "Tags")
def twice(book: OpenPdf) -> None:
    paragraph = book.element("P", "Rain is the enemy")
    paragraph.P.K = Array([*paragraph.P.K, paragraph])


@TAGS.add("contents or index without their tags", "Page numbers in the contents")
def contents(book: OpenPdf) -> None:
    for one in book.elements("TOCI") + book.elements("TOC"):
        one.S = Name.Div


@TAGS.add("contents or index without their tags", "PDF and e-book")
def index(book: OpenPdf) -> None:
    for one in book.elements("Index"):
        one.S = Name.Sect


@TAGS.add("types mapped to others (/RoleMap)", "Tags")
def role_map(book: OpenPdf) -> None:
    for head in book.elements("TH"):
        head.S = Name.Head
    book.pdf.Root.StructTreeRoot.RoleMap = Dictionary(Head=Name.TD)
