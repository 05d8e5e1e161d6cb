"""Notes: the series to which a definition goes, and the files in ``notes/``."""

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.suggestions import listing, suggest
from octavo.source.context import ReadingContext
from octavo.source.division_entries import NotesFrontMatter
from octavo.source.manuscript import NoteSource
from octavo.source.text import Text
from octavo.source.tokens import walk


@dataclass(frozen=True, slots=True)
class NoteDefaults:
    """Series and author of the notes of a file that do not say."""

    series: str
    author: str | None = None


def first_series(context: ReadingContext) -> NoteDefaults:
    """Return the defaults of notes: the first series of the book."""
    return NoteDefaults(context.book.notes[0].id)


def known_series(name: str, span: Span, context: ReadingContext) -> bool:
    """Return True if the book has a note series; reported if not."""
    names = [series.id for series in context.book.notes]
    if name in names:
        return True
    hint = f"the book has {listing(names)}; add a series under `notes:` in book.yaml"
    context.diagnostics.error(
        "series-unknown", span, f"there is no note series `{name}`", suggest(name, names, hint)
    )
    return False


def add_note(
    context: ReadingContext,
    name: str,
    scope: str | None,
    defaults: NoteDefaults,
    text: Text,
    series: str | None,
    author: str | None,
    number: str = "",
) -> None:
    """Keep a note; report an unknown series, and an id that is taken."""
    if series is not None and not known_series(series, text.span, context):
        series = None
    known = context.notes.get((scope, name))
    if known is not None:
        context.diagnostics.error(
            "note-duplicate",
            text.span,
            f"the note [^{name}] is written twice; the first is in {known.span.file}, line {known.span.line}",
            "give one of the two another id, and correct its call",
        )
        return
    context.notes[scope, name] = NoteSource(
        id=name,
        scope=scope,
        series=series or defaults.series,
        author=defaults.author if author is None else author,
        text=text,
        span=text.span,
        number=number,
    )
    context.texts.append((text, scope))


def set_apart(tokens: Sequence[Token], file: str) -> None:
    """Give the notes that a file defines, and their calls in it, names that no other file of its chapter
    has."""
    own = {token.meta["id"] for token in tokens if token.type == "note_open"}
    for token in walk(tokens):
        if token.type in ("note_open", "note_ref") and token.meta.get("id") in own:
            token.meta["id"] = f"{token.meta['id']} in {file}"


def notes_defaults(front: NotesFrontMatter, span: Span, context: ReadingContext) -> NoteDefaults:
    """Return the defaults that the front matter of a file in notes/ sets."""
    series = front.series
    if series is not None and not known_series(series, span, context):
        series = None
    return NoteDefaults(series or first_series(context).series, front.author)


def report_strays(span: Span, diagnostics: Diagnostics) -> None:
    """Report text of a file in notes/ that belongs to no note, and so would be printed nowhere."""
    diagnostics.error(
        "note-text-stray",
        span,
        "this text belongs to no note, so it would not be printed",
        "begin a note with [^id]: and indent its further paragraphs by four spaces",
    )
