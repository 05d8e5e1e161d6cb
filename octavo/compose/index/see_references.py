"""References of the index: the entries that "see" and "see also" name.

``checks`` reports those that lead nowhere; ``templates/macros/index.html.j2`` has their words and signs.
"""

from collections.abc import Mapping

from octavo.compose.index.collation import Order
from octavo.compose.index.entries import IndexReference
from octavo.compose.index.headings import HeadingNode, Headings
from octavo.core.xhtml import plain
from octavo.source.manuscript import IndexReferenceSource


class SeeReferences:
    """The references from entry to entry. ``ids`` are those of the entries, by the ``id()`` of their heading;
    a heading that prints nothing has none."""

    def __init__(self, headings: Headings, ids: Mapping[int, str], order: Order) -> None:
        self._headings = headings
        self._ids = ids
        self._order = order

    def see(self, node: HeadingNode) -> tuple[IndexReference, ...]:
        """Return the entries to look under instead, in the order in which they were written."""
        return tuple(self._reference(one) for one in node.see)

    def see_also(self, node: HeadingNode) -> tuple[IndexReference, ...]:
        """Return the entries to look under as well, in the order of the index; words that name no heading
        are last."""
        made = [self._reference(one) for one in node.see_also]
        return tuple(sorted(made, key=lambda one: (not one.target, self._order.key(_words(one)))))

    def _reference(self, reference: IndexReferenceSource) -> IndexReference:
        path = () if reference.general else self._headings.find(self._headings.words(reference))
        if not path or id(path[-1]) not in self._ids:
            return IndexReference("", (self._headings.title(reference.text),))
        return IndexReference(self._ids[id(path[-1])], tuple(node.title for node in path))


def _words(reference: IndexReference) -> str:
    return " ".join(plain(title) for title in reference.titles)
