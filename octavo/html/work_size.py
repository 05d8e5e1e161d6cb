"""The size of a book, as the time that a slow machine takes to make its pages."""

from collections.abc import Iterator

from octavo.compose.composed_book import ComposedBook
from octavo.core.xhtml import Element

_SECONDS_AN_ELEMENT = 0.001  # ten times that of a fast machine, with the template that makes it


def seconds_for_pages(composed: ComposedBook) -> float:
    """Return the seconds in which a slow machine makes all pages of a book."""
    elements = sum(1 for tree in _trees(composed) for _ in tree.iter())
    cells = sum(
        len(row.cells) for table in composed.tables.values() for group in table.groups for row in group.rows
    )
    others = len(composed.notes) + len(composed.targets) + sum(len(one.entries) for one in composed.index)
    return _SECONDS_AN_ELEMENT * (elements + cells + others)


def _trees(composed: ComposedBook) -> Iterator[Element]:
    for section in composed.sections:
        if section.body is not None:
            yield section.body
    for note in composed.notes.values():
        yield note.body
