"""Footnotes of several series on one page: each series stands together.

The engine sets all notes of a page in the order of their calls. ``data-order`` says which place the series of
a note has among those of the page foot. The rest of a note from the page before stays first, and a note that
goes on on the next page last.
"""

from typing import Any

from weasyprint.anchors import gather_anchors

from octavo.core.vocabulary import Data
from octavo.typeset.weasyprint.boxes import footnotes


def group_series(pages: list[Any]) -> None:
    """Put the notes of each page into the order of their series, those of one in the order of their calls."""
    notes = [list(footnotes(page)) for page in pages]
    for number, boxes in enumerate(notes):
        orders = [_order(box) for box in boxes]
        if orders == sorted(orders):
            continue
        before, after = (
            {box.element for box in notes[other]} if 0 <= other < len(notes) else set()
            for other in (number - 1, number + 1)
        )
        first = 1 if boxes[0].element in before else 0
        last = len(boxes) - 1 if boxes[-1].element in after else len(boxes)
        parted = [*boxes[:first], *sorted(boxes[first:last], key=_order), *boxes[last:]]
        _stack(parted, boxes[0].position_y)
        page = pages[number]
        for area in page._page_box.children:
            if getattr(area, "children", ()) and area.children[0] is boxes[0]:
                area.children = type(area.children)(parted)
        # The page has written down the places of links and ids before they were moved.
        page.anchors, page.links, page.bookmarks, page.forms = {}, [], [], {None: []}
        gather_anchors(page._page_box, page.anchors, page.links, page.bookmarks, page.forms)


def _order(box: Any) -> int:
    found = box.element.get(Data.ORDER, "0") if box.element is not None else "0"
    return int(found) if found.isdecimal() else 0


def _stack(boxes: list[Any], top: float) -> None:
    """Have boxes stand below each other, from ``top`` (pixels) on."""
    for box in boxes:
        box.translate(0, top - box.position_y)
        top += box.margin_height()
