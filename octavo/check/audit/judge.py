"""Faults that the audit finds: words that are missing, stand in another order, or twice."""

from collections.abc import Sequence
from typing import NamedTuple

from octavo.check.audit.alignment import Alignment
from octavo.check.audit.blocks import Block, Source, Stream
from octavo.check.audit.doubles import find_doubles, find_echoes
from octavo.check.audit.losses import Loss, find_losses
from octavo.check.audit.order import find_displaced
from octavo.check.audit.signs import Changed, find_changed
from octavo.check.findings import Findings, Spot, counted
from octavo.core.diagnostics import Diagnostic, FilePlace

#: Words of a fault that are quoted.
_QUOTED = 12


class Fault(NamedTuple):
    """A fault: the block, the word in it, and the diagnostic."""

    block: int
    word: int
    found: Diagnostic


def audit(source: Source, stream: Stream, found: Alignment) -> Findings:
    """Prove that each word of the source is in a finished file, in order, once: ``found`` says where. What is
    not certain is advice."""
    blocks = source.blocks
    faults = [_loss(blocks[one.block], stream, one) for one in find_losses(blocks, stream, found)]
    for moved in find_displaced(blocks, stream, found):
        block, where = blocks[moved.block], stream.place(moved.place)
        text = f"this {block.role} stands at another place, in {where}: {_quote(block.words)}"
        faults.append(_fault(block, moved.block, 0, where, "audit-order", text, moved.certain))
    twices = [*find_doubles(source, stream, found), *find_echoes(source, stream, found)]
    for twice in {(one.block, one.place): one for one in twices}.values():
        block, where = blocks[twice.block], stream.place(twice.place)
        text = f"{counted(twice.size, 'word')} of a {block.role} stand once more in {where}: "
        text += _quote(stream.words[twice.place : twice.place + twice.size])
        faults.append(_fault(block, twice.block, twice.index, where, "audit-twice", text, twice.certain))
    faults += [_changed(blocks[one.block], stream, one) for one in find_changed(blocks, stream, found)]
    lost = total = left_out = 0
    for block, places in zip(blocks, found.places, strict=True):
        missing = places.count(-1)
        if len(block.doubts) == len(places) <= 2 * missing:  # it is not printed, as it seems
            left_out += len(places)
        else:
            lost, total = lost + missing, total + len(places)
    unsure = sum(source.unsure.values()) + left_out
    detail = f"{_number(total - lost)} of {counted(total, 'word')} of the source in order"
    detail += f", {_number(found.owner.count(-1))} generated"
    if unsure:
        detail += f", {_number(unsure)} not compared ({', '.join(sorted(source.unsure))})"
    in_order = sorted(faults, key=lambda fault: fault[:2])
    return Findings((*(fault.found for fault in in_order), *stream.faults), detail)


def _fault(
    block: Block, number: int, index: int, where: FilePlace | None, code: str, text: str, certain: bool
) -> Fault:
    spot = Spot(where, block.span(index))
    return Fault(number, index, spot.fault(code, text) if certain else spot.warning(code, text))


def _number(value: int) -> str:
    return f"{value:,}".replace(",", "\u202f")


def _loss(block: Block, stream: Stream, loss: Loss) -> Fault:
    """Return the fault of a run of missing words, with what stands before it in the finished file."""
    which = "the whole" if loss.size == len(block.words) else f"{counted(loss.size, 'word')} of a"
    text = f"{which} {block.role}, {loss.why or ('in another order' if loss.moved else 'missing')}"
    text += f"{_behind(stream, loss.behind)}: {_quote(block.words[loss.first : loss.last])}"
    where = stream.place(max(loss.behind, 0)) if stream.words else None
    return _fault(block, loss.block, loss.first, where, "audit-missing", text, loss.certain)


def _changed(block: Block, stream: Stream, one: Changed) -> Fault:
    """Return the fault of a word that has lost an accent or the signs behind it."""
    where = stream.place(one.place)
    text = f"\u201c{one.lost}\u201d of a {block.role} "
    if one.found:
        text += f"is \u201c{one.found}\u201d in {where}"
    else:
        text += f"is missing in {where} behind {_quote(stream.words[max(0, one.place - 4) : one.place + 1])}"
    return _fault(block, one.block, one.index, where, "audit-sign", text, one.certain)


def _behind(stream: Stream, last: int) -> str:
    """Return the place of lost words: the page or document, and the words that come before them."""
    if last < 0:
        return f" at the beginning of {stream.place(0)}" if stream.words else ""
    return f" in {stream.place(last)} after {_quote(stream.words[max(0, last - 4) : last + 1])}"


def _quote(words: Sequence[str]) -> str:
    if len(words) <= _QUOTED:
        return f"\u201c{' '.join(words)}\u201d"
    half = _QUOTED // 2
    return f"\u201c{' '.join(words[:half])} \u2026 {' '.join(words[-half:])}\u201d"
