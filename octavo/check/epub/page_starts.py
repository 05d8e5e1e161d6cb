"""The words behind a page-break marker against those with which the page of the PDF begins."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, islice, takewhile

from lxml import etree

from octavo.check.epub.text import OBJECT, EbookText, Marker, words_of
from octavo.check.page_numbers import read_reach
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.lines import lines, text_words
from octavo.check.pdf.words import PdfWord
from octavo.check.words import directions, going_on, page_references, squash

#: So many letters that are the same are not the same by chance.
_SURE = 16
#: The sign of a list item, which the engine has put before its text, is not longer.
_SIGN = 4
#: A letter or a roman numeral as lists are numbered with.
_ITEM_MARK = re.compile(r"\(?(?:[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+)[.)]")
#: So many characters of the e-book are enough to compare.
_FAR = 600


class _Letters:
    """The words of a page as one run of letters."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self._runs = [self._run(words), self._run([_without_digits(word) for word in words])]

    @staticmethod
    def _run(words: Sequence[str]) -> tuple[str, tuple[int, ...]]:
        return "".join(words), tuple(accumulate(map(len, words), initial=0))[:-1]

    def places(self, wanted: str) -> Iterator[int]:
        """Yield the numbers of the words with which a text begins, so far as it is sure or the page goes;
        those in the page's order for each way in which the text may be written."""
        sure = wanted[:_SURE]
        for run, starts in self._runs if wanted else ():
            for number, start in enumerate(starts):
                if run.startswith(sure, start) or (
                    0 < len(run) - start < len(wanted) and wanted.startswith(run[start:])
                ):
                    yield number


class PageBeginnings:
    """The beginnings of the pages of a PDF, compared with an e-book. ``drawn``: the words in its pictures."""

    def __init__(self, text: EbookText, pdf: PdfFile, drawn: frozenset[str] = frozenset()) -> None:
        self._text, self._pdf, self._drawn = text, pdf, drawn
        self._words: dict[int, tuple[PdfWord, ...]] = {}
        ends = [*(marker.start for marker in text.markers[1:]), len(text.text)]
        self._ends = {marker.start: end for marker, end in zip(text.markers, ends, strict=True)}

    def words(self, page: int) -> tuple[PdfWord, ...]:
        """Return the words of a page in their order, without running head and folio."""
        if page not in self._words:
            self._words[page] = tuple(text_words(self._pdf, page))
        return self._words[page]

    def agree(self, marker: Marker, page: int) -> bool:
        """Return True if a marker stands at the beginning of a page.

        Nothing but a picture, or the next page's marker, stands behind that of a page without words.
        """
        drawn = self._drawn if self.behind(marker).lstrip().startswith(OBJECT) else frozenset()
        if not any(squash(word.text) not in {"", *drawn} for word in self.words(page)):
            own = self._text.behind(marker, self._ends[marker.start])
            return not squash(own) or self.behind(marker).lstrip().startswith(OBJECT)
        texts = [self._blocks(marker, displays) for displays in (True, False)]
        return any(
            self._begins(marker, page, blocks, _Letters(words)) or self._is_short(marker, blocks, words)
            for blocks in (*texts, *self._lettered(marker), *map(_undirected, texts))
            for words in self._orders(page)
        ) or any(
            self._is_elsewhere(marker, words) or self._is_grouped(marker, words)
            for words in self._orders(page)
        )

    def behind(self, marker: Marker) -> str:
        """Return the text that follows a marker."""
        return self._text.behind(marker, marker.start + _FAR)

    def _blocks(self, marker: Marker, displays: bool) -> list[str]:
        """Return the first blocks behind a marker, up to the next marker if there is text before that.

        They are without lines that only an e-book has, which say what pages call notes, and perhaps without
        displays.
        """
        far = marker.start + _FAR
        own = self._text.behind(marker, min(far, self._ends[marker.start]), displays)
        blocks = (own if squash(own) else self._text.behind(marker, far, displays)).split("\n")
        return [one for one in blocks if squash(one) and not _is_reference(one)]

    def _lettered(self, marker: Marker) -> Iterator[list[str]]:
        """Yield the blocks behind a marker with the letters of calls, which print has among its words."""
        far = min(marker.start + _FAR, self._ends[marker.start])
        text = self._text.with_letters(marker, far)
        if text != self._text.text[marker.start : far]:
            yield [one for one in text.split("\n") if squash(one)]

    def _orders(self, page: int) -> Iterator[list[str]]:
        """Yield the words of a page, squashed, in each order in which they may be meant.

        That is as poppler orders them, line by line, and by two columns, which poppler reads across if they
        are near each other (an index); also without the folios of contents that look like words ("xii"),
        without "above" and "below", which may be otherwise in the e-book, and without what looks like the
        letter or roman numeral of a list item ("b.", "(iv)"). A first line that may be a running head may be
        "Part 1" on page 1 as well, so the page is also taken with it.
        """
        whole = [letters for word in self._pdf.words[page] if (letters := squash(word.text))]
        if len(whole) > len(self.words(page)):
            yield whole
        words = self.words(page)
        upright = [_turned(word) for word in words] if _is_turned(words) else words
        left, _, right, _ = self._pdf.box(page)
        columns = [word for word in words if word.left < (right - left) / 2]
        columns = _by_lines(columns) + _by_lines([word for word in words if word not in set(columns)])
        for order in (words, _by_lines(upright), columns):
            found = [letters for word in order if (letters := squash(word.text))]
            yield found
            yield [word for word in found if word not in self._romans]
            yield [word for word in found if word not in directions()]
            if not self._drawn.isdisjoint(found):
                yield [word for word in found if word not in self._drawn]
            if any(_ITEM_MARK.fullmatch(word.text) for word in order):
                plain = [word for word in order if not _ITEM_MARK.fullmatch(word.text)]
                yield [letters for word in plain if (letters := squash(word.text))]

    @cached_property
    def _romans(self) -> frozenset[str]:
        return frozenset(label for label in self._pdf.labels if label and not label.isdecimal())

    def _begins(self, marker: Marker, page: int, blocks: Sequence[str], letters: _Letters) -> bool:
        first = squash(next(iter(" ".join(blocks).split()), ""))
        for kept in range(max(len(first), 1)):
            if kept and not self._ends_with(page - 1, first[:kept]):
                continue
            for wanted in self._wanted(marker, blocks):
                places = letters.places(wanted[kept:])
                before = (letters.words[:place] for place in places)
                if any(self._may_stand_before(marker, words, letters.words) for words in before):
                    return True
        return False

    def _is_short(self, marker: Marker, blocks: Sequence[str], words: Sequence[str]) -> bool:
        """Return True if a page begins with the block behind its marker, which is short, and goes on with a
        display that stands elsewhere in the e-book."""
        in_table = next(marker.element.iterancestors("{*}tr"), None) is not None
        block, run = squash(blocks[0]) if blocks and not in_table else "", ""
        for number, word in enumerate(words):
            run += word
            if not block.startswith(run):
                return False
            if run == block:
                above = set(marker.element.iterancestors())
                behind = words[number + 1 : number + 1 + _SIGN]
                displays = (one.words for one in self._text.displays if one.element not in above)
                return bool(behind) and any(_covered(behind, one | _of_print()) for one in displays)
        return False

    def _wanted(self, marker: Marker, blocks: Sequence[str]) -> Iterator[str]:
        """Yield the letters with which a page must begin, until they are enough.

        They are given also without figures, which in print stand at calls of notes and before items. In a
        table a cell is enough: beside it stands another one on each page of an opening.
        """
        in_table = next(marker.element.iterancestors("{*}tr"), None) is not None
        for digits in (True, False):
            letters = ""
            for block in blocks:
                letters += squash(block) if digits else _without_digits(squash(block))
                if letters and in_table:
                    yield letters[:_SURE]
                if len(letters) >= 2 * _SURE:
                    break
            yield letters[: 2 * _SURE]
            yield letters

    def _ends_with(self, page: int, part: str) -> bool:
        """Return True if a page has the first part of a divided word: this one, or, if it is empty or has
        nothing but a display, the one before."""
        while page >= 0:
            words = [letters for word in self.words(page) if (letters := squash(word.text))]
            if any(word.endswith(part) for word in words):
                return True
            if words and not self._is_plate(words):
                return False
            page -= 1
        return False

    def _is_plate(self, words: Sequence[str]) -> bool:
        return any(_covered(words, one.words | _of_print()) for one in self._text.displays)

    def _may_stand_before(self, marker: Marker, words: Sequence[str], page: Sequence[str]) -> bool:
        """Return True if a page may have words before those behind its marker: none, the sign of a list
        item, what it says again of a table or an entry, displays that stand elsewhere, or what is drawn in a
        picture. ``page`` are all of its words."""
        if not words or (len(words) == 1 and len(words[0]) <= _SIGN):
            return True
        above = set(marker.element.iterancestors())
        around = [one for one in self._text.displays if one.element in above]
        entries = words_of(*marker.element.iterancestors("{*}li"))
        again = frozenset[str]().union(*(one.heads for one in around), entries, _of_print())
        if self.behind(marker).lstrip().startswith(OBJECT):
            again |= self._drawn
        elsewhere = [one.words for one in self._text.displays if one not in around]
        return (
            _covered(words, again)
            or any(_covered(words, again | more) for more in elsewhere)
            or _covered(words, again.union(*_whole(elsewhere, page)))
        )

    def _is_grouped(self, marker: Marker, words: Sequence[str]) -> bool:
        """Return True if a page begins with a group of pictures, before the first of which the marker stands:
        the captions of pictures beside each other are not all as high."""
        around = list(marker.element.iterancestors("{*}figure"))
        if len(around) < 2 or not _is_group(around[-1]):
            return False
        known = words_of(around[-1])
        begun = frozenset(takewhile(lambda word: word in known, words))
        return self.behind(marker).lstrip().startswith(OBJECT) and words_of(around[0]) <= begun

    def _is_elsewhere(self, marker: Marker, words: Sequence[str]) -> bool:
        """Return True if a page has nothing but a display that stands elsewhere in the e-book, or the rest
        of footnotes: no word of the text begins there."""
        above = set(marker.element.iterancestors())
        displays = [one.words for one in self._text.displays if one.element not in above]
        notes = frozenset[str]().union(*self._text.footnotes)
        several = frozenset[str]().union(*_whole(displays, words))
        return any(_covered(words, some | _of_print()) for some in (*displays, several, notes) if some)


def _is_group(figure: etree._Element) -> bool:
    return len(list(islice(figure.iter("{*}img"), 2))) > 1


def _is_reference(block: str) -> bool:
    """Return True if a block is nothing but "Pages 3–9"."""
    found = (pattern.read(block) for pattern in page_references())
    return any(pages is not None and read_reach(pages) is not None for pages in found)


def _of_print() -> frozenset[str]:
    """Return words that print alone may have: "continued", and "above" and "below", which are true there."""
    return going_on() | directions()


def _undirected(blocks: Sequence[str]) -> list[str]:
    """Return blocks without the words "above" and "below"."""
    return [" ".join(word for word in block.split() if squash(word) not in directions()) for block in blocks]


def _whole(displays: Sequence[frozenset[str]], page: Sequence[str]) -> Iterator[frozenset[str]]:
    """Yield the words of those displays that a page has as a whole."""
    run = "".join(page)
    return (words for words in displays if words and all(word in run for word in words))


def _covered(words: Sequence[str], known: frozenset[str]) -> bool:
    """Return True if all words are known, or parts of known words, divided at the end of a line."""
    return all(word in known or any(_is_part(word, one) for one in known) for word in words)


def _is_part(word: str, whole: str) -> bool:
    return whole.startswith(word) or whole.endswith(word)


def _without_digits(text: str) -> str:
    return "".join(c for c in text if not c.isdecimal())


def _by_lines(words: Sequence[PdfWord]) -> list[PdfWord]:
    return [word for line in lines(words) for word in line]


def _is_turned(words: Sequence[PdfWord]) -> bool:
    """Return True if the text of a page runs upwards: most words are higher than they are wide."""
    long = [word for word in words if len(word.text) > 3]
    return 2 * sum(word.bottom - word.top > word.right - word.left for word in long) > len(long)


def _turned(word: PdfWord) -> PdfWord:
    """Return a word of a page that is turned by a quarter, its head to the left, as on an upright page."""
    return PdfWord(word.text, -word.bottom, word.left, -word.top, word.right)
