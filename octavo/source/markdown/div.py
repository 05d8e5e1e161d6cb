"""Fenced divs -> tokens ``div_open`` ... ``div_close``; an empty ``.table`` div -> ``table_place``.

::

    ::: {.headnote}
    Text.
    :::

A fence with attributes opens a div, a fence without closes the innermost. A word may stand in place of the
attributes, and behind it a title, as Docusaurus has it.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.elements.lookup import ElementLookup
from octavo.source.finding import Finding
from octavo.source.markdown.attributes import MALFORMED, WrittenAttributes, parse_attributes
from octavo.source.markdown.block_names import named_block
from octavo.source.markdown.block_pairs import ONE_LINE, closing_line
from octavo.source.markdown.container import push_container
from octavo.source.markdown.problem import block_problem
from octavo.source.markdown.table_place import place_table

_CLASS = re.compile(r"[\w-]+")
_TITLED = re.compile(
    r"(?P<name>[A-Za-z][\w-]*)(?:\[(?P<label>[^\[\]]*)\])?[ \t]*(?P<braces>\{.*\})?(?P<title>.*)"
)
_UNCLOSED = Finding(
    "div-unclosed", "this ::: block is never closed", "write a line with ::: after its last paragraph"
)
_ONE_LINE = Finding(
    "div-in-line",
    "this block begins and ends on one line",
    "put ::: with its name, the text, and ::: on lines of their own",
)
_BEHIND = Finding(
    "div-in-line",
    "text stands behind the braces that begin this block",
    'put it on the next line, or give it as a title: {.name title="..."}',
)
_UNOPENED = Finding("div-unopened", "this ::: closes a block that was never opened", "take the line out")


def use_divs(md: MarkdownIt) -> None:
    """Add the rule. A div may interrupt a paragraph."""
    md.block.ruler.before("fence", "div", _div, {"alt": ["paragraph", "reference", "blockquote", "list"]})


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
    if ONE_LINE.fullmatch(state.src[first:last]):
        block_problem(state, _ONE_LINE, start)
        push_container(state, start, start + 1, start + 1, written.values, column)
        state.line = start + 1
        return True
    close = closing_line(state, start)
    if close is None or close >= end:
        block_problem(state, _UNCLOSED, start)
    stop = end if close is None else min(close, end)
    elements: ElementLookup = state.env["elements"]
    kinds = elements.at("div_open", written.values.get("class", "").split())
    is_place = any(kind.name == "table-place" for kind in kinds)
    if not is_place or not place_table(state, start, stop, written):
        push_container(state, start, start + 1, stop, written.values, column)
    state.line = min(stop + 1, end) if close is not None and close < end else end
    return True


def _attributes(state: StateBlock, line: int, info: str, column: int) -> dict[str, str]:
    """Return attributes from braces, or from a single word, or from one with a title or braces behind it."""
    if _CLASS.fullmatch(info):
        return {"class": info}
    if re.fullmatch(r"\{\s*\}", info):
        return {}
    found = parse_attributes(info, 0)
    if found is not None and not info[found.end :].strip():
        return found.values
    named = _named(info)
    if named is None:
        block_problem(state, MALFORMED if found is None else _BEHIND, line, column=column)
    return named or (found.values if found else {})


def _named(info: str) -> dict[str, str] | None:
    found = _TITLED.fullmatch(info)
    if found is None:
        return None
    braces = parse_attributes(found["braces"], 0) if found["braces"] else None
    if found["braces"] and (braces is None or braces.end != len(found["braces"])):
        return None
    title = found["label"] or found["title"].strip() or None
    named = named_block(found["name"], title)
    if named is None:
        if title is not None:
            return None
        named = {"class": found["name"]}
    if braces is not None:
        classes = f"{named.get('class', '')} {braces.values.get('class', '')}".strip()
        named |= {**braces.values, "class": classes}
    return named
