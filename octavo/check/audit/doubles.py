"""Words that stand in a finished file once more than in the source."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from octavo.check.audit.alignment import RUN, Alignment
from octavo.check.audit.blocks import ONCE, Block, Role, Source, Stream

#: Words in a row that are no accident, and fewer than any sentence that is worth saying twice.
_TWICE = 8
#: Words beside doubled ones that belong to nothing: the number of a note, the head of a table.
_BESIDE = 12
_FIRST_SIGN = "\u2e80"
#: Roles whose blocks are told also if they are short. A title is followed by its like on many pages.
_ECHOED = ONCE | {Role.TERM, Role.CODE}
_Run = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Double:
    """Words of a block that stand in the file once more, from a place on."""

    block: int
    index: int
    place: int
    size: int
    certain: bool


def find_doubles(source: Source, stream: Stream, found: Alignment) -> Iterator[Double]:
    """Yield each run of words of paragraphs, notes and tables that belongs to no block."""
    blocks, words, owner = source.blocks, stream.words, found.owner
    known = _known_runs(blocks)
    runs: list[tuple[int, int]] = []
    twice = [False] * len(words)
    place = 0
    while place < len(words):
        end = place
        while _is_known(words, owner, end, known):
            end += 1
        if end == place:
            place += 1
            continue
        size = end + RUN - 1 - place
        runs.append((place, size))
        twice[place : place + size] = [True] * size
        place = end + RUN
    for place, size in runs:
        number, index = known[tuple(words[place : place + RUN])]
        long = _weight(words[place : place + size]) >= _TWICE or size == len(blocks[number].words) > RUN
        if long or _has_twin(words, owner, place, size):
            low, high = _document(stream, place)
            certain = _is_alone(
                owner[low:high], twice[low:high], place - low, place + size - low
            ) and _is_more(source, words, place, size)
            yield Double(number, index, place, size, certain)


def _has_twin(words: Sequence[str], owner: Sequence[int], place: int, size: int) -> bool:
    """Return True if some words stand right before or behind themselves: a line that is printed twice. They
    must not go on from, or into, words that were generated too, as in "chapter 1 of “The Harbor” of the
    harbor"."""
    run, end = words[place : place + size], place + size
    if run == words[end : end + size]:
        return place == 0 or owner[place - 1] >= 0
    return run == words[max(0, place - size) : place] and (end == len(words) or owner[end] >= 0)


def _document(stream: Stream, place: int) -> tuple[int, int]:
    """Return the first word of the document of an e-book in which a word stands, and that of the next one."""
    starts = [document.start for document in stream.documents] or [0]
    number = max(0, bisect_right(starts, place) - 1)
    return starts[number], starts[number + 1] if number + 1 < len(starts) else len(stream.words)


def _weight(words: Sequence[str]) -> float:
    """Return how many words there are; a single sign of Chinese or Japanese is a third of one."""
    return sum(1 / 3 if len(word) == 1 and word >= _FIRST_SIGN else 1 for word in words)


def find_echoes(source: Source, stream: Stream, found: Alignment) -> Iterator[Double]:
    """Yield each short block that stands once more right before or behind itself."""
    words, owner = stream.words, found.owner
    for number, (block, places) in enumerate(zip(source.blocks, found.places, strict=True)):
        size = len(places)
        if (
            block.role not in _ECHOED
            or not 2 <= size < _TWICE
            or places[0] < 0
            or places[-1] - places[0] != size - 1
        ):
            continue
        for place in (places[0] - size, places[-1] + 1):
            if (
                place >= 0
                and tuple(words[place : place + size]) == block.words
                and all(one < 0 for one in owner[place : place + size])
                and _is_more(source, words, place, size)
            ):
                yield Double(number, 0, place, size, not block.doubts)
                break


def _known_runs(blocks: Sequence[Block]) -> dict[_Run, tuple[int, int]]:
    known: dict[_Run, tuple[int, int]] = {}
    for number, block in enumerate(blocks):
        if block.role in ONCE:
            for index in range(len(block.words) - RUN + 1):
                known.setdefault(block.words[index : index + RUN], (number, index))
    for block in blocks:  # titles are printed in many places
        if block.role not in ONCE:
            for index in range(len(block.words) - RUN + 1):
                known.pop(block.words[index : index + RUN], None)
    return known


def _is_known(
    words: Sequence[str], owner: Sequence[int], place: int, known: dict[_Run, tuple[int, int]]
) -> bool:
    return (
        place + RUN <= len(words)
        and all(one < 0 for one in owner[place : place + RUN])
        and tuple(words[place : place + RUN]) in known
    )


def _is_alone(owner: Sequence[int], twice: Sequence[bool], first: int, last: int) -> bool:
    """Return True if hardly any words beside some belong to nothing: they are no part of a longer text that
    was generated, or is not compared. What is doubled itself does not count."""
    before = range(first - 1, -1, -1)
    behind = range(last, len(owner))
    for side in (before, behind):
        strange = 0
        for place in side:
            if owner[place] >= 0:
                break
            strange += not twice[place]
            if strange > _BESIDE:
                return False
    return True


def _is_more(source: Source, words: Sequence[str], place: int, size: int) -> bool:
    """Return True if a run of words is in the file more often than in the source, with all that is typed
    there."""
    run = tuple(words[place : place + size])
    typed = sum(_count(block.words, run) for block in source.blocks) + sum(
        _count(text, run) for text in source.others
    )
    return _count(words, run) > typed


def _count(words: Sequence[str], run: _Run) -> int:
    first, size = run[0], len(run)
    number = at = 0
    while True:
        try:
            at = words.index(first, at)
        except ValueError:
            return number
        number += tuple(words[at : at + size]) == run
        at += 1
