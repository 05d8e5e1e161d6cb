"""What each kind of Markdown token becomes in XHTML; one file for each family of elements."""

from collections.abc import Mapping

from octavo.elements import (
    block,
    blocks,
    citation,
    definitions,
    inline,
    numbered,
    section_break,
    slots,
    verse,
)
from octavo.elements.builder import Handler

#: Token type -> handler. To add a kind of element, add a file here and name it in this list.
HANDLERS: Mapping[str, Handler] = {
    name: handler
    for family in (inline, blocks, section_break, citation, definitions, block, numbered, verse, slots)
    for name, handler in family.HANDLERS.items()
}
