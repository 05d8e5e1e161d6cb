"""Matching of selectors by the path of an element in the tree: yes, no, or perhaps.

"Perhaps" is what depends on siblings, on the reader's screen, or on what readers do. Text that perhaps has a
style is counted as text that has it, so a subset may have a few characters too many, never too few.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Any

from cssselect2 import parser  # type: ignore[import-untyped]


class Match(IntEnum):
    """The certainty with which a selector matches; the least of several is that of all of them together."""

    NO = 0
    PERHAPS = 1
    YES = 2


@dataclass(frozen=True, slots=True, eq=False)
class Path:
    """An element as selectors see it: name, classes, some attributes, and what it stands in."""

    parent: "Path | None"
    name: str
    classes: frozenset[str]
    attributes: Mapping[str, str]


def subject(selector: Any) -> tuple[str, str]:
    """Return what the element that a selector is about must have, to look only at rules that may match.

    It is ("class", name) or ("name", name), or ("", "") if neither is sure.
    """
    compound = selector.right if isinstance(selector, parser.CombinedSelector) else selector
    name = ("", "")
    for simple in compound.simple_selectors:
        if isinstance(simple, parser.ClassSelector):
            return "class", simple.class_name
        if isinstance(simple, parser.LocalNameSelector):
            name = "name", simple.lower_local_name
    return name


def attributes(selector: Any) -> Iterator[str]:
    """Yield the names of the attributes, but for classes, that a selector looks at."""
    while isinstance(selector, parser.CombinedSelector):
        yield from attributes(selector.right)
        selector = selector.left
    for simple in selector.simple_selectors:
        if isinstance(simple, parser.AttributeSelector):
            yield simple.lower_name
        elif isinstance(simple, parser.IDSelector):
            yield "id"
        for inner in getattr(simple, "selector_list", ()):
            yield from attributes(inner.parsed_tree)


@lru_cache(maxsize=1 << 16)  # else "* * * *" would be tried on the elements above in every combination
def match(selector: Any, path: Path) -> Match:
    """Return the certainty with which a parsed selector matches the element at the end of a path."""
    if not isinstance(selector, parser.CombinedSelector):
        return _compound(selector, path)
    right = _compound(selector.right, path)
    if right is Match.NO or path.parent is None:
        return Match.NO
    if selector.combinator == ">":
        return min(right, match(selector.left, path.parent))
    if selector.combinator != " ":
        return Match.PERHAPS  # paths don't know of siblings
    best = Match.NO
    above: Path | None = path.parent
    while above is not None and best is not Match.YES:
        best = max(best, match(selector.left, above))
        above = above.parent
    return min(right, best)


def _compound(compound: Any, path: Path) -> Match:
    result = Match.YES
    for simple in compound.simple_selectors:
        result = min(result, _simple(simple, path))
        if result is Match.NO:
            break
    return result


def _simple(simple: Any, path: Path) -> Match:
    if isinstance(simple, parser.LocalNameSelector):
        return _sure(simple.lower_local_name == path.name)
    if isinstance(simple, parser.ClassSelector):
        return _sure(simple.class_name in path.classes)
    if isinstance(simple, parser.NamespaceSelector):
        return Match.YES
    if isinstance(simple, parser.AttributeSelector):
        return _attribute(simple, path)
    if isinstance(simple, parser.IDSelector):
        return _sure(path.attributes.get("id") == simple.ident)
    if isinstance(simple, parser.NegationSelector):
        return Match(Match.YES - _any(simple, path))
    if isinstance(simple, parser.MatchesAnySelector | parser.SpecificityAdjustmentSelector):
        return _any(simple, path)
    return Match.PERHAPS  # pseudo-classes


def _any(simple: Any, path: Path) -> Match:
    return max((match(one.parsed_tree, path) for one in simple.selector_list), default=Match.NO)


def _sure(matches: bool) -> Match:
    return Match.YES if matches else Match.NO


def _attribute(simple: Any, path: Path) -> Match:
    value = path.attributes.get(simple.lower_name)
    if value is None:
        return Match.NO
    if simple.operator == "=":
        return _sure(value == simple.value)
    if simple.operator == "~=":
        return _sure(simple.value in value.split())
    return Match.YES if simple.operator is None else Match.PERHAPS
