"""The index: marks found, headings put together, checked, sorted and grouped; pages come later.

``marks`` finds the marks, ``imported_marks`` places those of an indexer's list, ``headings`` puts the
headings together, ``checks`` reports faults, ``arrange`` makes entries of the headings, in the order of
``collation`` and with the references of ``see_references``. Of a mark there remain in the text an id,
``data-index`` (the id of its entry) and ``data-index-to`` (the id at which its range ends).
"""

from octavo.compose.draft import Draft
from octavo.compose.index.arrange import arrange
from octavo.compose.index.blocks import dissolve_blocks
from octavo.compose.index.checks import check_index
from octavo.compose.index.headings import Headings
from octavo.compose.index.imported_marks import place_marks
from octavo.compose.index.marks import FoundMark, Reading
from octavo.core.titles import forget_mark
from octavo.core.vocabulary import Data
from octavo.source.manuscript import Kind

__all__ = ["make_index"]


def make_index(draft: Draft) -> None:
    """Fill in ``draft.index``. Without an index in the book its marks leave no trace."""
    dissolve_blocks(draft)
    place_marks(draft)
    reading = Reading(draft)
    headings = Headings(draft)
    for mark in reading.marks:
        headings.add(mark)
    check_index(draft, headings, reading)
    indexed = any(section.division.kind is Kind.INDEX for section in draft.sections)
    if indexed:
        for number, mark in enumerate(reading.marks, start=1):
            if not mark.node.get("id"):
                mark.node.set("id", draft.unique(f"index-{number}"))
        draft.index = arrange(draft, headings)
    for mark in reading.marks:
        _strip_mark(mark)


def _strip_mark(mark: FoundMark) -> None:
    """Leave of a mark's attributes those that say which entry it belongs to."""
    kept = {name: mark.node.get(name) for name in (Data.INDEX, Data.INDEX_TO)}
    entry = kept[Data.INDEX]
    forget_mark(mark.node)
    if entry:
        for name, value in kept.items():
            if value:
                mark.node.set(name, value)
