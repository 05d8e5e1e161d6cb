"""A hyphen in a range of numbers, of Roman numerals or of months.

Octavo sets a dash between two numbers that rise by itself; between the others it can't know.
"""

import re
from collections.abc import Iterator

from octavo.compose.typography.ranges import ranges
from octavo.core.diagnostics import Severity
from octavo.core.roman import roman
from octavo.languages import Language
from octavo.languages.model import words
from octavo.lint.book import LintedBook
from octavo.lint.passages import Passage, PassageKind
from octavo.lint.rule import LintFinding, LintRule, SourceChange

_DASH = "\u2013"
#: A number of two parts, and the word before it: Table 4-2.
_LABEL = re.compile(r"(?<!\w)([^\W\d_]{3,30})[ \u00a0\n](\d{1,3})-(\d{1,3})(?![\w-])")
_BEFORE = re.compile(r"(?<!\w)([^\W\d_]{3,30})[ \u00a0\n]\d{1,3}$")
#: From the hyphen of such a number to that of the next: "-9, 7" and "-9 and 7".
_LISTED = re.compile(r"-\d{1,3}(?:,|,? [^\W\d_]{1,4})?[ \n]\d{1,3}")
#: One thing has no range of numbers.
_SINGULAR = words("listing figure table section equation example abbildung tabelle beispiel tableau encart")
_VALUES = {roman(number): number for number in range(1, 400)}
_AROUND = re.compile(r"[\w.,]*-[\w.,]*")
_ROMAN = re.compile(r"(?<![\w-])([ivxlc]{1,8})(-)([ivxlc]{1,8})(?![\w-])")
_SPACED = re.compile(r"(?<![\w.,+*/=-])(\d{1,4}) (-) (\d{1,4})(?!\w|[.,]\d| [+*/=-])")
_PAGES = re.compile(r"(?:\bpp\.|\b[Pp]ages|\bS\.|\bSeiten)[ \u00a0]?$")
_WORDS = re.compile(r"(?<![\w-])([^\W\d_]{3,12}\.?)(-)([^\W\d_]{3,12})(?![\w-])")


def _look(book: LintedBook) -> Iterator[LintFinding]:
    labels = _labels(book)
    for passage in book.passages:
        if "-" not in passage.text or passage.kind is PassageKind.DATA:
            continue
        yield from _numbers(book, passage, labels)
        found = (*_ROMAN.finditer(passage.text), *_months(passage.text, book.language(passage)))
        for match in (*found, *_SPACED.finditer(passage.text)):
            if (match.re is _ROMAN and not _rises(match)) or (match.re is _SPACED and not _goes_up(match)):
                continue
            yield LintFinding(
                passage.span(match.start(2)),
                f"the range `{match[0]}` has a hyphen in the place of a dash",
                f"write `{match[1]}--{match[3]}`",
                words=match[0],
            )


def _labels(book: LintedBook) -> frozenset[str]:
    """Return the words before numbers of two parts that fall, and the numbers that follow them.

    In a book with a "Listing 7-2", "Listing 7-10" is no range either, nor is 7-10 in "Listings 7-9 and 7-10".
    """
    found = [
        (match[1].lower(), int(match[2]) >= int(match[3]), f"{match[2]}-{match[3]}")
        for passage in book.passages
        if "-" in passage.text
        for match in _LABEL.finditer(passage.text)
    ]
    labels = {word for word, falls, _ in found if falls} | _SINGULAR
    return frozenset(labels | {number for word, _, number in found if word in labels})


def _numbers(book: LintedBook, passage: Passage, labels: frozenset[str]) -> Iterator[LintFinding]:
    label = -1  # the end of the last number that is a label
    for start, end, _ in ranges(passage.text):
        listed = label >= 0 and _LISTED.fullmatch(passage.text, label, start)
        if listed or _is_label(passage.text, start, labels):
            label = start
            continue
        shown = _shown(passage.text, start)
        span = passage.span(start)
        free = passage.is_free(max(start - 1, 0), end + 1) and book.may_be_changed(span)
        yield LintFinding(
            span,
            f"the range `{shown}` has a hyphen, for which Octavo sets a dash",
            f"write `{shown.replace('-', _DASH)}`",
            Severity.NOTE,
            shown,
            (SourceChange(span, "-", _DASH),) if free else (),
        )


def _is_label(text: str, at: int, labels: frozenset[str]) -> bool:
    """Return True for the hyphen in a number that belongs to one thing."""
    before = _BEFORE.search(text, max(0, at - 40), at)
    word = before[1].lower() if before else ""
    return word in labels or word[:-1] in labels or _shown(text, at) in labels


def _shown(text: str, at: int) -> str:
    found = (m for m in _AROUND.finditer(text, max(0, at - 24), at + 24) if m.start() <= at < m.end())
    return next((m[0].strip(".,") for m in found), "-")


def _months(text: str, language: Language) -> Iterator[re.Match[str]]:
    for match in _WORDS.finditer(text):
        if match[1] in language.months and match[3] in language.months:
            yield match


def _goes_up(match: re.Match[str]) -> bool:
    """Return True for two years, or for pages; anything else may be a sum."""
    first, last = int(match[1]), int(match[3])
    pages = _PAGES.search(match.string, max(0, match.start() - 12), match.start())
    return first < last and (bool(pages) or (len(match[1]) == len(match[3]) == 4 and last < first + 400))


def _rises(match: re.Match[str]) -> bool:
    first, last = (_VALUES.get(match[group], 0) for group in (1, 3))
    return 0 < first < last and len(match[0]) > 3


RULE = LintRule("hyphen-in-range", _look)
