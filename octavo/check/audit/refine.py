"""Anchors in texts that repeat themselves: what stands in the whole book many times stands once between two
neighbours.

    source    | A | the carter came | the carter left | B | the carter came | C |
    file        A   the carter came   the carter left   B   the carter came   C

"the carter came" is no anchor in the book, but between A and B it is, and between B and C.
"""

from collections.abc import Callable, Iterator, Sequence

from octavo.check.audit.alignment import RUN, Alignment
from octavo.check.audit.blocks import Block
from octavo.check.audit.increasing import longest_increasing

#: How often stretches are parted again.
_ROUNDS = 8
#: In stretches up to this many words shorter runs are anchors too.
_SHORT = 600

Claim = Callable[[int, int, int], None]  # block, index in it, place
_Stretch = tuple[list[int], int, int]  # blocks, first place, place behind the last


def refine(result: Alignment, blocks: Sequence[Block], found: Sequence[str], claim: Claim) -> None:
    """Find anchors for the blocks of the running text that have none, between those that have."""
    flow = [number for number, block in enumerate(blocks) if block.flow]
    for _ in range(_ROUNDS):
        stretches = [one for one in _stretches(result, flow) if one[1] < one[2]]
        parted = [_part(result, blocks, found, stretch, claim) for stretch in stretches]
        if not any(parted):
            return


def _stretches(result: Alignment, flow: Sequence[int]) -> Iterator[_Stretch]:
    """Yield the blocks without anchors between two that have some and are in order, with what lies between
    these in the file."""
    firm = [number for number in flow if number in result.anchored]
    first = {number: min(place for place in result.places[number] if place >= 0) for number in firm}
    firm = [firm[at] for at in longest_increasing([first[number] for number in firm])]
    pivots = set(firm)
    group: list[int] = []
    low = 0
    for number in flow:
        if number in pivots:
            if group:
                yield group, low, first[number]
            group = []
            low = max(low, max(result.places[number]) + 1)
        elif number not in result.anchored:
            group.append(number)
    if group:
        yield group, low, len(result.owner)


def _part(
    result: Alignment, blocks: Sequence[Block], found: Sequence[str], stretch: _Stretch, claim: Claim
) -> bool:
    """Claim the anchors of a stretch; return True if there are some."""
    numbers, low, high = stretch
    size = sum(len(blocks[number].words) for number in numbers)
    for length in (RUN, 2) if max(size, high - low) <= _SHORT else (RUN,):
        anchors = _unique(result, blocks, found, stretch, length)
        for number, index, place in anchors:
            if result.places[number][index] < 0 and result.owner[place] < 0:
                claim(number, index, place)
        new = {number for number in numbers if max(result.places[number]) >= 0} - result.anchored
        if new:
            result.anchored |= new
            return True
    return False


def _unique(
    result: Alignment, blocks: Sequence[Block], found: Sequence[str], stretch: _Stretch, length: int
) -> list[tuple[int, int, int]]:
    """Return the runs of some words that occur once on both sides of a stretch, in order: block, index,
    place."""
    numbers, low, high = stretch
    once: dict[tuple[str, ...], tuple[int, int] | None] = {}
    for number in numbers:
        text = blocks[number].words
        for index in range(len(text) - length + 1):
            run = text[index : index + length]
            once[run] = None if run in once else (number, index)
    places: dict[tuple[str, ...], int] = {}
    for place in range(low, high - length + 1):
        run = tuple(found[place : place + length])
        if run in once and all(one < 0 for one in result.owner[place : place + length]):
            places[run] = -1 if run in places else place
    pairs = sorted((*owner, place) for run, place in places.items() if place >= 0 and (owner := once[run]))
    return [pairs[at] for at in longest_increasing([place for _, _, place in pairs])]
