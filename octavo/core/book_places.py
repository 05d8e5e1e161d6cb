"""Places in ``book.yaml``, for problems that are found long after the book was read."""

from pathlib import Path

from octavo.core.diagnostics import Span
from octavo.core.yaml_nodes import BrokenYaml, MappingNode, ScalarNode, compose_yaml

_FILE = "book.yaml"
_DEPTH = 40


def place_of(root: Path, *keys: str) -> Span:
    """Return the place of the first of these keys that ``book.yaml`` has at its outermost level.

    ``root`` is the folder of the book. If the file has none of the keys, return the place of the file.
    """
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
