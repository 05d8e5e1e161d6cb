"""Finding the blocks of the source in the words of a finished file.

As with reads of a genome: runs of four words that occur once in the source and once in the file are anchors.
Between two anchors of a block stand its other words, perhaps with a page turn, notes and a table between
them. A block without anchors is looked for between its neighbours.

    source    | to be or not to be | that is the question |
    file      1  HAMLET  to be or not  2  to be that is the question

    anchors   "to be or not" -> 2, "that is the question" -> 8; "to be" is found between them. 1, 2 and HAMLET
              belong to no block: they were generated.
"""

from collections.abc import Iterator, Sequence
from enum import Enum

from octavo.check.audit.alignment import FAR, RUN, Alignment, match_span, near_places
from octavo.check.audit.blocks import Block, Role, Stream
from octavo.check.audit.bounds import FIRM, Bounds
from octavo.check.audit.gaps import REACH
from octavo.check.audit.increasing import longest_increasing
from octavo.check.audit.mending import gather, gather_parted, take_between, trade
from octavo.check.audit.placing import place_parts, place_whole
from octavo.check.audit.refine import refine


class _Ends(Enum):
    """Which words before the first and behind the last of a block are looked for."""

    NONE = 0
    WHOLE = 1
    ANY = 2


def align(blocks: Sequence[Block], stream: Stream) -> Alignment:
    """Find the words of all blocks."""
    found = stream.words
    result = Alignment([[-1] * len(block.words) for block in blocks], [-1] * len(found))
    anchors = _anchors(blocks, found)

    def claim(number: int, index: int, place: int) -> None:
        _claim_run(result, number, blocks[number].words, found, index, place)

    for number, mine in enumerate(anchors):
        for index, place in _chain(mine):
            claim(number, index, place)
        if mine and max(result.places[number]) >= 0:
            result.anchored.add(number)
    refine(result, blocks, found, claim)
    bounds = Bounds(blocks, result)
    # First what is sure. Ends of a block that are not whole come last, else they take "the" from a heading
    # beside it.
    for ends in (_Ends.NONE, _Ends.WHOLE, _Ends.ANY):
        if ends is _Ends.ANY:
            place_whole(result, blocks, found, bounds)
        for number, block in enumerate(blocks):
            if number in result.anchored and -1 in result.places[number]:
                _fill(result, number, block.words, found, bounds, ends)
    place_parts(result, blocks, found, bounds)
    for number, block in enumerate(blocks):
        if block.loose:
            gather(result, number, block.words, found)
        elif block.role is Role.TABLE and -1 in result.places[number]:
            gather_parted(result, number, block.words, stream)
        if -1 in result.places[number]:
            trade(result, number, block.words, found)
            take_between(result, number, block.words, found)
    return result


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[step:] for step in range(RUN)), strict=False)


def _anchors(blocks: Sequence[Block], found: Sequence[str]) -> list[list[tuple[int, int]]]:
    """Return for each block the runs that occur once on both sides: index in the block, place in the file."""
    once: dict[tuple[str, ...], tuple[int, int] | None] = {}
    for number, block in enumerate(blocks):
        for index, run in enumerate(_runs(block.words)):
            once[run] = None if run in once else (number, index)
    places: dict[tuple[str, ...], int] = {}
    for place, run in enumerate(_runs(found)):
        if run in once:
            places[run] = -1 if run in places else place
    anchors: list[list[tuple[int, int]]] = [[] for _ in blocks]
    for run, place in places.items():
        owner = once[run]
        if place >= 0 and owner is not None:
            anchors[owner[0]].append((owner[1], place))
    return anchors


def _chain(anchors: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the anchors of a block that are in order and not far from each other."""
    if len(anchors) < 2:
        return anchors
    clusters: list[list[tuple[int, int]]] = []
    for anchor in sorted(anchors, key=lambda anchor: anchor[1]):
        if clusters and anchor[1] - clusters[-1][-1][1] <= FAR:
            clusters[-1].append(anchor)
        else:
            clusters.append([anchor])
    best = max(clusters, key=len)
    return [best[index] for index in longest_increasing([anchor[0] for anchor in best])]


def _claim_run(
    result: Alignment, number: int, words: Sequence[str], found: Sequence[str], index: int, place: int
) -> None:
    """Claim an anchor, and the equal words on both sides of it."""
    mine, owner = result.places[number], result.owner
    if mine[index] >= 0:
        return
    low = 0
    while (
        min(index, place) > low
        and _free(result, number, index - low - 1, place - low - 1)
        and words[index - low - 1] == found[place - low - 1]
    ):
        low += 1
    step = -low
    while (
        index + step < len(words)
        and place + step < len(found)
        and _free(result, number, index + step, place + step)
        and words[index + step] == found[place + step]
    ):
        mine[index + step] = place + step
        owner[place + step] = number
        step += 1


def _free(result: Alignment, number: int, index: int, place: int) -> bool:
    return result.places[number][index] < 0 and result.owner[place] < 0


def _fill(
    result: Alignment, number: int, words: Sequence[str], found: Sequence[str], bounds: Bounds, ends: _Ends
) -> None:
    """Find the words between those of a block that are found, and those before the first and behind the
    last."""
    mine = result.places[number]
    index = 0 if max(mine) >= 0 else len(words)
    while index < len(words):
        if mine[index] >= 0:
            index += 1
            continue
        end = index
        while end < len(words) and mine[end] < 0:
            end += 1
        outer = index == 0 or end == len(words)
        if outer and (ends is _Ends.NONE or (ends is _Ends.WHOLE and end - index < FIRM)):
            index = end
            continue
        low = mine[index - 1] + 1 if index else max(0, mine[end] - REACH - 2 * end)
        high = mine[end] if end < len(words) else min(len(found), low + REACH + 2 * (end - index))
        first, last = bounds.between(number)
        low, high = max(low, first), min(high, last)
        # A part of a chain is in order; the stretch may be long.
        if low < high:
            match_span(
                result, number, words, found, (index, end), near_places(result, low, high, end - index)
            )
        index = end
