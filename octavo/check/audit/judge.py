"""Faults that the audit finds: words that are missing, stand in another order, or twice."""

from collections.abc import Iterator, Sequence

from octavo.check.audit.align import align
from octavo.check.audit.alignment import RUN, Alignment
from octavo.check.audit.blocks import ONCE, Block, Source, Stream
from octavo.check.audit.increasing import longest_increasing
from octavo.check.findings import Findings, Spot, counted
from octavo.core.diagnostics import Diagnostic

#: Words in a row that are no accident, and fewer than any sentence that is worth saying twice.
_TWICE = 8
#: Words of a fault that are quoted.
_QUOTED = 12


def audit(source: Source, stream: Stream) -> Findings:
    """Prove that each word of the source is in a finished file, in order, once."""
    blocks = source.blocks
    found = align(blocks, stream)
    faults = [
        *_missing(blocks, stream, found),
        *_out_of_order(blocks, stream, found),
        *_twice(blocks, stream, found),
    ]
    lost = sum(place < 0 for places in found.places for place in places)
    total = sum(len(block.words) for block in blocks)
    unsure = sum(source.unsure.values())
    detail = f"{_number(total - lost)} of {counted(total, 'word')} of the source in order"
    detail += f", {_number(found.owner.count(-1))} generated"
    if unsure:
        detail += f", {_number(unsure)} not compared ({', '.join(sorted(source.unsure))})"
    in_order = sorted(faults, key=lambda fault: fault[:2])
    return Findings((*(found for _, _, found in in_order), *stream.faults), detail)


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")


Fault = tuple[int, int, Diagnostic]  # the block, the word in it, the fault


def _missing(blocks: Sequence[Block], stream: Stream, found: Alignment) -> Iterator[Fault]:
    """Yield a fault for each run of missing words, with what stands before it in the finished file."""
    unseen = [(f" {' '.join(one.words)} ", one.why) for one in stream.hidden]
    last = -1
    for number, (block, places) in enumerate(zip(blocks, found.places, strict=True)):
        index = 0
        while index < len(places):
            if places[index] >= 0:
                last, index = places[index], index + 1
                continue
            end = _end_of_loss(places, index)
            lost = block.words[index:end]
            size = sum(place < 0 for place in places[index:end])
            why = next((why for words, why in unseen if f" {' '.join(lost)} " in words), "")
            which = "the whole" if size == len(places) else f"{counted(size, 'word')} of a"
            text = f"{which} {block.role}, {why or 'missing'}{_behind(stream, last)}: {_quote(lost)}"
            spot = Spot(stream.place(max(last, 0)) if stream.words else None, block.span(index))
            yield number, index, spot.fault("audit-missing", text)
            index = end


def _end_of_loss(places: Sequence[int], index: int) -> int:
    """Return the end of a run of missing words; one or two that are found within it are found by accident."""
    end = index
    while end < len(places) and (places[end] < 0 or min(places[end : end + 3]) < 0):
        end += 1
    while places[end - 1] >= 0:
        end -= 1
    return end


def _behind(stream: Stream, last: int) -> str:
    """Return the place of lost words: the page or document, and the words that come before them."""
    if last < 0:
        return f" at the beginning of {stream.place(0)}" if stream.words else ""
    return f" in {stream.place(last)} after {_quote(stream.words[max(0, last - 4) : last + 1])}"


def _out_of_order(blocks: Sequence[Block], stream: Stream, found: Alignment) -> Iterator[Fault]:
    """Yield a fault for each block of the running text that stands before or behind its place."""
    flow = [
        (number, known[(len(known) - 1) // 2])
        for number, places in enumerate(found.places)
        if blocks[number].flow and (known := [place for place in places if place >= 0])
    ]
    in_order = set(longest_increasing([place for _, place in flow]))
    for at, (number, place) in enumerate(flow):
        if at not in in_order:
            block = blocks[number]
            where = stream.place(place)
            text = f"this {block.role} stands at another place, in {where}: {_quote(block.words)}"
            yield number, 0, Spot(where, block.span(0)).fault("audit-order", text)


def _twice(blocks: Sequence[Block], stream: Stream, found: Alignment) -> Iterator[Fault]:
    """Yield a fault for each run of words that stands in the file once more than in the source."""
    known: dict[tuple[str, ...], tuple[int, int]] = {}
    for number, block in enumerate(blocks):
        if block.role in ONCE:
            for index in range(len(block.words) - RUN + 1):
                known.setdefault(block.words[index : index + RUN], (number, index))
    for block in blocks:  # titles are printed in many places
        if block.role not in ONCE:
            for index in range(len(block.words) - RUN + 1):
                known.pop(block.words[index : index + RUN], None)
    words, owner = stream.words, found.owner
    place = 0
    while place < len(words):
        end = place
        while (
            end + RUN <= len(words)
            and all(one < 0 for one in owner[end : end + RUN])
            and tuple(words[end : end + RUN]) in known
        ):
            end += 1
        size = end + RUN - 1 - place if end > place else 0
        first = known.get(tuple(words[place : place + RUN]))
        if first is not None and (size >= _TWICE or size == len(blocks[first[0]].words) > RUN):
            number, index = first
            block = blocks[number]
            where, said = stream.place(place), _quote(words[place : place + size])
            text = f"{counted(size, 'word')} of a {block.role} stand once more in {where}: {said}"
            yield number, index, Spot(where, block.span(index)).fault("audit-twice", text)
        place = end + RUN if end > place else place + 1


def _quote(words: Sequence[str]) -> str:
    if len(words) <= _QUOTED:
        return f"\u201c{' '.join(words)}\u201d"
    half = _QUOTED // 2
    return f"\u201c{' '.join(words[:half])} \u2026 {' '.join(words[-half:])}\u201d"
