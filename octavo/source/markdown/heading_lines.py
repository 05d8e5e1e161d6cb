"""Headings whose line ends in a backslash go on in the next line: the author's own place to break a title.

::

    # The Long Way \\
    to the New Course {#sec-course}

A line that begins with number signs and no space behind them is no heading, and is reported.
"""

import re
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore

from octavo.core.diagnostics import Severity, Span
from octavo.source.finding import Finding, shortened
from octavo.source.markdown.problem import LocatedFinding

_BEGINNING = re.compile(r"(#{1,6})[ \t]+\S")
_BROKEN = re.compile(r"(?<!\\)(?:\\\\)*\\[ \t]*$")
#: ``#1`` is a number; ``#.`` begins an item of a list.
_UNSPACED = re.compile(r"(?:#{2,6}(?=[\w\"'(\[*])|#(?=[^\W\d_]))")


def use_heading_lines(md: MarkdownIt) -> None:
    """Add the rules: one for broken headings, before that of headings, and one for missing spaces."""
    md.block.ruler.before(
        "heading", "heading_lines", _heading, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    md.core.ruler.after("block", "heading_spaces", _check)


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = state.bMarks[start] + state.tShift[start]
    text = state.src[first : state.eMarks[start]]
    found = _BEGINNING.match(text)
    if state.is_code_block(start) or found is None or not _BROKEN.search(text):
        return False
    lines, line = [text[found.end() - 1 :]], start
    while _BROKEN.search(lines[-1]) and line + 1 < end and not state.isEmpty(line + 1):
        if state.sCount[line + 1] < state.blkIndent:
            break
        line += 1
        lines.append(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])
    if line == start:
        return False
    if silent:
        return True
    state.line = line + 1
    tag, markup = f"h{len(found[1])}", found[1]
    state.push("heading_open", tag, 1).markup = markup
    state.tokens[-1].map = [start, state.line]
    inline = state.push("inline", "", 0)
    inline.content = "\n".join(part.rstrip() for part in lines)
    inline.map, inline.children = [start, state.line], []
    state.push("heading_close", tag, -1).markup = markup
    return True


def _check(state: StateCore) -> None:
    for opening, inline in pairwise(state.tokens):
        if opening.type != "paragraph_open" or inline.type != "inline" or not inline.map:
            continue
        for number, line in enumerate(inline.content.split("\n")):
            found = _UNSPACED.match(line)
            if found is None or (number and len(found[0]) == 1):
                continue
            row = inline.map[0] + number
            source = state.env["lines"][row] if row < len(state.env["lines"]) else line
            span = Span(state.env["file"], row + 1, max(source.find(line), 0) + 1)
            finding = Finding(
                "heading-space",
                f"`{shortened(line)}` is printed as it stands, since no space follows the number signs",
                f"write {found[0]} and a space before a heading, or \\{found[0]} for the signs",
            )
            state.env["problems"].append(LocatedFinding(finding, span, Severity.WARNING))
