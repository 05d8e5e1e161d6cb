"""The blocks of the source and the words of a file that have found each other so far."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from octavo.check.audit.gaps import REACH, match_gap, walk

#: Words of an anchor.
RUN = 4
#: Words of other things that may stand within a block: tables, notes, pictures of some pages.
FAR = 4000


@dataclass
class Alignment:
    """``places`` has for each block the index of each of its words in the finished file, or -1; ``owner`` for
    each word of the file the index of the block to which it belongs, or -1. ``anchored`` are the blocks with
    words that stand nowhere else, ``elsewhere`` those that were found away from their neighbours."""

    places: list[list[int]]
    owner: list[int]
    elsewhere: set[int] = field(default_factory=set)
    anchored: set[int] = field(default_factory=set)


def near_places(result: Alignment, low: int, high: int, size: int) -> list[int]:
    """Return the free places of a stretch, of a long one those at both ends."""
    reach = REACH + 2 * size
    if high - low <= 2 * reach:
        spots = range(low, high)
        return [place for place in spots if result.owner[place] < 0]
    ends = (*range(low, low + reach), *range(high - reach, high))
    return [place for place in ends if result.owner[place] < 0]


def match_span(
    result: Alignment,
    number: int,
    words: Sequence[str],
    found: Sequence[str],
    span: tuple[int, int],
    places: list[int],
    whole: bool = False,
) -> bool:
    """Match the words of a block in ``span`` with those at some places, or if ``whole`` none unless all are
    there in order; return True if all are found.

    Of equal words those nearest to what is found of the block already are taken.
    """
    first, last = span
    ours, theirs = list(words[first:last]), [found[place] for place in places]
    if first == 0 and last < len(words):
        ours = [word[::-1] for word in reversed(ours)]
        theirs = [word[::-1] for word in reversed(theirs)]
        pairs = walk(ours, theirs) or ({} if whole else match_gap(ours, theirs))
        size, many = len(ours) - 1, len(theirs) - 1
        pairs = {size - index: [many - spot for spot in reversed(spots)] for index, spots in pairs.items()}
    else:
        pairs = walk(ours, theirs) or ({} if whole else match_gap(ours, theirs))
    for index, spots in pairs.items():
        result.places[number][first + index] = places[spots[0]]
        for spot in spots:
            result.owner[places[spot]] = number
    return len(pairs) == last - first
