"""The text of a finished e-book, read from one document to the next, with the markers of the printed
pages."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from octavo.check.documents.parsed import ParsedDocument, local_name, types_of
from octavo.check.words import squash

#: Stands for what has no words: a picture or a formula.
OBJECT = "\ufffc"
_IN_LINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark"}
    | {"q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}
)
_SHOWN = frozenset({"img", "svg", "math"})
_NOT_READ = frozenset({"head", "script", "style", "template"})
_NOTES = frozenset({"footnote", "footnotes"})
_DISPLAYS = frozenset({"figure", "table"})


@dataclass(frozen=True)
class Marker:
    """A page-break marker: its document and element, what it is called, and how many characters of the whole
    text stand before it."""

    document: str
    element: etree._Element
    label: str
    start: int


@dataclass(frozen=True)
class Display:
    """A table or figure: its element, its beginning and end in the text, its words, and those of its
    caption and heads."""

    element: etree._Element
    start: int
    end: int
    words: frozenset[str]
    heads: frozenset[str]


class EbookText:
    """The documents of an e-book in reading order, as one text: a new line for each block, ``OBJECT`` for
    each picture; without calls of notes, footnotes, and what is hidden. Words of displays and footnotes are
    kept by themselves, and so are the letters of calls, with the index before which each stands."""

    def __init__(self, documents: Iterable[ParsedDocument]) -> None:
        self.markers: list[Marker] = []
        self.displays: list[Display] = []
        self.footnotes: list[frozenset[str]] = []
        self.letters: list[tuple[int, str]] = []
        self._parts: list[str] = []
        self._length = 0
        for document in documents:
            self._read(document.name, document.root)
            self._put("\n")
        self.text = "".join(self._parts)
        self.displays.sort(key=lambda one: (one.start, -one.end))  # a figure before the table in it

    def behind(self, marker: Marker, end: int, displays: bool = True) -> str:
        """Return the text that follows a marker up to an index of the text.

        If ``displays`` are not wanted, it is without the tables and figures that follow, since in print they
        may stand elsewhere.
        """
        place, parts = marker.start, list[str]()
        for display in self.displays if not displays else ():
            if place <= display.start < end:
                parts.append(self.text[place : display.start])
                place = display.end
        return "".join(parts) + self.text[place:end]

    def with_letters(self, marker: Marker, end: int) -> str:
        """Return the text that follows a marker, with the letters of the calls of notes in it."""
        place, parts = marker.start, list[str]()
        first = bisect_left(self.letters, (place, ""))
        for at, letters in self.letters[first:]:
            if at >= end:
                break
            parts += (self.text[place:at], letters)
            place = at
        return "".join(parts) + self.text[place:end]

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _read(self, document: str, element: etree._Element) -> None:
        kinds, name = types_of(element), local_name(element)
        if "pagebreak" in kinds:
            self.markers.append(Marker(document, element, element.get("title") or "", self._length))
            return
        if "noteref" in kinds and (letters := squash("".join(map(str, element.itertext())))).isalpha():
            self.letters.append((self._length, letters))
        if name in _NOT_READ or "noteref" in kinds or _is_hidden(element) or _is_between_calls(element):
            return
        if kinds & _NOTES and not list(element.iterancestors("{*}figure")):
            if "footnote" in kinds:
                self.footnotes.append(words_of(element))
            else:
                self.footnotes += map(words_of, _inside(element, "footnote"))
            return
        if name in _SHOWN or "formula" in element.get("class", "").split():
            self._put(OBJECT)  # a formula, even if it is written out: contents hold nothing but text
            return
        start, apart = self._length, name not in _IN_LINE
        if apart:
            self._put("\n")
        self._put(element.text or "")
        for child in element:
            if isinstance(child.tag, str):
                self._read(document, child)
            self._put(child.tail or "")
        if apart:
            self._put("\n")
        if name in _DISPLAYS:
            words = words_of(element)
            self.displays.append(Display(element, start, self._length, words, _heads(element)))


def words_of(*elements: etree._Element) -> frozenset[str]:
    """Return the words of elements, in letters and digits only."""
    texts = " ".join(part for element in elements for part in _parts(element))
    return frozenset(filter(None, map(squash, texts.split())))


def _parts(element: etree._Element) -> Iterator[str]:
    """Yield the texts of an element, those of one line as one."""
    line: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        if local_name(node) not in _IN_LINE:
            yield "".join(line)
            line = []
        text = node.text if event == "start" else node.tail if node is not element else ""
        line.append(text or "")
    yield "".join(line)


def _heads(display: etree._Element) -> frozenset[str]:
    """Return the words of what is printed again on a later page: caption and heads of a table."""
    return words_of(*display.iter("{*}caption", "{*}figcaption", "{*}thead"))


def _inside(element: etree._Element, kind: str) -> Iterator[etree._Element]:
    return (node for node in element.iter() if isinstance(node.tag, str) and kind in types_of(node))


def _is_between_calls(element: etree._Element) -> bool:
    return "between-calls" in element.get("class", "").split()


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or element.get("aria-hidden") == "true"
