"""Brackets without their other half.

"a)" and "1)" before an item are none, and brackets may go on over several paragraphs.
"""

import re
from collections.abc import Iterator

from octavo.lint.book import LintedBook
from octavo.lint.passages import Passage, PassageKind, around
from octavo.lint.rule import LintFinding, LintRule

_BRACKET = re.compile(r"[()\[\]]")
_PAIRS = {")": "(", "]": "["}
#: "a)", "12)", "iv)" before an item; also "1.)".
_ITEM = re.compile(r"(?:(?<=[\s(\[,;—–\u2028])|^)[*†‡]?(?:\d{1,3}[a-z]?|[A-Za-z]|[ivxlc]{1,6})[.°]?$")
_FACE = re.compile(r"[:;8=][-'^]?$")
#: An interval of numbers is closed by a bracket of another kind: [0, 1)
_INTERVAL = re.compile(r"[(\[][^()\[\]]{1,30},[^()\[\]]{1,30}[)\]]$")
#: TeX that Octavo does not read as a formula.
_FORMULA = re.compile(r"\$[^$\n]{0,80}[\\^_{][^$\n]{0,80}\$")
_MOST, _DEEP, _LONGEST = 24, 32, 60
_ALONE = frozenset({PassageKind.HEADING, PassageKind.CAPTION, PassageKind.CELL, PassageKind.ALT})
_ALONE |= {PassageKind.TERM, PassageKind.DATA}


def _look(book: LintedBook) -> Iterator[LintFinding]:
    carried: dict[str, tuple[Passage, int, int]] = {}
    last: Passage | None = None
    for number, passage in enumerate(book.passages):
        for sign, (holder, at, since) in list(carried.items()):
            if number - since > _MOST or (last is not None and _parts(last, passage)):
                yield _finding(holder, at, "opened and not closed")
                del carried[sign]
        strays, opened = _read(passage)
        alone = passage.kind in _ALONE
        if not alone:
            last = passage
        for at in strays:
            if not alone and _PAIRS[passage.text[at]] in carried:
                del carried[_PAIRS[passage.text[at]]]
                continue
            yield _finding(passage, at, "closed and not opened")
        for at in opened:
            if alone:
                yield _finding(passage, at, "opened and not closed")
                continue
            if passage.text[at] in carried:
                holder, place, _ = carried[passage.text[at]]
                yield _finding(holder, place, "opened and not closed")
            carried[passage.text[at]] = (passage, at, number)
    for holder, at, _ in carried.values():
        yield _finding(holder, at, "opened and not closed")


def _parts(last: Passage, passage: Passage) -> bool:
    return (
        passage.block.file != last.block.file
        or passage.in_note is not last.in_note
        or (passage.in_note and passage.container != last.container)
        or passage.kind is PassageKind.HEADING
    )


def _read(passage: Passage) -> tuple[list[int], list[int]]:
    """Return the indexes of brackets that close nothing, and of those that nothing closes."""
    text = passage.text
    brackets = [match.start() for match in _BRACKET.finditer(text)]
    if not brackets or _FORMULA.search(text):
        return [], []
    left = text.count(")") - text.count("(")  # how many more round brackets are closed than opened from here
    stack: list[int] = []
    strays: list[int] = []
    for at in brackets:
        sign = text[at]
        left += {"(": 1, ")": -1}.get(sign, 0)
        face = _FACE.search(text, max(0, at - 2), at) is not None
        if sign in "([":
            if not face or text[at + 1 : at + 2].isalnum():
                stack.append(at)
        elif stack and text[stack[-1]] == _PAIRS[sign]:
            rounded = sum(text[place] == "(" for place in stack[-_DEEP:])
            if not ((face or _is_item(text, at, stack[-1])) and sign == ")" and left >= rounded):
                stack.pop()
        elif stack and _INTERVAL.fullmatch(text, stack[-1], at + 1):
            stack.pop()
        elif not (face or (sign == ")" and _is_item(text, at))):
            strays.append(at)
    return _without_intervals(text, strays, stack)


def _without_intervals(text: str, strays: list[int], opened: list[int]) -> tuple[list[int], list[int]]:
    """Take out an interval of numbers with brackets in it, as [0, f(x)), and brackets that cross."""
    for stray in list(strays):
        before = [at for at in opened if at < stray]
        if before and (text[before[-1]] == _PAIRS[text[stray]] or "," in text[before[-1] : stray][:_LONGEST]):
            strays.remove(stray)
            opened.remove(before[-1])
    return strays, opened


def _is_item(text: str, at: int, opened: int = -1) -> bool:
    """Return True for the bracket behind the letter or number of an item; "(a)" is a pair."""
    found = _ITEM.search(text, max(0, at - 9), at)
    if found is None or (opened >= 0 and found.start() == opened + 1):
        return False
    return text[at + 1 : at + 2] in ("", *" \u00a0\n\u2028,;.:)")


def _finding(passage: Passage, at: int, what: str) -> LintFinding:
    words = around(passage.text, at)
    return LintFinding(
        passage.span(at),
        f"the bracket `{passage.text[at]}` is {what}: `{words}`",
        "write the bracket that is missing, or take this one away",
    )


RULE = LintRule("bracket-unbalanced", _look)
