"""Formulas: ``$E = mc^2$`` in the line, ``$$...$$ {#eq-x}`` on lines of their own -> token ``math``.

As in Pandoc: no space stands behind the first sign of a formula in the line or before the second, and no
figure behind that, so sums of money stay text; so does what begins with a sum and goes on in words. GitLab's
form with back-ticks is read too, and MyST's label in round brackets. The token's content is the TeX; its meta
says whether it is ``display``, and the ``number`` that its TeX gives it.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding
from octavo.source.markdown.attributes import MALFORMED, give, looks_meant, parse_attributes
from octavo.source.markdown.formula import MOST_LINES, fill, identifier, only_defines, push_display
from octavo.source.markdown.problem import block_problem, inline_problem

_INLINE = re.compile(r"\$(?=[^\s$])((?:\\.|[^$`\\])+?)(?<!\s)\$(?![\d$])", re.DOTALL)
#: A formula with dollar signs in braces: ``\text{an $n$-fold}``; only what is near is looked at.
_NESTED = re.compile(
    r"\$(?=[^\s$])((?:\\.|[^$`\\{}]|\{(?:\\.|[^\\{}]|\{(?:\\.|[^\\{}])*+\})*+\})++)(?<!\s)\$(?![\d$])",
    re.DOTALL,
)
_NEAR = 600
_TICKED = re.compile(r"\$(`{1,3})(?!`)([^`]{1,2000})\1\$")
#: "30,000; US" of "$30,000; US$ 5".
_MONEY = re.compile(r"[\d.,]+[^\\^_{}=+<>]*\s[A-Za-z]{2}[^\\^_{}=+<>]*")
_DISPLAY = re.compile(r"\$\$((?:\\.|[^$\\]|\$(?!\$))+?)\$\$", re.DOTALL)
_SIGNS = re.compile(r"(?<!\\)\$\$")
_HAS_WORDS = re.compile(r"\\(?:text|[mh]box)")
_MYST_LABEL = re.compile(r"[ \t]*\(([A-Za-z][\w:.-]{0,100})\)(?=[ \t]*(?:\n|$))")
_UNCLOSED = Finding(
    "formula-unclosed",
    "a formula is opened by $$ and not closed before the next empty line",
    "write $$ behind it, or \\$ for a sign that is meant",
)


def use_maths(md: MarkdownIt) -> None:
    """Add the rules. ``\\$`` is a plain sign."""
    md.block.ruler.before("fence", "maths", _block, {"alt": ["paragraph", "reference", "blockquote"]})
    md.block.ruler.before("lheading", "maths_in_paragraph", _paragraph)
    md.inline.ruler.before("escape", "maths", _formula)


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Make a paragraph of the lines that a formula fills, whatever they look like to other rules."""
    first = state.bMarks[start] + state.tShift[start]
    if state.is_code_block(start) or not state.src.startswith("$$", first) or in_formula(state, start):
        return False
    last, end = _behind_opening(state, start, end), min(end, start + MOST_LINES)
    while last < end and not state.isEmpty(last) and (last == start or state.sCount[last] >= state.blkIndent):
        last += 1
    last = _behind_closing(state, last, end)
    text = state.getLines(start, last, state.blkIndent, False)
    begin = len(text) - len(text.lstrip())
    found = _display(text, begin, len(text))
    if found is None:
        if not silent and text.count("$$") == 1:
            block_problem(state, _UNCLOSED, start)
        return False
    stop = _after(text, found[1])
    if text[stop:].split("\n", 1)[0].strip():
        return False  # a formula at the beginning of a line of text
    if silent:
        return True
    state.line = start + text[:stop].count("\n") + 1
    if only_defines(found[0]):
        push_display(state, found[0], start, state.line)
        return True
    place = [start, state.line]
    state.push("paragraph_open", "p", 1).map = place
    inline = state.push("inline", "", 0)
    inline.content, inline.map, inline.children = text[:stop].strip(), place, []
    state.push("paragraph_close", "p", -1)
    return True


def _behind_opening(state: StateBlock, line: int, end: int) -> int:
    """Return the first line of what a formula holds, behind empty ones, if its signs stand alone."""
    if state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip() != "$$":
        return line
    following = state.skipEmptyLines(line + 1)
    return following if line + 1 < following < end else line


def _behind_closing(state: StateBlock, line: int, end: int) -> int:
    """Return the line behind the signs that close a formula, if they stand alone behind an empty line."""
    closing = state.skipEmptyLines(line)
    if (
        line < closing < end
        and state.src[state.bMarks[line - 1] : state.eMarks[line - 1]].strip()[:2] != "$$"
    ):
        text = state.src[state.bMarks[closing] + state.tShift[closing] : state.eMarks[closing]].strip()
        return closing + 1 if text == "$$" or text.startswith("$$ {") else line
    return line


def in_formula(state: StateBlock, line: int) -> bool:
    """Return True if a formula was opened by ``$$`` in the paragraph above a line, and not closed."""
    first = max(state.line, line - MOST_LINES)
    return first < line and _is_open(state.src[state.bMarks[first] : state.bMarks[line]])


def _is_open(text: str) -> bool:
    return len(_SIGNS.findall(text)) % 2 == 1


def _paragraph(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Keep a paragraph together that opens a formula at the end of a line: what stands in the formula begins
    no list and no heading."""
    if silent or not _has_signs(state, start, end):
        return False
    last, opened, end = start, False, min(end, start + 5 * MOST_LINES)
    while last < end and not state.isEmpty(last):
        line = state.src[state.bMarks[last] : state.eMarks[last]]
        if last > start and not opened and _ends_paragraph(state, last, end):
            break
        opened ^= "$$" in line and _is_open(line)
        last += 1
    if opened:
        return False
    state.line = last
    state.push("paragraph_open", "p", 1).map = [start, last]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(start, last, state.blkIndent, False).strip()
    inline.map, inline.children = [start, last], []
    state.push("paragraph_close", "p", -1)
    return True


def _has_signs(state: StateBlock, start: int, end: int) -> bool:
    """Return True if double signs stand in the lines up to the next empty one."""
    last = start + 1
    while last < end and not state.isEmpty(last) and state.sCount[last] >= state.blkIndent:
        last += 1
    return state.src.find("$$", state.bMarks[start], state.eMarks[last - 1]) >= 0


def _ends_paragraph(state: StateBlock, line: int, end: int) -> bool:
    if state.sCount[line] - state.blkIndent > 3 or state.sCount[line] < 0:
        return False
    return any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("paragraph"))


def _after(text: str, end: int) -> int:
    """Return the offset behind a formula with its attributes, or its label."""
    label = _MYST_LABEL.match(text, end)
    if label:
        return label.end()
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
    found = _display(state.src, state.pos, state.posMax) if display else _in_line(state)
    if found is None:
        if display:  # no formula in the line begins at the second sign
            state.append_pending("$$") if not silent else None
            state.pos += 2
            return True
        return False
    tex, end = found
    label = _MYST_LABEL.match(state.src, end, state.posMax) if display else None
    brace = _at_brace(state.src, end, state.posMax) if display else end
    attributes = parse_attributes(state.src, brace, state.posMax)
    if not silent:
        token = state.push("math", "math", 0)
        fault = fill(token, tex.strip(), display=display)
        if label:
            token.attrs["id"] = identifier(label[1])
        if attributes:
            give(token, attributes.values, brace)
        elif display and looks_meant(state.src, brace, state.posMax):
            inline_problem(state, MALFORMED)
        if fault:
            inline_problem(state, fault, Severity.WARNING)
    state.pos = attributes.end if attributes else label.end() if label else end
    return True


def _display(text: str, at: int, stop: int) -> tuple[str, int] | None:
    """Return the TeX between double signs, and the offset behind them. Single signs stand in words only."""
    found = _DISPLAY.match(text, at, stop)
    if found is None or ("$" in found[1].replace("\\$", "") and not _HAS_WORDS.search(found[1])):
        return None
    return found[1], found.end()


def _in_line(state: StateInline) -> tuple[str, int] | None:
    """Return the TeX of a formula in the line and the offset behind it; None if there is none."""
    ticked = _TICKED.match(state.src, state.pos, state.posMax)
    if ticked:
        return ticked[2], ticked.end()
    found = _INLINE.match(state.src, state.pos, state.posMax)
    if found is None or found[1].count("{") > found[1].count("}"):
        nested = _NESTED.match(state.src, state.pos, min(state.posMax, state.pos + _NEAR))
        found = nested if nested and _HAS_WORDS.search(nested[1]) else found
    return (found[1], found.end()) if found and not _MONEY.fullmatch(found[1]) else None
