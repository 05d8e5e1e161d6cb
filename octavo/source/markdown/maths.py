"""Formulas: ``$E = mc^2$`` in the line, ``$$...$$ {#eq-x}`` on lines of their own -> token ``math``.

As in Pandoc: no space stands behind the first sign of a formula in the line or before the second, and no
figure behind that, so sums of money stay text; so does what begins with a sum and goes on in words. The
token's content is the TeX; its meta says whether it is ``display``.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from octavo.source.finding import Finding
from octavo.source.markdown.attributes import MALFORMED, give, looks_meant, parse_attributes
from octavo.source.markdown.problem import block_problem, inline_problem

_INLINE = re.compile(r"\$(?=[^\s$])((?:\\.|[^$`\\])+?)(?<!\s)\$(?![\d$])", re.DOTALL)
#: "30,000; US" of "$30,000; US$ 5".
_MONEY = re.compile(r"[\d.,]+[^\\^_{}=+<>]*\s[A-Za-z]{2}[^\\^_{}=+<>]*")
_DISPLAY = re.compile(r"\$\$((?:\\.|[^$\\])+)\$\$", re.DOTALL)
#: How far the end of a formula is looked for: more lines than the longest that is set would have.
_MOST_LINES = 100
_UNCLOSED = Finding(
    "formula-unclosed",
    "a formula is opened by $$ and not closed before the next empty line",
    "write $$ behind it, or \\$ for a sign that is meant",
)


def use_maths(md: MarkdownIt) -> None:
    """Add the rules. ``\\$`` is a plain sign."""
    md.block.ruler.before("fence", "maths", _block, {"alt": ["paragraph", "reference", "blockquote"]})
    md.inline.ruler.before("escape", "maths", _formula)


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Make a paragraph of the lines that a formula fills, whatever they look like to other rules."""
    first = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("$$", first):
        return False
    last, end = start, min(end, start + _MOST_LINES)
    while last < end and not state.isEmpty(last) and (last == start or state.sCount[last] >= state.blkIndent):
        last += 1
    text = state.getLines(start, last, state.blkIndent, False)
    begin = len(text) - len(text.lstrip())
    found = _DISPLAY.match(text, begin)
    if found is None:
        if not silent and text.count("$$") == 1:
            block_problem(state, _UNCLOSED, start)
        return False
    stop = _after(text, found.end())
    if text[stop:].split("\n", 1)[0].strip():
        return False  # a formula at the beginning of a line of text
    if silent:
        return True
    lines = text[:stop].count("\n") + 1
    state.line = start + lines
    place = [start, state.line]
    state.push("paragraph_open", "p", 1).map = place
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = text[:stop].strip(), place, []
    state.push("paragraph_close", "p", -1)
    return True


def _after(text: str, end: int) -> int:
    """Return the offset behind a formula with its attributes."""
    attributes = parse_attributes(text, _at_brace(text, end, len(text)))
    return attributes.end if attributes else end


def _at_brace(text: str, at: int, stop: int) -> int:
    while at < stop and text[at] == " ":
        at += 1
    return at


def _formula(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "$":
        return False
    display = state.src.startswith("$$", state.pos)
    found = (_DISPLAY if display else _INLINE).match(state.src, state.pos, state.posMax)
    if found is None or (not display and _MONEY.fullmatch(found[1])):
        if display:  # no formula in the line begins at the second sign
            state.append_pending("$$") if not silent else None
            state.pos += 2
            return True
        return False
    end = found.end()
    brace = _at_brace(state.src, end, state.posMax) if display else end
    attributes = parse_attributes(state.src, brace, state.posMax)
    if not silent:
        token = state.push("math", "math", 0)
        token.content = found[1].strip()
        token.meta["display"] = display
        if attributes:
            give(token, attributes.values, brace)
        elif display and looks_meant(state.src, brace, state.posMax):
            inline_problem(state, MALFORMED)
    state.pos = attributes.end if attributes else end
    return True
