"""Tables and glossaries as grids: the heads and rows that stand in the source."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence

from octavo.check.audit.facts import SourceTable
from octavo.check.audit.source import tables
from octavo.check.audit.source.inline import strip_inline
from octavo.core.yaml_nodes import ListNode, MappingNode, Node, ScalarNode

_RULE = re.compile(r"^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_NAME = re.compile(r"\{[^{}]*#(tbl-[\w.:-]+)[^{}]*\}")
_BAR = re.compile(r"(?<!\\)\|")


def cell_words(markdown: str) -> str | None:
    """Return the text of a cell, or None if a part of it is printed as something else."""
    if "`" in markdown and ("[^" in markdown or "@" in markdown or "{" in markdown):
        return None
    markdown = re.sub(r"\[\^[^\]]*\]", " ", markdown)
    printed = strip_inline(markdown.replace("\n", " "))
    if printed.unsure.counts or printed.notes or "@" in markdown or "\n\n" in markdown:
        return None
    return " ".join(printed.text.replace("\ue000", "").split())


def yaml_table(name: str, root: Node | None, text: Callable[[str], str | None]) -> SourceTable | None:
    """Return the table of a YAML file, or None if it has no columns."""
    columns = tables.value(root, "columns")
    if not isinstance(columns, ListNode):
        return None
    identifier = tables.text(tables.value(root, "id"))
    stem = name.rpartition("/")[2].rpartition(".")[0].removeprefix("tbl-")
    heads = [cell_words(tables.text(tables.value(column, "head"))) for column in columns.items]
    caption = cell_words(tables.text(tables.value(root, "caption")))
    rows: list[tuple[str | None, ...]] = []
    given = tables.value(root, "rows")
    for row in given.items if isinstance(given, ListNode) else ():
        if isinstance(row, MappingNode):
            row = tables.value(row, "total") or row
        if isinstance(row, ListNode) and all(isinstance(cell, ScalarNode) for cell in row.items):
            cells = [cell_words(tables.text(cell)) for cell in row.items]
            rows.append((*cells, *[""] * (len(heads) - len(cells))))
    data = tables.text(tables.value(root, "data"))
    content = text(f"{name.rpartition('/')[0]}/{data}") if data else None
    if content:
        rows += _data(content, tables.column_ids(root))
    line = columns.line + 1
    return SourceTable(name, line, identifier or f"tbl-{stem}", tuple(heads), tuple(rows), caption)


def _data(content: str, columns: Sequence[str]) -> Iterator[tuple[str | None, ...]]:
    order: list[int] | None = None
    for row in csv.reader(io.StringIO(content)):
        if order is None:
            order = [row.index(name) if name in row else -1 for name in columns]
        else:
            yield tuple(cell_words(row[at]) if 0 <= at < len(row) else "" for at in order)


def pipe_tables(name: str, content: str) -> Iterator[SourceTable]:
    """Yield the tables of a Markdown file that are drawn with bars and named in their caption."""
    lines = content.split("\n")
    for at in range(1, len(lines) - 1):
        if not (
            "|" in lines[at] and _RULE.match(lines[at].strip()) and lines[at - 1].strip().startswith("|")
        ):
            continue
        end = at + 1
        while end < len(lines) and lines[end].strip().startswith("|"):
            end += 1
        near = (*lines[end : end + 3], *lines[max(0, at - 4) : at - 1])
        around = "\n".join(line for line in near if not line.startswith(":::"))
        named = _NAME.search(around)
        if named:
            heads = _cells(lines[at - 1])
            rows = [_cells(line) for line in lines[at + 1 : end]]
            filled = [(*row, *[""] * (len(heads) - len(row))) for row in rows]
            yield SourceTable(name, at, named[1], tuple(heads), tuple(filled), None)


def _cells(line: str) -> list[str | None]:
    text = line.strip().removeprefix("|").removesuffix("|")
    return [cell_words(cell.strip().replace("\\|", "|")) for cell in _BAR.split(text)]


def glossary_terms(root: Node | None) -> Iterator[tuple[int, str, str]]:
    """Yield the terms of a glossary with their lines and definitions."""
    terms = tables.value(root, "terms")
    for term in terms.items if isinstance(terms, ListNode) else ():
        name, definition = (tables.value(term, key) for key in ("term", "definition"))
        if isinstance(name, ScalarNode) and isinstance(definition, ScalarNode):
            one, other = cell_words(name.value), cell_words(definition.value)
            if one and other:
                yield name.line + 1, one, other
