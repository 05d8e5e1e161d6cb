"""All element trees of a draft, for steps that treat every text alike."""

from collections.abc import Iterator

from octavo.compose.composed_book import Table
from octavo.compose.draft import Draft
from octavo.core.xhtml import Element


def table_trees(table: Table) -> Iterator[Element]:
    """Yield the texts of a table, in the order in which they are read: its notes and its source come last."""
    if table.caption is not None:
        yield table.caption
    for row in table.head:
        for cell in row:
            yield cell.content
            if cell.unit is not None:
                yield cell.unit
    for group in table.groups:
        if group.head is not None:
            yield group.head.content
        for line in group.rows:
            for body_cell in line.cells:
                yield body_cell.content
    for sign, text in table.signs:
        yield sign
        yield text
    for note in table.notes:
        yield note.body
    if table.source is not None:
        yield table.source


def all_trees(draft: Draft) -> Iterator[Element]:
    """Yield every text of the book: titles, bodies, notes, tables, captions."""
    for section in draft.sections:
        for tree in (section.title, section.subtitle, section.body):
            if tree is not None:
                yield tree
    for note in draft.notes.values():
        yield note.body
    for table in draft.tables.values():
        yield from table_trees(table)
    for picture in draft.pictures.values():
        if picture.caption is not None:
            yield picture.caption
        if picture.credit is not None:
            yield picture.credit
