"""Inline notes ``^[text]`` -> token ``inline_note``, its text in the children.

The source stage turns each into a note of its file and a ``note_ref``.
"""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token


def use_inline_notes(md: MarkdownIt) -> None:
    """Add the rule."""
    md.inline.ruler.before("link", "inline_note", _note)


def _note(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("^[", state.pos):
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0 or not state.src[state.pos + 2 : end].strip():
        return False
    if not silent:
        content = state.src[state.pos + 2 : end]
        tokens: list[Token] = []
        state.md.inline.parse(content, state.md, state.env, tokens)
        token = state.push("inline_note", "", 0)
        token.content = content
        token.children = tokens
    state.pos = end + 1
    return True
