"""Link definitions ``[name]: https://...``, for web addresses, places in the book, and files only.

CommonMark would take ``[Applause]: Hurrah`` for a definition too, and the words would be lost.
"""

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference

_FILE = (
    r"\.(?:png|jpe?g|gif|svg|webp|pdf|tiff?|bmp|avif|eps|md|markdown|qmd|rmd|html?)"
    r"(?:[?#][^\s<>]*)?"
)
_ADDRESS = re.compile(
    r"\[[^\]^][^\]]*\]:[ \t]*"
    rf"(?:<?(?:https?:|mailto:|#)|<[^<>\n]{{1,300}}{_FILE}>|[^\s<>]{{1,300}}{_FILE}(?=\s|$))",
    re.IGNORECASE,
)


def use_link_definitions(md: MarkdownIt) -> None:
    """Put the rule in the place of the parser's own."""
    md.block.ruler.at("reference", _definition)


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    first = state.bMarks[start] + state.tShift[start]
    if not _ADDRESS.match(state.src, first, state.eMarks[start]):
        return False
    return reference(state, start, end, silent)
