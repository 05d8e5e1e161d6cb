"""Line blocks for verse -> one token ``line_block`` whose children are ``line`` tokens.

::

    | The first line of the verse,
    |     and an indented one,
      which goes on here.
    |
    | A new stanza.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.source.finding import Finding
from octavo.source.markdown.problem import block_problem

_ROW = re.compile(r"\|.*[^\\]\|\s*$")


def use_line_blocks(md: MarkdownIt) -> None:
    """Add the rules: one finds the lines, one folds them into a token when they are parsed."""
    md.block.ruler.before("paragraph", "line_block", _block, {"alt": ["paragraph", "reference"]})
    md.core.ruler.push("line_block", _fold)


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start) or not _begins(state, start):
        return False
    if silent:
        return True
    if _row(state, start):
        finding = Finding(
            "table-broken",
            "these lines look like a table, but its second line does not fit its first",
            "write |---|---| under the heads, with as many columns as there are heads",
        )
        block_problem(state, finding, start)
    opening = state.push("line_block_open", "div", 1)
    line = start
    while line < end and state.sCount[line] >= state.blkIndent and _begins(state, line):
        line = _line(state, line, end)
    state.push("line_block_close", "div", -1)
    opening.map = [start, line]
    state.line = line
    return True


def _row(state: StateBlock, line: int) -> bool:
    first = state.bMarks[line] + state.tShift[line]
    return _ROW.match(state.src, first, state.eMarks[line]) is not None


def _begins(state: StateBlock, line: int) -> bool:
    first = state.bMarks[line] + state.tShift[line]
    sign = state.src[first + 1 : first + 2]
    return state.src.startswith("|", first) and (first + 1 >= state.eMarks[line] or sign in (" ", "\t"))


def _line(state: StateBlock, line: int, end: int) -> int:
    """Parse a line of verse with the lines that continue it, and return the line after it."""
    first = state.bMarks[line] + state.tShift[line] + 1
    text = state.src[first : state.eMarks[line]].replace("\t", "    ").rstrip().removeprefix(" ")
    begin = line
    parts = [text.lstrip()]
    line += 1
    while text and line < end and not state.isEmpty(line) and state.sCount[line] > state.blkIndent:
        if _begins(state, line):
            break
        parts.append(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip())
        line += 1
    token = state.push("inline", "", 0)
    token.content = "\n".join(parts)
    token.children = []
    token.map = [begin, line]
    token.meta["indent"] = len(text) - len(text.lstrip())
    return line


def _fold(state: StateCore) -> None:
    kept: list[Token] = []
    block: Token | None = None
    for token in state.tokens:
        if token.type == "line_block_open":
            block = token
            block.type, block.nesting, block.children = "line_block", 0, []
            kept.append(block)
        elif token.type == "line_block_close":
            block = None
        elif block is not None and block.children is not None:
            token.type = "line"
            block.children.append(token)
        else:
            kept.append(token)
    state.tokens = kept
