"""Quotation marks without their other half.

A quotation may go on over several paragraphs, with its opening mark repeated at the beginning of each or
without, and over a block between them. Of single marks only an opening one is looked at, since apostrophes
look like closing ones.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from octavo.lint.book import LintedBook
from octavo.lint.marks import QuotationMark, double_marks
from octavo.lint.passages import LINE, Passage, PassageKind, around
from octavo.lint.rule import LintFinding, LintRule

#: A quotation is not looked for the end of over more paragraphs.
_MOST = 24
_BEFORE = -1
#: A paragraph that goes on with a quotation in a quotation.
_CONTINUES = re.compile('[“"]?[ \u00a0\u202f]?‘')
_CLOSES = re.compile(r"[’'](?!\w)")
#: A single mark that opens; no apostrophe that was typed so: ‘tis, ‘23, rock ‘n’ roll.
_SINGLE = re.compile(r"‘(?!\d\d|[a-z]{1,5}\b)")
_ALONE = frozenset({PassageKind.HEADING, PassageKind.CAPTION, PassageKind.CELL, PassageKind.ALT})
_ALONE |= {PassageKind.TERM, PassageKind.DATA}


@dataclass(frozen=True, slots=True)
class _Unclosed:
    """A mark that opens, and the number of the passage in which it stands."""

    passage: Passage
    at: int
    number: int


@dataclass(frozen=True, slots=True)
class _Read:
    """The marks of a passage that close nothing, those that are followed by another of the same kind before
    they are closed, and the first that is not closed: -1 for the quotation that was open before."""

    strays: list[int]
    doubled: list[int]
    unclosed: int | None


def _look(book: LintedBook) -> Iterator[LintFinding]:
    carried: _Unclosed | None = None
    last: Passage | None = None
    for number, (passage, following) in enumerate(zip_longest(book.passages, book.passages[1:])):
        if carried and (_parts(last, passage) or number - carried.number > _MOST):
            yield _never_closed(carried)
            carried = None
        alone = passage.kind in _ALONE
        read = _read(book, passage, opened=carried is not None and not alone)
        for at in read.strays[:1]:
            yield _finding(passage, at, "closes a quotation that nothing opens")
        for at in (*read.doubled, *_single(book, passage, following)):
            yield _never_closed(_Unclosed(passage, at, number))
        if alone:
            if read.unclosed is not None:
                yield _never_closed(_Unclosed(passage, read.unclosed, number))
            continue
        last = passage
        if read.unclosed is None:
            carried = None
        elif read.unclosed >= 0:
            if carried is not None and not _begins(passage, read.unclosed):
                yield _never_closed(carried)
            carried = _Unclosed(passage, read.unclosed, number)
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


def _read(book: LintedBook, passage: Passage, *, opened: bool) -> _Read:
    marks = double_marks(passage.text, book.language(passage))
    stack: list[tuple[int, str]] = [(_BEFORE, "")] if opened else []
    if opened and marks and marks[0].opens and _begins(passage, marks[0].at):
        stack.clear()  # the mark is repeated
    strays, doubled = [], []
    for mark in marks:
        if mark.opens:
            if stack and stack[-1][1] == mark.sign and _is_new(passage.text, stack[-1][0], mark):
                doubled.append(stack.pop()[0])  # the same mark again: the one before it was not closed
            stack.append((mark.at, mark.sign))
        elif stack:
            stack.pop()
        else:
            strays.append(mark.at)
    return _Read(strays, doubled, stack[0][0] if stack else None)


def _is_new(text: str, opened: int, mark: QuotationMark) -> bool:
    """Return True if a mark does not begin a quotation in the one that was opened.

    Many type straight marks for both, the third level has the marks of the first, and old books repeat the
    mark in each line.
    """
    before = text[: mark.at].rstrip(" \u00a0")
    if before.endswith(("\n", LINE)):
        return False
    if "‘" in text[opened : mark.at]:
        return False
    return not mark.straight or before.endswith((".", "?", "!"))


def _single(book: LintedBook, passage: Passage, following: Passage | None) -> Iterator[int]:
    """Yield the place of a single mark that opens and that nothing closes, not even what may be an
    apostrophe."""
    text = passage.text
    if "‘" not in text or "‘" not in book.language(passage).openers:
        return
    if following is not None and _CONTINUES.match(following.text):
        return
    marks = [match.start() for match in _SINGLE.finditer(text)]
    if marks and not _CLOSES.search(text, marks[-1]):
        yield marks[-1]


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
