"""The beginnings of the printed pages, marked in the e-book and the site, to the word.

A marker is ``<span epub:type="pagebreak" role="doc-pagebreak" id="page-12" title="12"></span>`` (EPUB
Accessibility 1.1, page navigation). It stands before the first word of its page; before the whole word if the
turn of the page divides it, so that no voice reads half a word; inside the paragraph or cell with which the
page begins, but out of headings and whatever else it would become a part of the name of (``page_names``); and
before index marks that belong to that word, so that a link to them leads to the same page as in print. In a
line of a navigation document it is an ``i``, since a ``span`` has to hold text there (EPUB 3.3, section 7.3).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from octavo.core.pagemap import PageBreak, PageMap, PlacedPage
from octavo.core.region import Region
from octavo.core.xhtml import Element, element
from octavo.html.page_names import naming_ids, out_of_names
from octavo.html.page_places import DivisionText, TextPosition, is_in_navigation, named, rank_of
from octavo.html.pages import PageKind, PageMarker

_PREFIX = "page"


@dataclass(frozen=True, slots=True)
class Home:
    """The place of a division: the name of a document, and the id of the element in it that holds the
    division.

    The id is "" if all of the document is the division.
    """

    document: str
    id: str = ""


def mark_pages(
    trees: Mapping[str, Element],
    homes: Mapping[str, Home],
    pagemap: PageMap,
    *,
    epub: bool = True,
    in_order: bool = True,
) -> tuple[PageMarker, ...]:
    """Put a marker for each printed page that is not blank into the documents, and return the markers in
    order.

    This is to be done before their ``data-src`` are taken away. ``trees`` are the documents by their names,
    in reading order; ``homes`` the divisions by their ids. A page whose place is in none of them, and one
    that has no place (the rest of a footnote fills it), is marked at the beginning of the next page, or at
    the end of its division. With ``epub`` the markers have an ``epub:type``. With ``in_order`` the order of
    the markers is that of the pages in all documents together: a page that would be marked too early is
    marked at the beginning of the next.
    """
    marked = _Marker(trees, homes, pagemap, in_order).spots()
    prefix = _free_prefix(trees, [page.label for page, _, _ in marked])
    breaks = []
    ranked: list[tuple[tuple[int, ...], int, TextPosition, Element]] = []
    order = {name: number for number, name in enumerate(trees)}
    for page, document, spot in marked:
        name = f"{prefix}-{page.label}"
        tag = "i" if epub and is_in_navigation(spot.node.owner) else "span"
        marker = _marker(tag, name, page.label, epub)
        if spot.in_name:
            marker.set("aria-hidden", "true")
        ranked.append((rank_of(order[document], spot), page.index, spot, marker))
        breaks.append(PageMarker(page.label, document, name, f"{document}#{name}", *_numbering(page)))
    # From the end: what was put in behind a place does not move it.
    for *_, spot, marker in sorted(ranked, key=lambda one: one[:2], reverse=True):
        spot.insert(marker)
    return tuple(breaks)


class _Marker:
    """Finds the places of all markers."""

    def __init__(
        self, trees: Mapping[str, Element], homes: Mapping[str, Home], pagemap: PageMap, in_order: bool
    ) -> None:
        self._trees, self._homes, self._pagemap, self._in_order = trees, homes, pagemap, in_order
        self._order = {name: number for number, name in enumerate(trees)}
        self._texts: dict[str, DivisionText | None] = {}
        self._naming = {name: naming_ids(tree) for name, tree in trees.items()}

    def spots(self) -> list[tuple[PlacedPage, str, TextPosition]]:
        """Return the pages that are not blank, each with the document and the place of its marker."""
        pages = self._pagemap.pages
        page_breaks = [page_break for page_break in self._pagemap.turns if not pages[page_break.page].blank]
        found = [self._find(page_break) for page_break in page_breaks]
        if self._in_order:
            found = self._without_strays(found)
        filled = list(self._filled(page_breaks, found))
        return [
            (pages[page_break.page], *one) for page_break, one in zip(page_breaks, filled, strict=True) if one
        ]

    def _find(self, page_break: PageBreak) -> tuple[str, TextPosition] | None:
        if page_break.place is None:
            return None
        section = page_break.place.section
        text = self._text(section)
        return self._outside(section, text.spot(page_break)) if text else None

    def _outside(self, section: str, spot: TextPosition) -> tuple[str, TextPosition]:
        """Return a place in a division, or one beside it that is in no name; with the document."""
        document = self._homes[section].document
        return document, out_of_names(spot, self._naming[document])

    def _text(self, section: str) -> DivisionText | None:
        """Return the text of a division; None if it is not in the documents."""
        if section not in self._texts:
            home = self._homes.get(section)
            tree = self._trees.get(home.document) if home else None
            self._texts[section] = (
                DivisionText.of(tree, section, home.id) if home and tree is not None else None
            )
        return self._texts[section]

    def _without_strays(
        self, found: Sequence[tuple[str, TextPosition] | None]
    ) -> list[tuple[str, TextPosition] | None]:
        """Return the places without those that go back."""
        kept: list[tuple[str, TextPosition] | None] = []
        highest: tuple[int, ...] = ()
        for one in found:
            rank = rank_of(self._order[one[0]], one[1]) if one else ()
            kept.append(one if rank >= highest else None)
            highest = max(highest, rank)
        return kept

    def _filled(
        self, page_breaks: Sequence[PageBreak], found: Sequence[tuple[str, TextPosition] | None]
    ) -> Iterator[tuple[str, TextPosition] | None]:
        """Yield the places, and for pages without one the nearest.

        That is the beginning of the next page of the division, or the end of the division.
        """
        for number, (page_break, own) in enumerate(zip(page_breaks, found, strict=True)):
            section = self._section(page_break)
            if own is None:
                behind = zip(page_breaks[number:], found[number:], strict=True)
                own = next((one for later, one in behind if one and self._section(later) == section), None)
            yield own or self._end(section) or self._elsewhere(found, number)

    def _section(self, page_break: PageBreak) -> str:
        return page_break.place.section if page_break.place else self._pagemap.pages[page_break.page].section

    def _end(self, section: str) -> tuple[str, TextPosition] | None:
        text = self._text(section)
        return self._outside(section, text.end()) if text else None

    @staticmethod
    def _elsewhere(
        found: Sequence[tuple[str, TextPosition] | None], number: int
    ) -> tuple[str, TextPosition] | None:
        """Return the place of the nearest page that has one, those behind first."""
        nearest = (*found[number:], *reversed(found[:number]))
        return next((one for one in nearest if one), None)


def _free_prefix(trees: Mapping[str, Element], labels: Sequence[str]) -> str:
    """Return the beginning of the ids of markers, so that none is an id of the book."""
    taken = {node.get("id") for tree in trees.values() for node in named(tree)}
    prefix, number = _PREFIX, 1
    while any(f"{prefix}-{label}" in taken for label in labels):
        number += 1
        prefix = f"{_PREFIX}{number}"
    return prefix


def _marker(tag: str, name: str, label: str, epub: bool) -> Element:
    kind = {"epub:type": "pagebreak"} if epub else {}
    return element(tag, {**kind, "role": "doc-pagebreak", "id": name, "title": label})


def _numbering(page: PlacedPage) -> tuple[PageKind, int | None]:
    """Return the kind of number that a page has in an NCX, and its value; roman numerals count all pages
    from the first."""
    if page.label.isdecimal():
        return PageKind.NORMAL, int(page.label)
    return (PageKind.FRONT, page.index + 1) if page.region is Region.FRONT else (PageKind.SPECIAL, None)
