"""The files in ``notes/``: notes by id, known in the whole book, one file per series."""

from octavo.core.diagnostics import Span
from octavo.source.extract import Origin, extract
from octavo.source.front_matter import split_front_matter
from octavo.source.markdown import parse_blocks
from octavo.source.metadata import NotesFrontMatter
from octavo.source.notes import notes_defaults, report_strays
from octavo.source.reading import Desk
from octavo.source.validate import span_of

FOLDER = "notes"


def read_notes(desk: Desk) -> None:
    """Read all Markdown files in ``notes/`` in the order of their names."""
    for file in desk.folder.list(FOLDER, "*.md"):
        source = desk.folder.text(file)
        if source is not None:
            _read(file, source, desk)


def _read(file: str, source: str, desk: Desk) -> None:
    front, node, text = split_front_matter(source, file, NotesFrontMatter, desk.diagnostics)
    defaults = notes_defaults(front, span_of(node, "series", Span(file)), desk)
    tokens = parse_blocks(text, file, desk.diagnostics)
    rest = extract(tokens, Origin(file, source, None, defaults), desk)
    stray = next((token for token in rest if "span" in token.meta), None)
    if stray is not None:
        report_strays(stray.meta["span"], desk.diagnostics)
