"""The kinds of fenced block that are open around a line, for rules that hold inside one kind only."""

from collections import Counter
from collections.abc import Iterable, Iterator, MutableMapping
from contextlib import contextmanager
from typing import Any

from octavo.elements.kind import ElementKind

_KEY = "open_blocks"


@contextmanager
def inside(env: MutableMapping[str, Any], kinds: Iterable[ElementKind]) -> Iterator[None]:
    """While the context is open, blocks of these kinds are open in the parser's environment."""
    names = [kind.name for kind in kinds]
    counts: Counter[str] = env.setdefault(_KEY, Counter())
    counts.update(names)
    yield
    counts.subtract(names)


def is_inside(env: MutableMapping[str, Any], kind: ElementKind) -> bool:
    """Return True if a block of a kind is open."""
    return bool(env.get(_KEY) and env[_KEY][kind.name])
