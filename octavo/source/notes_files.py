"""The files in ``notes/``: notes by id, known in the whole book, one file per series."""

from octavo.core.diagnostics import Span
from octavo.source.context import ReadingContext
from octavo.source.division_entries import NotesFrontMatter
from octavo.source.extract import TokenSource, extract
from octavo.source.front_matter import split_front_matter
from octavo.source.markdown import parse_blocks
from octavo.source.notes import notes_defaults, report_strays
from octavo.source.validate import key_span

FOLDER = "notes"


def read_notes(context: ReadingContext) -> None:
    """Read all Markdown files in ``notes/`` in the order of their names."""
    chapters = set(context.book.named_files())
    for file in context.folder.list(FOLDER, "*.md"):
        if file in chapters:
            continue
        source = context.folder.text(file)
        if source is not None:
            _read(file, source, context)


def _read(file: str, source: str, context: ReadingContext) -> None:
    front, node, text = split_front_matter(source, file, NotesFrontMatter, context.diagnostics)
    defaults = notes_defaults(front, key_span(node, "series", Span(file)), context)
    tokens = parse_blocks(text, file, context.diagnostics, context.dialect)
    rest = extract(tokens, TokenSource(file, source, None, defaults), context)
    stray = next((token for token in rest if "span" in token.meta), None)
    if stray is not None:
        report_strays(stray.meta["span"], context.diagnostics)
