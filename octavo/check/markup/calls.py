"""Calls of notes: each stands in the e-book behind the word behind which it was written, and leads to its
note."""

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from octavo.check.audit.alignment import Alignment
from octavo.check.audit.blocks import Block, Role
from octavo.check.markup.compare import ReadBlock, quote
from octavo.check.markup.ebook import EbookWords
from octavo.core.diagnostics import Diagnostic

#: Words between a call and the word before it that are printed there: marks of other calls, a page number.
_MOST = 12
#: How near to each other the two words before a call stand: another call may be between.
_NEAR = 4


@dataclass
class InlineThings:
    """Calls or links of an e-book, found by the word behind which they stand."""

    at: Sequence[tuple[int, etree._Element]]
    owner: Sequence[int]
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [start for start, _ in self.at]

    def behind(self, word: int) -> list[etree._Element]:
        """Return those that stand behind a word, with nothing but what is generated between."""
        end = word + 1
        while end < len(self.owner) and self.owner[end] < 0 and end - word <= _MOST:
            end += 1
        first = bisect.bisect_left(self._starts, word + 1)
        last = bisect.bisect_right(self._starts, end)
        return [element for _, element in self.at[first:last]]


class NotePlaces:
    """The places of notes, by the file and the id of each."""

    def __init__(self, blocks: Sequence[Block], found: Alignment, ebook: EbookWords) -> None:
        self._ebook = ebook
        places: dict[tuple[str, str], int] = {}
        for block, words in zip(blocks, found.places, strict=True):
            note = block.markup.note if block.markup and block.role is Role.NOTE else ""
            place = next((word for word in words if word >= 0), -1)
            if note and place >= 0:
                places.setdefault((block.file, note), place)
        self._places: Mapping[tuple[str, str], int] = places
        shared = [key for key in places if key[0].startswith("notes/")]
        self._shared = {key[1]: places[key] for key in shared}

    def element(self, file: str, note: str) -> etree._Element | None:
        """Return the element in which a note begins."""
        place = self._places.get((file, note), self._shared.get(note, -1))
        return self._ebook.element(place) if place >= 0 else None


def check_calls(
    read: ReadBlock, ebook: EbookWords, calls: InlineThings, notes: NotePlaces
) -> Iterator[Diagnostic]:
    """Yield a fault for each call that stands elsewhere, or leads to another note."""
    if read.block.role is Role.TABLE:
        return
    ends = [last for _, last in read.pieces]
    for piece, note in read.spans.calls:
        before = bisect.bisect_left(ends, piece) - 1
        if before < 1 or min(read.places[before - 1 : before + 1]) < 0:
            continue
        if not 0 < read.places[before] - read.places[before - 1] <= _NEAR:
            continue  # a word alone may be found where another of its kind stands
        there = calls.behind(read.places[before])
        name = ebook.document(read.places[before]).name
        behind = quote(read, max(0, before - 3), before)
        if not there:
            message = f"no note is called in {name} behind {behind}"
            yield read.spot(before, name).fault("markup-call", message)
            continue
        wanted = notes.element(read.block.file, note)
        targets = [ebook.target(call) for call in there]
        if wanted is not None and not any(_holds(target, wanted) for target in targets):
            message = f"the call in {name} behind {behind} does not lead to note “{note}”"
            yield read.spot(before, name).fault("markup-call", message)


def _holds(target: etree._Element | None, element: etree._Element) -> bool:
    return target is not None and (target is element or target in set(element.iterancestors()))
