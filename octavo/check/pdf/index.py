"""The index of a finished PDF as it is printed: headings, and the page numbers behind each.

It is found by its tag (Index); the words are read by poppler, in the order of the columns, and those under
a link are a locator unless the link leads to another entry.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from octavo.check.page_numbers import AROUND, Printed, read_locator
from octavo.check.pdf.file import PdfFile, PdfLink, PdfTarget
from octavo.check.pdf.lines import lines, text_words
from octavo.check.pdf.words import PdfWord
from octavo.check.words import plain, reference_words

#: Least width of the white strip between two columns, in points.
_GUTTER = 6.0
#: How much further in a sub-entry begins at least, in points.
_INDENT = 2.0
_DASHES = "-\u2010\u2011\u2012\u2013"


@dataclass(frozen=True, slots=True)
class PrintedLocator:
    """A page number of the index: its text as printed, its meaning, and the targets of its links.

    The start of a range comes before its end.
    """

    text: str
    printed: Printed
    targets: tuple[PdfTarget, ...]


@dataclass(slots=True)
class PrintedEntry:
    """Words and the locators behind them: ``words`` are those of the heading, ``above`` those of the headings
    over it; ``loose`` are numbers that stand among the locators and are no links."""

    page: int
    level: int
    words: list[str]
    above: tuple[str, ...] = ()
    locators: list[PrintedLocator] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)

    @property
    def heading(self) -> str:
        """The heading, for messages."""
        return " ".join((*self.above, *self.words)).strip(" ,;:.")


@dataclass(slots=True)
class _WordGroup:
    """Words that stand together, and the links over them.

    It has how far in their line they begin, in points, and whether they begin it.
    """

    text: str
    links: tuple[PdfLink, ...]
    indent: float
    begins: bool


def index_pages(pdf: PdfFile) -> frozenset[int]:
    """Return the indexes of the pages on which links of the index stand."""
    return frozenset(link.page for link in pdf.links if _level(pdf, link) is not None)


def _level(pdf: PdfFile, link: PdfLink) -> int | None:
    """Return how deep in the lists of the index a link stands, from 1; None for a link elsewhere."""
    tag = pdf.tags.links.get(link.number)
    around = tag.ancestors if tag else ()
    return around.count("L") if "Index" in around and "LI" in around else None


def read_printed_index(pdf: PdfFile) -> tuple[PrintedEntry, ...]:
    """Return the entries of the index that have locators, in the order in which they are printed."""
    reader = _IndexReader(pdf)
    for page in sorted(reader.pages):
        for piece in _pieces(pdf, page):
            reader.add(page, piece)
    return tuple(reader.entries)


class _IndexReader:
    """Reads an index piece by piece."""

    def __init__(self, pdf: PdfFile) -> None:
        self.pages = index_pages(pdf)
        self.entries: list[PrintedEntry] = []
        self._pdf = pdf
        self._words: list[_WordGroup] = []
        self._above: list[tuple[int, list[str]]] = []
        self._more = False  # whether a comma stands behind the last locator
        self._see = False  # whether "see" stands before what comes, and other entries at most between

    def add(self, page: int, piece: _WordGroup) -> None:
        """Add words or a locator."""
        entry = self.entries[-1] if self.entries else None
        locator = None if self._is_entry(piece) else _locator(piece)
        more, self._more = self._more, piece.text.endswith(",")
        self._see = self._see and locator is None
        if locator is not None and (self._words or entry is None):
            loose = [number for number in _loose(self._words) if number in self._pdf.labels]
            above = self._open(_level(self._pdf, piece.links[0]) or 1)
            level, words = self._above[-1]
            self.entries.append(PrintedEntry(page, level, words, above, [locator], loose))
        elif locator is not None and entry is not None:
            entry.locators.append(locator)
        elif piece.links:  # another entry
            if self._words:
                self._open(_level(self._pdf, piece.links[0]) or 1)
        elif entry is not None and more and not self._words and self._is_number(piece):
            entry.loose.append(piece.text)
        else:
            self._see = plain(piece.text).strip("(.").casefold() in reference_words()
            if not self._see:
                self._words.append(piece)

    def _is_entry(self, piece: _WordGroup) -> bool:
        """Return True if a link leads to another entry, whatever it reads like."""
        within = bool(piece.links) and all(
            link.target and link.target.page in self.pages for link in piece.links
        )
        return within and (self._see or not any(figure.isdecimal() for figure in piece.text))

    def _is_number(self, piece: _WordGroup) -> bool:
        """Return True if a piece, which is no link, reads like the number of a page of this book."""
        found = read_locator(piece.text)
        return found is not None and found.first.isdecimal() and found.first in self._pdf.labels

    def _open(self, level: int) -> tuple[str, ...]:
        """Take the words that were read as a heading; returns the words of the headings over it.

        Of a sub-entry, lines that begin further out than its last one are a heading without locators.
        """
        words, self._words = self._words, []
        self._above = [item for item in self._above if item[0] < level]
        outer = [w.text for w in words if level > 1 and w.indent < words[-1].indent - _INDENT]
        if outer:
            self._above = [item for item in self._above if item[0] < level - 1] + [(level - 1, outer)]
        above = tuple(word for _, some in self._above for word in some)
        self._above.append((level, [w.text for w in words][len(outer) :]))
        return above


def _loose(words: list[_WordGroup]) -> list[str]:
    """Return page numbers without a link.

    They are numbers behind a comma at the end of a line before another line, if the book has such pages.
    """
    return [
        number.text
        for before, number, after in zip(words, words[1:], words[2:], strict=False)
        if before.text.endswith(",") and after.begins and number.text.isdecimal()
    ]


def _locator(piece: _WordGroup) -> PrintedLocator | None:
    """Return a printed locator, or None if a link does not read like a page number."""
    targets = tuple(dict.fromkeys(link.target for link in piece.links if link.target))
    printed = read_locator(piece.text) if targets else None
    return None if printed is None else PrintedLocator(piece.text.strip(AROUND), printed, targets)


def _pieces(pdf: PdfFile, page: int) -> Iterator[_WordGroup]:
    """Yield the words of a page; those under one link, and the two sides of a range, as one piece."""
    links = [link for link in pdf.links if link.page == page and _level(pdf, link) is not None]
    last: _WordGroup | None = None
    for line, word in _in_order(pdf, page, links):
        over = tuple(sorted((link for link in links if _covers(link, word)), key=lambda link: link.left))
        if last is not None and over and last.links and _goes_on(last, over):
            space = "" if last.text[-1:] in _DASHES else " "
            last.text += space + word.text
            last.links += tuple(link for link in over if link not in last.links)
            continue
        if last is not None:
            yield last
        last = _WordGroup(word.text, over, line.left, word is line)
    if last is not None:
        yield last


def _in_order(pdf: PdfFile, page: int, links: list[PdfLink]) -> Iterator[tuple[PdfWord, PdfWord]]:
    """Yield the words of the entries column by column, each behind the word that begins its line.

    The letters over groups are left out, and what stands over the first entry across the columns.
    """
    words = text_words(pdf, page)
    start = min((link.top for link in links), default=0.0)
    gutters = _gutters([word for word in words if word.bottom > start])
    across = [word.bottom for word in words if any(word.left < gutter < word.right for gutter in gutters)]
    words = [word for word in words if word.top > max(across, default=0.0) - 1]
    columns: dict[int, list[PdfWord]] = {}
    for word in words:
        columns.setdefault(sum(word.left > gutter for gutter in gutters), []).append(word)
    for _, column in sorted(columns.items()):
        for line in lines(column):
            if len(line) > 1 or len(line[0].text) > 1:
                yield from ((line[0], word) for word in line)


def _gutters(words: list[PdfWord]) -> list[float]:
    """Return the middles of the strips between columns: no word reaches into them."""
    found: list[float] = []
    right = float("inf")
    for word in sorted(words, key=lambda word: word.left):
        if word.left - right > _GUTTER:
            found.append((word.left + right) / 2)
        right = max(right, word.right) if right < float("inf") else word.right
    return found


def _goes_on(last: _WordGroup, over: tuple[PdfLink, ...]) -> bool:
    """Return True if a word belongs to the locator before it: under the same link, or after the dash of a
    range."""
    return over[0] == last.links[-1] or over[0].target == last.links[-1].target or last.text[-1:] in _DASHES


def _covers(link: PdfLink, word: PdfWord) -> bool:
    """Return True if a word, or as much of it as half the width of the link, stands under the link."""
    if not link.top - 1 <= word.middle <= link.bottom + 1:
        return False
    shared = min(link.right, word.right) - max(link.left, word.left)
    return shared > min(link.right - link.left, word.right - word.left) / 2
