"""The outline (bookmarks) of the PDF."""

from collections.abc import Sequence

from pikepdf import OutlineItem, Pdf

from octavo.core.pagemap import PageMap
from octavo.html.pages import OutlineEntry
from octavo.typeset.assembly.links import destination


def add_outline(pdf: Pdf, entries: Sequence[OutlineEntry], pagemap: PageMap, height: float) -> None:
    """Add an outline with an item for every entry whose target is in the book.

    An entry hangs under the last one before it of a smaller level. ``height`` is that of the pages in points.
    """
    pages = [page.obj for page in pdf.pages]
    with pdf.open_outline() as outline:
        above: list[tuple[int, OutlineItem]] = []
        for entry in entries:
            if entry.target not in pagemap.positions:
                continue
            item = OutlineItem(entry.title, destination(pages, pagemap, entry.target, height))
            while above and above[-1][0] >= entry.level:
                above.pop()
            (above[-1][1].children if above else outline.root).append(item)
            above.append((entry.level, item))
