"""Ranges of numbers that are shortened in one place and written in full in another: 1914-18, 1914-1918."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from octavo.core.diagnostics import Severity
from octavo.core.inclusive_numbers import Inclusive, inclusive
from octavo.lint.book import LintedBook
from octavo.lint.passages import Passage
from octavo.lint.rule import LintFinding, LintRule

_RANGE = re.compile(r"(?<![\w.,/+#–-])([1-9]\d{2,3})(?:-|–|--)(\d{1,4})(?![\w/–-]|[.,:]\d)")
#: The rarer form is told place by place, if there are so many times more of the other.
_MANY = 4


@dataclass(frozen=True, slots=True)
class _Range:
    """A range that may be written in several ways: its place, and its two numbers in full.

    ``apart`` says that it stands alone in brackets, as the years of a life do, which have a way of their own.
    """

    passage: Passage
    at: int
    written: str
    first: int
    last: int
    full: bool
    apart: bool


def _look(book: LintedBook) -> Iterator[LintFinding]:
    found = list(_ranges(book))
    numbering = book.manuscript.book.numbering
    if "inclusive" in numbering.model_fields_set:
        yield from _against(found, Inclusive(numbering.inclusive))
        return
    for apart in (True, False):
        yield from _among([one for one in found if one.apart is apart])


def _among(found: Sequence[_Range]) -> Iterator[LintFinding]:
    full = [one for one in found if one.full]
    short = [one for one in found if not one.full]
    few, many = sorted((full, short), key=len)
    if not few:
        return
    if len(many) >= _MANY * len(few):
        for one in few:
            yield _finding(one, f"most ranges of the book are {'shortened' if one.full else 'in full'}")
        return
    other = "in full" if few is short else "shortened"
    yield _finding(
        few[0],
        f"ranges are {'in full' if few[0].full else 'shortened'} in {len(few)} places, "
        f"and {other} in {len(many)}",
        Severity.NOTE,
    )


def _against(found: Sequence[_Range], style: Inclusive) -> Iterator[LintFinding]:
    for one in found:
        wanted = inclusive(one.first, one.last, style)
        if re.sub("-+", "–", one.written) != wanted:
            yield _finding(one, f"`inclusive: {style}` in book.yaml has `{wanted}`")


def _finding(one: _Range, why: str, severity: Severity = Severity.WARNING) -> LintFinding:
    style = Inclusive.CHICAGO if one.full else Inclusive.FULL
    return LintFinding(
        one.passage.span(one.at),
        f"the range `{one.written}` is written in another way than others: {why}",
        f"write `{inclusive(one.first, one.last, style)}`, or choose one way for the whole book",
        severity,
        one.written,
    )


def _ranges(book: LintedBook) -> Iterator[_Range]:
    for passage in book.prose:
        if passage.quoted:
            continue
        for match in _RANGE.finditer(passage.text):
            first, second = match[1], match[2]
            full = len(first) == len(second)
            last = int(second if full else first[: len(first) - len(second)] + second)
            if len(second) > len(first) or not int(first) < last:
                continue
            ways = {inclusive(int(first), last, style) for style in Inclusive}
            if len(ways) > 1 and inclusive(int(first), last) != inclusive(int(first), last, "full"):
                apart = passage.text[max(0, match.start() - 1) : match.end() + 1]
                lone = apart[0] in "([" and apart[-1] in "])"
                yield _Range(passage, match.start(), match[0], int(first), last, full, lone)


RULE = LintRule("range-form", _look)
