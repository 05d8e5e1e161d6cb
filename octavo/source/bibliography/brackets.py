"""Brackets in the form of citations that hold references to the book itself: ``[But see @rule-4.]``.

Which of both they are is known only when all ids are. An id goes before a key of the bibliography.
"""

from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from octavo.elements.reference_kinds import kind_of, named_id
from octavo.source.context import ReadingContext
from octavo.source.markdown import parse_inline
from octavo.source.references import table_texts
from octavo.source.text import Text
from octavo.source.tokens import walk


def open_brackets(context: ReadingContext) -> None:
    """Read those again whose names are ids of the book, all of them."""
    for text in _texts(context):
        for token in list(walk(text.tokens)):
            if token.children:
                token.children = list(_opened(token.children, context))
            if token.type == "figure" and token.meta.get("caption"):
                token.meta["caption"] = list(_opened(token.meta["caption"], context))


def _texts(context: ReadingContext) -> Iterator[Text]:
    yield from (text for text, _ in context.texts)
    for table in context.tables.values():
        yield from (*table_texts(table), *(note.text for note in table.notes))


def _opened(tokens: Iterable[Token], context: ReadingContext) -> Iterator[Token]:
    for token in tokens:
        if token.type != "citation" or not _is_of_book(token, context):
            yield token
            continue
        keys = [str(item["key"]) for item in token.meta["items"]]
        inside = parse_inline(
            token.content, token.meta["span"], context.diagnostics, dialect=context.dialect, places=keys
        )
        yield from inside.children or ()


def _is_of_book(token: Token, context: ReadingContext) -> bool:
    keys = [str(item["key"]) for item in token.meta["items"]]
    return token.content.startswith("[") and all(_names_place(key, context) for key in keys)


def _names_place(key: str, context: ReadingContext) -> bool:
    if key in context.bibliography.works:
        return False
    return kind_of(key) is not None or key in context.ids or named_id(key) in context.ids
