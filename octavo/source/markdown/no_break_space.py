"""A backslash before a space makes a no-break space of it, as in Pandoc: ``Dr.\\ Marsh``."""

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline


def use_no_break_spaces(md: MarkdownIt) -> None:
    """Add the rule."""
    md.inline.ruler.before("escape", "no_break_space", _space)


def _space(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith("\\ ", state.pos) or state.pos + 1 >= state.posMax:
        return False
    if not silent:
        state.append_pending("\u00a0")
    state.pos += 2
    return True
