"""Words that a neighbour has taken, and rows that are parted between two pages."""

from collections.abc import Iterator, Sequence

from octavo.check.audit.alignment import FAR, Alignment
from octavo.check.audit.blocks import Stream
from octavo.check.audit.gaps import REACH, match_gap

#: Pieces of a table or a picture that stand in an order of their own.
_ROUNDS = 12
#: How far from the words of a block others of it may stand that a neighbour has displaced.
_BORDER = 12


def trade(result: Alignment, number: int, words: Sequence[str], found: Sequence[str]) -> None:
    """Get a missing word from a block that has taken it though it has one of its own."""
    mine = result.places[number]
    for index, word in enumerate(words):
        if mine[index] >= 0:
            continue
        for place in _beside(mine, index):
            other = result.owner[place] if 0 <= place < len(found) else -1
            if other < 0 or other == number or found[place] != word or place not in result.places[other]:
                continue
            theirs = result.places[other]
            at = theirs.index(place)
            for free in _beside(theirs, at):
                if 0 <= free < len(found) and result.owner[free] < 0 and found[free] == word:
                    theirs[at], mine[index] = free, place
                    result.owner[free], result.owner[place] = other, number
                    break


def take_between(result: Alignment, number: int, words: Sequence[str], found: Sequence[str]) -> None:
    """Find words at a border of two blocks that begin alike: where a note "in the text" is called before
    "in the middle", each may have the words of the other."""
    mine, owner = result.places[number], result.owner
    known = [place for place in mine if place >= 0]
    if not known:
        return
    spots = range(max(1, min(known) - _BORDER), min(len(found) - 1, max(known) + _BORDER))
    for place in spots:
        if (
            owner[place] < 0 <= min(owner[place - 1], owner[place + 1])
            and owner[place - 1] != owner[place + 1]
        ):
            index = next((at for at, word in enumerate(words) if mine[at] < 0 and word == found[place]), -1)
            if index >= 0:
                mine[index], owner[place] = place, number


def _beside(places: Sequence[int], index: int) -> Iterator[int]:
    """Yield where a word should stand: before the next one of its block, and behind the one before."""
    if index + 1 < len(places) and places[index + 1] >= 0:
        yield places[index + 1] - 1
    if index and places[index - 1] >= 0:
        yield places[index - 1] + 1


def gather_parted(result: Alignment, number: int, words: Sequence[str], stream: Stream) -> None:
    """Find the parts of cells of a row that is parted between two pages: before the rest of the cell to its
    left, on the page before."""
    mine = result.places[number]
    index = 0
    for _ in range(_ROUNDS):
        first = next((at for at in range(index, len(mine)) if mine[at] < 0), len(mine))
        index = next((at for at in range(first, len(mine)) if mine[at] >= 0), len(mine))
        before = mine[first - 1] if 0 < first < len(mine) else -1
        if before < 0:
            continue
        place = _part_before(result, number, "".join(words[first:index]), stream, before)
        for at in range(first, index) if place >= 0 else ():
            mine[at] = min(place + at - first, before - 1)
            result.owner[mine[at]] = number


def _part_before(result: Alignment, number: int, letters: str, stream: Stream, before: int) -> int:
    """Return the place of some letters on the page before that of a word, beside others of their block."""
    page = stream.place(before).page
    for place in range(before - 1, max(0, before - FAR), -1):
        there = stream.place(place).page
        if there < page - 1:
            break
        if there == page or result.owner[place] >= 0 or result.owner[place - 1] != number:
            continue
        end, read = place, ""
        while len(read) < len(letters) and end < before and result.owner[end] < 0:
            read, end = read + stream.words[end], end + 1
        if read == letters:
            return place
    return -1


def gather(result: Alignment, number: int, words: Sequence[str], found: Sequence[str]) -> None:
    """Find the other parts of rows that are parted: after the left-hand page, the right-hand page."""
    for _ in range(_ROUNDS):
        known = [place for place in result.places[number] if place >= 0]
        rest = [index for index, place in enumerate(result.places[number]) if place < 0]
        if not rest or not known:
            return
        low, high = max(0, min(known) - REACH), min(len(found), max(known) + REACH + 2 * len(words))
        places = [place for place in range(low, high) if result.owner[place] < 0]
        pairs = match_gap([words[index] for index in rest], [found[place] for place in places], strays=True)
        for at, spots in pairs.items():
            result.places[number][rest[at]] = places[spots[0]]
            for spot in spots:
                result.owner[places[spot]] = number
