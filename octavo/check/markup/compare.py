"""Each word of the source and of the e-book side by side, with the markup that each of them bears."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from octavo.check.audit.alignment import Alignment
from octavo.check.audit.blocks import Block, BlockMarkup
from octavo.check.audit.source.spans import Spans, read_spans
from octavo.check.findings import Spot
from octavo.check.markup.ebook import EbookWords, Runs, located_words
from octavo.core.diagnostics import FilePlace

#: A paragraph of more signs is compared by its words alone.
_LONGEST = 40_000


@dataclass(frozen=True)
class ReadBlock:
    """A block of the source whose markup is sure: its number, its spans, the runs of each word, the first and
    the last piece of it, its place in the e-book, or -1, and the word with its accents."""

    number: int
    block: Block
    markup: BlockMarkup
    spans: Spans
    runs: Sequence[Runs]
    pieces: Sequence[tuple[int, int]]
    places: Sequence[int]
    exact: Sequence[str]

    def spot(self, index: int, document: str) -> Spot:
        """Return the place of a word in the source, and the document of the e-book in which it stands."""
        return Spot(FilePlace(document=document), self.block.span(index))


def read_blocks(blocks: Sequence[Block], found: Alignment) -> Iterator[ReadBlock]:
    """Yield the blocks whose markup is sure."""
    for number, block in enumerate(blocks):
        markup = block.markup
        if markup is None or len(markup.raw) > _LONGEST:
            continue
        if sum(place < 0 for place in found.places[number]) * 5 > len(block.words):
            continue  # the audit tells that it is not there; what was found of it may be something else
        spans = read_spans(markup.raw)
        if spans is None:
            continue
        read = list(located_words(spans.pieces))
        if [word for word, _ in read] == list(block.words):
            runs = [spot[2] for _, spot in read]
            pieces = [spot[:2] for _, spot in read]
            exact = [spot[3] for _, spot in read]
            yield ReadBlock(number, block, markup, spans, runs, pieces, found.places[number], exact)


def runs_of_words(indexes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of indexes that follow each other."""
    first = last = -2
    for index in indexes:
        if index == last + 1:
            last = index
            continue
        if first >= 0:
            yield first, last
        first = last = index
    if first >= 0:
        yield first, last


def quote(read: ReadBlock, first: int, last: int) -> str:
    """Return some words of a block, in quotation marks."""
    shown = " ".join(read.block.words[first : min(last + 1, first + 8)])
    return f"\u201c{shown}{' …' if last - first > 7 else ''}\u201d"


__all__ = ["EbookWords", "ReadBlock", "quote", "read_blocks", "runs_of_words"]
