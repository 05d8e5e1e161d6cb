"""What each kind of Markdown token becomes in XHTML; one file for each family of elements."""

from collections.abc import Mapping

from octavo.compose.builder import Handler
from octavo.compose.elements import (
    blocks,
    breaks,
    citations,
    definitions,
    divs,
    inline,
    numbered,
    slots,
    verse,
)

#: Token type -> handler. To add a kind of element, add a file here and name it in this list.
HANDLERS: Mapping[str, Handler] = {
    name: handler
    for family in (inline, blocks, breaks, citations, definitions, divs, numbered, verse, slots)
    for name, handler in family.HANDLERS.items()
}
