"""The kinds of element, one file each. The built-in ones are registered as those of an extension are.

Their order is that of their stylesheets in the cascade.
"""

from octavo.core.registry import Registry
from octavo.elements import (
    addition,
    block,
    callout,
    citation,
    code,
    definitions,
    dialogue,
    epigraph,
    figure,
    figures,
    formula,
    glossary,
    heading,
    headnote,
    image,
    index_mark,
    letter,
    link,
    listing,
    lists,
    note,
    numbered,
    panels,
    paragraph,
    quotation,
    reference,
    roll,
    scripts,
    section_break,
    sidebar,
    span,
    struck,
    table,
    text,
    underline,
    verse,
)
from octavo.elements.kind import ElementKind

__all__ = ["ELEMENTS", "ElementKind"]

_KINDS = (
    text.KIND,
    span.KIND,
    scripts.KIND,
    struck.KIND,
    underline.KIND,
    paragraph.KIND,
    heading.KIND,
    block.KIND,
    quotation.KIND,
    headnote.KIND,
    epigraph.KIND,
    verse.KIND,
    lists.KIND,
    definitions.KIND,
    section_break.KIND,
    code.KIND,
    listing.KIND,
    image.KIND,
    glossary.KIND,
    formula.KIND,
    table.KIND,
    note.KIND,
    addition.KIND,
    figure.KIND,
    figures.KIND,
    panels.KIND,
    callout.KIND,
    sidebar.KIND,
    letter.KIND,
    roll.KIND,
    numbered.KIND,
    dialogue.KIND,
    link.KIND,
    reference.KIND,
    citation.KIND,
    index_mark.KIND,
)

#: The built-in kinds.
ELEMENTS: Registry[ElementKind] = Registry("element", tuple((kind.name, kind) for kind in _KINDS))
