"""Finding the marks: in every text of the book, in reading order, with the kind of place of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from octavo.compose.composed_book import Figure
from octavo.compose.draft import Draft, SectionDraft
from octavo.compose.trees import table_trees
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, is_noteref, local, plain
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
        self._draft = draft
        self._count = 0
        self._read: set[str] = set()
        self.places: dict[str, int] = {}
        self.marks: list[FoundMark] = []
        for section in draft.sections:
            self.places[section.id] = self.places[section.title_id] = self._count
            if section.division.kind is Kind.INDEX:
                continue
            for tree in (section.title, section.subtitle, section.body):
                if tree is not None:
                    self._visit(tree, section, None, "")

    def _visit(self, tree: Element, section: SectionDraft, note: str | None, display: str) -> None:
        for node in tree.iter("{*}*"):
            self._count += 1
            name = node.get("id", "")
            if name:
                self.places.setdefault(name, self._count)
            if is_mark(node):
                self.marks.append(FoundMark(node, section, note, display, self._count))
            slot = node.get(Data.SLOT)
            if slot == "table" and name in self._draft.tables:
                for text in table_trees(self._draft.tables[name]):
                    self._visit(text, section, note, "table")
            elif slot == "figure" and name in self._draft.pictures:
                for text in picture_trees(self._draft.pictures[name]):
                    self._visit(text, section, note, "figure")
            elif is_noteref(node):
                self._note(node.get("href", "#")[1:], section)

    def _note(self, name: str, section: SectionDraft) -> None:
        """Read a note, if this is its first call."""
        note = self._draft.notes.get(name)
        if note is None or name in self._read:
            return
        self._read.add(name)
        self.places.setdefault(name, self._count)
        # Numbers that begin anew on each page are known only when the pages are.
        counted = self._draft.series(note.series).numbering != "page"
        number = note.mark if counted and note.mark.isalnum() else ""
        self._visit(note.body, section, number, "")


def trees_of(draft: Draft, section: SectionDraft) -> Iterator[Element]:
    """Yield the texts of a division in which a quoted place may be: title, body, its tables and captions."""
    for tree in (section.title, section.subtitle, section.body):
        if tree is not None:
            yield tree
    for table in draft.tables.values():
        if table.section == section.id:
            yield from table_trees(table)
    for picture in draft.pictures.values():
        if picture.section == section.id:
            yield from picture_trees(picture)


def picture_trees(picture: Figure) -> Iterator[Element]:
    """Yield the texts of a figure."""
    yield from (text for text in (picture.caption, picture.credit) if text is not None)


def name_of(section: SectionDraft) -> str:
    """Return the name of a division in one line: its title, or its number."""
    return (plain(section.title) if section.title is not None else "") or section.number
