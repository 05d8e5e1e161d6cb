"""The two sides of a spread, and pages for sideways plates, as the stylesheets set their margins."""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

from octavo.core.vocabulary import Data
from octavo.typeset.weasyprint.boxes import BLEED, Area, text_area
from octavo.typeset.weasyprint.document import parse


def size_sheet(trim: tuple[float, float], turned: bool = False) -> str:
    """Return a stylesheet, last in the cascade: the book's trim size, in points, is its own affair.

    Pages are painted beyond the trimmed edge for any printer's bleed, which the reader's PDF hides; this
    changes nothing in the layout. Crop marks belong to the finished file.
    """
    width, height = reversed(trim) if turned else trim
    beyond = f"bleed: {BLEED}pt !important; marks: none !important"
    return f"@page {{ size: {width}pt {height}pt; {beyond} }}"


def default_sheet(trim: tuple[float, float], area: Area) -> str:
    """Return a stylesheet, first in the cascade: a plate fills the turned text block of a recto, in points.

    The plate's top edge comes to lie at the left, its right edge at the top of the page. The book's
    stylesheet may give plates a page of its own making; its name does not matter.
    """
    width, height = trim
    margins = (area.left, area.top, width - area.right, height - area.bottom)
    return f"""
        @page plate {{ margin: {" ".join(f"{margin:.4f}pt" for margin in margins)} }}
        [{Data.PLATE}] {{ page: plate }}
    """


def swings(name: str, render: Callable[[ElementTree.Element], Any]) -> tuple[float, float]:
    """Return the way of text to the right and down from recto to verso on pages called ``name``, in points.

    Measured on two pages of a small document; its first page is left out, since it may be special.
    """
    page = f"page: {name};" if name else ""
    blocks = "".join(f'<p style="{page} break-before: page">.</p>' for _ in range(3))
    root = parse(f"<html><body>{blocks}</body></html>")
    verso, recto = (text_area(page) for page in render(root).pages[1:3])
    return round(verso.left - recto.left, 4), round(verso.top - recto.top, 4)
