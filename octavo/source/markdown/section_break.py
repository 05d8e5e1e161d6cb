"""Section breaks: ``---`` is a line of white space, ``* * *`` an ornament."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore


def use_section_breaks(md: MarkdownIt) -> None:
    """Add the rule: ``hr`` tokens have the markup "---" or "***", however the break was written."""
    md.core.ruler.push("section_break", _breaks)


def _breaks(state: StateCore) -> None:
    for token in state.tokens:
        if token.type == "hr":
            token.markup = "---" if token.markup.startswith("-") else "***"
