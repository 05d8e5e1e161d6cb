"""Takes out of a file's tokens what the manuscript keeps apart: notes and tables; checks its pictures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.source.context import ReadingContext
from octavo.source.notes import NoteDefaults, add_note
from octavo.source.pipe_tables import extract_tables
from octavo.source.shown_pictures import check_shown
from octavo.source.text import Text
from octavo.source.tokens import matching, walk


@dataclass(frozen=True, slots=True)
class TokenSource:
    """The origin of tokens: the file and its text. ``scope`` is None for a file in notes/."""

    file: str
    source: str
    scope: str | None
    notes: NoteDefaults


def extract(tokens: Sequence[Token], origin: TokenSource, context: ReadingContext) -> list[Token]:
    """Return the tokens that stay in the text. Notes and tables go to the context; pictures are checked."""
    kept = _extract_notes(list(tokens), origin, context)
    check_shown(kept, origin.file, context)
    _inline_notes(kept, origin, context)
    return extract_tables(kept, origin.file, origin.scope, context)


def _extract_notes(tokens: list[Token], origin: TokenSource, context: ReadingContext) -> list[Token]:
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type != "note_open":
            kept.append(token)
            at += 1
            continue
        end = matching(tokens, at)
        inside = extract(tokens[at + 1 : end], origin, context)
        _define(token, inside, origin, context)
        at = end + 1
    return kept


def _define(token: Token, inside: list[Token], origin: TokenSource, context: ReadingContext) -> None:
    span: Span = token.meta["span"]
    if not inside:
        context.diagnostics.error(
            "note-empty",
            span,
            f"the note [^{token.meta['id']}] has no text",
            "write its text after the colon",
        )
    attrs = token.attrs
    text = Text(tuple(inside), span, origin.source)
    series = str(attrs["series"]) if "series" in attrs else None
    author = str(attrs["author"]) if "author" in attrs else None
    number = str(attrs.get("number", ""))
    add_note(context, token.meta["id"], origin.scope, origin.notes, text, series, author, number)


def _inline_notes(tokens: Sequence[Token], origin: TokenSource, context: ReadingContext) -> None:
    """Make of each ``inline_note`` a note with an id of its own, and a call of it."""
    for token in list(walk(tokens)):
        if token.type != "inline_note":
            continue
        _inline_notes(token.children or (), origin, context)
        name = context.inline_note_id(origin.scope)
        span: Span = token.meta["span"]
        text = Text(tuple(_paragraph(token, span)), span, origin.source)
        token.type, token.tag, token.children, token.content = "note_ref", "a", None, ""
        token.meta["id"] = name
        add_note(context, name, origin.scope, origin.notes, text, None, None)


def _paragraph(token: Token, span: Span) -> Iterator[Token]:
    place = [span.line - 1, span.line]
    yield Token("paragraph_open", "p", 1, block=True, map=list(place), meta={"span": span})
    children = token.children
    yield Token(
        "inline", "", 0, content=token.content, children=children, map=place, meta={"span": span}, level=1
    )
    yield Token("paragraph_close", "p", -1, block=True)
