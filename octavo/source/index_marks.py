"""Marks for the index in the texts: ``[Kornilov]{.index}``, ``[]{.index term="NEP" sub="and prices"}``."""

from collections.abc import Iterator

from octavo.elements.index_mark import names_mark
from octavo.source.context import ReadingContext
from octavo.source.references import table_texts
from octavo.source.text import Text
from octavo.source.tokens import walk

#: The attributes that hold inline Markdown, from the heading down.
LEVELS = ("term", "sub", "subsub")


def terms_of(context: ReadingContext) -> dict[str, Text]:
    """Return the headings that marks name, as they are written, as inline Markdown."""
    found: dict[str, Text] = {}
    for text in _texts(context):
        for token in walk(text.tokens):
            if token.attrs and names_mark(token.attrs):
                span = token.meta.get("span", text.span)
                for level in LEVELS:
                    written = str(token.attrs.get(level, "")).strip()
                    if written and written not in found:
                        found[written] = context.inline_text(written, span)
    return found


def _texts(context: ReadingContext) -> Iterator[Text]:
    yield from (text for text, _ in context.texts)
    for table in context.tables.values():
        yield from table_texts(table)
        yield from (note.text for note in table.notes)
