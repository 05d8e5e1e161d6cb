"""The text made by rule as a book of Octavo: a folder with ``book.yaml``, chapters, notes and tables."""

from pathlib import Path

from bench.text import CAPTION, COLUMNS, TITLE, Chapter, Paragraph, Plan, Subhead, Table, Text, write_text

__all__ = ["Plan", "write_book"]

_TABLE = """\
caption: {caption}
columns:
  - {{id: a, head: {heads[0]}}}
  - {{id: b, head: {heads[1]}, align: decimal}}
  - {{id: c, head: {heads[2]}, align: decimal}}
rows:
{rows}
"""

_BOOK = """\
title: {title}
slug: generated
date: 2026-01-01
identifier: urn:octavo:generated
front: [title-page, contents]
body:
{body}
back: [notes]
"""

#: The name that the book gives to its files.
SLUG = "generated"


def write_book(folder: Path, plan: Plan, seed: int = 7) -> Text:
    """Write the book of a plan into a folder, which is made, and return its text."""
    text = write_text(plan, seed)
    for name in ("chapters", "notes", "tables"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for chapter in text.chapters:
        (folder / f"chapters/{chapter.id}.md").write_text(_chapter(chapter), "utf-8")
        for block in chapter.blocks:
            if isinstance(block, Table):
                (folder / f"tables/{block.id}.yaml").write_text(_table(block), "utf-8")
    for series, notes in (("endnotes", text.endnotes), ("footnotes", text.footnotes)):
        written = "\n\n".join(f"[^{name}]: {note}" for name, note in notes.items())
        (folder / f"notes/{series}.md").write_text(f"---\nseries: {series}\n---\n\n{written}\n", "utf-8")
    body = "\n".join(f"  - chapters/{chapter.id}.md" for chapter in text.chapters)
    (folder / "book.yaml").write_text(_BOOK.format(title=TITLE, body=body), "utf-8")
    return text


def _chapter(chapter: Chapter) -> str:
    return f"# {chapter.title}\n\n" + "\n\n".join(map(_block, chapter.blocks)) + "\n"


def _block(block: Paragraph | Subhead | Table) -> str:
    match block:
        case Paragraph():
            return paragraph(block)
        case Subhead(text):
            return f"## {text}"
        case Table(id=name):
            return f"::: {{.table #{name}}}\n:::"


def paragraph(block: Paragraph) -> str:
    """A paragraph in Markdown, as Octavo and pandoc read it."""
    return " ".join(
        sentence.text + "".join(f"[^{name}]" for name in sentence.calls) for sentence in block.sentences
    )


def _table(table: Table) -> str:
    rows = "\n".join(f"  - [{', '.join(row)}]" for row in table.rows)
    return _TABLE.format(caption=CAPTION, heads=COLUMNS, rows=rows)
