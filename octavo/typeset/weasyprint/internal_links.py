"""The links of laid-out pages, made ready for a book of many documents."""

from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from octavo.typeset.layout import LINK_SCHEME
from octavo.typeset.weasyprint.boxes import Parents

Rectangle = tuple[float, float, float, float]  # left, top, right, bottom, in CSS pixels
Link = tuple[str, str, Rectangle, Any]


def make_links_private(pages: list[Any], parents: Parents) -> None:
    """Write every link inside the book as a private URI: its target may be in another gathering.

    The engine makes a link area for every box in a link; those that touch on a line become one.
    Anchors and bookmarks are taken away, since the assembly makes its own.
    """
    for page in pages:
        links: list[Link] = []
        for kind, target, area, box in page.links:
            anchor = _anchor(box.element, parents)
            last = links[-1] if links else None
            if last and _anchor(last[3].element, parents) is anchor and _touch(last[2], area):
                links[-1] = (last[0], last[1], _union(last[2], area), last[3])
            elif kind == "internal":
                links.append(("external", LINK_SCHEME + quote(target), area, box))
            else:
                links.append((kind, target, area, box))
        page.links[:] = links
        page.anchors.clear()
        page.bookmarks.clear()


def _anchor(element: ElementTree.Element | None, parents: Parents) -> ElementTree.Element | None:
    """Return the link in which an element stands."""
    while element is not None and not (element.tag == "a" and element.get("href")):
        element = parents.get(element)
    return element


def _touch(one: Rectangle, other: Rectangle) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] < other[3] and other[1] < one[3]


def _union(one: Rectangle, other: Rectangle) -> Rectangle:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
