"""Link definitions ``[name]: https://...``, for web addresses and places in the book only.

CommonMark would take ``[Applause]: Hurrah`` for a definition too, and the words would be lost.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference

_ADDRESS = re.compile(r"\[[^\]^][^\]]*\]:[ \t]*<?(?:https?:|mailto:|#)", re.IGNORECASE)


def use_link_definitions(md: MarkdownIt) -> None:
    """Put the rule in the place of the parser's own."""
    md.block.ruler.at("reference", _definition)


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = state.bMarks[start] + state.tShift[start]
    if not _ADDRESS.match(state.src, first, state.eMarks[start]):
        return False
    return reference(state, start, end, silent)
