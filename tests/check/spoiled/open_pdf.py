"""A finished PDF that is open for spoiling: its structure tree, and the instructions that draw its lines."""

import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from pikepdf import Array, ContentStreamInstruction, Dictionary, Object, Operator, Pdf
from pypdfium2 import raw as pdfium

Instructions = list[ContentStreamInstruction]
Spot = tuple[int, int]  # index of a page, number of marked content on it


@functools.lru_cache(maxsize=4)
def read_texts(path: Path) -> dict[Spot, str]:
    """The text of each piece of marked content, as PDFium reads it."""
    found: dict[Spot, str] = {}
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document):
        text = page.get_textpage()
        mark = -1
        for index in range(pdfium.FPDFText_CountChars(text)):
            item = pdfium.FPDFText_GetTextObject(text, index)
            mark = pdfium.FPDFPageObj_GetMarkedContentID(item) if item else mark
            sign = chr(pdfium.FPDFText_GetUnicode(text, index))
            sign = "" if sign in "\r\n" else " " if sign == "\u00a0" else sign
            found[number, mark] = found.get((number, mark), "") + sign
        text.close()
        page.close()
    document.close()
    return found


class OpenPdf:
    """A copy of a PDF. ``texts`` has the words of each piece of marked content."""

    def __init__(self, path: Path) -> None:
        self.pdf = Pdf.open(path)
        self.texts = read_texts(path)
        self._numbers: dict[Any, int] = {
            page.obj.objgen: number for number, page in enumerate(self.pdf.pages)
        }

    def page_of(self, words: str) -> int:
        """The index of the page on which some words stand."""
        return self.spot(words)[0]

    def spot(self, words: str, page: int | None = None) -> Spot:
        """The first piece of marked content that has some words."""
        return next(
            spot
            for spot, text in self.texts.items()
            if words in text and spot[1] >= 0 and page in (None, spot[0])
        )

    # The structure tree.

    def elements(self, kind: str) -> list[Dictionary]:
        """All elements of a type, in the order of reading."""
        return [one for one in self.walk(self.pdf.Root.StructTreeRoot) if one.get("/S") == f"/{kind}"]

    def walk(self, element: Object) -> Iterator[Dictionary]:
        for kid in self.kids(element):
            if isinstance(kid, Dictionary):
                yield kid
                yield from self.walk(kid)

    def kids(self, element: Object) -> list[Object]:
        kids = element.get("/K")
        return [] if kids is None else list(kids) if isinstance(kids, Array) else [kids]

    def spots(self, element: Dictionary, page: int = -1) -> list[Spot]:
        """The pieces of marked content in an element."""
        if "/Pg" in element:
            page = self._numbers[element.Pg.objgen]
        found = []
        for kid in self.kids(element):
            if not isinstance(kid, Dictionary):
                found.append((page, int(kid)))
            elif "/MCID" in kid:
                found.append((self._numbers[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID)))
            else:
                found += self.spots(kid, page)
        return found

    def text(self, element: Dictionary) -> str:
        return " ".join(self.texts.get(spot, "") for spot in self.spots(element))

    def element(self, kind: str, words: str = "") -> Dictionary:
        """The first element of a type with some words."""
        return next(one for one in self.elements(kind) if words in " ".join(self.text(one).split()))

    def remove(self, element: Dictionary) -> None:
        """Take an element out of the tree."""
        element.P.K = Array([kid for kid in self.kids(element.P) if not _same(kid, element)])

    def exchange(self, one: Dictionary, other: Dictionary) -> None:
        """Let two elements trade their places in the tree."""
        first, second = one.P, other.P
        mine = [_put(kid, one, other) for kid in self.kids(first)]
        theirs = [_put(kid, one, other) for kid in self.kids(second)]
        first.K = Array(mine)
        if not _same(first, second):
            second.K = Array(theirs)
            one.P, other.P = second, first

    # The pages.

    def code(self, page: int) -> Instructions:
        stream = pikepdf.parse_content_stream(self.pdf.pages[page])
        return [one for one in stream if isinstance(one, ContentStreamInstruction)]

    def write(self, page: int, code: Instructions) -> None:
        self.pdf.pages[page].obj.Contents = self.pdf.make_stream(pikepdf.unparse_content_stream(code))

    def change(self, spot: Spot, fault: Callable[[Instructions, int, int], None]) -> None:
        """Spoil the instructions of a page; the fault is told where those of the piece begin and end."""
        code = self.code(spot[0])
        fault(code, *bounds(code, spot[1]))
        self.write(spot[0], code)

    def links(self, words: str, page: int | None = None) -> list[Any]:
        """The annotations of the links that have some words."""
        found: list[Any] = []
        for element in self.elements("Link"):
            pages = {spot[0] for spot in self.spots(element)}
            if words in " ".join(self.text(element).split()) and (page is None or page in pages):
                kids = [kid for kid in self.kids(element) if isinstance(kid, Dictionary)]
                found += [kid["/Obj"] for kid in kids if "/Obj" in kid]
        assert found, words
        return found

    def outline(self) -> list[Dictionary]:
        """The items of the outline, as they are shown."""
        found: list[Dictionary] = []

        def add(item: Object | None) -> None:
            while item is not None:
                assert isinstance(item, Dictionary)
                found.append(item)
                add(item.get("/First"))
                item = item.get("/Next")

        add(self.pdf.Root.Outlines.get("/First"))
        return found


def bounds(code: Instructions, mark: int) -> tuple[int, int]:
    """Where the instructions of a piece of marked content begin and end."""
    begin = next(
        index
        for index, one in enumerate(code)
        if str(one.operator) == "BDC" and one.operands[1].get("/MCID", -1) == mark
    )
    depth = 0
    for index in range(begin, len(code)):
        depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(str(code[index].operator), 0)
        if not depth:
            return begin, index
    raise AssertionError(mark)


def op(name: str, *operands: Any) -> ContentStreamInstruction:
    values = [Object.parse(b"%.5f" % one) if isinstance(one, float) else one for one in operands]
    return ContentStreamInstruction(values, Operator(name))


def _same(one: Object, other: Object) -> bool:
    return isinstance(one, Dictionary) and one.objgen == other.objgen != (0, 0)


def _put(kid: Object, one: Dictionary, other: Dictionary) -> Object:
    return other if _same(kid, one) else one if _same(kid, other) else kid
