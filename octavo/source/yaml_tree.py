"""YAML 1.2 with the place of every key and value kept.

Only the structure is read; nothing is constructed, so no tag can run code. Plain scalars stay the
words that the author wrote ("40.50" stays "40.50"), but for true, false and null.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from octavo.core.decoding import FORBIDDEN
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.yaml_nodes import BrokenYaml, ListNode, MappingNode, Node, ScalarNode, compose_yaml
from octavo.source.yaml_problems import explain

#: How deep lists and mappings may stand in each other.
DEPTH = 40
#: How many values the aliases (*name) of one file may stand for, so that a few lines cannot become gigabytes.
ALIASED = 10_000

_WORDS: dict[str, bool | None] = {"true": True, "True": True, "TRUE": True, "null": None, "~": None, "": None}
_WORDS |= {"false": False, "False": False, "FALSE": False, "Null": None, "NULL": None}
_TAGS = {
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "value")
}
_TAGS |= {f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "merge")}

Place = Sequence[str | int]


@dataclass(frozen=True, slots=True)
class YamlNode:
    """A value with its place. ``data`` is a string, True, False or None for a scalar, else a list or a
    mapping of nodes; ``keys`` has the places of the keys of a mapping. ``block`` marks a scalar whose text
    begins on the next line (| and >) after ``indent`` spaces, ``quoted`` one in quotation marks, ``literal``
    one that keeps its line ends (|); in all others a line end stands for a blank line."""

    span: Span
    data: "str | bool | list[YamlNode] | dict[str, YamlNode] | None"
    keys: dict[str, Span] = field(default_factory=dict)
    block: bool = False
    quoted: bool = False
    indent: int = 0
    literal: bool = False

    def plain(self) -> Any:
        """Return the value as plain Python data."""
        if isinstance(self.data, dict):
            return {key: node.plain() for key, node in self.data.items()}
        if isinstance(self.data, list):
            return [node.plain() for node in self.data]
        return self.data

    def get(self, key: str | int) -> "YamlNode | None":
        """Return a member of a mapping or an item of a list, or None if there is no such thing."""
        if isinstance(self.data, dict) and isinstance(key, str):
            return self.data.get(key)
        if isinstance(self.data, list) and isinstance(key, int) and 0 <= key < len(self.data):
            return self.data[key]
        return None

    def items(self) -> "list[YamlNode]":
        """Return the items of a list; nothing for any other value."""
        return self.data if isinstance(self.data, list) else []

    def text(self) -> str:
        """Return a scalar as text; "" for null, lists and mappings."""
        if isinstance(self.data, bool):
            return "true" if self.data else "false"
        return self.data if isinstance(self.data, str) else ""

    def place(self, key: str) -> Span:
        """Return the place of a key, or of the mapping if it has no such key."""
        return self.keys.get(key, self.span)


def load_yaml(text: str, file: str, diagnostics: Diagnostics, first_line: int = 1) -> YamlNode | None:
    """Return the one document of a YAML text, or None if it is broken (each problem is reported).

    ``first_line`` is the line of the file on which the text begins. An empty text is a null value.
    """
    try:
        root = compose_yaml(text, DEPTH)
    except BrokenYaml as broken:
        span = Span(file, first_line + broken.line, broken.column + 1)
        _report(diagnostics, span, broken.problem, text, broken.line)
        return None
    if root is None:
        return YamlNode(Span(file, first_line), None)
    reader = _NodeReader(text, file, first_line, diagnostics)
    node = reader.node(root)
    return None if reader.broken else node


def _report(diagnostics: Diagnostics, span: Span, problem: Exception, text: str, line: int) -> None:
    lines = text.split("\n")
    code, message, hint = explain(problem, lines[line] if line < len(lines) else "")
    diagnostics.error(code, span, message, hint)


class _NodeReader:
    """Turns the parser's nodes into ``YamlNode``s, and finds what a book's YAML may not have."""

    def __init__(self, text: str, file: str, first_line: int, diagnostics: Diagnostics) -> None:
        self._lines = text.split("\n")
        self._file = file
        self._first = first_line
        self._diagnostics = diagnostics
        self._open: set[int] = set()
        self._seen: set[int] = set()
        self._aliased = 0
        self._inside_alias = 0
        self.broken = False

    def node(self, node: Node) -> YamlNode:
        span = self._span(node)
        if self._aliases(node, span):
            return YamlNode(span, None)
        known = id(node) in self._seen
        self._seen.add(id(node))
        self._open.add(id(node))
        self._inside_alias += known
        try:
            return self._convert(node, span)
        finally:
            self._inside_alias -= known
            self._open.discard(id(node))

    def _aliases(self, node: Node, span: Span) -> bool:
        """Return True if aliases lead in a circle or to more than anyone would write; reported."""
        if id(node) in self._open:
            self._error_alias(span, "this list or mapping contains itself by an alias")
            return True
        if self._inside_alias or id(node) in self._seen:
            self._aliased += 1
        if self._aliased > ALIASED:
            self._error_alias(Span(self._file, self._first), f"aliases stand for more than {ALIASED} values")
            return True
        return False

    def _error_alias(self, span: Span, message: str) -> None:
        self.broken = True
        self._diagnostics.error("yaml-alias", span, message, "write the values out instead of using * and &")

    def _convert(self, node: Node, span: Span) -> YamlNode:
        if node.tag not in _TAGS:
            self.broken = True
            tag = node.tag.removeprefix("tag:yaml.org,2002:")
            self._diagnostics.error(
                "yaml-tag",
                span,
                f"the tag `{tag}` is not allowed",
                "take the word with ! away, or quote the value",
            )
        if isinstance(node, MappingNode):
            return self._mapping(node, span)
        if isinstance(node, ListNode):
            return YamlNode(span, [self.node(item) for item in node.items])
        return self._scalar(node, span)

    def _scalar(self, node: ScalarNode, span: Span) -> YamlNode:
        value = node.value
        bad = FORBIDDEN.search(value)
        if bad:
            self.broken = True
            self._diagnostics.error(
                "control-character",
                span,
                f"the value holds the control character U+{ord(bad[0]):04X}",
                "take the backslash sequence out of the value",
            )
        quoted, block = node.style in ("'", '"'), node.style in ("|", ">")
        plain = not quoted and not block
        data = _WORDS[value] if plain and value in _WORDS else value
        indent = self._indent(node) if block else 0
        return YamlNode(span, data, {}, block, quoted, indent, node.style == "|")

    def _indent(self, node: ScalarNode) -> int:
        """Return the number of spaces before the first line of a | or > text."""
        for line in self._lines[node.line + 1 :]:
            if line.strip():
                return len(line) - len(line.lstrip(" "))
        return 0

    def _mapping(self, node: MappingNode, span: Span) -> YamlNode:
        members: dict[str, YamlNode] = {}
        keys: dict[str, Span] = {}
        for name, value in self._pairs(node):
            key, place = name.value, self._span(name)
            if key in keys:
                self._diagnostics.error(
                    "yaml-duplicate-key",
                    place,
                    f"the key `{key}` is written twice; the first is in line {keys[key].line}",
                    "keep one of the two",
                )
                continue
            keys[key] = place
            members[key] = self.node(value)
        return YamlNode(span, members, keys)

    def _pairs(self, node: MappingNode) -> Iterator[tuple[ScalarNode, Node]]:
        for name, value in node.pairs:
            if isinstance(name, ScalarNode):
                yield name, value
                continue
            self.broken = True
            self._diagnostics.error(
                "yaml-syntax",
                self._span(name),
                "a key is a list or a mapping",
                "put quotation marks around a value that contains { } [ or ]",
            )

    def _span(self, node: Node) -> Span:
        return Span(self._file, self._first + node.line, node.column + 1)
