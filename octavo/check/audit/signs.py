"""Accents, minus signs and punctuation: what is compared once it is known which word is which.

source    le café, -12.5 why?
file      le cafe  12.5  why      "é", ",", "−" and "?" are lost
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from octavo.check.audit.alignment import Alignment
from octavo.check.audit.blocks import Block, Role, Stream
from octavo.check.audit.words import MINUS

#: Capitals and small capitals of Greek are set without accents.
_NO_ACCENTS = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
#: Places behind a word at which its signs may stand: the mark of a note may be between.
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Changed:
    """A word of a block that has lost an accent or the signs behind it, and its place in the file."""

    block: int
    index: int
    place: int
    lost: str
    found: str
    certain: bool


def find_changed(blocks: Sequence[Block], stream: Stream, found: Alignment) -> Iterator[Changed]:
    """Yield the words that are in the file with other accents or without their signs."""
    counts: Counter[str] | None = None
    words, exact, signs, owner = stream.words, stream.exact, stream.signs, found.owner
    for number, (block, places) in enumerate(zip(blocks, found.places, strict=True)):
        last = len(places) - 1
        for index, place in enumerate(places):
            if place < 0 or words[place] != block.words[index] or index in block.doubts:
                continue
            if exact[place] not in (
                block.exact[index],
                MINUS + block.exact[index],
            ) and not _NO_ACCENTS.search(block.exact[index]):
                if counts is None:
                    counts = Counter(exact)
                    counts.subtract(word for block in blocks for word in block.exact)
                certain = counts[block.exact[index]] < 0
                yield Changed(number, index, place, block.exact[index], exact[place], certain)
            typed = block.signs[index]
            if not typed or typed == signs[place]:
                continue
            end = places[index + 1] if index < last else _behind(owner, place)
            if not place < end <= place + _NEAR:
                continue
            near = signs[place:end]
            if index == last and end > place + 1:
                near = [*near, *_behind_notes(blocks, stream, found, end)]
            rest = Counter(typed) - Counter("".join(near))
            if rest:
                yield Changed(number, index, place, "".join(rest.elements()), "", number in found.anchored)


def _behind(owner: Sequence[int], place: int) -> int:
    """Return the end of the words behind the last one of a block that belong to nothing, such as the mark of
    a note."""
    end = place + 1
    while end < len(owner) and owner[end] < 0 and end <= place + _NEAR:
        end += 1
    return end


def _behind_notes(blocks: Sequence[Block], stream: Stream, found: Alignment, place: int) -> Iterator[str]:
    """Yield the signs behind notes that begin at a place: a footnote is read where it is called, before the
    full stop behind the call."""
    owner = found.owner
    while place < len(owner) and owner[place] >= 0 and blocks[owner[place]].role is Role.NOTE:
        end = found.places[owner[place]][-1]
        if end < place:
            return
        yield stream.signs[end]
        place = _behind(owner, end)
