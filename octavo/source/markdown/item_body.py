"""Blocks that begin behind a mark on their first line: notes behind ``[^id]:``, items behind ``5.``."""

from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from octavo.source.markdown.attributes import MALFORMED, give, looks_meant, parse_attributes
from octavo.source.markdown.problem import block_problem


def item_attributes(state: StateBlock, token: Token, start: int, at: int) -> int:
    """Give the token of a block the attributes in braces at offset ``at`` of its first line, if any.

    Return the offset behind them. Braces that are not well-formed are reported.
    """
    last = state.eMarks[start]
    attributes = parse_attributes(state.src, at, last)
    column = at - state.bMarks[start] + 1
    if attributes is None:
        if looks_meant(state.src, at, last):
            block_problem(state, MALFORMED, start, column=column)
        return at
    give(token, attributes.values, (start, column))
    return attributes.end


def item_body(state: StateBlock, start: int, end: int, at: int, indent: int, parent: str) -> None:
    """Parse the blocks that are indented by ``indent`` columns, as if the first line began at offset ``at``.

    ``parent`` is the kind of block around them, in the words of markdown-it.
    """
    saved = state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType
    text = min(state.skipSpaces(at), state.eMarks[start])
    state.blkIndent = indent
    state.bMarks[start], state.tShift[start], state.sCount[start] = at, text - at, indent
    state.parentType = parent
    empty = text >= state.eMarks[start]  # the text begins on the next line
    state.line = start + empty
    state.md.block.tokenize(state, start + empty, end)
    state.line = max(state.line, start + 1)
    state.bMarks[start], state.tShift[start], state.sCount[start], state.blkIndent, state.parentType = saved
