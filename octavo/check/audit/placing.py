"""Blocks without anchors: they are looked for between their neighbours."""

from collections.abc import Iterator, Sequence

from octavo.check.audit.alignment import FAR, RUN, Alignment, match_span, near_places
from octavo.check.audit.blocks import Block, Role
from octavo.check.audit.bounds import Bounds
from octavo.check.audit.gaps import match_gap, walk

#: Places at which a block may begin that are tried.
_STARTS = 12
Window = tuple[int, int]


def place_whole(result: Alignment, blocks: Sequence[Block], found: Sequence[str], bounds: Bounds) -> None:
    """Find the blocks without anchors, whole, between their neighbours; or, if they have no place in the
    order of the text, anywhere."""
    for number, windows in _unplaced(result, blocks, bounds):
        any(_between(result, number, blocks[number].words, found, *window) for window in windows)
    spots = _spots(found)
    for number, _ in _unplaced(result, blocks, bounds):
        block = blocks[number]
        if (
            block.role is not Role.HEADING
            and _anywhere(result, number, block.words, found, spots)
            and block.flow
        ):
            result.elsewhere.add(number)


def place_parts(result: Alignment, blocks: Sequence[Block], found: Sequence[str], bounds: Bounds) -> None:
    """Find as many words as possible of the blocks that are not found yet."""
    for number, windows in _unplaced(result, blocks, bounds):
        _best(result, number, blocks[number].words, found, windows)


def _unplaced(
    result: Alignment, blocks: Sequence[Block], bounds: Bounds
) -> Iterator[tuple[int, list[Window]]]:
    """Yield each block that has no place yet, with the stretches between its neighbours."""
    after = _following(result, blocks)
    before: dict[tuple[str, bool], int] = {}
    last_of: dict[bool, int] = {}
    file = ""  # of the last block of the running text
    for number, block in enumerate(blocks):
        key = (block.file, block.flow)
        if all(place < 0 for place in result.places[number]):
            low = before.get(key, last_of.get(block.flow, -1)) + 1
            windows = [(low, after[number])]
            first, last = bounds.around(number)
            if block.flow and first < last:
                low = last_of.get(True, -1) + 1
                windows.insert(0, (low if first <= low <= last else first, last))
            if not block.flow and block.file == file:  # a table typed between paragraphs
                windows.append((last_of.get(True, -1) + 1, len(result.owner)))
            yield number, windows
        ends = [place for place in result.places[number] if place >= 0]
        if ends and number not in result.elsewhere:
            before[key] = last_of[block.flow] = max(ends)
        file = block.file if block.flow else file


def _between(
    result: Alignment, number: int, words: Sequence[str], found: Sequence[str], low: int, high: int
) -> bool:
    """Claim a free run of all words between two places, near to one of them; return True if there is one."""
    if low > high:
        return False
    near = min(high, low + FAR)
    place = _run_at(result, words, found, low, near)
    walked = _walked(result, words, found, low, near)
    if walked is not None and (place < 0 or walked[0][0] < place):
        for index, spots in walked.items():
            result.places[number][index] = spots[0]
            for spot in spots:
                result.owner[spot] = number
        return True
    if place < 0:
        place = _run_at(result, words, found, max(low, high - FAR), high)
    return _claim(result, number, len(words), place)


def _walked(
    result: Alignment, words: Sequence[str], found: Sequence[str], low: int, high: int
) -> dict[int, list[int]] | None:
    """Return places of all words of a block in order, with divided words and other things between them, or
    None. Texts that say the same again and again have no anchors, and are found so."""
    if len(words) < RUN:
        return None
    starts = [place for place in range(low, min(high, len(found))) if words[0].startswith(found[place])]
    for start in starts[:_STARTS]:
        end = min(high, start + 2 * len(words) + FAR)
        free = [place for place in range(start, end) if result.owner[place] < 0]
        pairs = walk(words, [found[place] for place in free])
        if pairs is not None:
            return {index: [free[spot] for spot in spots] for index, spots in pairs.items()}
    return None


def _best(
    result: Alignment, number: int, words: Sequence[str], found: Sequence[str], windows: list[Window]
) -> None:
    """Match as many words as possible in the best of several stretches."""
    size = len(words)
    near = [near_places(result, low, high, size) for low, high in windows if low <= high]
    if near:
        best = max(near, key=lambda places: len(match_gap(words, [found[place] for place in places])))
        match_span(result, number, words, found, (0, size), best)


def _following(result: Alignment, blocks: Sequence[Block]) -> list[int]:
    """Return for each block where the next one of its kind and file begins that has been found."""
    after = [len(result.owner)] * len(blocks)
    begin: dict[tuple[str, bool], int] = {}
    flow = len(result.owner)
    for number in range(len(blocks) - 1, -1, -1):
        block = blocks[number]
        key = (block.file, block.flow)
        after[number] = begin.get(key, flow if block.flow else len(result.owner))
        starts = [place for place in result.places[number] if place >= 0]
        if starts:
            begin[key] = min(starts)
            flow = min(starts) if block.flow else flow
    return after


def _run_at(result: Alignment, words: Sequence[str], found: Sequence[str], low: int, high: int) -> int:
    """Return the first free run of all words of a block between two places, or -1."""
    first, size = words[0], len(words)
    for place in range(low, min(high, len(found)) - size + 1):
        if found[place] == first and all(
            found[place + step] == words[step] and result.owner[place + step] < 0 for step in range(size)
        ):
            return place
    return -1


def _claim(result: Alignment, number: int, size: int, place: int) -> bool:
    """Claim a run that has been found; return True if there is one."""
    if place >= 0:
        result.places[number] = list(range(place, place + size))
        result.owner[place : place + size] = [number] * size
    return place >= 0


def _spots(found: Sequence[str]) -> dict[str, list[int]]:
    spots: dict[str, list[int]] = {}
    for place, word in enumerate(found):
        spots.setdefault(word, []).append(place)
    return spots


def _anywhere(
    result: Alignment, number: int, words: Sequence[str], found: Sequence[str], spots: dict[str, list[int]]
) -> bool:
    """Claim a free run of all words of a block anywhere; return True if there is one."""
    rarest = min(range(len(words)), key=lambda index: len(spots.get(words[index], ())))
    for place in spots.get(words[rarest], ())[:2000]:
        start = place - rarest
        if start >= 0 and _run_at(result, words, found, start, start + len(words)) >= 0:
            return _claim(result, number, len(words), start)
    return False
