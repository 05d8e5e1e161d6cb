"""Emphasis, small capitals, raised and lowered signs: each word bears in the e-book what it bears in the
source."""

from collections.abc import Iterator, Sequence

from octavo.check.audit.blocks import Role
from octavo.check.audit.source.spans import Marks
from octavo.check.markup.compare import ReadBlock, quote, runs_of_words
from octavo.check.markup.ebook import EbookWords, Runs
from octavo.core.diagnostics import Diagnostic

#: Words of a title at most.
_SHORT = 20
KINDS = frozenset(
    {"emphasis", "strong emphasis", "small capitals", "superscript", "subscript", "code", "deletion"}
    | {"underlining", "highlight"}
)


def check_emphasis(read: ReadBlock, ebook: EbookWords) -> Iterator[Diagnostic]:
    """Yield a fault for each run of words whose marks are others than in the source."""
    faults = list(_faults(read, ebook, read.places))
    if faults and len(read.places) <= _SHORT:  # a title is printed again, and may be found where it is plain
        for place in ebook.occurrences(read.block.words):
            if not list(_faults(read, ebook, range(place, place + len(read.places)))):
                return
    yield from faults


def check_accents(read: ReadBlock, ebook: EbookWords) -> Iterator[Diagnostic]:
    """Yield a fault for each word whose letters have other accents than in the source."""
    for index, place in enumerate(read.places):
        if place < 0 or ebook.words[place] != read.block.words[index]:
            continue
        ours, theirs = read.exact[index], ebook.exact(place)
        if theirs and ours != theirs:
            name = ebook.document(place).name
            said = f"\u201c{theirs}\u201d is \u201c{ours}\u201d in the source"
            yield read.spot(index, name).fault("markup-accent", said)


def _faults(read: ReadBlock, ebook: EbookWords, places: Sequence[int]) -> Iterator[Diagnostic]:
    lost: dict[str, list[int]] = {}
    added: dict[str, list[int]] = {}
    if read.block.role is Role.TABLE:  # a cell that is drawn may hold code of several lines
        return
    for index, place in enumerate(places):
        if place < 0 or ebook.words[place] != read.block.words[index]:
            continue
        ours, theirs = _own(read.runs[index]), _own(ebook.runs(place))
        if ours == theirs or not theirs:
            continue
        for one, other in _pairs(ours, theirs):
            for mark in one - other:
                lost.setdefault(mark, []).append(index)
            for mark in other - one:
                added.setdefault(mark, []).append(index)
    for marked, text in ((lost, "has no"), (added, "has")):
        for name_of_mark, indexes in marked.items():
            for first, last in runs_of_words(sorted(set(indexes))):
                name = ebook.document(places[first]).name
                as_there = "as in the source" if marked is lost else "that the source has not"
                said = f"{text} {name_of_mark} in {name} {as_there}"
                message = f"{quote(read, first, last)} {said}"
                yield read.spot(first, name).fault("markup-emphasis", message)


def _own(runs: Runs) -> Runs:
    if len(runs) == 1:
        return ((runs[0][0], runs[0][1] & KINDS),)
    merged: list[tuple[int, Marks]] = []
    for size, marks in runs:
        own = marks & KINDS
        if merged and merged[-1][1] == own:
            merged[-1] = merged[-1][0] + size, own
        else:
            merged.append((size, own))
    return tuple(merged)


def _pairs(ours: Runs, theirs: Runs) -> Iterator[tuple[Marks, Marks]]:
    """Yield the marks of both sides for each stretch of a word."""
    first = [marks for size, marks in ours for _ in range(size)]
    second = [marks for size, marks in theirs for _ in range(size)]
    yield from zip(first, second, strict=False)
