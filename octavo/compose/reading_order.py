"""The order in which a book is read: all its texts, element by element.

A reader comes to a table or figure at its place in the text, and then goes on behind it. Notes are read in
one of two orders: each at its first call, which is the order of their numbers, or as it is printed. A chapter
with a note at its end:

    One sentence.¹                as called:   One sentence. A note. Another sentence.
    Another sentence.
                                  as printed:  One sentence. Another sentence. A note.
    1. A note.

Notes of the page foot are read at their calls in both orders.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from octavo.compose.composed_book import Note
from octavo.compose.draft import Draft, SectionDraft
from octavo.compose.trees import picture_trees, section_trees, table_trees
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, is_noteref
from octavo.source.manuscript import Kind


class NoteOrder(Enum):
    """The place at which a note is read: at its first call, or as it is printed."""

    CALLED = "called"
    PRINTED = "printed"


class ReadingStop(NamedTuple):
    """A place to which a reader comes: an element, or the beginning of a division or note (no ``node``).

    ``name`` is the id that begins there, "" for none. ``note`` is the note in which it stands, ``display`` is
    "table" or "figure" in one of these. ``around`` are the ids of what holds it besides elements of the same
    text: the division for its title, notes, tables and figures.
    """

    section: SectionDraft
    name: str
    node: Element | None = None
    note: Note | None = None
    display: str = ""
    around: frozenset[str] = frozenset()


def read_through(
    draft: Draft,
    order: NoteOrder = NoteOrder.CALLED,
    *,
    notes: Mapping[str, Note] | None = None,
    without: frozenset[Kind] = frozenset(),
) -> Iterator[ReadingStop]:
    """Yield all places of a book in the order in which a reader comes to them.

    ``notes`` are the notes by their ids, if not those of the draft; it may grow while the caller looks at a
    call. The texts of divisions of the kinds ``without`` are left out. The caller may change the element that
    it is given, but not move others.
    """
    yield from _BookWalk(draft, order, draft.notes if notes is None else notes).book(without)


class _BookWalk:
    """Goes through the texts of a draft, and keeps in mind which notes are read."""

    def __init__(self, draft: Draft, order: NoteOrder, notes: Mapping[str, Note]) -> None:
        self._draft = draft
        self._printed = order is NoteOrder.PRINTED
        self._notes = notes
        self._read: set[str] = set()

    def book(self, without: frozenset[Kind]) -> Iterator[ReadingStop]:
        sections = self._draft.sections
        for number, section in enumerate(sections):
            begin = ReadingStop(section, section.id)
            yield begin
            if section.division.kind not in without:
                for tree in section_trees(section):  # a chapter may well name itself in its text
                    held = frozenset() if tree is section.body else frozenset({section.id})
                    yield from self._tree(tree, begin._replace(around=held))
            if self._printed:
                last = number + 1 == len(sections) or sections[number + 1].group is not section.group
                for note in self._printed_after(section, ends_group=last):
                    yield from self._note(note, begin)

    def _printed_after(self, section: SectionDraft, *, ends_group: bool) -> list[Note]:
        """Return the notes printed behind a division: its own, those of its part, those of the book."""
        found = [one for one in self._at("chapter-end") if one.section == section.id]
        if ends_group:
            group = {one.id for one in self._draft.sections if one.group is section.group}
            found += [one for one in self._at("part-end") if one.section in group]
        if section.division.kind is Kind.NOTES:
            wanted = section.division.series
            found += [one for one in self._at("book-end") if wanted in (None, one.series)]
        return found

    def _at(self, place: str) -> list[Note]:
        return [note for note in self._notes.values() if note.place == place]

    def _note(self, note: Note, at: ReadingStop) -> Iterator[ReadingStop]:
        stop = ReadingStop(at.section, note.id, note=note, around=frozenset({note.id}))
        yield stop
        yield from self._tree(note.body, stop)

    def _tree(self, tree: Element, at: ReadingStop) -> Iterator[ReadingStop]:
        """Yield the elements of a text and of what stands in it; ``at`` is a stop beside the text."""
        draft = self._draft
        for node in list(tree.iter("{*}*")):
            name, slot = node.get("id", ""), node.get(Data.SLOT)
            yield ReadingStop(at.section, name, node, at.note, at.display, at.around)
            if slot == "table" and name in draft.tables:
                inner = at._replace(display="table", around=at.around | {name})
                for text in table_trees(draft.tables[name]):
                    yield from self._tree(text, inner)
            elif slot in ("figure", "figure-caption") and (name or node.get(Data.TARGET)) in draft.pictures:
                name = name or node.get(Data.TARGET, "")
                inner = at._replace(display="figure", around=at.around | {name})
                for text in picture_trees(draft.pictures[name]):
                    yield from self._tree(text, inner)
            elif is_noteref(node):
                called = self._notes.get((node.get("href") or "#")[1:])
                if called is not None and self._is_read_at(called, node):
                    yield from self._note(called, at)

    def _is_read_at(self, note: Note, call: Element) -> bool:
        """Return True if a note is read at this call of it."""
        if self._printed:
            return note.place == "page-foot" and note.calls[:1] == (call.get("id"),)
        if note.id in self._read:
            return False
        self._read.add(note.id)
        return True
