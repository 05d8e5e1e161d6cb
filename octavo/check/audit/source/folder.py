"""All blocks of a book: what ``book.yaml`` lists, the notes, tables and terms that lie beside it."""

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from octavo.check.audit.blocks import Block, Role, Source, make_block
from octavo.check.audit.source import tables
from octavo.check.audit.source.facts import read_facts
from octavo.check.audit.source.includes import Includes
from octavo.check.audit.source.inline import strip_inline
from octavo.check.audit.source.markdown import MarkdownBlocks
from octavo.check.audit.source.typed import own_sheets, typed_signs
from octavo.check.audit.source.uncompared import Uncompared
from octavo.check.audit.svg import svg_texts
from octavo.check.audit.words import words
from octavo.core.yaml_nodes import ListNode, MappingNode, Node, ScalarNode

_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd", ".txt")
#: Kinds of divisions whose title is not printed.
_NO_TITLE = frozenset(
    {
        "copyright",
        "dedication",
        "epigraph",
        "blurb",
        "title-page",
        "half-title",
        "books-by",
        "series-page",
        "frontispiece",
    }
)
_LIMIT = 10 << 20


class _FolderReader:
    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        self.blocks: list[Block] = []
        self.unsure = Uncompared()
        self.tables: dict[str, list[Block]] = {}

    def text(self, name: str) -> str | None:
        """Return the text of a file of the book, or None if there is none."""
        path = (self.root / name).resolve()
        if not path.is_relative_to(self.root) or not path.is_file() or path.stat().st_size > _LIMIT:
            return None
        return (
            path.read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n").replace("\r", "\n")
        )

    def data(self, name: str) -> bytes | None:
        """Return the bytes of a file of the book, or None if there is none."""
        path = (self.root / name).resolve()
        return path.read_bytes() if path.is_relative_to(self.root) and path.is_file() else None

    def markdown(self, name: str, notes: bool = False, kind: str = "", title: str = "") -> None:
        content = self.text(name)
        if content is None:
            return
        found = MarkdownBlocks(
            name, content, notes, self.tables, lambda path: self._picture(path, name), Includes(self.text)
        )
        self.unsure.take(found.unsure)
        front = tables.parse(found.front) if found.front.strip() else None
        kind = kind or tables.text(tables.value(front, "kind")) or _stem(name)
        blocks = found.blocks
        if kind in _NO_TITLE and blocks and blocks[0].role is Role.HEADING:
            self.unsure.add("titles that are not printed", " ".join(blocks.pop(0).words))
        elif title and blocks and blocks[0].role is Role.HEADING and blocks[0].words == tuple(words(title)):
            blocks.pop(0)  # it is printed once
        if not notes:
            for key in ("title", "subtitle"):
                if kind not in _NO_TITLE and not (title and key == "title"):
                    self._inline(Role.HEADING, name, tables.value(front, key), 1)
        self.blocks += blocks

    def _picture(self, path: str, beside: str) -> Block | None:
        """Return the words of an SVG picture, or None."""
        if not path.lower().endswith(".svg"):
            return None
        for name in (path, posixpath.normpath(posixpath.join(posixpath.dirname(beside), path))):
            content = self.text(name)
            if content is not None:
                return make_block(Role.PICTURE, name, svg_texts(content.encode()), flow=False, loose=True)
        return None

    def _inline(self, role: Role, name: str, node: Node | None, more: int = 0, flow: bool = True) -> None:
        """Add the block of a YAML value that is Markdown."""
        if isinstance(node, ScalarNode) and node.value:
            block = self.inline(role, name, [(node.value, node.line + 1 + more)], flow)
            self.blocks += [block] if block else []

    def inline(
        self, role: Role, name: str, texts: list[tuple[str, int]], flow: bool = False, loose: bool = False
    ) -> Block | None:
        """Return a block of several texts, each with its line, or None if they have no words."""
        found = []
        for content, line in texts:
            for piece in content.split("\n\n"):
                printed = strip_inline(piece.replace("\n", " "))
                self.unsure.take(printed.unsure)
                found.append((printed.text.replace("\n", " "), line))
        return make_block(role, name, found, flow, loose)


def _stem(name: str) -> str:
    return Path(name).stem.lstrip("0123456789-_")


def read_source(root: Path) -> Source:
    """Read all blocks of the book in a folder."""
    reader = _FolderReader(root)
    content = reader.text("book.yaml")
    book = tables.parse(content) if content is not None else None
    for path in sorted((reader.root / "tables").glob("*.y*ml")):
        _table(reader, path.relative_to(reader.root).as_posix())
    kinds = set()
    for region in ("front", "body", "back"):
        kinds |= set(_divisions(reader, tables.value(book, region)))
    for path in sorted((reader.root / "notes").glob("*.md")):
        reader.markdown(path.relative_to(reader.root).as_posix(), notes=True)
    if "glossary" in kinds:
        _glossary(reader)
    yamls = {
        name: tables.parse(reader.text(name) or "")
        for path in sorted((reader.root / "tables").glob("*.y*ml"))
        if (name := path.relative_to(reader.root).as_posix())
    }
    own = any((reader.root / name).is_dir() for name in ("styles", "templates"))
    extended = tables.value(book, "extensions") is not None
    styled = own or extended
    files = [block.file for block in reader.blocks if block.file.lower().endswith(_MARKDOWN)]
    facts = replace(
        read_facts(book, files, reader.text, reader.data, yamls, styled),
        signs=typed_signs(reader.root, reader.text),
        sheets=None if extended else own_sheets(reader.root, reader.text),
    )
    unsure = reader.unsure
    return Source(tuple(reader.blocks), unsure.counts, facts, unsure.texts, unsure.of_one_format)


def _divisions(reader: _FolderReader, node: Node | None) -> Iterator[str]:
    """Read the divisions of a list of ``book.yaml``; yield their kinds."""
    for item in node.items if isinstance(node, ListNode) else ():
        if isinstance(item, ScalarNode):
            yield _stem(item.value)
            if item.value.lower().endswith(_MARKDOWN):
                reader.markdown(item.value)
        elif isinstance(item, MappingNode):
            kind = tables.text(tables.value(item, "kind"))
            file = tables.text(tables.value(item, "file"))
            yield kind or _stem(file)
            title = tables.value(item, "title")
            if kind not in (*_NO_TITLE, "notes"):
                reader._inline(Role.HEADING, "book.yaml", title)
            if file:
                reader.markdown(file, kind=kind, title=tables.text(title))
            for below in ("sections", "chapters"):
                yield from _divisions(reader, tables.value(item, below))


def _table(reader: _FolderReader, name: str) -> None:
    content = reader.text(name)
    root = tables.parse(content) if content is not None else None
    if tables.value(root, "columns") is None and tables.value(root, "rows") is None:
        return
    facing = tables.text(tables.value(root, "orientation")) == "facing"
    parts = list(tables.table_parts(root))
    data = tables.text(tables.value(root, "data"))
    path = f"{name.rpartition('/')[0]}/{data}"
    rows = reader.text(path) if data else None
    if rows:
        at = next(
            (at for at, (part, _) in enumerate(parts) if part in ("remarks", "notes", "source")), len(parts)
        )
        parts.insert(at, ("data", tables.csv_rows(rows, tables.column_ids(root))))
    blocks = []
    for part, texts in parts:
        role = {"caption": Role.CAPTION, "heads": Role.HEAD}.get(part, Role.TABLE)
        block = reader.inline(
            role,
            path if part == "data" else name,
            texts,
            loose=(facing and part != "caption") or part == "heads",
        )
        blocks += [block] if block else []
    reader.tables[tables.text(tables.value(root, "id")) or f"tbl-{Path(name).stem.removeprefix('tbl-')}"] = (
        blocks
    )


def _glossary(reader: _FolderReader) -> None:
    content = reader.text("glossary.yaml")
    terms = tables.value(tables.parse(content), "terms") if content is not None else None
    for term in terms.items if isinstance(terms, ListNode) else ():
        texts = [
            (node.value, node.line + 1)
            for key in ("term", "definition")
            if isinstance(node := tables.value(term, key), ScalarNode)
        ]
        block = reader.inline(Role.TERM, "glossary.yaml", texts)
        reader.blocks += [block] if block else []
