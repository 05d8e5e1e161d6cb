"""Lines whose beginnings and ends say something: of verse, and of code."""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from octavo.check.audit.blocks import Block, Role
from octavo.check.findings import Spot
from octavo.check.markup.compare import ReadBlock, quote
from octavo.check.markup.ebook import EbookWords
from octavo.core.diagnostics import Diagnostic, FilePlace

#: The reader of the source leaves this of a bar at the beginning of a line.
_LINE = re.compile(r" \x05  ( *)(?=\S)")


def check_verse(read: ReadBlock, ebook: EbookWords) -> Iterator[Diagnostic]:
    """Yield a fault for each line of verse that is not set in as in the source, and for a stanza that is
    divided."""
    lines = read.markup.raw.split("\n")
    if read.block.role is not Role.TABLE or not all(map(_LINE.match, lines)):
        return
    spans = [_line(ebook.element(place)) if place >= 0 else None for place in read.places]
    begun: dict[int, int] = {}
    for index, number in enumerate(read.block.lines):
        begun.setdefault(number, index)
    first = read.block.lines[0]
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    before: etree._Element | None = None
    for number, index in sorted(begun.items()):
        at = start + number - first
        span = spans[index]
        if span is None or not 0 <= at < len(lines):
            before = None
            continue
        name = ebook.document(read.places[index]).name
        begun_so = _LINE.match(lines[at])
        deep = bool(begun_so and begun_so[1])
        if deep != ("indent-" in (span.get("class") or "")):
            how = "not indented" if deep else "indented"
            said = f"the line {quote(read, index, index)} of verse is {how} in {name}"
            yield read.spot(index, name).fault("markup-structure", said)
        stanza = span.getparent()
        if before is not None and at > 0 and lines[at - 1].strip() and before is not stanza:
            said = f"{quote(read, index, index)} begins a stanza in {name}"
            yield read.spot(index, name).fault("markup-structure", said)
        before = stanza


def _line(element: etree._Element | None) -> etree._Element | None:
    around = () if element is None else (element, *element.iterancestors("{*}span"))
    return next((one for one in around if "line" in (one.get("class") or "").split()), None)


def check_code(
    blocks: Sequence[Block], places: Sequence[Sequence[int]], ebook: EbookWords
) -> Iterator[Diagnostic]:
    """Yield a fault for each listing of which two lines are one in the e-book."""
    for block, found in zip(blocks, places, strict=True):
        if block.role is not Role.CODE or block.doubts:
            continue
        for index in range(1, len(found)):
            one, other = found[index - 1], found[index]
            if block.lines[index] == block.lines[index - 1] or not 0 <= one == other - 1:
                continue
            document = ebook.document(one)
            first, last = ebook.last_piece(one), ebook.piece(other)
            between = "".join(text for text, _ in document.pieces[max(0, first) : last + 1])
            if 0 <= first <= last and "\n" not in between and not ebook.is_parted(one, other):
                said = f"\u201c{block.words[index]}\u201d begins no line of the listing in {document.name}"
                spot = Spot(FilePlace(document=document.name), block.span(index))
                yield spot.fault("markup-structure", said)
                break
