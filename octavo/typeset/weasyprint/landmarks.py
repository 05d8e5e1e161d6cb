"""Notes, headings, index marks, tables and figures of a document: what the PageMap tells by kind."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure.boxes import LineBox

from octavo.core.invisible_signs import without_invisible
from octavo.core.pagemap import DisplayKind, NoteKind
from octavo.core.running_text import stands_apart
from octavo.core.vocabulary import Data
from octavo.typeset.layout import (
    GatheringDisplay,
    GatheringHeading,
    GatheringMark,
    GatheringNote,
    Landmarks,
    Point,
)
from octavo.typeset.weasyprint.roles import EPUB_TYPE, is_footnote, is_note_call, words

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_DISPLAYS = {"figure": DisplayKind.FIGURE, "table": DisplayKind.TABLE}
_ENDNOTES = frozenset({"endnote", "rearnote"})


def landmarks(root: Element, pages: Sequence[Any], positions: Mapping[str, Point]) -> Landmarks:
    """Return what a laid-out document holds, by kind, in its order."""
    finder = _LandmarkFinder(root, pages, positions)
    finder.find(root, "")
    return Landmarks(
        tuple(finder.notes),
        tuple(finder.calls),
        tuple(finder.headings),
        tuple(finder.index),
        tuple(finder.displays),
    )


class _LandmarkFinder:
    def __init__(self, root: Element, pages: Sequence[Any], positions: Mapping[str, Point]) -> None:
        self.notes: list[GatheringNote] = []
        self.calls: list[tuple[str, str]] = []
        self.headings: list[GatheringHeading] = []
        self.index: list[GatheringMark] = []
        self.displays: list[GatheringDisplay] = []
        self._positions = positions
        nameless = any(node.tag in _HEADINGS and not node.get("id") for node in root.iter())
        self._pages = dict(_heading_pages(pages)) if nameless else {}

    def find(self, element: Element, section: str, display: bool = False) -> None:
        """Take an element and what it holds; ``display`` is True if it stands in a figure."""
        section = element.get(Data.SECTION) or section
        name, tag = element.get("id", ""), element.tag
        if tag in _HEADINGS:
            self._heading(element, name, section)
        elif tag in _DISPLAYS and name and not display:
            self._display(element, name, section)
        elif tag == "a" and is_note_call(element):
            self.calls.append((element.get("href", "").removeprefix("#"), name))
        if name and (kind := _note_kind(element)):
            number = element.get(Data.MARK) or _mark(element)
            self.notes.append(GatheringNote(name, kind, element.get(Data.SERIES, ""), number, section))
            if kind is NoteKind.FOOTNOTE and tag == "span":
                self.calls.append((name, name))  # it stands at its call
        if name and (entry := element.get(Data.INDEX)):
            until = element.get(Data.INDEX_TO, "")
            self.index.append(GatheringMark(name, entry, section, until))
        for child in element:
            self.find(child, section, display or tag in _DISPLAYS)

    def _heading(self, element: Element, name: str, section: str) -> None:
        page = self._positions[name].page if name in self._positions else self._pages.get(element)
        if page is not None:
            self.headings.append(
                GatheringHeading(name, section, _HEADINGS[element.tag], _plain(element), page)
            )

    def _display(self, element: Element, name: str, section: str) -> None:
        table = element.tag == "table" or element.find("table") is not None
        caption = element.find(".//caption")
        caption = element.find(".//figcaption") if caption is None else caption
        labels = (
            (node for node in caption.iter("span") if "label" in words(node, "class"))
            if caption is not None
            else ()
        )
        label = next((_plain(node) for node in labels), "")
        kind = DisplayKind.TABLE if table else DisplayKind.FIGURE
        self.displays.append(GatheringDisplay(name, kind, label, section))


def _note_kind(element: Element) -> NoteKind | None:
    if element.tag not in ("span", "li", "p", "aside", "div", "dd", "section"):
        return None
    if not _ENDNOTES.isdisjoint(words(element, EPUB_TYPE)) or element.get("role") == "doc-endnote":
        return NoteKind.ENDNOTE
    if "table-note" in words(element, "class"):
        return NoteKind.TABLE_NOTE
    return NoteKind.FOOTNOTE if is_footnote(element) else None


def _mark(note: Element) -> str:
    """Return the number or sign in front of a note, without the full stop that may follow it there."""
    for node in note.iter("a"):
        if not {"note-mark", "mark"}.isdisjoint(words(node, "class")):
            return _plain(node).rstrip(".")
    return ""


def _plain(element: Element) -> str:
    return without_invisible(" ".join("".join(_texts(element)).split()))


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not stands_apart(child):
            yield from _texts(child)
        yield child.tail or ""


def _heading_pages(pages: Sequence[Any]) -> Iterator[tuple[Element, int]]:
    """Yield the headings on each page with its number, from the last page on, so that the page on which one
    begins comes last and wins."""
    for number in range(len(pages) - 1, -1, -1):
        waiting = [pages[number]._page_box]
        while waiting:
            box = waiting.pop()
            if box.element is not None and box.element.tag in _HEADINGS:
                yield box.element, number
            elif not isinstance(box, LineBox):
                waiting.extend(getattr(box, "children", ()))
