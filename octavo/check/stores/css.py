"""Stylesheets, parsed as far as the rules of the stores need them."""

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import tinycss2  # type: ignore[import-untyped]

from octavo.check.findings import Spot, in_document

_SIDES = ("top", "right", "bottom", "left")
#: Which of one to four values is that of top, right, bottom and left.
_SHARED = {1: (0, 0, 0, 0), 2: (0, 1, 0, 1), 3: (0, 1, 2, 1), 4: (0, 1, 2, 3)}
_LENGTH = re.compile(r"([+-]?[0-9.]+)(%|[a-z]*)", re.IGNORECASE)
_SUBJECT = re.compile(r"[^\s>+~]+$")
#: At-rules whose rules hold on screens.
_NESTING = {"media", "supports", "layer"}


@dataclass(frozen=True, slots=True)
class StyleRule:
    """One selector and its declarations, with the stylesheet and line.

    Margins and paddings have their four sides.
    """

    sheet: str
    line: int
    selector: str
    declared: dict[str, str]

    @property
    def subject(self) -> str:
        """The last part of the selector, which says what is styled: ``p.x`` of ``section > p.x``."""
        found = _SUBJECT.search(self.selector)
        return found.group() if found else self.selector

    @property
    def spot(self) -> Spot:
        """The place of the rule."""
        return in_document(self.sheet, self.line)


def style_rules(sheet: str, text: str) -> Iterator[StyleRule]:
    """Yield the rules of a stylesheet for screens, one for each selector of a list."""
    nodes = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    # Brackets in brackets, a thousand deep, set nothing; rules before them are read.
    with suppress(RecursionError):
        yield from _rules(sheet, nodes)


def _rules(sheet: str, nodes: list[tinycss2.ast.Node]) -> Iterator[StyleRule]:
    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword in _NESTING and node.content is not None:
            if tinycss2.serialize(node.prelude).strip().lower() != "print":
                inner = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
                yield from _rules(sheet, inner)
        elif node.type == "qualified-rule":
            declared = _declared(node.content)
            for selector in tinycss2.serialize(node.prelude).split(","):
                yield StyleRule(sheet, node.source_line, " ".join(selector.split()), declared)


def _declared(content: list[tinycss2.ast.Node]) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if node.type != "declaration":
            continue
        value = tinycss2.serialize(node.value).strip().lower()
        values = value.split()
        if node.lower_name in ("margin", "padding") and len(values) in _SHARED:
            order = _SHARED[len(values)]
            found.update(
                {f"{node.lower_name}-{side}": values[k] for side, k in zip(_SIDES, order, strict=True)}
            )
        else:
            found[node.lower_name] = value
    return found


def length(value: str | None) -> tuple[float, str]:
    """Return a length and its unit; (0, "") for what is none."""
    found = _LENGTH.fullmatch(value or "")
    try:
        return (float(found[1]), found[2].lower()) if found else (0.0, "")
    except ValueError:
        return 0.0, ""
