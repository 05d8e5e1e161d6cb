"""Asides of Leanpub: lines that begin with a capital letter and an angle bracket.

::

    A> An aside of two
    A> lines.

    W> A warning.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.source.markdown.container import push_container

_MARK = re.compile(r"([ADEIQTWXB])>(?:[ \t]|$)")
_CLASSES = {
    "A": "sidebar",
    "B": "sidebar",
    "D": "callout-discussion",
    "E": "callout-error",
    "I": "callout-info",
    "Q": "callout-question",
    "T": "callout-tip",
    "W": "callout-warning",
    "X": "callout-exercise",
}


def use_leanpub_asides(md: MarkdownIt) -> None:
    """Add the rule."""
    md.block.ruler.before("fence", "leanpub_aside", _aside, {"alt": ["paragraph", "reference", "list"]})


def _aside(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    letter = _letter(state, start)
    if letter is None:
        return False
    if silent:
        return True
    stop = start
    saved = []
    while stop < end and _letter(state, stop) == letter:
        saved.append((state.bMarks[stop], state.tShift[stop], state.sCount[stop]))
        begin = state.bMarks[stop] + state.tShift[stop] + 2
        begin += state.src[begin : begin + 1] in (" ", "\t")
        text = min(state.skipSpaces(begin), state.eMarks[stop])
        state.bMarks[stop], state.tShift[stop] = begin, text - begin
        state.sCount[stop] = text - begin
        stop += 1
    indent, state.blkIndent = state.blkIndent, 0
    push_container(state, start, start, stop, {"class": _CLASSES[letter]})
    for line, marks in enumerate(saved, start=start):
        state.bMarks[line], state.tShift[line], state.sCount[line] = marks
    state.blkIndent, state.line = indent, stop
    return True


def _letter(state: StateBlock, line: int) -> str | None:
    """Return the letter that marks a line, or None."""
    if state.is_code_block(line) or state.sCount[line] < state.blkIndent:
        return None
    first = state.bMarks[line] + state.tShift[line]
    found = _MARK.match(state.src, first, state.eMarks[line])
    return found[1] if found else None
