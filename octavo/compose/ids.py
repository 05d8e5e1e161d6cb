"""The ids that the author wrote: what Octavo makes itself keeps away from them."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from octavo.compose.draft import Draft
from octavo.core.xhtml import Element
from octavo.source.manuscript import TableSource
from octavo.source.text import Text


def claim_ids(draft: Draft) -> None:
    """Take note of every id of the source: of divisions and tables, and in all texts."""
    manuscript = draft.manuscript
    for section in draft.sections:
        draft.taken.add(section.id)
        for tree in (section.title, section.subtitle, section.body):
            if tree is not None:
                draft.taken.update(_in_tree(tree))
    for note in manuscript.notes.values():
        draft.taken.update(_in_tokens(note.text.tokens))
    for table in manuscript.tables.values():
        draft.taken.add(table.id)
        for text in _texts(table):
            draft.taken.update(_in_tokens(text.tokens))
    for section in draft.sections:
        section.title_id = draft.unique(f"{section.id}-title")


def _in_tree(tree: Element) -> Iterator[str]:
    return (node.get("id", "") for node in tree.iter() if node.get("id"))


def _in_tokens(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        name = token.attrs.get("id") or token.meta.get("id")
        if name and token.type != "note_ref":
            yield str(name)
        yield from _in_tokens(token.children or ())
        yield from _in_tokens(token.meta.get("caption") or ())


def _texts(table: TableSource) -> Iterator[Text]:
    heads = [*(column.head for column in table.columns), *(spanner.head for spanner in table.spanners)]
    units = [column.unit for column in table.columns]
    cells = [cell.text for row in table.rows for cell in row.cells]
    notes = [note.text for note in table.notes]
    below = [table.source, *table.remarks, *(one.meaning for one in table.signs), *notes]
    for text in (table.caption, *heads, *units, *cells, *below):
        if text is not None:
            yield text
