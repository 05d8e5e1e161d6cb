"""Whether a book quotes its own printed pages."""

from collections.abc import Iterator

from octavo.compose.edition import Edition
from octavo.compose.trees import table_trees
from octavo.xhtml import Element


def quotes_pages(edition: Edition) -> bool:
    """Whether there is an index, or a reference that asks for a page number."""
    return bool(edition.index) or any(_asks(tree) for tree in _trees(edition))


def _trees(edition: Edition) -> Iterator[Element]:
    for section in edition.sections:
        if section.body is not None:
            yield section.body
    for note in edition.notes.values():
        yield note.body
    for table in edition.tables.values():
        yield from table_trees(table)
    for picture in edition.pictures.values():
        if picture.caption is not None:
            yield picture.caption


def _asks(tree: Element) -> bool:
    return any(node.get("data-slot") == "reference" and node.get("data-form") for node in tree.iter("{*}a"))
