"""The places between which the words of a block should stand."""

from collections.abc import Sequence

from octavo.check.audit.alignment import FAR, Alignment
from octavo.check.audit.blocks import Block
from octavo.check.audit.increasing import longest_increasing

#: Found words in a row that are no accident.
FIRM = 3


class Bounds:
    """The stretches of a file in which words of a block should stand: between others that are found for
    certain."""

    def __init__(self, blocks: Sequence[Block], found: Alignment) -> None:
        self._blocks, self._found = blocks, found
        size = len(found.owner)
        firm = [number for number in sorted(found.anchored) if blocks[number].flow]
        firm = [firm[at] for at in longest_increasing([self._first(number) for number in firm])]
        self._in_order = frozenset(firm)
        self._before, self._after = [0] * len(blocks), [size] * len(blocks)
        for number in firm:
            self._before[number] = max(found.places[number]) + 1
            self._after[number] = self._first(number)
        ends, starts = 0, size
        for number in range(len(blocks)):
            ends, self._before[number] = max(ends, self._before[number]), ends
        for number in range(len(blocks) - 1, -1, -1):
            starts, self._after[number] = min(starts, self._after[number]), starts

    def _first(self, number: int) -> int:
        return min(place for place in self._found.places[number] if place >= 0)

    def around(self, number: int) -> tuple[int, int]:
        """Return the stretch for a block: of the running text that between its neighbours, else the file."""
        block, places = self._blocks[number], self._found.places[number]
        if block.flow:
            return min(self._before[number], self._after[number]), max(
                self._before[number], self._after[number]
            )
        if number in self._found.anchored and not block.loose:
            return self._first(number) - FAR, max(places) + FAR
        return 0, len(self._found.owner)

    def between(self, number: int) -> tuple[int, int]:
        """Return the stretch between the neighbours of a block that is in order, else the file."""
        if number in self._in_order:
            return self._before[number], self._after[number]
        return 0, len(self._found.owner)

    def inside(self, number: int, first: int, last: int) -> tuple[int, int] | None:
        """Return the stretch between words of the same block that are found in a row, or None."""
        places = self._found.places[number]
        before, behind = places[max(0, first - FIRM) : first], places[last : last + FIRM]
        if not _in_a_row(before) or not _in_a_row(behind):
            return None
        return (before[-1] + 1, behind[0]) if before[-1] < behind[0] else None


def _in_a_row(places: Sequence[int]) -> bool:
    return len(places) == FIRM and places[0] >= 0 and places[-1] - places[0] <= FIRM
