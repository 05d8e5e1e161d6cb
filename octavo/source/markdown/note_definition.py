"""Note definitions -> tokens ``note_open`` ... ``note_close`` around the blocks of the note.

::

    [^id]: {series=footnotes author="L. Trotsky"} The text of the note.

        A second paragraph, indented by four spaces.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.core.diagnostics import Severity
from octavo.source.finding import Finding
from octavo.source.markdown.item_body import item_attributes, item_body
from octavo.source.markdown.note_reference import NOTE_ID
from octavo.source.markdown.problem import block_problem

_DEFINITION = re.compile(rf"\[\^({NOTE_ID})\]:[ \t]*")
_INDENT = 4


def use_note_definitions(md: MarkdownIt) -> None:
    """Add the rule. A definition needs no blank line before it."""
    md.block.ruler.before("reference", "note_definition", _definition, {"alt": ["paragraph", "reference"]})


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    first, last = state.bMarks[start] + state.tShift[start], state.eMarks[start]
    found = _DEFINITION.match(state.src, first, last)
    if found is None:
        return False
    if silent:
        return True
    token = state.push("note_open", "", 1)
    token.meta["id"] = found[1]
    at = item_attributes(state, token, start, found.end())
    item_body(state, start, end, at, state.blkIndent + _INDENT, "footnote")
    state.push("note_close", "", -1)
    token.map = [start, state.line]
    _warn_of_indent(state)
    return True


def _warn_of_indent(state: StateBlock) -> None:
    """Warn of a paragraph after a note that is indented too little, and so would be a part of the chapter."""
    line = state.skipEmptyLines(state.line)
    if line >= state.lineMax or not 0 < state.sCount[line] - state.blkIndent < _INDENT:
        return
    begin = state.bMarks[line] + state.tShift[line]
    if not _DEFINITION.match(state.src, begin, state.eMarks[line]):
        finding = Finding(
            "note-indent",
            "this paragraph is indented, but not enough to belong to the note before it",
            "indent by four spaces what belongs to the note, and not at all what does not",
        )
        block_problem(state, finding, line, Severity.WARNING)
