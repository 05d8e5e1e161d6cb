"""The e-book as a package, and what it states of its accessibility."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from octavo.formats.context import BuildContext
from octavo.formats.products.page_map import page_map

if TYPE_CHECKING:
    from octavo.epub import Package
    from octavo.html.pages import EbookPages


@dataclass(frozen=True, slots=True)
class PackedEbook:
    """The documents of the e-book, and the package that holds them."""

    pages: "EbookPages"
    package: "Package"


def ebook(context: BuildContext) -> PackedEbook:
    """Make the e-book. Claims of the book that its documents disprove are reported."""
    # Here, since no other format needs what these load.
    from octavo.cover import UnfinishedCover
    from octavo.epub import package
    from octavo.html import render_ebook

    composed, settings, diagnostics = context.composed, context.settings, context.diagnostics
    # The cover is drawn in another process while the pages are rendered.
    unfinished = UnfinishedCover(composed, settings, diagnostics, context.tools.drawer)
    pages = render_ebook(composed, settings, context.once(page_map), diagnostics, elements=context.elements)
    cover = unfinished.finish()
    context.tools.drawer.close()
    return PackedEbook(pages, package(composed, pages, cover, settings, diagnostics))
