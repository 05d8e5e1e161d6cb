"""Where ``book.yaml`` says a thing: for problems that are found when the book has long been read."""

from pathlib import Path

from octavo.core.diagnostics import Span
from octavo.core.yaml_nodes import BrokenYaml, MappingNode, ScalarNode, compose_yaml

_FILE = "book.yaml"
_DEPTH = 40


def place_of(root: Path, *keys: str) -> Span:
    """The place of the first of these keys that ``book.yaml`` in the folder ``root`` has at its outermost
    level, and of the file itself where it has none of them."""
    try:
        found = compose_yaml((root / _FILE).read_text(encoding="utf-8-sig"), _DEPTH)
    except (OSError, UnicodeDecodeError, BrokenYaml):
        return Span(_FILE)
    written = {
        name.value: Span(_FILE, name.line + 1, name.column + 1)
        for name, _ in (found.pairs if isinstance(found, MappingNode) else ())
        if isinstance(name, ScalarNode)
    }
    return next((written[key] for key in keys if key in written), Span(_FILE))
