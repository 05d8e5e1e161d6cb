"""The marks of an index, as they stand in the source, and what ``index.yaml`` adds."""

import re
from collections.abc import Iterator, Mapping

from octavo.check.audit.source import tables
from octavo.check.words import squash
from octavo.core.yaml_nodes import ListNode, Node, ScalarNode

_MARK = re.compile(r"\{[^{}]*(?<![\w-])\.index(?![\w-])[^{}]*\}")
_KEY = re.compile(r"(?<![\w-])(term|sub|subsub)=(?:\"((?:[^\"\\]|\\.)*)\"|'([^']*)'|([^\s}\"']+))")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCED = re.compile(r"^(\s*)(`{3,}|~{3,}).*?(?:^\1\2`*~*[ \t]*$|\Z)", re.DOTALL | re.MULTILINE)


def mark_path(attributes: str, words: str) -> tuple[str, ...]:
    """Return the headings of a mark, from the highest, squashed."""
    found = {key: "".join(said).replace("\\", "") for key, *said in _KEY.findall(attributes)}
    names = (found.get("term") or words, found.get("sub", ""), found.get("subsub", ""))
    return tuple(squash(name) for name in names if name)


def is_mark(attributes: str) -> bool:
    """Return True for the attributes of a mark of the index."""
    return _MARK.fullmatch(attributes) is not None


def count_marks(content: str) -> int:
    """Return how many marks a text has."""
    if ".index" not in content:
        return 0
    return len(_MARK.findall(_FENCED.sub("", _COMMENT.sub("", content))))


def see_references(root: Node | None) -> Mapping[str, frozenset[str]]:
    """Return the entries to which each heading of ``index.yaml`` refers, all squashed."""
    found: dict[str, set[str]] = {}
    _collect(tables.value(root, "headings"), found)
    return {term: frozenset(names) for term, names in found.items()}


def _collect(node: Node | None, found: dict[str, set[str]]) -> None:
    for item in node.items if isinstance(node, ListNode) else ():
        term = squash(tables.text(tables.value(item, "term")))
        for key in ("see", "see-also"):
            found.setdefault(term, set()).update(_named(tables.value(item, key)))
        _collect(tables.value(item, "subs"), found)


def _named(node: Node | None) -> Iterator[str]:
    if isinstance(node, ScalarNode):
        yield squash(node.value)
    elif isinstance(node, ListNode):
        for item in node.items:
            yield (
                squash(item.value)
                if isinstance(item, ScalarNode)
                else squash(tables.text(tables.value(item, "text")))
            )
