"""The words of an e-book with the elements that hold them, and the markup that these give to each."""

import bisect
import functools
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from lxml import etree

from octavo.check.audit.blocks import ReadDocument, Stream
from octavo.check.audit.source.spans import PLAIN, Marks
from octavo.check.audit.words import bare, fold, split_words
from octavo.check.documents.parsed import XML, Reference, local_name, types_of

_ELEMENTS = {
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "emphasis"),
    **dict.fromkeys(("strong", "b"), "strong emphasis"),
    **dict.fromkeys(("code", "kbd", "samp", "pre"), "code"),
    **dict.fromkeys(("s", "del"), "deletion"),
    "sup": "superscript",
    "sub": "subscript",
    "u": "underlining",
    "mark": "highlight",
}
_CLASSES = {"smallcaps": "small capitals", "underline": "underlining"}
_BREAKS = frozenset({"br", "p", "div", "li", "tr", "td", "th", "dt", "dd", "figcaption", "caption", "pre"})

#: Pieces of a word: how many of its letters have which marks.
Runs = tuple[tuple[int, Marks], ...]


class EbookWords:
    """Tells for each word of a finished e-book, by its index, where it stands."""

    def __init__(self, stream: Stream) -> None:
        self.words = stream.words
        self.documents = stream.documents
        self._starts = [document.start for document in stream.documents]
        self._marks: dict[etree._Element, Marks] = {}

    def document(self, word: int) -> ReadDocument:
        """Return the document of a word."""
        return self.documents[bisect.bisect_right(self._starts, word) - 1]

    @functools.cache  # noqa: B019 - it lives as long as one check
    def _spots(self, number: int) -> list[tuple[int, int, Runs, str]]:
        """Return for each word of a document its first and last piece, and its runs."""
        document = self.documents[number]
        end = self._starts[number + 1] if number + 1 < len(self._starts) else len(self.words)
        wanted = self.words[document.start : end]
        found = list(located_words([(text, self._of(element)) for text, element in document.pieces]))
        if len(found) == len(wanted) and all(one[0] == word for one, word in zip(found, wanted, strict=True)):
            return [spot for _, spot in found]
        spots: list[tuple[int, int, Runs, str]] = [(-1, -1, (), "")] * len(wanted)
        matcher = SequenceMatcher(None, [word for word, _ in found], list(wanted), autojunk=False)
        for first, second, size in matcher.get_matching_blocks():
            spots[second : second + size] = [spot for _, spot in found[first : first + size]]
        return spots

    def _spot(self, word: int) -> tuple[int, int, Runs, str]:
        number = bisect.bisect_right(self._starts, word) - 1
        return self._spots(number)[word - self._starts[number]]

    def piece(self, word: int) -> int:
        """Return the index of the piece of its document in which a word begins, or -1."""
        return self._spot(word)[0]

    def last_piece(self, word: int) -> int:
        """Return the index of the piece in which a word ends, or -1."""
        return self._spot(word)[1]

    def runs(self, word: int) -> Runs:
        """Return the marks of a word."""
        return self._spot(word)[2]

    def exact(self, word: int) -> str:
        """Return a word with its accents, "" if its place is not known."""
        return self._spot(word)[3]

    def element(self, word: int) -> etree._Element | None:
        """Return the innermost element in which a word begins."""
        piece = self.piece(word)
        return self.document(word).pieces[piece][1] if piece >= 0 else None

    def is_parted(self, word: int, after: int) -> bool:
        """Return True if a line ends between two words, by a forced break or by the end of a block."""
        document = self.document(word)
        if document is not self.document(after) or (first := self.last_piece(word)) < 0:
            return True
        begins = self._begins(bisect.bisect_right(self._starts, word) - 1)
        return any(
            first < begin <= self.piece(after) for begin in begins[bisect.bisect_right(begins, first) :][:1]
        )

    @functools.cache  # noqa: B019
    def _begins(self, number: int) -> list[int]:
        """Return the pieces of a document with which a line begins."""
        seen: set[etree._Element] = set()
        found = []
        for index, (_, element) in enumerate(self.documents[number].pieces):
            if element is not None and element not in seen:
                seen.add(element)
                if local_name(element) in _BREAKS:
                    found.append(index)
        return found

    def occurrences(self, wanted: Sequence[str]) -> Iterator[int]:
        """Yield each place at which some words stand."""
        for place, word in enumerate(self.words):
            if word == wanted[0] and list(self.words[place : place + len(wanted)]) == list(wanted):
                yield place

    def calls(self) -> list[tuple[int, etree._Element]]:
        """Return the calls of notes, each with the index of the word before which it stands."""
        return self._inline(is_call)

    def links(self) -> list[tuple[int, etree._Element]]:
        """Return the links, each with the index of the word before which it stands."""
        return self._inline(lambda element: local_name(element) == "a" and element.get("href") is not None)

    def points(self) -> list[tuple[int, etree._Element]]:
        """Return the elements with an id within paragraphs, each with the index of the word before which it
        stands."""
        return self._inline(lambda element: local_name(element) == "span" and element.get("id") is not None)

    def _inline(self, wanted: Callable[[etree._Element], bool]) -> list[tuple[int, etree._Element]]:
        found = []
        for number, document in enumerate(self.documents):
            begins = [max(0, first) for first, *_ in self._spots(number)]
            seen: set[etree._Element] = set()
            for index, (_, element) in enumerate(document.pieces):
                if element is not None and element not in seen and wanted(element):
                    seen.add(element)
                    found.append((document.start + bisect.bisect_left(begins, index), element))
        return found

    @functools.cached_property
    def ids(self) -> dict[tuple[str, str], etree._Element]:
        """The elements of the book by their document and their id."""
        return {
            (document.name, element.get("id") or ""): element
            for document in self.documents
            for element in document.root.iter("{*}*")
            if element.get("id")
        }

    @functools.cached_property
    def _names(self) -> dict[etree._Element, str]:
        return {document.root: document.name for document in self.documents}

    def target(self, link: etree._Element) -> etree._Element | None:
        """Return the element to which a link leads: of a whole document its body."""
        name = self._names[link.getroottree().getroot()]
        path, fragment = Reference(name, link, link.get("href") or "", False).resolve()
        if fragment:
            return self.ids.get((path, fragment))
        root = next((document.root for document in self.documents if document.name == path), None)
        return None if root is None else root.find("{*}body")

    def _of(self, element: etree._Element | None) -> Marks:
        if element is None:
            return PLAIN
        found = self._marks.get(element)
        if found is None:
            above = element.getparent()
            found = self._of(above) if above is not None else PLAIN
            found = self._marks[element] = own_marks(element, found)
        return found


def own_marks(element: etree._Element, around: Marks) -> Marks:
    """Return the marks of an element, with those around it."""
    name = local_name(element)
    own = {_ELEMENTS[name]} if name in _ELEMENTS else set()
    own |= {_CLASSES[one] for one in (element.get("class") or "").split() if one in _CLASSES}
    language = element.get(f"{{{XML}}}lang") or element.get("lang")
    if language:
        around = frozenset(mark for mark in around if not mark.startswith("lang:"))
        own.add(f"lang:{language}")
    if name == "a" and element.get("href") is not None:
        own.add(f"to:{element.get('href')}")
    return around | own if own else around


def located_words(pieces: Sequence[tuple[str, Marks]]) -> Iterator[tuple[str, tuple[int, int, Runs, str]]]:
    """Yield the words of some pieces, each with its first and its last piece and its marks."""
    folded = [fold(text) for text, _ in pieces]
    starts: list[int] = []
    at = 0
    for one in folded:
        starts.append(at)
        at += len(one)
    for text, begin, end in split_words("".join(folded)):
        first = bisect.bisect_right(starts, begin) - 1
        last = bisect.bisect_right(starts, end - 1) - 1
        if first == last:
            yield bare(text), (first, last, ((end - begin, pieces[first][1]),), text)
            continue
        runs = []
        for number in range(first, last + 1):
            low = max(begin, starts[number])
            high = min(end, starts[number + 1] if number + 1 < len(starts) else end)
            if high > low:
                runs.append((high - low, pieces[number][1]))
        yield bare(text), (first, last, tuple(runs), text)


def is_call(element: etree._Element) -> bool:
    """Return True for the call of a note."""
    return "noteref" in types_of(element)
