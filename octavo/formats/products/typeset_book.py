"""The typeset book: the pages of the PDF for readers and of the one for the press."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from octavo.formats.context import BuildContext
from octavo.html.pages import PrintPages

if TYPE_CHECKING:
    from octavo.core.pagemap import PageMap


@dataclass(frozen=True, slots=True)
class TypesetBook:
    """The pages as a PDF, the XHTML that they were set from, and the places of everything on them."""

    xhtml: PrintPages
    pdf: bytes = field(repr=False)
    pagemap: "PageMap"

    @property
    def page_count(self) -> int:
        """The number of pages."""
        return len(self.pagemap.pages)


def typeset_book(context: BuildContext) -> TypesetBook:
    """Typeset the book, and keep its page map for builds without pages.

    Raise TypesettingError if the engine breaks down, and UnfinishedError if it takes too much time or memory.
    The book may turn out to have errors, which the diagnostics then say; the pages are not to be used in that
    case.
    """
    from octavo.html import render_print
    from octavo.typeset import typeset

    settings, tools = context.settings, context.tools
    with context.progress.stage("typeset") as step:
        pages = render_print(context.composed, settings, elements=context.elements)
        made = typeset(
            pages,
            settings.jobs,
            context.diagnostics,
            step,
            cache=tools.layouts,
            workers=tools.workers,
            bounds=settings.bounds,
        )
    if tools.pagemaps and not context.diagnostics.failed:
        tools.pagemaps.keep(made.pagemap)
    return TypesetBook(pages, made.pdf, made.pagemap)


def write_pagemap(context: BuildContext, file: str) -> None:
    """Write ``pagemap.json`` beside the PDF of that name, unless it is there already: it is the same for
    all files that are made of the same pages."""
    from octavo.typeset.pagemap_file import pagemap_json

    edition = context.settings.edition
    path = context.folder / (f"pagemap-{edition}.json" if edition else "pagemap.json")
    if not path.exists():
        book = context.once(typeset_book)
        path.write_text(pagemap_json(book.pagemap, book.xhtml, file), encoding="utf-8")
