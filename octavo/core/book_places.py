"""Places in ``book.yaml``, for problems that are found long after the book was read."""

from collections.abc import Iterator
from pathlib import Path

from octavo.core.diagnostics import Span
from octavo.core.yaml_nodes import BrokenYaml, MappingNode, Node, ScalarNode, compose_yaml

_FILE = "book.yaml"
_DEPTH = 40


def place_of(root: Path, *keys: str) -> Span:
    """Return the place of the first of these keys that ``book.yaml`` has at its outermost level.

    ``root`` is the folder of the book. If the file has none of the keys, return the place of the file.
    """
    written = {name.value: _span(name) for name, _ in _pairs(_read(root))}
    return next((written[key] for key in keys if key in written), Span(_FILE))


def place_within(root: Path, *path: str) -> Span:
    """Return the place of a key in ``book.yaml`` that stands within others: of ``large`` in ``editions`` for
    ("editions", "large"). If it is not there, return the place of the last key on its path that is."""
    node, span = _read(root), Span(_FILE)
    for key in path:
        found = next(((name, value) for name, value in _pairs(node) if name.value == key), None)
        if found is None:
            break
        span, node = _span(found[0]), found[1]
    return span


def _read(root: Path) -> Node | None:
    try:
        return compose_yaml((root / _FILE).read_text(encoding="utf-8-sig"), _DEPTH)
    except (OSError, UnicodeDecodeError, BrokenYaml):
        return None


def _pairs(node: Node | None) -> Iterator[tuple[ScalarNode, Node]]:
    for name, value in node.pairs if isinstance(node, MappingNode) else ():
        if isinstance(name, ScalarNode):
            yield name, value


def _span(name: ScalarNode) -> Span:
    return Span(_FILE, name.line + 1, name.column + 1)
