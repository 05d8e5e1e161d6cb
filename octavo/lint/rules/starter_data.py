"""Data that `--new` wrote into book.yaml and nobody has changed: the identifier, "Your Name"."""

from collections.abc import Iterator

from octavo.core.diagnostics import Span
from octavo.core.settings import RESOURCES
from octavo.core.yaml_nodes import BrokenYaml, ListNode, MappingNode, Node, ScalarNode, compose_yaml
from octavo.lint.book import LintedBook
from octavo.lint.rule import LintFinding, LintRule

_FILE = "book.yaml"
_DEPTH = 40
#: Keys whose values are the book's own. A key of a mapping follows a point.
_OWN = frozenset(
    (
        "identifier",
        "title",
        "subtitle",
        "description",
        "contributors.name",
        "publisher.name",
        "publisher.place",
    )
)


def _look(book: LintedBook) -> Iterator[LintFinding]:
    starter = (RESOURCES / "starter" / _FILE).read_text(encoding="utf-8")
    known = {(key, node.value) for key, node in _values(starter)}
    for key, node in _values("\n".join(book.lines(_FILE))):
        if (key, node.value) not in known:
            continue
        hint = f"write your own `{key.rpartition('.')[2]}`"
        if key == "identifier":
            hint = (
                "write the ISBN of the book (`isbn: {epub: ...}`), or a fresh one, `urn:uuid:` and a new UUID"
            )
        yield LintFinding(
            Span(_FILE, node.line + 1, node.column + 1),
            f"`{key}` is still `{node.value}`, as in every book that --new has begun",
            hint,
            words=node.value,
        )


def _values(text: str) -> Iterator[tuple[str, ScalarNode]]:
    try:
        root = compose_yaml(text, _DEPTH)
    except BrokenYaml:
        return  # it was told when the book was read
    yield from _inside(root, "")


def _inside(node: Node | None, path: str) -> Iterator[tuple[str, ScalarNode]]:
    if isinstance(node, ScalarNode) and path in _OWN:
        yield path, node
    elif isinstance(node, ListNode) and path in ("", "contributors"):
        for item in node.items:
            yield from _inside(item, path)
    elif isinstance(node, MappingNode) and path in ("", "contributors", "publisher"):
        for key, value in node.pairs:
            if isinstance(key, ScalarNode):
                yield from _inside(value, f"{path}.{key.value}" if path else key.value)


RULE = LintRule("starter-left", _look)
