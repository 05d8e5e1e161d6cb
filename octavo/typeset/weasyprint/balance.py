"""Titles of several lines, broken so that the lines are of like length.

The engine fills each line before it begins the next, which leaves "Committee" alone under a title. An
element with ``data-balance`` is laid out by itself, inside copies of the elements around it, and made as
narrow as it can be without taking more lines (CSS Text 4, ``text-wrap: balance``).
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Any
from xml.etree import ElementTree

from weasyprint.formatting_structure.boxes import LineBox

from octavo.core.vocabulary import Data
from octavo.typeset.weasyprint.boxes import Parents, add_style, descend, parents_of, px_to_pt

Element = ElementTree.Element

_PRECISION = 2.0  # points
_MOST_LINES = 5  # a longer text is no title


def balance(root: Element, render: Callable[[Element], Any]) -> None:
    """Narrow the elements of ``root`` that ask for it; ``render`` lays out a document."""
    wanted = [element for element in root.iter() if element.get(Data.BALANCE)]
    if wanted:
        parents = parents_of(root)
        for element in wanted:
            _balance(element, parents, render)


def _balance(element: Element, parents: Parents, render: Callable[[Element], Any]) -> None:
    sample, root = _sample(element, parents)
    style = sample.get("style", "")

    def lines_at(width: float | None) -> tuple[int, float, bool]:
        sample.set("style", style)
        if width is not None:
            add_style(sample, _narrow(width))
        return _measure(render(root).pages, sample)

    count, widest, fits = lines_at(None)
    if not fits or not 2 <= count <= _MOST_LINES:
        return
    low, high = widest / count, widest
    while high - low > _PRECISION:
        middle = (low + high) / 2
        lines, _, fits = lines_at(middle)
        if lines > count or not fits:
            low = middle
        else:
            high = middle
    add_style(element, _narrow(high))


def _narrow(width: float) -> str:
    return f"max-width: {width:.2f}pt; margin-left: auto; margin-right: auto"


def _sample(element: Element, parents: Parents) -> tuple[Element, Element]:
    """Return a copy of an element, and the root of a document with nothing but what is around it."""
    sample = deepcopy(element)
    sample.tail = None
    inner, current = sample, element
    while (parent := parents.get(current)) is not None:
        outer = ElementTree.Element(parent.tag, parent.attrib)
        outer.append(inner)
        inner, current = outer, parent
    return sample, inner


def _measure(pages: list[Any], element: Element) -> tuple[int, float, bool]:
    """Return the number of lines of an element, the width of its content box in points, and True if the lines
    fit into it."""
    for page in pages:
        for box in descend(page._page_box):
            if box.element is element and box.element_tag == element.tag:
                lines = [inner for inner in descend(box) if isinstance(inner, LineBox)]
                width = px_to_pt(box.width)
                # A word wider than the element takes no more lines, but is no better for it.
                over = any(px_to_pt(line.width) > width + _PRECISION / 4 for line in lines)
                return len(lines), width, not over
    return 0, 0.0, True
