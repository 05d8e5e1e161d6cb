"""Fenced divs -> tokens ``div_open`` ... ``div_close``; an empty ``.table`` div -> ``table_place``.

::

    ::: {.headnote}
    Text.
    :::

A fence with attributes opens a div, a fence without closes the innermost. Which fence closes which
is found once for the whole text, so that nesting needs no longer fences and costs nothing.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.elements.lookup import ElementLookup
from octavo.source.finding import Finding
from octavo.source.markdown.attributes import MALFORMED, WrittenAttributes, give, parse_attributes
from octavo.source.markdown.open_blocks import inside
from octavo.source.markdown.problem import block_problem
from octavo.source.markdown.table_place import place_table

_MARKERS = r"^[ \t>]*(?:(?:[-+*:]|\d{1,9}[.)])[ \t]+)*"
_FENCE = re.compile(_MARKERS + r"(:{3,})[ \t]*(\S.*)?$")
_CODE = re.compile(_MARKERS + r"(`{3,}|~{3,})")
_COMMENT = re.compile(_MARKERS + r"<!--")
_CLASS = re.compile(r"[\w-]+")
_UNCLOSED = Finding(
    "div-unclosed", "this ::: block is never closed", "write a line with ::: after its last paragraph"
)
_UNOPENED = Finding("div-unopened", "this ::: closes a block that was never opened", "take the line out")


def use_divs(md: MarkdownIt) -> None:
    """Add the rule. A div may interrupt a paragraph."""
    md.block.ruler.before("fence", "div", _div, {"alt": ["paragraph", "reference", "blockquote", "list"]})


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Opening line -> closing line, for all divs of a text."""

    closed_by: dict[int, int]


@contextmanager
def pairing(state: StateBlock, start: int, stop: int) -> Iterator[None]:
    """While the context is open, divs between two lines are paired on their own: a rule reads Markdown there
    that stands between the back-ticks of what is code for other rules."""
    known = state.env.get("div_pairs")
    text = ""
    if stop > start:
        text = state.src[state.src.rfind("\n", 0, state.bMarks[start]) + 1 : state.eMarks[stop - 1]]
    state.env["div_pairs"] = _found_pairs(text, start)
    yield
    state.env["div_pairs"] = known


def closing_line(state: StateBlock, line: int) -> int | None:
    """Return the line that closes the div that a line opens, or None if it is never closed."""
    return _pairs(state).closed_by.get(line)


def _pairs(state: StateBlock) -> _Pairs:
    known = state.env.get("div_pairs")
    if not isinstance(known, _Pairs):
        known = state.env["div_pairs"] = _found_pairs(state.src)
    return known


def _found_pairs(text: str, first: int = 0) -> _Pairs:
    """Return the pairs of a text that begins at line ``first`` of its file."""
    closed_by: dict[int, int] = {}
    opened: list[int] = []
    code, comment = "", False
    for number, line in enumerate(text.split("\n"), first):
        if comment or (not code and _COMMENT.match(line)):
            comment = "-->" not in line
            continue
        marks = _CODE.match(line)
        if marks and (not code or marks[1].startswith(code)):
            code = "" if code else marks[1]
        fence = None if code else _FENCE.match(line)
        if fence and fence[2]:
            opened.append(number)
        elif fence and opened:
            closed_by[opened.pop()] = number
    return _Pairs(closed_by)


def _div(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    if state.is_code_block(start) or not state.src.startswith(":::", first):
        return False
    if silent:
        return True
    info = state.src[first:last].lstrip(":").strip().rstrip(":").rstrip()
    if not info:
        block_problem(state, _UNOPENED, start)
        state.line = start + 1
        return True
    column = state.src.index(info, first) - state.bMarks[start] + 1
    written = WrittenAttributes(_attributes(state, start, info, column), (start, column))
    close = closing_line(state, start)
    if close is None or close >= end:
        block_problem(state, _UNCLOSED, start)
    stop = end if close is None else min(close, end)
    elements: ElementLookup = state.env["elements"]
    kinds = elements.at("div_open", written.values.get("class", "").split())
    is_place = any(kind.name == "table-place" for kind in kinds)
    if not is_place or not place_table(state, start, stop, written):
        with inside(state.env, kinds):
            _contents(state, start, stop, written)
    state.line = min(stop + 1, end) if close is not None and close < end else end
    return True


def _attributes(state: StateBlock, line: int, info: str, column: int) -> dict[str, str]:
    """Return attributes from braces, or a class from a single word."""
    if _CLASS.fullmatch(info):
        return {"class": info}
    found = parse_attributes(info, 0)
    if found is None or info[found.end :].strip():
        block_problem(state, MALFORMED, line, column=column)
    return found.values if found else {}


def _contents(state: StateBlock, start: int, stop: int, written: WrittenAttributes) -> None:
    saved = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", stop  # no paragraph inside goes on past the fence
    token = state.push("div_open", "div", 1)
    give(token, written.values, written.place)
    token.map = [start, stop]
    state.md.block.tokenize(state, start + 1, stop)
    state.push("div_close", "div", -1)
    state.parentType, state.lineMax = saved
