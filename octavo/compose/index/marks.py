"""Finding the marks: in every text of the book, in reading order, with the kind of place of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from octavo.compose.composed_book import Note
from octavo.compose.draft import Draft, SectionDraft
from octavo.compose.reading_order import read_through
from octavo.compose.trees import picture_trees, section_trees, table_trees
from octavo.core.xhtml import Element, local, plain
from octavo.elements.index_mark import is_mark
from octavo.source.manuscript import Kind

_BLOCKS = frozenset({"p", "li", "dt", "dd", "td", "th", "div", "blockquote", "figcaption", "section"})


@dataclass(frozen=True, slots=True)
class FoundMark:
    """An element that is a mark. ``note`` and ``display`` are as in ``Locator``; ``order`` counts all
    elements of the book in reading order."""

    node: Element
    section: SectionDraft
    note: str | None
    display: str
    order: int

    @property
    def block(self) -> Element:
        """The paragraph or other block in which it stands."""
        node = self.node
        while local(node) not in _BLOCKS:
            above = node.getparent()
            if above is None:
                return node
            node = above
        return node


class Reading:
    """The marks of a book, and the position of every id in its reading order."""

    def __init__(self, draft: Draft) -> None:
        self.places: dict[str, int] = {}
        self.marks: list[FoundMark] = []
        for order, stop in enumerate(read_through(draft, without=frozenset({Kind.INDEX}))):
            if stop.name:
                self.places.setdefault(stop.name, order)
            if stop.node is None and stop.note is None:
                self.places.setdefault(stop.section.title_id, order)
            elif stop.node is not None and is_mark(stop.node):
                number = _number(draft, stop.note) if stop.note else None
                self.marks.append(FoundMark(stop.node, stop.section, number, stop.display, order))


def _number(draft: Draft, note: Note) -> str:
    """Return the number of a note; "" for a sign, and for a number that begins again on each page.

    Such numbers are known only when the pages are.
    """
    counted = draft.series(note.series).numbering != "page"
    return note.mark if counted and note.mark.isalnum() else ""


def trees_of(draft: Draft, section: SectionDraft) -> Iterator[Element]:
    """Yield the texts of a division in which a quoted place may be: title, body, its tables and captions."""
    yield from section_trees(section)
    for table in draft.tables.values():
        if table.section == section.id:
            yield from table_trees(table)
    for picture in draft.pictures.values():
        if picture.section == section.id:
            yield from picture_trees(picture)


def name_of(section: SectionDraft) -> str:
    """Return the name of a division in one line: its title, or its number."""
    return (plain(section.title) if section.title is not None else "") or section.number
