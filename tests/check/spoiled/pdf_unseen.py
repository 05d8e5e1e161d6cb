"""PDFs with words that are drawn, and that nobody can read."""

from typing import Any

from pikepdf import Array, Dictionary, Name, Stream

from tests.check.spoiled.open_pdf import Instructions, OpenPdf, op
from tests.check.spoiled.pdf_kinds import Kinds
from tests.check.spoiled.pdf_text import LINES, around, matrix, paint_over, within

UNSEEN = Kinds("Words that nobody can read")
_LISTED = "The End of the Mill"


@UNSEEN.add("text in no or the paper's colour", "PDF words")
def outlined_in_white(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), within(op("Tr", 1), op("RG", 1, 1, 1)))


@UNSEEN.add("text in no or the paper's colour", "PDF words")
def pale_yellow(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), within(op("rg", 1, 1, 0.6)))


def _state(book: OpenPdf, **entries: Any) -> None:
    spot = book.spot(LINES[1])
    state = Dictionary({f"/{key}": value for key, value in entries.items()})
    book.pdf.pages[spot[0]].obj.Resources.ExtGState[Name("/Spoiled")] = state
    book.change(spot, around([op("q"), op("gs", Name("/Spoiled"))], [op("Q")]))


@UNSEEN.add("text mixed with the paper, masked or nearly transparent", "Places of lines")
def nearly_transparent(book: OpenPdf) -> None:
    _state(book, ca=0.03)


@UNSEEN.add("text mixed with the paper, masked or nearly transparent", "Places of lines")
def lightened(book: OpenPdf) -> None:
    _state(book, BM=Name.Screen)


@UNSEEN.add("text mixed with the paper, masked or nearly transparent", "Places of lines")
def masked(book: OpenPdf) -> None:
    mask = Stream(book.pdf, b"0 g 0 0 999 999 re f")
    mask.Type, mask.Subtype, mask.BBox = Name.XObject, Name.Form, Array([0, 0, 999, 999])
    mask.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    _state(book, SMask=Dictionary(S=Name.Luminosity, G=mask))


@UNSEEN.add("text squeezed, raised or mirrored", "Places of lines")
def squeezed(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), within(op("Tz", 20)))


@UNSEEN.add("text squeezed, raised or mirrored", "Places of lines")
def signs_drawn_together(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), within(op("Tc", -5)))


@UNSEEN.add("text squeezed, raised or mirrored", "Places of lines")
def raised(book: OpenPdf) -> None:
    book.change(book.spot(LINES[1]), within(op("Ts", 30)))


@UNSEEN.add("text squeezed, raised or mirrored", "Places of lines")
def from_right_to_left(book: OpenPdf) -> None:
    def mirror(code: Instructions, begin: int, end: int) -> None:
        at = matrix(code, begin, end)
        a, b, c, d, e, f = (float(value) for value in code[at].operands)
        code[at] = op("Tm", -a, b, c, d, e + 150, f)

    book.change(book.spot(LINES[1]), mirror)


@UNSEEN.add("text squeezed, raised or mirrored", "Places of lines")
def upside_down(book: OpenPdf) -> None:
    def mirror(code: Instructions, begin: int, end: int) -> None:
        at = matrix(code, begin, end)
        a, b, c, d, e, f = (float(value) for value in code[at].operands)
        code[at] = op("Tm", a, b, c, -d, e, f)

    book.change(book.spot(LINES[1]), mirror)


@UNSEEN.add("text under something else", "PDF words")
def entry_of_the_contents(book: OpenPdf) -> None:
    paint_over(book, _LISTED, lambda x, y: [op("rg", 1, 1, 1), op("re", x - 5, y - 20, 400, 26), op("f")])


@UNSEEN.add("text under something else", "PDF words")
def a_thick_white_line(book: OpenPdf) -> None:
    def line(x: float, y: float) -> Instructions:
        return [op("RG", 1, 1, 1), op("w", 30), op("m", x - 5, y - 5), op("l", x + 400, y - 5), op("S")]

    paint_over(book, LINES[1], line)
