"""The order in which a PDF is read aloud: that of its structure tree."""

import ctypes
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

#: How deep the tree is followed.
_DEPTH = 200
#: Characters of an alternative text.
_LONGEST = 8192


@dataclass
class ReadingOrder:
    """The rank in the tree of each id of marked content on a page, the ids that belong to a list of contents,
    and the alternative texts with their ranks."""

    ranks: dict[int, int] = field(default_factory=dict)
    contents: set[int] = field(default_factory=set)
    alternatives: list[tuple[int, str]] = field(default_factory=list)


def reading_order(page: Any) -> ReadingOrder:
    """Return the order of a page; it is empty for a page without tags."""
    order = ReadingOrder()
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return order
    buffer = ctypes.create_string_buffer(2 * _LONGEST)
    roots = pdfium.FPDF_StructTree_CountChildren(tree)
    stack = [
        (pdfium.FPDF_StructTree_GetChildAtIndex(tree, index), 0, False) for index in range(roots - 1, -1, -1)
    ]
    while stack:
        element, depth, listed = stack.pop()
        if isinstance(element, int):
            order.ranks.setdefault(element, len(order.ranks))
            if listed:
                order.contents.add(element)
            continue
        if not element or depth > _DEPTH:
            continue
        size = pdfium.FPDF_StructElement_GetType(element, buffer, len(buffer))
        listed = listed or _text(buffer, size) == "TOC"
        size = pdfium.FPDF_StructElement_GetAltText(element, buffer, len(buffer))
        if 2 < size <= len(buffer):
            order.alternatives.append((len(order.ranks), _text(buffer, size)))
        below = []
        for index in range(max(0, pdfium.FPDF_StructElement_CountChildren(element))):
            mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, index)
            child = mark if mark >= 0 else pdfium.FPDF_StructElement_GetChildAtIndex(element, index)
            below.append((child, depth + 1, listed))
        stack += reversed(below)
    pdfium.FPDF_StructTree_Close(tree)
    return order


def _text(buffer: Any, size: int) -> str:
    return bytes(buffer[: max(0, size - 2)]).decode("utf-16-le", "replace")
