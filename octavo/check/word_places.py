"""Following words of a finished file back to the line in which they stand in the source."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice

from octavo.check.audit.blocks import Source
from octavo.check.audit.words import words
from octavo.core.diagnostics import Span

#: Words in a row by which a place is known, if they stand in the source once: the longest first.
_RUNS = (6, 4)
#: Words of a finished file that are looked at.
_MOST = 300


class WordPlaces:
    """Finds the place in the source of words as they are printed. Nothing is read before it is asked for."""

    def __init__(self, source: Source | None) -> None:
        self._source = source

    def find(self, text: str) -> Span | None:
        """Return the place of a text: of the block that has just these words, or of its first words in a row
        that stand in the source once. None if there are none."""
        found = words(text)[:_MOST]
        if not found or self._source is None:
            return None
        if (whole := self._blocks.get(tuple(found))) is not None:
            return whole
        for size, runs in self._runs.items():
            for run in _runs(found, size):
                if (span := runs.get(run)) is not None:
                    return span
        return None

    @cached_property
    def _blocks(self) -> dict[tuple[str, ...], Span | None]:
        """The places of whole blocks by their words; None for what stands there twice."""
        found: dict[tuple[str, ...], Span | None] = {}
        for block in self._source.blocks if self._source else ():
            found[block.words] = None if block.words in found else block.span(0)
        return found

    @cached_property
    def _runs(self) -> dict[int, dict[tuple[str, ...], Span | None]]:
        """The places of runs of words, by how many these are."""
        found: dict[int, dict[tuple[str, ...], Span | None]] = {size: {} for size in _RUNS}
        for block in self._source.blocks if self._source else ():
            for size, runs in found.items():
                for index, run in enumerate(_runs(block.words, size)):
                    runs[run] = None if run in runs else block.span(index)
        return found


def _runs(found: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """Yield all words in a row of a size."""
    return zip(*(islice(found, start, None) for start in range(size)), strict=False)
