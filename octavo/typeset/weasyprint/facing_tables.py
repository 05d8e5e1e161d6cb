"""Tables over facing pages: both halves laid out alike.

A row of the right-hand half names that of the left in ``data-joins``, which has the same in ``data-row``.
Both get the height of the higher one, and so do the captions, so that rows stand beside each other and both
halves break at the same rows.
"""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

from octavo.core.vocabulary import Data
from octavo.typeset.layout import LayoutProblem
from octavo.typeset.weasyprint.boxes import add_style, descend, px_to_pt, source_of

Element = ElementTree.Element

_ROUNDS = 2
_NOISE = 0.01  # points


def pair(root: Element) -> dict[Element, Element]:
    """Return the rows and captions of the right-hand half, each with that of the left."""
    rows = {name: element for element in root.iter() if (name := element.get(Data.ROW))}
    return {
        element: rows[name] for element in root.iter() if (name := element.get(Data.JOINS)) and name in rows
    }


def lay_out(root: Element, render: Callable[[Element], Any]) -> tuple[Any, list[LayoutProblem]]:
    """Return the laid-out document of a table in two halves, which is changed in place, and its problems."""
    pairs = pair(root)
    document = render(root)
    for _ in range(_ROUNDS):
        if not _level(pairs, _heights(document.pages)):
            break
        document = render(root)
    return document, _problems(document.pages, root)


def _heights(pages: list[Any]) -> dict[Element, float]:
    """Return the heights of all rows and captions, in points."""
    found: dict[Element, float] = {}
    for page in pages:
        for box in descend(page._page_box):
            element = box.element
            if element is not None and box.element_tag == element.tag and element.tag in ("tr", "caption"):
                found.setdefault(element, px_to_pt(box.height))
    return found


def _level(pairs: dict[Element, Element], heights: dict[Element, float]) -> bool:
    """Give both of each pair the height of the higher one, and return True if any was changed."""
    changed = False
    for pair_of_rows in pairs.items():
        known = [heights[row] for row in pair_of_rows if row in heights]
        highest = max(known, default=0.0)
        for row in pair_of_rows:
            if heights.get(row, highest) < highest - _NOISE:
                add_style(row, f"height: {highest:.4f}pt")
                changed = True
    return changed


def _problems(pages: list[Any], root: Element) -> list[LayoutProblem]:
    """Return an error if the halves take different numbers of pages."""
    right = [number for number, page in enumerate(pages) if _has_right(page)]
    if len(right) * 2 == len(pages):
        return []
    source, name = source_of(next(iter(root.iter("figure")), root), {})
    return [
        LayoutProblem(
            "table-facing-uneven",
            f"the halves of the table {name or ''} take different numbers of pages",
            "give its columns widths, or choose another `right-page:`",
            source,
            error=True,
        )
    ]


def _has_right(page: Any) -> bool:
    elements = (box.element for box in descend(page._page_box) if box.element is not None)
    return any(one.tag == "div" and "right" in one.get("class", "").split() for one in elements)
