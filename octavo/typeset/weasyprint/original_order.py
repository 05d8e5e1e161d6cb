"""A document as it was before displays were moved: paths and blocks by which its places are named."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from octavo.core.running_text import INLINE, BlockText, first_of_source
from octavo.core.vocabulary import Data
from octavo.typeset.weasyprint.boxes import Parents, parents_of
from octavo.typeset.weasyprint.table_halves import Halves


class OriginalOrder:
    """The order of the elements of a document. To be made before the document is laid out."""

    def __init__(self, root: Element) -> None:
        self.parents: Parents = parents_of(root)
        holders = {self.parents[node] for node in root.iter() if node is not root and node.get(Data.DISPLAY)}
        self._order = {holder: tuple(holder) for holder in holders}
        self._markers = [node for node in root.iter("span") if node.get(Data.PLATE_PLACE)]
        self._sources = first_of_source(root)
        self._texts: dict[Element, BlockText] = {}
        self.halves = Halves(root, self.parents)
        self._in_text = self.halves.joined(self.children)

    def children(self, element: Element) -> Iterable[Element]:
        """Return the children of an element in their first order."""
        return self._order.get(element, element)

    def moved(self) -> set[Element]:
        """Return the displays that have other text before them by now."""
        found = set()
        for holder, before in self._order.items():
            now = tuple(holder)
            if now != before:
                places = _places(now)
                found |= {node for node, place in _places(before).items() if places[node] != place}
        return found

    def path(self, element: Element) -> tuple[str, tuple[int, ...]]:
        """Return the id of the section and the child indices that lead from it to an element, as in the
        section before sideways plates were taken out. Without a section, they lead from the one element of
        the body, or of a document that has no body."""
        steps = []
        while not element.get(Data.SECTION):
            holder = self.parents.get(element)
            if holder is None or holder.tag in ("body", "html"):
                break
            siblings = list(self.children(holder))
            place = siblings.index(element)
            # A plate behind a paragraph has left its marker in it.
            steps.append(place + sum(self.parents[node] in siblings[:place] for node in self._markers))
            element = holder
        return element.get(Data.SECTION, ""), tuple(reversed(steps))

    def block(self, element: Element) -> tuple[str, BlockText]:
        """Return the name and text of the nearest block around an element that all forms of the book have."""
        current: Element | None = element
        last = element
        while current is not None:
            last = current
            if current.tag not in INLINE:
                if name := current.get("id"):
                    return f"#{name}", self.text(current)
                source = current.get(Data.SRC, "")
                first = self._sources.get(source)
                if first is not None and self._holds(first, current):
                    return source, self.text(first)
            current = self.parents.get(current)
        return "", self.text(last)

    def _holds(self, outer: Element, inner: Element) -> bool:
        current: Element | None = inner
        while current is not None and current is not outer:
            current = self.parents.get(current)
        return current is outer

    def text(self, element: Element) -> BlockText:
        """Return the text of an element in its first order, both halves of a table as one."""
        if element not in self._texts:
            self._texts[element] = BlockText(element, self._in_text)
        return self._texts[element]

    def above(self, element: Element, attribute: str) -> Element | None:
        """Return the nearest element with an attribute, the element itself or one around it."""
        current: Element | None = element
        while current is not None and current.get(attribute) is None:
            current = self.parents.get(current)
        return current


def _places(children: tuple[Element, ...]) -> dict[Element, int]:
    """Return how many children that are no displays stand before each display."""
    found, others = {}, 0
    for child in children:
        if child.get(Data.DISPLAY):
            found[child] = others
        else:
            others += 1
    return found
