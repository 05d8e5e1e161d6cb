"""Captions of pipe tables, directly before or after the table -> token ``table_caption``.

::

    : Output of coal {#tbl-coal}

    | Year | Tons |
    |------|------|
    | 1913 | 29   |

Without this rule a caption below a paragraph would be read as a definition list.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, paragraph

from octavo.source.markdown.attributes import MALFORMED, give, looks_meant, parse_attributes
from octavo.source.markdown.dash_table import find_dash_table
from octavo.source.markdown.grid_table import begins_grid
from octavo.source.markdown.pipe_table import begins_pipe
from octavo.source.markdown.problem import block_problem

_SENTENCE_ENDS = (
    ".",
    "!",
    "?",
    ":",
    ";",
    "\u2026",
    "\u3002",
    "\uff1a",
    ".*",
    ".**",
    ".)",
    '."',
    ".\u201d",
    "]",
    "}",
)
#: More lines than a caption has: no further is a table looked for.
_MOST_LINES = 20
_CAPTION = re.compile(r"(?:[Tt]able)?:[ \t]+(?=\S)")


def use_table_captions(md: MarkdownIt) -> None:
    """Add the rules. Must be used before the definition lists are."""
    md.block.ruler.before("table", "table_caption", _caption, {"alt": ["blockquote", "paragraph"]})
    md.block.ruler.before("paragraph", "before_caption", _paragraph_before)


def _is_table(state: StateBlock, line: int, end: int) -> bool:
    return line < end and (
        begins_pipe(state, line, end)
        or begins_grid(state, line, end)
        or find_dash_table(state, line, end) is not None
    )


def _is_caption(state: StateBlock, line: int) -> bool:
    if line >= state.lineMax or state.isEmpty(line) or state.sCount[line] - state.blkIndent not in range(4):
        return False
    return _CAPTION.match(state.src, state.bMarks[line] + state.tShift[line], state.eMarks[line]) is not None


def _end(state: StateBlock, line: int) -> int:
    """Return the line after a caption, which goes on until a blank line or a table."""
    line += 1
    last = min(state.lineMax, line + _MOST_LINES)
    while line < last and not state.isEmpty(line) and not _is_table(state, line, state.lineMax):
        line += 1
    return line


def _table_follows(state: StateBlock, line: int, end: int) -> bool:
    below = state.skipEmptyLines(_end(state, line))
    return below < end and _is_table(state, below, end)


def _table_before(state: StateBlock) -> bool:
    above = next((token for token in reversed(state.tokens) if token.type != "problem"), None)
    return above is not None and above.type == "table_close"


def _caption(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not _is_caption(state, start):
        return False
    if silent:  # asked whether a table, or a paragraph, ends here
        return state.parentType == "table" or _table_follows(state, start, end)
    if not _table_before(state) and not _table_follows(state, start, end):
        return False
    stop = _end(state, start)
    content = mdTrim(state.getLines(start, stop, state.blkIndent, False))
    prefix = _CAPTION.match(content)
    content = content[prefix.end() :] if prefix else content
    opening = state.push("table_caption_open", "caption", 1)
    opening.map = [start, stop]
    for found in re.finditer(r"(?<![\\)\]`])\{", content):
        attributes = parse_attributes(content, found.start())
        if attributes and not content[attributes.end :].strip():
            give(opening, attributes.values, (start, None))
            content = content[: found.start()].rstrip()
            break
        if attributes is None and content.endswith("}") and looks_meant(content, found.start()):
            block_problem(state, MALFORMED, start)
            break
    inline = state.push("inline", "", 0)
    inline.content, inline.children, inline.map = content, [], [start, stop]
    state.push("table_caption_close", "caption", -1)
    state.line = stop
    return True


def _paragraph_before(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse a paragraph above a caption as a paragraph; definition lists would take it for a term."""
    below = start + 1
    if below < end and state.isEmpty(below):
        below += 1
    if (
        below < end
        and _is_caption(state, below)
        and not _defines(state, start, below)
        and _table_follows(state, below, end)
    ):
        return paragraph(state, start, end, silent)
    return False


def _defines(state: StateBlock, term: int, line: int) -> bool:
    """Return True if a line that could be the caption of the table below it defines the term above it.

    Pandoc takes every such line for a definition. Here one with attributes is a caption, and so is one below
    a blank line and a sentence: a term ends with no period.
    """
    if not state.src.startswith(":", state.bMarks[line] + state.tShift[line]):
        return False  # Table: ...
    stop = _end(state, line)
    if re.search(r"\{[^{}]*\}\s*$", state.src[state.bMarks[line] : state.eMarks[stop - 1]]):
        return False
    sentence = state.src[state.bMarks[term] : state.eMarks[term]].rstrip().endswith(_SENTENCE_ENDS)
    return not (sentence and line > term + 1)
