"""References to pages in the text, "see p. 227 below", against the pages to which they lead."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from octavo.check.findings import Findings, counted
from octavo.check.page_numbers import AROUND, Printed, read_locator
from octavo.check.pdf.file import PdfFile, PdfLink, PdfTarget
from octavo.check.pdf.index import index_pages
from octavo.check.pdf.words import PdfWord
from octavo.check.words import conjunctions, page_references, plain, squash, things
from octavo.core.diagnostics import Diagnostic

#: Structure elements whose links have page numbers of their own, which other checks compare, or none.
_OTHERS = frozenset({"TOC", "TOCI", "Index", "Lbl", "Reference"})
#: How far below the place to which a link leads the number of a chapter or table may stand, as a part of
#: the height of the page; and how far above it, in points.
_REACH = 0.4
_ABOVE = 6.0
#: The least space between two columns, in points.
_GUTTER = 8.0
#: The dash of a range that is broken over two lines.
_RANGE = re.compile("(?<=\\w)\u2013 (?=\\w)")
#: Numbers of things that stand in a row behind the word for them, and so many words of such a row are read.
_NUMBERS = re.compile("[\\d.]+[a-z]?(\u2013[\\d.]+[a-z]?)?[,;]?")
_MOST_NUMBERS = 12
#: Pages on which a figure of several pictures may stand before its caption.
_MOST_PAGES = 3
#: Letters of words whose shape tells how they run.
_LONG = 5


@dataclass(frozen=True, slots=True)
class PageReference:
    """A reference: its words as printed, its page numbers, its link and the target of that.

    ``where`` is "above" or "below" if it says so, "" for neither. ``sure`` is False for a mere number: it may
    be a table's.
    """

    text: str
    printed: Printed
    where: str
    link: PdfLink
    target: PdfTarget
    sure: bool = True


def read_page_references(pdf: PdfFile) -> Iterator[PageReference]:
    """Yield all references to pages outside contents and index, in the order of the file.

    The file says of each to what it leads, to those who can't see it ("p. 3: table 2"). A link that is called
    by its very words has words of the author's, and names no page, whatever they look like; unless it is the
    number of a table or the like, with its word before it.
    """
    index = index_pages(pdf)
    before = {pattern.before.casefold() for pattern in page_references()}
    for link, words in _links(pdf):
        if link.target is None or link.page in index:
            continue
        text = _RANGE.sub("\u2013", plain(" ".join(words)).strip(AROUND))
        if link.called and squash(link.called) == squash(text) and _before(pdf, link) not in things():
            continue
        for pattern in page_references():
            printed = read_locator(pattern.read(text) or "")
            if printed is not None and printed.notes is None:
                yield PageReference(text, printed, pattern.where, link, link.target)
                break
        else:
            printed = read_locator(text)
            if printed is not None and printed.first.isdecimal() and printed.notes is None:
                sure = _before(pdf, link) in before or _names_page(link)
                yield PageReference(text, printed, "", link, link.target, sure)


def _names_page(link: PdfLink) -> bool:
    """Return True if a link is called "p. 3: table 2"."""
    name = link.called.partition(":")[0]
    return any(pattern.read(name) is not None for pattern in page_references())


def _links(pdf: PdfFile) -> Iterator[tuple[PdfLink, list[str]]]:
    """Yield the links within the book, each with its words; of one broken over lines the first annotation
    stands for all."""
    pieces: dict[int, list[PdfLink]] = {}
    for link in pdf.links:
        tag = pdf.tags.links.get(link.number)
        if link.target is None or (tag is not None and _OTHERS.intersection(tag.ancestors)):
            continue
        pieces.setdefault(tag.element if tag is not None else -len(pieces) - 1, []).append(link)
    for links in pieces.values():
        yield links[0], [word.text for link in links for word in pdf.words_in(link)]


def _before(pdf: PdfFile, link: PdfLink) -> str:
    """Return the word before a link, on its line or at the end of the line above; without brackets before
    it."""
    return next(_words_before(pdf, link), "")


def _words_before(pdf: PdfFile, link: PdfLink) -> Iterator[str]:
    """Yield the words before a link, the nearest first."""
    words = pdf.words[link.page]
    inside = pdf.words_in(link)
    place = next((at for at, word in enumerate(words) if inside and _holds(word, inside[0])), 0)
    return (word.text.lstrip("([\u201c").casefold() for word in reversed(words[:place]))


def _names_a_thing(pdf: PdfFile, link: PdfLink) -> bool:
    """Return True if a link is one of the numbers behind a word for things: "table 1", "figures 2 and 4b"."""
    before = takewhile(lambda word: word not in things(), _words_before(pdf, link))
    others = list(islice(before, _MOST_NUMBERS))
    if len(others) == _MOST_NUMBERS or not all(_NUMBERS.fullmatch(w) or w in conjunctions() for w in others):
        return False
    return next(islice(_words_before(pdf, link), len(others), None), "") in things()


def _holds(word: PdfWord, piece: PdfWord) -> bool:
    return (word.top, word.bottom) == (piece.top, piece.bottom) and word.left <= piece.left < word.right


def check_page_references(pdf: PdfFile) -> Findings:
    """Check that the number in each reference is that of its target's page, and that "above" and "below" are
    true.

    A link that is a number and nothing else may be the number of a table, chapter or note: it is one if this
    number stands at its target.
    """
    found: list[Diagnostic] = []
    total = true = 0
    for reference in read_page_references(pdf):
        if not reference.sure and (_is_year(pdf, reference) or _is_of_thing(pdf, reference)):
            continue
        total += 1
        faults = list(_faults(pdf, reference))
        true += not faults
        spot, shown = (
            pdf.spot(reference.link.page, top=reference.link.top),
            f"the reference \u201c{reference.text}\u201d",
        )
        found += (spot.fault("pdf-page-reference", f"{shown} {fault}") for fault in faults)
    return Findings(tuple(found), f"{true} of {counted(total, 'reference')} true")


def _faults(pdf: PdfFile, reference: PageReference) -> Iterator[str]:
    """Yield what is wrong with a reference."""
    link, target, printed = reference.link, reference.target, reference.printed
    labels = [(label or "").casefold() for label in pdf.labels]
    if labels[target.page] != printed.first:
        yield f"leads to {pdf.name(target.page)}"
    elif printed.last not in labels[target.page :]:
        yield f"ends on page {printed.last}, which does not come after page {printed.first}"
    where = _where(pdf, link, target)
    if reference.where and where and reference.where != where:
        yield f"leads to a place {where} it, on {pdf.name(target.page)}"


def _where(pdf: PdfFile, link: PdfLink, target: PdfTarget) -> str:
    """Return "above" or "below" for a place as seen from a link; "" on one line, and on a page in columns,
    where the order in which they are read does not show."""
    if target.page != link.page:
        return "below" if target.page > link.page else "above"
    if link.top - _ABOVE <= target.top <= link.bottom or _is_in_columns(pdf, link, target):
        return ""
    return "below" if target.top > link.bottom else "above"


def _is_in_columns(pdf: PdfFile, link: PdfLink, target: PdfTarget) -> bool:
    """Return True if the lines from one place to another, on one page, have a gap that none of them crosses,
    in the middle of the page."""
    first, last = min(link.top, target.top) - _ABOVE, max(link.bottom, target.top + _ABOVE)
    words = sorted((word for word in pdf.words[link.page] if first <= word.middle <= last), key=_left)
    left, _, right, _ = pdf.box(link.page)
    reached = words[0].right if words else 0.0
    for word in words:
        if word.left - reached > _GUTTER and 0.3 < (word.left + reached) / 2 / (right - left) < 0.7:
            return True
        reached = max(reached, word.right)
    return False


def _left(word: PdfWord) -> float:
    return word.left


def _is_year(pdf: PdfFile, reference: PageReference) -> bool:
    """Return True if the number is a year, of a citation: one of four figures that no page has."""
    return len(reference.text) == 4 and reference.text[0] in "12" and reference.text not in pdf.labels


def _is_of_thing(pdf: PdfFile, reference: PageReference) -> bool:
    """Return True if the number is that of the thing at the link's target.

    It stands near the target, or anywhere on its page if the reference says "Figure 12" or "figures 11 and
    12" with the word before the link: the caption of a figure stands below it. What stands on several pages
    may have its number on a later one, behind the word for it.
    """
    target = reference.target
    _, bottom, _, top = pdf.box(target.page)
    last = target.top + _REACH * (top - bottom)
    words = pdf.words[target.page]
    turned = _is_turned(words)  # a turned table has its number at its side
    named = _names_a_thing(pdf, reference.link)
    near = (word for word in words if turned or named or target.top - _ABOVE <= word.top <= last)
    own = pdf.words_in(reference.link)
    return any(
        word.text.strip(AROUND).endswith(reference.text)
        for word in near
        if target.page != reference.link.page or not any(_holds(word, piece) for piece in own)
    ) or any(
        word.text.casefold() in things() and number.text.strip(AROUND) == reference.text
        for page in pdf.words[target.page : target.page + _MOST_PAGES]
        for word, number in pairwise(page)
    )


def _is_turned(words: Sequence[PdfWord]) -> bool:
    """Return True if most words of a page run up or down it: they are higher than wide."""
    long = [word for word in words if len(word.text) >= _LONG]
    return 2 * sum(word.bottom - word.top > word.right - word.left for word in long) > len(long)
