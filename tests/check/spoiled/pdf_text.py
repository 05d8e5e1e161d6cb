"""PDFs whose lines are spoiled: words unseen, moved, changed, set in another type."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Object, String

from tests.check.spoiled.open_pdf import Instructions, OpenPdf, bounds, op
from tests.check.spoiled.pdf_kinds import Kinds

TEXT = Kinds("Lines and words")
Fault = Callable[[Instructions, int, int], None]


def _put_amid(code: Instructions, begin: int, end: int, distance: int) -> None:
    """Put a distance between two signs in the middle of a line."""
    (at,) = _shown(code, begin, end)
    signs = list(code[at].operands[0])
    middle = len(signs) // 2
    code[at] = op("TJ", Array([*signs[:middle], distance, *signs[middle:]]))


def _shown(code: Instructions, begin: int, end: int) -> list[int]:
    return [at for at in range(begin, end) if str(code[at].operator) == "TJ"]


def matrix(code: Instructions, begin: int, end: int) -> int:
    return next(at for at in range(begin, end) if str(code[at].operator) == "Tm")


def _moved(x: float = 0.0, y: float = 0.0, scale: float = 1.0) -> Fault:
    def move(code: Instructions, begin: int, end: int) -> None:
        at = matrix(code, begin, end)
        a, b, c, d, e, f = (float(value) for value in code[at].operands)
        code[at] = op("Tm", a * scale, b * scale, c * scale, d * scale, e + x, f + y)

    return move


def around(before: Instructions, after: Instructions) -> Fault:
    def put(code: Instructions, begin: int, end: int) -> None:
        code[end + 1 : end + 1] = after
        code[begin:begin] = before

    return put


def within(*before: ContentStreamInstruction) -> Fault:
    def put(code: Instructions, begin: int, end: int) -> None:
        code[end:end] = [op("Q")]
        code[begin + 1 : begin + 1] = [op("q"), *before]

    return put


LINES = ("Rain is the enemy", "frost of beans", "He counted with", "Hester Lamb", "Josias Petty")


@TEXT.add("text in no or the paper's colour", "PDF words")
def white(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), within(op("rg", 1, 1, 1)))


@TEXT.add("text in no or the paper's colour", "PDF words")
def nearly_white(book: OpenPdf) -> None:
    book.change(book.spot(LINES[2]), within(op("rg", 0.97, 0.97, 0.97)))


@TEXT.add("text in no or the paper's colour", "PDF words")
def invisible(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), within(op("Tr", 3)))


@TEXT.add("text in no or the paper's colour", "PDF words")
def only_a_clip(book: OpenPdf) -> None:
    book.change(book.spot(LINES[3]), within(op("Tr", 7)))


@TEXT.add("text in no or the paper's colour", "PDF words")
def transparent(book: OpenPdf) -> None:
    spot = book.spot(LINES[1])
    states = book.pdf.pages[spot[0]].obj.Resources.ExtGState
    states["/gone"] = Dictionary(Type=Name.ExtGState, ca=0)
    book.change(spot, within(op("gs", Name("/gone"))))


@TEXT.add("text in no or the paper's colour", "Running heads and folios")
def folio_in_white(book: OpenPdf) -> None:
    form = book.pdf.pages[book.page_of("Each door had")].obj.Resources.XObject.Furniture
    form.write(form.read_bytes().replace(b"0 0 0 rg", b"1 1 1 rg"))


@TEXT.add("text too small or too large", "PDF words")
def small(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), _moved(scale=0.02))


@TEXT.add("text too small or too large", "PDF and e-book")
def half(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), _moved(scale=0.5))


@TEXT.add("text too small or too large", "Text inside the page")
def double(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), _moved(scale=2))


@TEXT.add("text off the page", "Text inside the page")
def off_the_page(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), _moved(x=900.0))


@TEXT.add("text off the page", "Text inside the page")
def note_below_the_page(book: OpenPdf) -> None:
    book.change(book.spot(LINES[2]), _moved(y=200.0))


@TEXT.add("text cut", "PDF words")
def cut(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), around([op("q"), op("re", 0, 0, 9, 9), op("W"), op("n")], [op("Q")]))


@TEXT.add("text cut", "PDF words")
def footnote_cut(book: OpenPdf) -> None:
    book.change(
        book.spot("for it."), around([op("q"), op("re", 0, 0, 999, 300), op("W"), op("n")], [op("Q")])
    )


@TEXT.add("text cut", "PDF words")
def line_cut_in_half(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), around([op("q"), op("re", 0, 0, 200, 999), op("W"), op("n")], [op("Q")]))


def paint_over(book: OpenPdf, words: str, drawn: Callable[[float, float], Instructions]) -> None:
    """Draw something behind a piece of text, which begins at the point that is given, and so on top of it."""
    spot = book.spot(words)
    code = book.code(spot[0])
    begin, end = bounds(code, spot[1])
    x, y = (float(value) for value in code[matrix(code, begin, end)].operands[4:])
    code[end + 1 : end + 1] = [op("BMC", Name.Artifact), op("q"), *drawn(x, y), op("Q"), op("EMC")]
    book.write(spot[0], code)


@TEXT.add("text under something else", "PDF words")
def covered(book: OpenPdf) -> None:
    paint_over(book, LINES[1], lambda x, y: [op("rg", 1, 1, 1), op("re", x - 5, y - 20, 400, 26), op("f")])


@TEXT.add("text under something else", "PDF words")
def half_covered(book: OpenPdf) -> None:
    paint_over(book, LINES[1], lambda x, y: [op("rg", 1, 1, 1), op("re", x + 90, y - 20, 100, 26), op("f")])


@TEXT.add("text in a layer that is switched off", "Pages as they are shown")
def layer(book: OpenPdf) -> None:
    spot = book.spot(LINES[1])
    group = book.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("off")))
    book.pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(OFF=Array([group])))
    book.pdf.pages[spot[0]].obj.Resources.Properties = Dictionary(Off=group)
    book.change(spot, around([op("BDC", Name.OC, Name.Off)], [op("EMC")]))


@TEXT.add("words moved", "Places of lines")
def line_out_of_the_measure(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), _moved(x=30.0))


@TEXT.add("words moved", "Places of lines")
def line_to_the_left(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), _moved(x=-30.0))


@TEXT.add("words moved", "Places of lines")
def line_onto_the_next(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), _moved(y=17.6))


@TEXT.add("words moved", "Places of lines")
def line_between(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), _moved(y=8.0))


@TEXT.add("words moved", "Text inside the page")
def words_out_of_a_line(book: OpenPdf) -> None:
    def shift(code: Instructions, begin: int, end: int) -> None:
        _put_amid(code, begin, end, -9000)

    book.change(book.spot(LINES[1]), shift)


@TEXT.add("words moved", "PDF words")
def signs_on_each_other(book: OpenPdf) -> None:
    def lay(code: Instructions, begin: int, end: int) -> None:
        _put_amid(code, begin, end, 2600)

    book.change(book.spot(LINES[1]), lay)


@TEXT.add("words moved", "Places of lines")
def cells_change_columns(book: OpenPdf) -> None:
    book.change(book.spot("96"), _moved(x=90.0))
    book.change(book.spot("88"), _moved(x=-90.0))


@TEXT.add("paragraphs or lines exchanged on the page", "Places of lines")
def lines_on_the_page(book: OpenPdf) -> None:
    book.change(book.spot("frost of beans"), _moved(y=17.6))
    book.change(book.spot("all three told me"), _moved(y=-17.6))


@TEXT.add("paragraphs or lines exchanged on the page", "Places of lines")
def paragraphs_on_the_page(book: OpenPdf) -> None:
    upper = book.spots(book.element("P", "Each door had"))
    lower = book.spots(book.element("P", "Of the keepers"))
    page = upper[0][0]
    code = book.code(page)
    places = {spot: code[matrix(code, *bounds(code, spot[1]))].operands for spot in (*upper, *lower)}
    gap = float(places[lower[0]][5]) - float(places[upper[0]][5])
    for spot in upper:
        book.change(spot, _moved(y=gap))
    for spot in lower:
        book.change(spot, _moved(y=-gap))


@TEXT.add("paragraphs or lines exchanged on the page", "Places of lines")
def notes_on_the_page(book: OpenPdf) -> None:
    upper = book.spots(book.element("Note", "Sheep"))
    lower = book.spots(book.element("Note", "The oak"))
    for spot in upper:
        book.change(spot, _moved(y=14.6))
    for spot in lower:
        book.change(spot, _moved(y=-14.6))


@TEXT.add("paragraphs or lines exchanged on the page", "Places of lines")
def entries_of_the_index(book: OpenPdf) -> None:
    book.change(book.spot("floods", book.page_of("floods")), _moved(x=110.0, y=20.0))


@TEXT.add("paragraphs drawn in another order", "Places of lines")
def drawn_in_another_order(book: OpenPdf) -> None:
    one, other = book.spot("cottages are let"), book.spot("the sluices are opened")
    code = book.code(one[0])
    begin, end = bounds(code, one[1])
    piece = code[begin : end + 1]
    del code[begin : end + 1]
    start, _ = bounds(code, other[1])
    code[start:start] = piece
    book.write(one[0], code)


@TEXT.add("line drawn twice", "PDF and e-book")
def twice_in_its_place(book: OpenPdf) -> None:
    def twice(code: Instructions, begin: int, end: int) -> None:
        code[end:end] = code[begin + 1 : end]

    book.change(book.spot(LINES[1]), twice)


@TEXT.add("line drawn twice", "Tags")
def twice_below(book: OpenPdf) -> None:
    def twice(code: Instructions, begin: int, end: int) -> None:
        copy = code[begin : end + 1]
        at = matrix(copy, 0, len(copy))
        values = [float(value) for value in copy[at].operands]
        copy[at] = op("Tm", *values[:5], values[5] + 120)
        copy[0] = op("BMC", Name.Artifact)
        code[end + 1 : end + 1] = copy

    book.change(book.spot("doorsteps"), twice)


@TEXT.add("line not drawn", "PDF words")
def not_drawn(book: OpenPdf) -> None:
    def drop(code: Instructions, begin: int, end: int) -> None:
        code[begin + 1 : end] = []

    book.change(book.spot(LINES[1]), drop)


@TEXT.add("paragraph made an artifact", "PDF words")
def artifact(book: OpenPdf) -> None:
    paragraph = book.element("P", "Rain is the enemy")
    for page, mark in book.spots(paragraph):
        code = book.code(page)
        begin, _ = bounds(code, mark)
        code[begin] = op("BDC", Name.Artifact, Dictionary(Type=Name.Layout))
        book.write(page, code)
    book.remove(paragraph)


@TEXT.add("paragraph made an artifact", "PDF words")
def line_made_an_artifact(book: OpenPdf) -> None:
    page, mark = book.spot(LINES[1])
    code = book.code(page)
    begin, _ = bounds(code, mark)
    code[begin] = op("BMC", Name.Artifact)
    book.write(page, code)


def _signs(book: OpenPdf, spot: tuple[int, int]) -> dict[bytes, str]:
    """The sign of each glyph of the font of a piece, by its map to Unicode."""
    code = book.code(spot[0])
    begin, end = bounds(code, spot[1])
    name = next(one.operands[0] for one in code[begin:end] if str(one.operator) == "Tf")
    font: Any = book.pdf.pages[spot[0]].obj.Resources.Font[str(name)]
    found = {}
    for line in font.ToUnicode.read_bytes().decode("latin-1").splitlines():
        pair = line.strip().strip("<>").split("> <" if "> <" in line else "><")
        if line.startswith("<") and len(pair) == 2:
            sign = bytes.fromhex(pair[1].replace(" ", "")).decode("utf-16-be", "replace")
            found[bytes.fromhex(pair[0])] = sign
    return found


def _pairs(part: Object) -> list[bytes]:
    data = bytes(part) if isinstance(part, String) else b""
    return [data[step : step + 2] for step in range(0, len(data), 2)]


def _hex(glyphs: list[bytes]) -> Object:
    return Object.parse(b"<" + b"".join(glyphs).hex().encode() + b">")


def _plain_glyph(book: OpenPdf, spot: tuple[int, int], sign: str) -> bytes:
    """A glyph of a sign in the font of a piece: one that its page draws, or any."""
    signs = _signs(book, spot)
    drawn = [
        glyph
        for one in book.code(spot[0])
        if str(one.operator) == "TJ"
        for part in one.operands[0]
        for glyph in _pairs(part)
    ]
    usual = [glyph for glyph, _ in Counter(drawn).most_common()]
    return next(glyph for glyph in (*usual, *signs) if signs.get(glyph) == sign)


def _replace(book: OpenPdf, spot: tuple[int, int], old: str, new: str) -> None:
    """Draw another sign instead of the first of one kind in a piece; "" draws none."""
    signs = _signs(book, spot)
    code = book.code(spot[0])
    for at in _shown(code, *bounds(code, spot[1])):
        parts = list(code[at].operands[0])
        for place, part in enumerate(parts):
            glyphs = _pairs(part)
            found = next((step for step, glyph in enumerate(glyphs) if signs.get(glyph) == old), -1)
            if found >= 0:
                glyphs[found] = _plain_glyph(book, spot, new) if new else b""
                parts[place] = _hex(glyphs)
                code[at] = op("TJ", Array(parts))
                book.write(spot[0], code)
                return
    raise AssertionError((spot, old))


@TEXT.add("sign dropped or changed", "PDF and e-book")
def minus_dropped(book: OpenPdf) -> None:
    _replace(book, book.spot("−3 inches"), "−", "")


@TEXT.add("sign dropped or changed", "PDF words")
def minus_of_a_cell(book: OpenPdf) -> None:
    _replace(book, book.spot("−78"), "−", "")


@TEXT.add("sign dropped or changed", "PDF and e-book")
def hyphen_dropped(book: OpenPdf) -> None:
    _replace(book, book.spot("fifty-one"), "-", "")


@TEXT.add("sign dropped or changed", "PDF and e-book")
def accent_dropped(book: OpenPdf) -> None:
    _replace(book, book.spot("Éloïse"), "É", "E")


@TEXT.add("sign dropped or changed", "PDF words")
def letter_changed(book: OpenPdf) -> None:
    _replace(book, book.spot(LINES[1]), "b", "d")


@TEXT.add("sign dropped or changed", "PDF and e-book")
def comma_dropped(book: OpenPdf) -> None:
    _replace(book, book.spot(LINES[0]), ",", "")


@TEXT.add("digits changed", "PDF words")
def of_a_cell(book: OpenPdf) -> None:
    _replace(book, book.spot("124"), "4", "2")


@TEXT.add("digits changed", "PDF words")
def of_the_text(book: OpenPdf) -> None:
    _replace(book, book.spot("1789 "), "8", "9")


@TEXT.add("digits changed", "PDF words")
def decimals_of_a_cell(book: OpenPdf) -> None:
    _replace(book, book.spots(book.element("TD", "\u221251 .3"))[1], ".", "")


@TEXT.add("printed number changed", "Page numbers in the contents")
def in_the_contents(book: OpenPdf) -> None:
    spots = [spot for spot, text in book.texts.items() if spot[0] == 2 and text.strip() == "8"]
    _replace(book, spots[0], "8", "9")


@TEXT.add("printed number changed", "Page numbers in the index")
def in_the_index(book: OpenPdf) -> None:
    page = book.page_of("floods")
    spots = [
        spot for one in book.elements("Link") for spot in book.spots(one) if "8" in book.texts.get(spot, "")
    ]
    _replace(book, next(spot for spot in spots if spot[0] == page), "8", "9")


@TEXT.add("printed number changed", "References to pages")
def of_a_reference_to_a_page(book: OpenPdf) -> None:
    link = book.element("Link", "p. 5")
    spot = next(spot for spot in book.spots(link) if "5" in book.texts[spot])
    _replace(book, spot, "5", "6")


@TEXT.add("printed number changed", "PDF and e-book")
def of_a_reference_to_a_table(book: OpenPdf) -> None:
    _replace(book, book.spot("table 2"), "2", "1")


@TEXT.add("printed number changed", "PDF and e-book")
def of_a_reference_to_an_equation(book: OpenPdf) -> None:
    _replace(book, book.spot("equation 1"), "1", "2")


@TEXT.add("printed number changed", "PDF and e-book")
def of_an_equation(book: OpenPdf) -> None:
    _replace(book, next(spot for spot, text in book.texts.items() if text.strip() == "(1)"), "1", "2")


@TEXT.add("printed number changed", "PDF and e-book")
def of_a_caption(book: OpenPdf) -> None:
    caption = book.element("Caption", "Loads brought")
    spot = next(spot for spot in book.spots(caption) if "2" in book.texts[spot])
    _replace(book, spot, "2", "3")


@TEXT.add("printed number changed", "PDF and e-book")
def of_a_chapter(book: OpenPdf) -> None:
    heading = book.element("H1", "The Grain")
    spot = next(spot for spot in book.spots(heading) if "2" in book.texts[spot])
    _replace(book, spot, "2", "3")


@TEXT.add("printed number changed", "PDF words")
def of_an_item(book: OpenPdf) -> None:
    spot = next(spot for spot, text in book.texts.items() if text.strip() == "5." and spot[1] >= 0)
    _replace(book, spot, "5", "6")


@TEXT.add("note mark changed", "PDF and e-book")
def mark_of_a_call(book: OpenPdf) -> None:
    call = next(one for one in book.elements("Reference") if book.text(one).strip() == "3")
    _replace(book, book.spots(call)[0], "3", "4")


@TEXT.add("note mark changed", "PDF and e-book")
def mark_of_an_endnote(book: OpenPdf) -> None:
    item = next(one for one in book.elements("LI") if "Salt was tasted" in book.text(one))
    spot = next(spot for spot in book.spots(item) if "3" in book.texts[spot])
    _replace(book, spot, "3", "4")


@TEXT.add("note mark changed", "Tags")
def mark_of_a_footnote(book: OpenPdf) -> None:
    note = book.element("Note", "The oak")
    _replace(book, book.spots(note)[0], "†", "*")


@TEXT.add("note mark changed", "PDF and e-book")
def mark_not_drawn(book: OpenPdf) -> None:
    call = next(one for one in book.elements("Reference") if book.text(one).strip() == "3")
    _replace(book, book.spots(call)[0], "3", "")


@TEXT.add("call moved", "PDF and e-book")
def call_moved_in_the_tree(book: OpenPdf) -> None:
    call = next(one for one in book.elements("Reference") if book.text(one).strip() == "4")
    paragraph = call.P
    book.remove(call)
    paragraph.K = Array([call, *book.kids(paragraph)])


@TEXT.add("call moved", "Places of links")
def call_moved_on_the_page(book: OpenPdf) -> None:
    call = next(one for one in book.elements("Reference") if book.text(one).strip() == "3")
    book.change(book.spots(call)[0], _moved(x=100.0, y=17.6))


def _set_in(name: str) -> Fault:
    def put(code: Instructions, begin: int, end: int) -> None:
        at = next(at for at in range(begin, end) if str(code[at].operator) == "Tf")
        code[at] = op("Tf", Name(name), code[at].operands[1])

    return put


@TEXT.add("emphasis, small capitals or superscript lost", "PDF and e-book")
def emphasis(book: OpenPdf) -> None:
    spot, other = book.spot("nobody"), book.spot("had ever")
    signs = _signs(book, spot)
    code = book.code(spot[0])
    begin, end = bounds(code, spot[1])
    start, stop = bounds(code, other[1])
    for at in _shown(code, begin, end):
        words = "".join(signs[glyph] for part in code[at].operands[0] for glyph in _pairs(part))
        code[at] = op("TJ", Array([_hex([_plain_glyph(book, other, sign) for sign in words])]))
    roman = next(one.operands[0] for one in code[start:stop] if str(one.operator) == "Tf")
    _set_in(str(roman))(code, begin, end)
    book.write(spot[0], code)


@TEXT.add("emphasis, small capitals or superscript lost", "PDF and e-book")
def roman_made_italic(book: OpenPdf) -> None:
    spot = book.spot("all three told me")
    state = book.code(spot[0])
    begin, end = bounds(state, spot[1])
    at = matrix(state, begin, end)
    a, b, c, d, e, f = (float(value) for value in state[at].operands)
    state[at] = op("Tm", a, b, c + 0.2, d, e, f)
    book.write(spot[0], state)


@TEXT.add("emphasis, small capitals or superscript lost", "PDF and e-book")
def superscript(book: OpenPdf) -> None:
    call = next(one for one in book.elements("Reference") if book.text(one).strip() == "4")
    spot = book.spots(call)[0]
    code = book.code(spot[0])
    shown = _shown(code, *bounds(code, spot[1]))[0]
    mine = _pairs(code[shown].operands[0][0])[0]
    cell = book.spots(book.element("TH", "1804"))[0]
    signs = _signs(book, cell)
    theirs = book.code(cell[0])
    at = _shown(theirs, *bounds(theirs, cell[1]))[0]
    plain = next(glyph for part in theirs[at].operands[0] for glyph in _pairs(part) if signs[glyph] == "4")
    assert plain != mine
    code[shown] = op("TJ", Array([_hex([plain])]))
    book.write(spot[0], code)


@TEXT.add("emphasis, small capitals or superscript lost", "Places of lines")
def subscript(book: OpenPdf) -> None:
    before = next(spot for spot, text in book.texts.items() if "He wrote H" in text)
    book.change((before[0], before[1] + 1), _moved(y=-6.0))


@TEXT.add("emphasis, small capitals or superscript lost", "PDF and e-book")
def small_capitals(book: OpenPdf) -> None:
    spot = book.spot("Doctor")
    other = book.spot("of Leiden")
    code = book.code(spot[0])
    shown = _shown(code, *bounds(code, spot[1]))
    code[shown[0]] = op("TJ", Array([_hex([_plain_glyph(book, other, sign) for sign in "Doctor"])]))
    for at in shown[1:]:
        code[at] = op("TJ", Array([]))
    book.write(spot[0], code)
