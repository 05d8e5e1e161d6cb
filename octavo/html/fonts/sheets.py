"""Stylesheets read as far as fonts go: the faces that they declare, and the rules that choose among them.

CSS Fonts 4, section 4 (@font-face); Selectors 4. Everything else in a stylesheet is ignored.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import tinycss2  # type: ignore[import-untyped]
from cssselect2.parser import SelectorError, parse  # type: ignore[import-untyped]

from octavo.core.xhtml import EPUB, XHTML, XML

#: A list of component values, as tinycss2 makes them.
Tokens = Sequence[Any]

#: Properties that decide which glyphs a text needs.
PROPERTIES = frozenset(
    {
        *("font", "font-family", "font-weight", "font-style", "font-variant", "font-variant-caps"),
        *("font-variant-position", "text-transform", "content"),
    }
)
_TELLING = re.compile(r"font|text-transform|content")
#: At-rules that hold other rules.
CONDITIONS = ("media", "supports", "layer", "container")
#: How deep conditions may stand in each other, and selectors in selectors.
DEEPEST = 20
_NAMESPACES = {"epub": EPUB, "xml": XML, "xhtml": XHTML}
_SCREEN = re.compile(r"^\s*(only\s+)?(all|screen)\s*$", re.IGNORECASE)
_PAPER = re.compile(r"^\s*(only\s+)?(print|speech)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Declared:
    """One ``@font-face``: its descriptors by name, the stylesheet's name and the line in it."""

    descriptors: dict[str, Tokens]
    sheet: str
    line: int


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property with its value; ``sure`` is False if a condition or a part of the text decides."""

    name: str
    value: Tokens
    sure: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A selector as cssselect2 parses it, and what it sets. ``rank`` orders rules by the cascade;
    ``element`` is the pseudo-element that is made ("before", "after"), "" for the element itself."""

    selector: Any
    element: str
    rank: tuple[bool, tuple[int, int, int], int]
    declarations: tuple[Declaration, ...]


@dataclass(frozen=True, slots=True)
class FontStylesheet:
    """The rules of a stylesheet that are about fonts."""

    faces: tuple[Declared, ...]
    rules: tuple[Rule, ...]


@lru_cache(maxsize=128)  # each book, edition and format has much the same ones
def read_sheet(css: str, name: str, order: int) -> FontStylesheet:
    """Return the faces and rules of a stylesheet. ``order`` is the number of rules in those before it."""
    faces: list[Declared] = []
    rules: list[Rule] = []
    nodes = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    with suppress(RecursionError):  # brackets in brackets, a thousand deep: as ``plain_sheet`` has it
        for node, sure in _flat(nodes, True):
            if node.type == "at-rule":
                faces.append(Declared(dict(_descriptors(node.content)), name, node.source_line))
            else:
                rules += _rules(node, sure, order + len(rules))
    return FontStylesheet(tuple(faces), tuple(rules))


def _flat(nodes: Iterable[Any], sure: bool, depth: int = 0) -> Iterator[tuple[Any, bool]]:
    """Yield style rules and ``@font-face`` rules, also those inside ``@media`` and its like.

    They are followed as deep as a sensible stylesheet nests them.
    """
    if depth > DEEPEST:
        return
    for node in nodes:
        if node.type == "qualified-rule":
            yield node, sure
        elif node.type == "at-rule" and node.content is not None:
            keyword, condition = node.lower_at_keyword, tinycss2.serialize(node.prelude)
            if keyword == "font-face":
                yield node, sure
            elif keyword in CONDITIONS and not (keyword == "media" and _PAPER.match(condition)):
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                certain = sure and keyword == "media" and bool(_SCREEN.match(condition))
                yield from _flat(inner, certain, depth + 1)


def _descriptors(content: Tokens) -> Iterator[tuple[str, Tokens]]:
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if node.type == "declaration":
            yield node.lower_name, node.value


def _rules(node: Any, sure: bool, order: int) -> Iterator[Rule]:
    if not any(_TELLING.match(token.value) for token in node.content if token.type == "ident"):
        return
    if _is_deep(node.prelude):
        return
    found: dict[bool, list[Declaration]] = {False: [], True: []}
    for one in tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True):
        if one.type == "declaration" and one.lower_name in PROPERTIES:
            found[one.important].append(Declaration(one.lower_name, one.value, sure))
    try:
        selectors = list(parse(node.prelude, _NAMESPACES))
    except SelectorError:  # a rule with such a selector counts for nothing (CSS Syntax 3)
        return
    for important, declarations in found.items():
        for selector in selectors if declarations else ():
            element = selector.pseudo_element or ""
            given = tuple(declarations)
            if element in ("first-line", "first-letter", "marker"):  # some of the element's own text
                element, given = "", tuple(Declaration(one.name, one.value, False) for one in given)
            rank = (important, selector.specificity, order)
            yield Rule(selector.parsed_tree, element, rank, given)


def _is_deep(tokens: Tokens, depth: int = 0) -> bool:
    """Return True if brackets stand in brackets deeper than any sensible selector has them."""
    inner = (getattr(token, "arguments", None) or getattr(token, "content", None) for token in tokens)
    return depth > DEEPEST or any(_is_deep(one, depth + 1) for one in inner if one)
