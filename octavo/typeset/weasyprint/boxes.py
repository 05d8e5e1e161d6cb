"""Reading WeasyPrint's page boxes: sizes, sides, and things that are out of their place.

WeasyPrint counts in CSS pixels of 1/96 inch; everything that leaves this file is in points.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from octavo.core.vocabulary import Data
from octavo.typeset.layout import LayoutProblem

#: Points in a CSS pixel.
PIXEL = 0.75
#: How far pages are painted beyond the trimmed edge, in points: half an inch, the widest bleed.
BLEED = 36.0
#: How far text may stand out of its block unnoticed, in points.
TOLERANCE = 1.0
#: The share of its size at which a formula is still read with ease.
_SMALLEST_SHARE = 0.8
_FORMULA_WIDTH = re.compile(r"^width: ([\d.]+)em")

Parents = dict[ElementTree.Element, ElementTree.Element]
#: What was reported to stand out of its block, or out of the page.
_Seen = set[tuple[ElementTree.Element | None, bool]]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of a page in points: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float


def px_to_pt(pixels: float) -> float:
    """Return a length in points, without the noise of binary fractions."""
    return round(pixels * PIXEL, 4)


def text_area(page: Any) -> Area:
    """Return the text block of a page of the engine."""
    return block_area(page._page_box)


def block_area(box: Any) -> Area:
    """Return the text block of a page box."""
    left, top = box.content_box_x(), box.content_box_y()
    return Area(px_to_pt(left), px_to_pt(top), px_to_pt(left + box.width), px_to_pt(top + box.height))


def descend(box: Any) -> Iterator[Any]:
    """Yield a box of the engine and all boxes in it, in drawing order, placeholders resolved."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    yield box
    for child in box.all_children():
        yield from descend(child)


def shows(box: Any) -> bool:
    """Return True if a box has text or a picture: the rest of one on a new page may have nothing."""
    return any(isinstance(one, boxes.TextBox | boxes.ReplacedBox) for one in descend(box))


def top_section(page: Any) -> str:
    """Return the id of the division (an element with ``data-section``) at the top of a page, or ""."""
    for box in descend(page._page_box):
        if box.element is not None and (section := box.element.get(Data.SECTION)):
            return str(section)
    return ""


def parents_of(root: ElementTree.Element) -> Parents:
    """Return the parent of every element below ``root``."""
    return {child: parent for parent in root.iter() for child in parent}


def add_style(element: ElementTree.Element, declarations: str) -> None:
    """Add declarations to an element; they win over those of the stylesheets and over earlier ones."""
    element.set("style", "; ".join(filter(None, [element.get("style", "").rstrip("; "), declarations])))


def source_of(element: ElementTree.Element | None, parents: Parents) -> tuple[str | None, str | None]:
    """Return the nearest ``data-src`` and the nearest id, of an element or of those around it."""
    source = name = None
    while element is not None and not (source and name):
        source = source or element.get(Data.SRC)
        name = name or element.get("id")
        element = parents.get(element)
    return source, name


def problems(pages: list[Any], root: ElementTree.Element) -> Iterator[LayoutProblem]:
    """Yield problems: footnotes that lose their beginning, text outside of its block or the page."""
    parents, lost, seen = parents_of(root), set[ElementTree.Element](), _Seen()
    yield from _late_footnotes(pages, parents)
    for page in pages:
        area = text_area(page)
        yield from _lost_footnotes(page, area, parents, lost)
        yield from _overfull(page, area, parents, seen)
        yield from _shrunk(page, parents)


def _late_footnotes(pages: list[Any], parents: Parents) -> Iterator[LayoutProblem]:
    """Yield footnotes of which no part stands on the page of their call."""
    called: dict[ElementTree.Element, int] = {}
    for number, page in enumerate(pages):
        for box in descend(page._page_box):
            if box.element is not None and box.element_tag.endswith("::footnote-call"):
                called.setdefault(box.element, number)
    for number, page in enumerate(pages):
        for note in footnotes(page):
            if called.pop(note.element, number) == number:
                continue
            source, name = source_of(note.element, parents)
            yield LayoutProblem(
                "footnote-late",
                f"footnote {name or ''} did not fit on the page of its call and stands on another",
                "shorten the note, move its call, or put it into a series that is printed at the end",
                source,
                error=True,  # as the check of the finished file has it
            )


def footnotes(page: Any) -> Iterator[Any]:
    """Yield the boxes of the footnotes at the foot of a page of the engine, in their order."""
    for area in page._page_box.children:
        if isinstance(area, boxes.FootnoteAreaBox):
            yield from area.children


def _lost_footnotes(
    page: Any, area: Area, parents: Parents, seen: set[ElementTree.Element]
) -> Iterator[LayoutProblem]:
    for note in footnotes(page):
        # Notes are stacked from the foot upwards: one that is too tall begins above the text block.
        if px_to_pt(note.position_y) >= area.top - TOLERANCE or note.element in seen:
            continue
        seen.add(note.element)
        source, name = source_of(note.element, parents)
        yield LayoutProblem(
            "footnote-too-long",
            f"footnote {name or ''} holds what cannot be divided and is taller than the page, where its "
            "beginning would be lost",
            "make its table or picture smaller, or put the note into a series that is printed at the end",
            source,
            error=True,
        )


def _overfull(page: Any, area: Area, parents: Parents, seen: _Seen) -> Iterator[LayoutProblem]:
    width, height = page.width * PIXEL, page.height * PIXEL
    for child in page._page_box.children:
        # Running heads stand out of the text block by nature, but must be on the page.
        edge = width if isinstance(child, boxes.MarginBox) else area.right + TOLERANCE
        for box in descend(child):
            if not isinstance(box, boxes.TextBox | boxes.ReplacedBox) or not box.width:
                continue
            left, top, right, bottom = _sides(box)
            beyond = max(-left, -top, right - width, bottom - height)
            off_page = beyond > 0
            # A picture that reaches over the edge is meant to be cut there, as far as a bleed goes.
            if off_page and beyond <= BLEED and isinstance(box, boxes.ReplacedBox):
                continue
            if not (off_page or right > edge):
                continue
            whole = _whole(box.element, parents)
            if (whole, off_page) not in seen:
                seen.add((whole, off_page))
                source, name = source_of(whole, parents)
                what = "the table" if whole is not None and whole.tag == "table" else _quoted(box)
                yield _overfull_problem(what, name, source, right - area.right, off_page)


def _shrunk(page: Any, parents: Parents) -> Iterator[LayoutProblem]:
    """Yield formulas that are set much smaller than the text around them, because they are wider than it."""
    for box in descend(page._page_box):
        if not isinstance(box, boxes.ReplacedBox) or box.element is None:
            continue
        wanted = _FORMULA_WIDTH.search(box.element.get("style", ""))
        if box.element.get("class") != "formula" or not wanted:
            continue
        share = box.width / max(float(wanted[1]) * box.style["font_size"], 1.0)
        if share < _SMALLEST_SHARE:
            source, _ = source_of(box.element, parents)
            yield LayoutProblem(
                "formula-shrunk",
                f"a formula is wider than the text, and set at {share:.0%} of its size",
                "divide it over several lines, as in \\begin{aligned} ... \\\\ ... \\end{aligned}",
                source,
            )


def _sides(box: Any) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a text or a picture in points, its margins left out."""
    picture = isinstance(box, boxes.ReplacedBox)
    x, y = (box.content_box_x(), box.content_box_y()) if picture else (box.position_x, box.position_y)
    return x * PIXEL, y * PIXEL, (x + box.width) * PIXEL, (y + box.height) * PIXEL


def _whole(element: ElementTree.Element | None, parents: Parents) -> ElementTree.Element | None:
    """Return the table around an element, which is reported once and not by each cell; else the element."""
    around = element
    while around is not None and around.tag != "table":
        around = parents.get(around)
    return element if around is None else around


def _quoted(box: Any) -> str:
    text = getattr(box, "text", "").strip()
    return f"\u201c{text[:40]}\u201d" if text else "a picture"


def _overfull_problem(
    what: str, name: str | None, source: str | None, excess: float, off_page: bool
) -> LayoutProblem:
    where = f" in {name}" if name else ""
    if off_page:
        return LayoutProblem(
            "off-page",
            f"{what}{where} stands partly outside the page and would be cut off",
            "make the table or picture smaller, set it sideways, or break the line",
            source,
            error=True,
        )
    return LayoutProblem(
        "overfull",
        f"{what}{where} stands {excess:.1f} pt out of the text block",
        "reword, allow a hyphen, narrow the table's columns, or set it sideways",
        source,
    )
