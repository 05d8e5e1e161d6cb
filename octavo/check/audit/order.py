"""Blocks that stand before or behind their place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from octavo.check.audit.alignment import Alignment
from octavo.check.audit.blocks import Block, Role, Stream
from octavo.check.audit.bounds import Bounds
from octavo.check.audit.increasing import longest_increasing
from octavo.check.audit.losses import MARGIN, FreeWords

#: Share of the words of a block that must be found for its place to be sure.
_MOST = 0.8


@dataclass(frozen=True, slots=True)
class Displaced:
    """A block that stands at another place, which is the index of a word of the file."""

    block: int
    place: int
    certain: bool


def find_displaced(blocks: Sequence[Block], stream: Stream, found: Alignment) -> Iterator[Displaced]:
    """Yield the blocks of the running text, and the rows of tables typed in it, that are out of order."""
    middles = [_middle(places) for places in found.places]
    flow = [number for number, block in enumerate(blocks) if block.flow and middles[number] >= 0]
    wrong = _out_of_order(flow, middles)
    for rows in _tables(blocks):
        wrong += _out_of_order([number for number in rows if middles[number] >= 0], middles)
    if not wrong:
        return
    bounds, free = Bounds(blocks, found), FreeWords(stream.words, found.owner)
    for number in sorted(wrong):
        places = [place for place in found.places[number] if place >= 0]
        most = len(places) >= _MOST * len(found.places[number])
        low, high = bounds.around(number)
        near = blocks[number].flow and low <= min(places) <= max(places) < high
        # What is found far away may be another text with the same words, such as a heading of the index: but
        # if they are not at their place, it is a fault all the same.
        far = blocks[number].flow and not free.may_be(blocks[number].words, low - MARGIN, high + MARGIN)
        certain = most and not blocks[number].doubts and (number in found.anchored or near or far)
        yield Displaced(number, middles[number], certain)


def _out_of_order(numbers: Sequence[int], middles: Sequence[int]) -> list[int]:
    in_order = set(longest_increasing([middles[number] for number in numbers]))
    return [number for at, number in enumerate(numbers) if at not in in_order]


def _middle(places: Sequence[int]) -> int:
    known = [place for place in places if place >= 0]
    return known[(len(known) - 1) // 2] if known else -1


def _tables(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Yield the rows of each table that is typed in the text: blocks of lines that follow each other."""
    rows: list[int] = []
    for number, block in enumerate(blocks):
        is_row = block.role is Role.TABLE and not block.flow and not block.loose
        if is_row and not block.file.endswith((".yaml", ".yml", ".csv")):
            before = blocks[rows[-1]] if rows else None
            if before and (before.file != block.file or block.lines[0] - before.lines[-1] not in (1, 2)):
                yield rows
                rows = []
            rows.append(number)
    yield rows
