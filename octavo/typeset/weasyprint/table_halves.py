"""A table over facing pages as one: its two halves are two tables, but every other form of the book has one.

A row of the right half (``data-joins``) goes on that of the left half (``data-row``) of the same name.
"""

from xml.etree.ElementTree import Element

from octavo.core.running_text import Children
from octavo.typeset.weasyprint.boxes import Parents
from octavo.typeset.weasyprint.facing_tables import pair

#: How the id of a head ends that stands over the right half once more.
_AGAIN = "-right"
_CELLS = frozenset({"th", "td"})


class Halves:
    """The rows and heads of the right halves of a document's tables."""

    def __init__(self, root: Element, parents: Parents) -> None:
        self._parents = parents
        pairs = pair(root)
        self._rows = {left: right for right, left in pairs.items() if right.tag == "tr"}
        self._right_rows = set(self._rows.values())
        self._halves = {self._half(right) for right in pairs}
        ids = {element.get("id") for element in root.iter()} if pairs else set()
        self._again = {
            cell
            for row in self._right_rows
            for cell in row
            if (name := cell.get("id", "")).endswith(_AGAIN) and name.removesuffix(_AGAIN) in ids
        }

    def _half(self, element: Element) -> Element:
        """Return the half around a row or caption: what stands directly in the figure."""
        while self._parents[element].tag != "figure" and self._parents[element] in self._parents:
            element = self._parents[element]
        return element

    def says_again(self, element: Element) -> bool:
        """Return True if an element of a right half only repeats the left half: its caption, and heads over
        columns of both."""
        current: Element | None = element
        inside = None
        while current is not None and current not in self._halves:
            inside = current if current.tag in _CELLS else inside
            if current in self._right_rows:
                return inside in self._again
            current = self._parents.get(current)
        return current is not None

    def joined(self, children: Children) -> Children:
        """Return a function for the children of elements as they follow each other without facing pages.

        The cells of both rows stand in one, and there are no right halves. ``children`` finds those of all
        other elements.
        """
        if not self._halves:
            return children

        def found(element: Element) -> tuple[Element, ...]:
            if element in self._rows:
                return (*element, *(cell for cell in self._rows[element] if cell not in self._again))
            return tuple(child for child in children(element) if child not in self._halves)

        return found
