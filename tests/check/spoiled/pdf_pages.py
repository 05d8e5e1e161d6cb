"""PDFs whose pages are spoiled: dropped, doubled, turned, cut, their heads and folios changed."""

from typing import Any

import pikepdf
from pikepdf import Array, ContentStreamInstruction, Name

from tests.check.spoiled.open_pdf import Instructions, OpenPdf, op
from tests.check.spoiled.pdf_kinds import Kinds

PAGES = Kinds("Pages, running heads, folios")


@PAGES.add("page dropped", "Running heads and folios")
def page_of_text(book: OpenPdf) -> None:
    del book.pdf.pages[book.page_of("Each door had")]


@PAGES.add("page dropped", "Running heads and folios")
def blank_page(book: OpenPdf) -> None:
    del book.pdf.pages[1]


@PAGES.add("page dropped", "Places of links")
def last_page(book: OpenPdf) -> None:
    del book.pdf.pages[-1]


@PAGES.add("page doubled", "Tags")
def page_twice(book: OpenPdf) -> None:
    number = book.page_of("Each door had")
    book.pdf.pages.insert(number, book.pdf.pages[number])


@PAGES.add("page doubled", "Tags")
def page_twice_at_the_end(book: OpenPdf) -> None:
    book.pdf.pages.append(book.pdf.pages[book.page_of("Each door had")])


@PAGES.add("pages exchanged", "Running heads and folios")
def facing_pages(book: OpenPdf) -> None:
    number = book.page_of("Three")
    page = book.pdf.pages[number]
    del book.pdf.pages[number]
    book.pdf.pages.insert(number + 1, page)


@PAGES.add("pages exchanged", "Running heads and folios")
def blank_and_preface(book: OpenPdf) -> None:
    number = book.page_of("silent.")
    page = book.pdf.pages[number]
    del book.pdf.pages[number]
    book.pdf.pages.insert(number + 1, page)


@PAGES.add("blank page inserted", "Running heads and folios")
def blank_within(book: OpenPdf) -> None:
    _blank(book, book.page_of("Each door had"))


@PAGES.add("blank page inserted", "Running heads and folios")
def blank_before_a_chapter(book: OpenPdf) -> None:
    _blank(book, book.page_of("In the twelfth"))


@PAGES.add("blank page inserted", "Running heads and folios")
def blank_at_the_end(book: OpenPdf) -> None:
    _blank(book, len(book.pdf.pages))


@PAGES.add("blank page inserted", "Running heads and folios")
def blank_at_the_front(book: OpenPdf) -> None:
    _blank(book, 0)


def _blank(book: OpenPdf, place: int) -> None:
    size = [float(side) for side in book.pdf.pages[0].trimbox]
    book.pdf.add_blank_page(page_size=(size[2] - size[0], size[3] - size[1]))
    page = book.pdf.pages[-1]
    if place < len(book.pdf.pages) - 1:
        del book.pdf.pages[-1]
        book.pdf.pages.insert(place, page)


@PAGES.add("page turned", "Pages as they are shown")
def turned(book: OpenPdf) -> None:
    book.pdf.pages[book.page_of("Each door had")].obj.Rotate = 90


@PAGES.add("page turned", "Pages as they are shown")
def upside_down(book: OpenPdf) -> None:
    book.pdf.pages[book.page_of("Each door had")].obj.Rotate = 180


@PAGES.add("page turned", "Pages as they are shown")
def all_upside_down(book: OpenPdf) -> None:
    for page in book.pdf.pages:
        page.obj.Rotate = 180


@PAGES.add("box of a page changed", "Pages as they are shown")
def crop(book: OpenPdf) -> None:
    page = book.pdf.pages[book.page_of("Each door had")]
    left, bottom, right, top = (float(side) for side in page.cropbox)
    page.obj.CropBox = Array([left, bottom + 100, right, top])


@PAGES.add("box of a page changed", "Pages as they are shown")
def all_cropped(book: OpenPdf) -> None:
    for page in book.pdf.pages:
        left, bottom, right, top = (float(side) for side in page.cropbox)
        page.obj.CropBox = Array([left + 60, bottom, right, top])


@PAGES.add("box of a page changed", "Pages as they are shown")
def media(book: OpenPdf) -> None:
    page = book.pdf.pages[book.page_of("Each door had")]
    left, bottom, right, top = (float(side) for side in page.mediabox)
    page.obj.MediaBox = Array([left, bottom, right, top - 200])


@PAGES.add("box of a page changed", "Pages as they are shown")
def trim(book: OpenPdf) -> None:
    for page in book.pdf.pages:
        left, bottom, right, top = (float(side) for side in page.trimbox)
        page.obj.TrimBox = Array([left, bottom, right - 20, top])


@PAGES.add("box of a page changed", "Pages as they are shown")
def moved_box(book: OpenPdf) -> None:
    page = book.pdf.pages[book.page_of("Each door had")]
    for name in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox"):
        page.obj[name] = Array([float(side) + (40, 0)[at % 2] for at, side in enumerate(page.obj[name])])


@PAGES.add("box of a page changed", "Pages as they are shown")
def user_unit(book: OpenPdf) -> None:
    book.pdf.pages[book.page_of("Each door had")].obj.UserUnit = 2


# Heads and folios stand in a form of the page, each in one BT ... ET; the folio is the shorter.


def _furniture(book: OpenPdf, page: int) -> tuple[Any, Instructions, list[int]]:
    form = book.pdf.pages[page].obj.Resources.XObject.Furniture
    code = [one for one in pikepdf.parse_content_stream(form) if isinstance(one, ContentStreamInstruction)]
    shown = [at for at, one in enumerate(code) if str(one.operator) == "TJ"]
    return form, code, sorted(shown, key=lambda at: len(bytes(pikepdf.unparse_content_stream([code[at]]))))


def _rewrite(form: Any, code: Instructions) -> None:
    form.write(pikepdf.unparse_content_stream(code))


@PAGES.add("folio changed or lost", "Running heads and folios")
def folio_lost(book: OpenPdf) -> None:
    form, code, shown = _furniture(book, book.page_of("Each door had"))
    del code[shown[0]]
    _rewrite(form, code)


@PAGES.add("folio changed or lost", "Running heads and folios")
def dropped_folio_lost(book: OpenPdf) -> None:
    form, code, shown = _furniture(book, book.page_of("In the twelfth"))
    del code[shown[0]]
    _rewrite(form, code)


@PAGES.add("folio changed or lost", "Running heads and folios")
def folio_of_another_page(book: OpenPdf) -> None:
    form, code, shown = _furniture(book, book.page_of("Each door had"))
    _, other, theirs = _furniture(book, book.page_of("Rain is the enemy") - 1)
    code[shown[0]] = other[theirs[0]]
    _rewrite(form, code)


@PAGES.add("folio changed or lost", "Tags")
def folio_on_a_blank_page(book: OpenPdf) -> None:
    book.pdf.pages[5].obj.Resources = book.pdf.pages[4].obj.Resources
    book.pdf.pages[5].obj.Contents = book.pdf.pages[4].obj.Contents


@PAGES.add("running head changed or lost", "Running heads and folios")
def head_of_another_chapter(book: OpenPdf) -> None:
    form, code, shown = _furniture(book, book.page_of("Each door had"))
    _, other, theirs = _furniture(book, book.page_of("ers’ cottages are"))
    code[shown[1]] = other[theirs[1]]
    _rewrite(form, code)


@PAGES.add("running head changed or lost", "Running heads and folios")
def head_of_the_facing_page(book: OpenPdf) -> None:
    form, code, shown = _furniture(book, book.page_of("Each door had"))
    _, other, theirs = _furniture(book, book.page_of("The archives"))
    code[shown[1]] = other[theirs[1]]
    _rewrite(form, code)


@PAGES.add("running head changed or lost", "Running heads and folios")
def head_lost(book: OpenPdf) -> None:
    form, code, shown = _furniture(book, book.page_of("Each door had"))
    del code[shown[1]]
    _rewrite(form, code)


@PAGES.add("running head changed or lost", "Running heads and folios")
def head_of_the_book_lost(book: OpenPdf) -> None:
    form, code, shown = _furniture(book, book.page_of("The archives"))
    del code[shown[1]]
    _rewrite(form, code)


@PAGES.add("running head changed or lost", "Running heads and folios")
def all_furniture_lost(book: OpenPdf) -> None:
    page = book.page_of("Each door had")
    book.write(page, [one for one in book.code(page) if not _draws(one, "/Furniture")])


@PAGES.add("running head on an opener", "EPUB pages")
def head_on_an_opener(book: OpenPdf) -> None:
    page, other = book.page_of("In the twelfth"), book.page_of("Each door had")
    things = book.pdf.pages[page].obj.Resources.XObject
    things.Furniture = book.pdf.pages[other].obj.Resources.XObject.Furniture


def _draws(one: ContentStreamInstruction, name: str) -> bool:
    return str(one.operator) == "Do" and str(one.operands[0]) == name


def _figure(book: OpenPdf, number: int) -> tuple[int, Instructions, int, int]:
    from tests.check.spoiled.open_pdf import bounds

    ((page, mark), *_) = book.spots(book.elements("Figure")[number])
    code = book.code(page)
    return page, code, *bounds(code, mark)


@PAGES.add("picture dropped, moved, scaled, cut or covered", "Pictures")
def picture_dropped(book: OpenPdf) -> None:
    page, code, begin, end = _figure(book, 0)
    code[begin + 1 : end] = []
    book.write(page, code)


@PAGES.add("picture dropped, moved, scaled, cut or covered", "Pictures")
def picture_moved(book: OpenPdf) -> None:
    page, code, begin, end = _figure(book, 0)
    code[end:end] = [op("Q")]
    code[begin + 1 : begin + 1] = [op("q"), op("cm", 1, 0, 0, 1, 900, 0)]
    book.write(page, code)


@PAGES.add("picture dropped, moved, scaled, cut or covered", "Pictures")
def picture_over_the_text(book: OpenPdf) -> None:
    page, code, begin, end = _figure(book, 0)
    code[end:end] = [op("Q")]
    code[begin + 1 : begin + 1] = [op("q"), op("cm", 1, 0, 0, 1, 0, -150)]
    book.write(page, code)


@PAGES.add("picture dropped, moved, scaled, cut or covered", "Pictures")
def picture_scaled(book: OpenPdf) -> None:
    page, code, begin, end = _figure(book, 1)
    code[end:end] = [op("Q")]
    code[begin + 1 : begin + 1] = [op("q"), op("cm", 0.3, 0, 0, 0.3, 80.0, 100.0)]
    book.write(page, code)


@PAGES.add("picture dropped, moved, scaled, cut or covered", "Pictures")
def picture_cut(book: OpenPdf) -> None:
    page, code, begin, end = _figure(book, 0)
    code[end:end] = [op("Q")]
    code[begin + 1 : begin + 1] = [op("q"), op("re", 0, 0, 100, 330), op("W"), op("n")]
    book.write(page, code)


@PAGES.add("picture dropped, moved, scaled, cut or covered", "Pictures")
def picture_covered(book: OpenPdf) -> None:
    page, code, _, end = _figure(book, 0)
    code[end + 1 : end + 1] = [op("q"), op("rg", 1, 1, 1), op("re", 60, 200, 400, 250), op("f"), op("Q")]
    book.write(page, code)


@PAGES.add("pictures exchanged", "PDF words")
def pictures_exchanged(book: OpenPdf) -> None:
    page, code, begin, end = _figure(book, 0)
    other, theirs, start, stop = _figure(book, 1)
    mine = code[begin + 1 : end]
    code[begin + 1 : end] = theirs[start + 1 : stop]
    theirs[start + 1 : stop] = mine
    one, two = (book.pdf.pages[number].obj.Resources.XObject for number in (page, other))
    first, second = dict(one.items()), dict(two.items())
    for name in (set(first) | set(second)) - {"/Furniture"}:
        if name in second:
            one[name] = second[name]
        if name in first:
            two[name] = first[name]
    book.write(page, code)
    book.write(other, theirs)


def _rules(book: OpenPdf, words: str) -> tuple[int, Instructions, list[int]]:
    page = book.page_of(words)
    code = book.code(page)
    return page, code, [at for at, one in enumerate(code) if str(one.operator) == "S"]


@PAGES.add("rule of a table or over notes lost", "Rules and heads of tables")
def all_rules(book: OpenPdf) -> None:
    page, code, strokes = _rules(book, "Josias Petty")
    for at in reversed(strokes):
        code[at] = op("n")
    book.write(page, code)


@PAGES.add("rule of a table or over notes lost", "Rules and heads of tables")
def rules_at_the_foot(book: OpenPdf) -> None:
    page, code, strokes = _rules(book, "1805")
    lowest = max(float(code[at - 2].operands[1]) for at in strokes)
    for at in strokes:
        if float(code[at - 2].operands[1]) == lowest:
            code[at] = op("n")
    book.write(page, code)


@PAGES.add("rule of a table or over notes lost", "Rules and heads of tables")
def rule_over_footnotes(book: OpenPdf) -> None:
    page = book.page_of("pebbles")
    book.write(page, [one for one in book.code(page) if not _draws(one, "/x0")])


@PAGES.add("repeated heads of a table lost", "Rules and heads of tables")
def all_heads_on_a_later_page(book: OpenPdf) -> None:
    page = book.page_of("1790")
    code = book.code(page)
    opened = [at for at, one in enumerate(code) if str(one.operator) == "BDC"]
    first = next(at for at in opened if "/MCID" in code[at].operands[1])
    code[:first] = [one for one in code[:first] if str(one.operator) != "TJ"]
    inside, kept = False, []
    for one in code:
        inside = inside or (str(one.operator) in ("BMC", "BDC") and one.operands[0] == Name.Artifact)
        if not (inside and str(one.operator) == "TJ"):
            kept.append(one)
        inside = inside and str(one.operator) != "EMC"
    book.write(page, kept)
