"""The pages of an earlier edition, as far as the text marks them: their places in the documents."""

from collections.abc import Iterator, Mapping

from octavo.core.vocabulary import Data
from octavo.core.xhtml import EPUB_TYPE, Element, drop
from octavo.html.page_names import naming_ids, out_of_names
from octavo.html.page_places import before
from octavo.html.pages import PageKind, PageMarker


def source_pages(trees: Mapping[str, Element], *, breaks: bool) -> tuple[PageMarker, ...]:
    """Return the marks of an earlier edition's pages, in reading order. ``trees`` are the documents by their
    names. With ``breaks`` they become page breaks, for they are the only ones that the e-book has."""
    return tuple(_marks(trees, breaks))


def _marks(trees: Mapping[str, Element], breaks: bool) -> Iterator[PageMarker]:
    for name, tree in trees.items():
        ids = naming_ids(tree)
        for node in list(tree.iter("{*}span")):
            label = node.get(Data.SOURCE_PAGE)
            if not label:
                continue
            if breaks and not len(node) and not node.text:
                node.set(EPUB_TYPE, "pagebreak")
                node.set("role", "doc-pagebreak")
                node.set("title", label)
                _take_out_of_names(node, ids)
            kind = PageKind.NORMAL if label.isdecimal() else PageKind.SPECIAL
            number = int(label) if label.isdecimal() else None
            identifier = node.get("id", "")
            yield PageMarker(label, name, identifier, f"{name}#{identifier}", kind, number)


def _take_out_of_names(mark: Element, ids: frozenset[str]) -> None:
    """Put a mark out of the heading or link with which it begins; in the middle of one, hide it from
    voices."""
    spot = out_of_names(before(mark), ids)
    if spot.in_name:
        mark.set("aria-hidden", "true")
    elif spot.node.owner is not mark.getparent():
        drop(mark)
        spot.insert(mark)
