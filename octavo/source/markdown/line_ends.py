"""Ends of lines: those of files are "\\n" already, so the parser need not go over a long text again."""

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore, normalize


def use_line_ends(md: MarkdownIt) -> None:
    """Put a rule in the place of the parser's own that does the same if there is something to do."""
    md.core.ruler.at("normalize", _normalize)


def _normalize(state: StateCore) -> None:
    if "\r" in state.src or "\0" in state.src:
        normalize(state)
