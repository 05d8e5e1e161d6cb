"""Printed locators as places in the text: the place of the name on the page, or else the head of the page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from octavo.compose.composed_book import ComposedBook
from octavo.compose.trees import picture_trees, table_trees
from octavo.core.running_text import INLINE, counted, name_of
from octavo.index_list.entries import ListEntry, ListLocator
from octavo.index_list.names import names_of
from octavo.index_list.pages import Pages, Stretch
from octavo.index_list.running_text import RunningText
from octavo.index_list.source_pages import SourcePages
from octavo.source.manuscript import QuotedPlace

#: Characters of a quotation on each side of a place; shorter ones are tried if a longer one is not found.
_SIZES = ((48, 32), (28, 20), (16, 12), (12, 0), (8, 0))
#: How many words of a page are tried as its beginning.
_TRIES = 60


@dataclass(frozen=True, slots=True)
class Found:
    """The place to which a locator leads. ``by_name`` is True if the name of its heading stands there."""

    place: QuotedPlace
    by_name: bool


class BookPlaces:
    """Finds the places of one book. ``sections`` are the printed divisions by id."""

    def __init__(self, composed: ComposedBook, pages: Pages | SourcePages, sections: dict[str, Any]) -> None:
        self._composed = composed
        self._pages = pages
        self._nodes = {node.get("id"): node for section in sections.values() for node in section.iter("*")}
        self._source: dict[tuple[str, str], str] = {}
        self._notes = {name: RunningText(self._nodes[name]) for name in composed.notes if name in self._nodes}

    def of(self, entry: ListEntry, locator: ListLocator, page: int, last: bool = False) -> Found | None:
        """Return the place of a locator on a page; ``last``: the last one there, which ends a range.

        None if nothing on the page is text of the book.
        """
        names = names_of(entry.terms)
        scopes = list(self._scopes(locator, page))
        # The name as the list has it in all texts, then its other forms, then the head of the page.
        for section, text, start, end in scopes:
            at = text.find(names[:1], start, end)
            if at is not None and (place := self._quote(section, text, at)):
                return Found(place, True)
        for section, text, start, end in scopes:
            at = text.find(names, start, end)
            if at is not None and (place := self._quote(section, text, at)):
                return Found(place, True)
        if locator.note == "" and len(scopes) > 1:
            return None  # any of several notes may be meant
        for section, text, start, end in reversed(scopes) if last else scopes:
            if place := self._first(section, text, start, end):
                return Found(place, False)
        return None

    def _scopes(self, locator: ListLocator, page: int) -> Iterable[tuple[str, RunningText, int, int]]:
        """Return the texts in which a locator may be meant, the likeliest first."""
        if locator.note is not None:
            noted = self._pages.notes(page, locator.note)
            if not noted and locator.note == "":  # "123n" is any note of the page, if none has a sign
                noted = self._pages.notes(page, None)
            for note in noted:
                if note.id in self._notes:
                    text = self._notes[note.id]
                    yield f"#{note.id}", text, 0, len(text.text)
            return
        if locator.display:
            for display in self._pages.displays(page):
                node = self._nodes.get(display.id)
                if node is not None:
                    text = RunningText(node)
                    yield display.section, text, _behind_label(text), len(text.text)
        stretches: list[Stretch] = self._pages.stretches(page)
        for one in stretches:
            yield one.section, one.text, one.start, one.end
        for note in self._pages.notes(page, None):
            if note.id in self._notes and note.kind == "footnote":
                text = self._notes[note.id]
                yield f"#{note.id}", text, 0, len(text.text)

    def _first(self, section: str, text: RunningText, start: int, end: int) -> QuotedPlace | None:
        """Return the first words of a stretch that are words of the source."""
        at = text.word_start(start)
        for _ in range(_TRIES):
            if at >= end:
                return None
            if place := self._quote(section, text, at):
                return place
            at = text.word_start(at + 1)
        return None

    def _quote(self, section: str, text: RunningText, at: int) -> QuotedPlace | None:
        """Return a place by the words around it, as they are in the source; None if they are not found
        there."""
        note = section[1:] if section.startswith("#") else self._note_of(text.nodes[at].owner)
        section = self._composed.notes[note].section if note else section
        source = self._source_text(section, note)
        for after, lead in _SIZES:
            words = _whole(_around(text, at, after), after)
            before = _whole(_around(text, at, -lead)[::-1], lead)[::-1] if lead else ""
            if len(counted(words)) < 2:
                return None
            squeezed = counted(before + words)
            if squeezed in source:
                # The same words may stand in the division before: the place is found by how often they do.
                nth = counted(text.text[:at] + words).count(squeezed)
                offset = _nth(source, squeezed, nth) + len(counted(before))
                return QuotedPlace(section, words, before, note, offset)
        return None

    def _note_of(self, node: Any) -> str:
        """Return the id of the note in which an element stands, "" for none."""
        while node is not None:
            if node.get("id") in self._composed.notes:
                return str(node.get("id"))
            node = node.getparent()
        return ""

    def _source_text(self, section: str, note: str) -> str:
        """Return the characters of a division or note as the compose stage will have them when it places
        marks."""
        key = (section, note)
        if key not in self._source:
            self._source[key] = "".join(map(counted, self._texts(section, note)))
        return self._source[key]

    def _texts(self, section: str, note: str) -> Iterable[str]:
        if note:
            return [RunningText(self._composed.notes[note].body).text]
        found = next((one for one in self._composed.sections if one.id == section), None)
        if found is None:
            return []
        trees = [found.heading.title, found.heading.subtitle, found.body]
        for table in self._composed.tables.values():
            if table.section == section:
                trees += table_trees(table)
        for picture in self._composed.pictures.values():
            if picture.section == section:
                trees += picture_trees(picture)
        return [RunningText(tree).text for tree in trees if tree is not None]


def _behind_label(text: RunningText) -> int:
    """Return the index at which the words of a caption begin, behind "Table 3."."""
    for at, node in enumerate(text.nodes):
        if "label" not in node.owner.get("class", "").split():
            return at
    return 0


def _block(node: Any) -> Any:
    """Return the block in which an element of the line stands."""
    while name_of(node) in INLINE and node.getparent() is not None:
        node = node.getparent()
    return node


def _around(text: RunningText, at: int, size: int) -> str:
    """Return so many characters from a place on, or before it if ``size`` is negative.

    They stand in the block of the place, and in no words that a template made.
    """
    block, step = _block(text.nodes[at].owner), 1 if size > 0 else -1
    signs: list[str] = []
    place = at if size > 0 else at - 1
    while 0 <= place < len(text.text) and len(signs) < abs(size):
        owner = text.nodes[place].owner
        if _block(owner) is not block or _is_made(owner, block):
            break
        signs.append(text.text[place])
        place += step
    return "".join(signs[::step])


def _whole(text: str, size: int) -> str:
    """Return a text of a size without the piece of a word at its end, if it has other words."""
    kept = text.rpartition(" ")[0] if len(text) == size else ""
    return (kept or text).rstrip() if size == len(text) else text.rstrip()


def _is_made(node: Any, block: Any) -> bool:
    while node is not None and node is not block:
        if not {"reference", "label", "note-mark", "number"}.isdisjoint(node.get("class", "").split()):
            return True
        node = node.getparent()
    return False


def _nth(text: str, words: str, number: int) -> int:
    """Return the index of the nth place of these words, or of the last if there are fewer."""
    at = text.find(words)
    for _ in range(number - 1):
        following = text.find(words, at + 1)
        if following < 0:
            break
        at = following
    return at
