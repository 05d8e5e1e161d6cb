"""Tables and glossaries in files of their own: the words of YAML and CSV."""

import csv
import io
from collections.abc import Iterator, Sequence

from octavo.core.yaml_nodes import BrokenYaml, ListNode, MappingNode, Node, ScalarNode, compose_yaml

#: Keys of a table whose values are no words of the book.
_NO_WORDS = frozenset(
    {
        "id",
        "align",
        "width",
        "widths",
        "orientation",
        "data",
        "short-caption",
        "right-page",
        "level",
        "columns",
        "span",
    }
    | {
        "sort",
        "lang",
        "class",
        "classes",
        "unnumbered",
        "number",
        "rowspan",
        "colspan",
        "header",
        "scope",
        "format",
    }
    | {"place", "decimal", "break", "rows-together", "row-heads", "type-size"}
)
_DEPTH = 30
#: Parts of a table as they are printed.
_ORDER = {"caption": 0, "columns": 1, "rows": 2, "remarks": 4, "notes": 5, "signs": 6, "source": 7}


def parse(text: str) -> Node | None:
    """Return the root of a YAML text, or None if it is broken: whoever makes the book has said so."""
    try:
        return compose_yaml(text, _DEPTH)
    except BrokenYaml:
        return None


def pairs(node: Node | None) -> Iterator[tuple[str, Node]]:
    """Yield the keys and values of a mapping."""
    if isinstance(node, MappingNode):
        for key, value in node.pairs:
            if isinstance(key, ScalarNode):
                yield key.value, value


def value(node: Node | None, name: str) -> Node | None:
    """Return the value of a key, or None."""
    return next((found for key, found in pairs(node) if key == name), None)


def text(node: Node | None) -> str:
    """Return the text of a scalar, or ""."""
    return node.value if isinstance(node, ScalarNode) else ""


def scalars(node: Node | None) -> Iterator[tuple[str, int]]:
    """Yield the texts of a node, each with its line, without keys and what is no text."""
    if isinstance(node, ScalarNode):
        yield node.value, node.line + 1
    elif isinstance(node, ListNode):
        for item in node.items:
            yield from scalars(item)
    else:
        for key, below in pairs(node):
            if key not in _NO_WORDS:
                yield from scalars(below)


def table_parts(root: Node | None) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Yield the parts of a table that stand together: "caption", "heads", "rows", "notes" ..., with texts and
    lines."""
    heads = []
    for key in ("spanners", "columns"):
        columns = value(root, key)
        for column in columns.items if isinstance(columns, ListNode) else ():
            for name in ("head", "unit"):
                heads += list(scalars(value(column, name)))
    for key, below in sorted(pairs(root), key=lambda pair: _ORDER.get(pair[0], 3)):
        if key == "columns":
            yield "heads", heads
        elif key in ("notes", "signs"):
            for _, note in pairs(below):
                yield "notes", list(scalars(note))
        elif key in ("rows", "caption", "remarks", "source", "credit", "lead"):
            yield key, list(scalars(below))


def csv_rows(content: str, columns: Sequence[str]) -> list[tuple[str, int]]:
    """Return the cells of a CSV file with their lines, in the order of the columns, which its first line
    names."""
    reader = csv.reader(io.StringIO(content))
    cells: list[tuple[str, int]] = []
    order: list[int] | None = None
    before = 0
    for row in reader:
        line, before = before + 1, reader.line_num
        if order is None:
            order = [row.index(name) for name in columns if name in row]
        else:
            cells += [(row[at], line) for at in order if at < len(row) and row[at]]
    return cells


def column_ids(root: Node | None) -> list[str]:
    """Return the ids of the columns of a table."""
    columns = value(root, "columns")
    return [text(value(column, "id")) for column in columns.items] if isinstance(columns, ListNode) else []
