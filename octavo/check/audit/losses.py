"""Words of the source that are not found in a finished file: which are lost for certain.

The first stage (``align``) gives each word of the source its place. It can err where texts say the same again
and again. So each loss is looked at once more: the words of the file that belong to nothing, between the
neighbours of what is lost, must not contain them.

    source    | he carved | the oar | from ash |
    file      he carved   3  from ash

    "the oar" is lost: between "carved" and "from" there is only "3". If the words stood there, though out of
    order, it would be advice.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from octavo.check.audit.alignment import Alignment
from octavo.check.audit.blocks import Block, Hidden, Stream
from octavo.check.audit.bounds import FIRM, Bounds

#: Words on both sides of a stretch in which lost words could be as well: a neighbour may have the wrong ones.
MARGIN = 60
#: How far exchanged words may stand from their place.
_REACH = 15
#: Words that are no accident if they stand together beside others of their block.
_SENTENCE = 4
#: Words that may stand among lost ones that are found in another order.
_FEW = 6


@dataclass(frozen=True, slots=True)
class Loss:
    """Words of a block that are missing, from the first to the one behind the last; ``size`` of them are.

    ``behind`` is the place in the file of the words before them, or -1; ``why`` says why nobody sees them if
    they are in the file. They are ``moved`` if they stand there, but in another order.
    """

    block: int
    first: int
    last: int
    size: int
    behind: int
    certain: bool
    why: str = ""
    moved: bool = False


def find_losses(blocks: Sequence[Block], stream: Stream, found: Alignment) -> Iterator[Loss]:
    """Yield each run of missing words."""
    if all(-1 not in places for places in found.places):
        return
    bounds = Bounds(blocks, found)
    free = FreeWords(stream.words, found.owner)
    hidden = [(f" {' '.join(one.words)} ", one) for one in stream.hidden]
    last = -1
    for number, (block, places) in enumerate(zip(blocks, found.places, strict=True)):
        index = 0
        while index < len(places):
            if places[index] >= 0:
                last, index = places[index], index + 1
                continue
            end = _end_of_loss(places, index)
            lost = [at for at in range(index, end) if places[at] < 0]
            why = _why_unseen(block.words[index:end], hidden)
            sure = [block.words[at] for at in lost if at not in block.doubts]
            certain = bool(sure) and bool(why)
            moved = False
            if sure and not why:
                inner = bounds.inside(number, index, end)
                moved = inner is not None and not block.loose and free.are(sure, *inner)
                low, high = inner or bounds.around(number)
                moved = moved or (not block.loose and _is_near(block, number, lost, stream, found))
                certain = moved or not free.may_be(sure, low - MARGIN, high + MARGIN)
                certain = certain or (not block.loose and _is_closed(places, index, end))
            # Of a block of which it is not sure if it is printed, the rest is missed only if some is there.
            if certain or not len(block.doubts) == len(places) <= 2 * places.count(-1):
                yield Loss(number, index, end, len(lost), last, certain, why, moved)
            index = end


def _why_unseen(words: Sequence[str], hidden: Sequence[tuple[str, Hidden]]) -> str:
    text = f" {' '.join(words)} "
    return next((one.why for within, one in hidden if text in within), "")


def _end_of_loss(places: Sequence[int], index: int) -> int:
    """Return the end of a run of missing words; one or two that are found within it are found by accident."""
    end = index
    while end < len(places) and (places[end] < 0 or min(places[end : end + FIRM]) < 0):
        end += 1
    while places[end - 1] >= 0:
        end -= 1
    return end


def _is_closed(places: Sequence[int], index: int, end: int) -> bool:
    """Return True if nothing stands between the words before and behind lost ones."""
    return index > 0 and end < len(places) and 0 <= places[index - 1] == places[end] - 1


def _is_near(block: Block, number: int, lost: Sequence[int], stream: Stream, found: Alignment) -> bool:
    """Return True if lost words stand together some words before or behind their place, among others of the
    same block: cells or words have been exchanged."""
    places, owner = found.places[number], found.owner
    run = sorted(block.words[index] for index in lost)
    if lost[-1] - lost[0] >= len(lost):
        return False
    before = next((places[at] for at in range(lost[0] - 1, -1, -1) if places[at] >= 0), -1)
    behind = next((places[at] for at in range(lost[-1] + 1, len(places)) if places[at] >= 0), -1)
    if max(before, behind) < 0:
        return False
    reach = len(places) + _REACH if len(run) >= _SENTENCE else _REACH
    low = (before if before >= 0 else behind) - reach
    high = (behind if behind >= 0 else before) + reach
    for place in range(max(1, low), min(len(owner) - len(run), high)):
        end = place + len(run)
        if (
            sorted(stream.words[place:end]) == run
            and all(one < 0 for one in owner[place:end])
            and number in (owner[place - 1], owner[end])
            and (len(run) >= _SENTENCE or min(owner[place - 1], owner[end]) >= 0)
        ):
            return True
    return False


class FreeWords:
    """The words of a file that belong to nothing."""

    def __init__(self, words: Sequence[str], owner: Sequence[int]) -> None:
        self._places = [place for place, number in enumerate(owner) if number < 0]
        self._words = [words[place] for place in self._places]
        self._all = Counter(self._words)
        self._letters = "".join(self._words)

    def may_be(self, lost: Sequence[str], low: int, high: int) -> bool:
        """Return True if all lost words are in a stretch, perhaps divided or joined with others."""
        if not lost:
            return True
        first, last = bisect_left(self._places, low), bisect_left(self._places, high)
        if first == 0 and last == len(self._places):
            free, letters = self._all, self._letters
        else:
            free, letters = Counter(self._words[first:last]), "".join(self._words[first:last])
        rest = [word for word, number in Counter(lost).items() if number > free[word]]
        return all(len(word) > 2 and word in letters for word in rest)

    def are(self, lost: Sequence[str], low: int, high: int) -> bool:
        """Return True if the words of a stretch are the lost ones, and hardly any other."""
        first, last = bisect_left(self._places, low), bisect_left(self._places, high)
        return last - first <= len(lost) + _FEW and Counter(lost) <= Counter(self._words[first:last])
