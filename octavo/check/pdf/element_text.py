"""The text of an element of the structure tree, by the number of its object."""

import ctypes
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from octavo.core.pdfium import PDFIUM

#: How far up the tree words are looked for, if an element has none itself.
_UP = 4
#: Elements that are gone through, and pages that are read.
_ELEMENTS, _PAGES = 2000, 4
_LONGEST = 4096


def element_text(path: Path, number: int, generation: int = 0) -> tuple[int, str]:
    """Return the page, counted from 1, on which an element begins, and its text; that of the element around
    it if it has none. The page is 0 if there is none.

    Raise pikepdf.PdfError, OSError or ValueError if the file can't be read.
    """
    with pikepdf.open(path) as pdf:
        element: Any = pdf.get_object((number, generation))
        pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
        first = 0
        for _ in range(_UP):
            marks = _marks(element, pages)
            first = first or min(marks, default=-1) + 1
            if text := _text(path, marks):
                return first, text
            element = element.get("/P") if isinstance(element, pikepdf.Dictionary) else None
            if element is None or element.get("/Type") == pikepdf.Name.StructTreeRoot:
                break
    return first, ""


def _marks(element: Any, pages: dict[tuple[int, int], int]) -> dict[int, set[int]]:
    """Return the ids of marked content below an element, by the indexes of their pages."""
    found: dict[int, set[int]] = {}
    stack: list[tuple[Any, int | None]] = [(element, None)]
    for _ in range(_ELEMENTS):
        if not stack:
            break
        item, page = stack.pop()
        if isinstance(item, int):
            if page is not None:
                found.setdefault(page, set()).add(item)
        elif isinstance(item, pikepdf.Array):
            stack += ((kid, page) for kid in reversed(list(item)))
        elif isinstance(item, pikepdf.Dictionary):
            own = item.get("/Pg")
            page = pages.get(own.objgen, page) if own is not None else page
            kids = item.get("/MCID", item.get("/K"))
            if kids is not None:
                stack.append((kids, page))
    return found


def _text(path: Path, marks: dict[int, set[int]]) -> str:
    """Return the text with some marks."""
    pieces: list[str] = []
    with PDFIUM, pypdfium2.PdfDocument(path) as document:
        for index in sorted(marks)[:_PAGES]:
            page = document[index]
            pieces += _marked(page, marks[index])
            page.close()
    return " ".join(pieces).strip()


def _marked(page: Any, marks: set[int]) -> Iterator[str]:
    text_page = page.get_textpage()
    buffer = ctypes.create_string_buffer(2 * _LONGEST)
    wide = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=8):
        if _mark(item.raw) in marks:
            size = pdfium.FPDFTextObj_GetText(item.raw, text_page.raw, wide, len(buffer))
            yield buffer.raw[: max(0, min(size, len(buffer)) - 2)].decode("utf-16-le", "replace")
    text_page.close()


def _mark(item: Any) -> int:
    """Return the id of the marked content in which a text object stands, or -1."""
    value = ctypes.c_int(-1)
    for index in range(max(0, pdfium.FPDFPageObj_CountMarks(item))):
        mark = pdfium.FPDFPageObj_GetMark(item, index)
        if pdfium.FPDFPageObjMark_GetParamIntValue(mark, b"MCID", ctypes.byref(value)):
            return value.value
    return -1
