"""The same text in pandoc's Markdown: all notes are footnotes, as pandoc knows no other."""

from collections.abc import Iterator

from bench.generated import paragraph
from bench.text import CAPTION, COLUMNS, TITLE, Paragraph, Subhead, Table, Text


def to_pandoc(text: Text) -> str:
    """One Markdown file with a title block, chapters, and all notes at its end."""
    return "\n\n".join(_parts(text)) + "\n"


def _parts(text: Text) -> Iterator[str]:
    yield f"---\ntitle: {TITLE}\nlang: en\n---"
    for chapter in text.chapters:
        yield f"# {chapter.title} {{#{chapter.id}}}"
        for block in chapter.blocks:
            match block:
                case Paragraph():
                    yield paragraph(block)
                case Subhead(subhead):
                    yield f"## {subhead}"
                case Table():
                    yield _table(block)
    for name, note in (*text.endnotes.items(), *text.footnotes.items()):
        yield f"[^{name}]: {note}"


def _table(table: Table) -> str:
    head = f"| {' | '.join(COLUMNS)} |\n|:---|---:|---:|\n"
    return (
        head + "\n".join(f"| {' | '.join(row)} |" for row in table.rows) + f"\n\n: {CAPTION} {{#{table.id}}}"
    )
