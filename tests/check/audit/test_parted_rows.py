"""Rows of tables that a page turn parts: the next cell begins before the rest of the one to its left."""

import pytest

from octavo.check.audit.align import align
from octavo.check.audit.blocks import Block, Role, Stream, make_block
from octavo.check.audit.words import words
from octavo.core.diagnostics import FilePlace

LEFT = "the carter of the lower valley kept a ledger of salt"
REST = "and rope and wrote in it every evening of that year"
MORE, LAST = "in the harbor seven ships were", "laid up for want of tar"


def stream(*pages: str) -> Stream:
    """Return the words of some pages."""
    found = [(word, page) for page, text in enumerate(pages, 1) for word in words(text)]
    return Stream([word for word, _ in found], lambda at: FilePlace(page=found[at][1]))


def row() -> Block:
    block = make_block(Role.TABLE, "t.yaml", [("1901", 1), (f"{LEFT} {REST}", 1), (f"{MORE} {LAST}", 1)])
    assert block is not None
    return block


@pytest.mark.parametrize(
    ("pages", "missing"),
    [
        ((f"1901 {LEFT} {MORE}", f"{REST} {LAST}"), 0),
        ((f"1901 {LEFT} {MORE} {REST} {LAST}",), 6),  # the cells are exchanged in part
        ((f"1901 {LEFT}", f"{REST} {LAST}"), 6),
    ],
)
def test_a_row_on_two_pages(pages: tuple[str, ...], missing: int) -> None:
    assert align([row()], stream(*pages)).places[0].count(-1) == missing
