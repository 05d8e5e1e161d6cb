"""Paragraphs: each is whole in the e-book, with no other words in it and no more ends of lines than in the
source.

    source    He was seen once, in May.
    e-book    He was <b>not</b> seen once,</p><p>in May.

The audit proves that no word is lost. What stands between the words counts here.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from octavo.check.audit.blocks import Role
from octavo.check.documents.parsed import local_name, types_of
from octavo.check.markup.compare import ReadBlock, quote
from octavo.check.markup.ebook import EbookWords
from octavo.core.diagnostics import Diagnostic

#: What makes words, ends lines, or is printed as something else.
_MADE = re.compile(
    r"[@$<\\|&%]|\{\{|\{\w|\[\[|:\w|:::|^\s*[:~=]| {2}\n|!\[|\]\{(?!\.(?:index|term|smallcaps)\b|lang=)|"
    r"^\[|\n\s*[-+*>\d]|\bhttps?:|\^\[",
    re.MULTILINE,
)
_PROSE = frozenset({Role.TEXT, Role.NOTE})
#: Elements in which words stand as they are typed.
_PLAIN = frozenset({"p", "li", "em", "strong", "dd", "i", "b", "td", "th"})
_WHOLE = frozenset({"p", "li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"})
#: Words that are no accident if they stand together in another place.
_FEW = 3
#: Words between two others that may be more than they should.
_MOST = 40


def check_paragraphs(
    read: ReadBlock, after: ReadBlock | None, ebook: EbookWords, owner: Sequence[int]
) -> Iterator[Diagnostic]:
    """Yield a fault for each word in a paragraph or note that the source has not, for words in another order,
    and for a paragraph that is divided, or runs on in the one after it."""
    markup = read.markup
    if read.block.role not in _PROSE or markup.kinds or _MADE.search(markup.raw):
        return
    name = ebook.document(max(0, _first(read))).name
    for index, said in _faults(read, ebook, owner):
        yield read.spot(index, name).fault("markup-structure", f"{said} in {name}")
    if (
        after is not None
        and after.number == read.number + 1
        and (after.block.role, after.block.file) == (read.block.role, read.block.file)
        and after.markup.note == markup.note
        and not after.markup.mark  # its number is printed before it
        and 0 <= read.places[-1] < after.places[0] <= read.places[-1] + _MOST
        and not ebook.is_parted(read.places[-1], after.places[0])
    ):
        said = f"{quote(after, 0, len(after.places) - 1)} goes on in the paragraph before it in {name}"
        yield after.spot(0, name).fault("markup-structure", said)


def _first(read: ReadBlock) -> int:
    return next((place for place in read.places if place >= 0), -1)


def _faults(read: ReadBlock, ebook: EbookWords, owner: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield the word of the source and what is wrong there."""
    words, places = read.block.words, read.places
    for index in range(1, len(places)):
        one, other = places[index - 1], places[index]
        if not 0 <= one < other <= one + _MOST:
            continue
        if ebook.words[one] != words[index - 1] and _is_divided(read, ebook, index - 1, other):
            parts = " ".join(ebook.words[one:other])
            yield index - 1, f"\u201c{words[index - 1]}\u201d is \u201c{parts}\u201d"
            continue
        between = [place for place in range(one + 1, other) if _is_strange(ebook, owner, place, one)]
        if len(between) == other - one - 1 and between:
            strange = " ".join(ebook.words[place] for place in between[:8])
            if ebook.words[one] == words[index - 1]:
                yield (
                    index - 1,
                    f"\u201c{strange}\u201d is written behind {quote(read, index - 1, index - 1)}",
                )
        if not between and ebook.is_parted(one, other) and _are_beside(ebook, one, other):
            yield index, f"{quote(read, index, len(places) - 1)} begins a line of its own"
            return
    for first, last in _runs_of_lost(places):
        run = words[first:last]
        low, high = min(place for place in places if place >= 0), max(places)
        for place in range(max(0, low - len(run)), min(len(owner) - len(run), high + len(run)) + 1):
            end = place + len(run)
            if (
                tuple(ebook.words[place:end]) == run
                and all(one < 0 for one in owner[place:end])
                and _block(ebook.element(place)) is _block(ebook.element(low))
            ):
                yield first, f"{quote(read, first, last - 1)} stands at another place of the paragraph"
                break


def _is_divided(read: ReadBlock, ebook: EbookWords, index: int, other: int) -> bool:
    """Return True if a word is several in the e-book, in one piece of plain text."""
    one = read.places[index]
    whole = ebook.piece(one) == ebook.last_piece(other - 1) >= 0
    return whole and read.block.words[index] == "".join(ebook.words[one:other])


def _is_strange(ebook: EbookWords, owner: Sequence[int], place: int, one: int) -> bool:
    """Return True for a word that belongs to nothing, and stands as plain text beside another one."""
    element = ebook.element(place)
    if owner[place] >= 0 or element is None or local_name(element) not in _PLAIN or types_of(element):
        return False
    return _block(element) is _block(ebook.element(one))


def _are_beside(ebook: EbookWords, one: int, other: int) -> bool:
    """Return True if nothing but markers of pages stands between the lines of two words: no display is set
    within the paragraph."""
    first, second = _block(ebook.element(one)), _block(ebook.element(other))
    if first is None or second is None or first is second:
        return first is second
    beside = first.getnext()
    while beside is not None and "pagebreak" in types_of(beside):
        beside = beside.getnext()
    return beside is second


def _block(element: etree._Element | None) -> etree._Element | None:
    around = () if element is None else (element, *element.iterancestors("{*}*"))
    return next((one for one in around if local_name(one) in _WHOLE), None)


def _runs_of_lost(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = -1
    for index, place in enumerate((*places, 0)):
        if place < 0 and first < 0:
            first = index
        elif place >= 0 and first >= 0:
            if index - first >= _FEW and any(one >= 0 for one in places):
                yield first, index
            first = -1
