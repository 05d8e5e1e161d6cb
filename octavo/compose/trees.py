"""All element trees of a draft, for steps that treat every text alike."""

from collections.abc import Iterator

from octavo.compose.composed_book import Figure, Table
from octavo.compose.draft import Draft, SectionDraft
from octavo.core.xhtml import Element


def table_trees(table: Table) -> Iterator[Element]:
    """Yield the texts of a table, in the order in which they are read: what stands under it comes last."""
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
    yield from table.remarks
    for sign, text in table.signs:
        yield sign
        yield text
    for note in table.notes:
        yield note.body
    if table.source is not None:
        yield table.source


def picture_trees(picture: Figure) -> Iterator[Element]:
    """Yield the texts of a figure."""
    yield from (text for text in (picture.caption, picture.credit) if text is not None)


def section_trees(section: SectionDraft) -> Iterator[Element]:
    """Yield the texts of a division itself: title, subtitle and body, without notes, tables and captions."""
    yield from (text for text in (section.title, section.subtitle, section.body) if text is not None)


def all_trees(draft: Draft) -> Iterator[Element]:
    """Yield every text of the book: titles, bodies, notes, tables, captions."""
    for section in draft.sections:
        yield from section_trees(section)
    for note in draft.notes.values():
        yield note.body
    for table in draft.tables.values():
        yield from table_trees(table)
    for picture in draft.pictures.values():
        yield from picture_trees(picture)
