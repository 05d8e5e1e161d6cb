"""Quotation marks without their other half.

A quotation may go on over several paragraphs, with its opening mark repeated at the beginning of each or
without, and over a block between them. Single marks are not looked at: apostrophes look like them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from octavo.lint.book import LintedBook
from octavo.lint.marks import double_marks
from octavo.lint.passages import Passage, PassageKind, around
from octavo.lint.rule import LintFinding, LintRule

#: A quotation is not looked for the end of over more paragraphs.
_MOST = 24
_ALONE = frozenset({PassageKind.HEADING, PassageKind.CAPTION, PassageKind.CELL, PassageKind.ALT})
_ALONE |= {PassageKind.TERM, PassageKind.DATA}


@dataclass(frozen=True, slots=True)
class _Unclosed:
    """A mark that opens, and the number of the passage in which it stands."""

    passage: Passage
    at: int
    number: int


def _look(book: LintedBook) -> Iterator[LintFinding]:
    carried: _Unclosed | None = None
    last: Passage | None = None
    for number, passage in enumerate(book.passages):
        if carried and (_parts(last, passage) or number - carried.number > _MOST):
            yield _never_closed(carried)
            carried = None
        if passage.kind in _ALONE:
            stray, unclosed = _read(book, passage, opened=False)
        else:
            last = passage
            stray, unclosed = _read(book, passage, opened=carried is not None)
        if stray is not None:
            yield _finding(passage, stray, "closes a quotation that nothing opens")
        if passage.kind in _ALONE:
            if unclosed is not None:
                yield _never_closed(_Unclosed(passage, unclosed, number))
        elif unclosed is not None and unclosed >= 0:
            if carried is not None and not _begins(passage, unclosed):
                yield _never_closed(carried)
            carried = _Unclosed(passage, unclosed, number)
        elif unclosed is None:
            carried = None
    if carried is not None:
        yield _never_closed(carried)


def _parts(last: Passage | None, passage: Passage) -> bool:
    """Return True if no quotation goes on from one passage to another."""
    if last is None:
        return False
    return (
        passage.block.file != last.block.file
        or passage.in_note is not last.in_note
        or (passage.in_note and passage.container != last.container)
        or passage.kind is PassageKind.HEADING
    )


def _read(book: LintedBook, passage: Passage, *, opened: bool) -> tuple[int | None, int | None]:
    """Return the first mark that closes nothing, and the first that is not closed: -1 for the quotation that
    was open before, None for none."""
    marks = double_marks(passage.text, book.language(passage))
    stack: list[int] = [-1] if opened else []
    if opened and marks and marks[0].opens and _begins(passage, marks[0].at):
        stack.clear()  # the mark is repeated
    stray = None
    for mark in marks:
        if mark.opens:
            stack.append(mark.at)
        elif stack:
            stack.pop()
        elif stray is None:
            stray = mark.at
    return stray, stack[0] if stack else None


def _begins(passage: Passage, at: int) -> bool:
    return not passage.text[:at].strip(" \u00a0[(…")


def _never_closed(one: _Unclosed) -> LintFinding:
    return _finding(one.passage, one.at, "opens a quotation that is not closed")


def _finding(passage: Passage, at: int, what: str) -> LintFinding:
    words = around(passage.text, at)
    return LintFinding(
        passage.span(at),
        f"a quotation mark {what}: `{words}`",
        "write the mark that is missing, or take this one away",
    )


RULE = LintRule("quote-unbalanced", _look)
