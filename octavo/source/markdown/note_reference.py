"""Note references ``[^id]`` -> token ``note_ref``."""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

#: A note's id: no spaces and no brackets.
NOTE_ID = r"[^\s\[\]]+"

_REFERENCE = re.compile(rf"\[\^({NOTE_ID})\]")


def use_note_references(md: MarkdownIt) -> None:
    """Add the rule. That the note exists is checked when the whole book is read."""
    md.inline.ruler.before("link", "note_reference", _reference)


def _reference(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[":
        return False
    found = _REFERENCE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("note_ref", "a", 0).meta["id"] = found[1]
    state.pos = found.end()
    return True
