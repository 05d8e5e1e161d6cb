"""Numerals: en dashes in ranges, and the minus sign."""

import re

from octavo.compose.typography.flow import Edit
from octavo.compose.typography.signs import EN_DASH, MINUS

_NUMBER = r"\d{1,3}(?:,\d{3}){1,4}|\d{1,12}(?:\.\d{1,12})?"
_SUFFIX = r"(?:n{1,2}|ff?|s|st|nd|rd|th)?"
_RANGE = re.compile(rf"(?<![\w.,/+#–-])({_NUMBER}){_SUFFIX}(-)({_NUMBER}){_SUFFIX}(?![\w/–-]|[.,:]\d)")

#: Before a number that is not a range though it looks like one.
_NO_RANGE = re.compile(
    r"(?:ISBN|ISSN|LCCN|LC|Tel|Phone|Fax|Telex|Public Law|Pub\. L|P\.L|Card Number|Catalog(?:ue)? Number)"
    r"[.:]?(?: No\.| Number)?[\s\u00a0]*$",
    re.IGNORECASE,
)

# After a space, an open bracket or nothing; not in "1917 -1921", which is a range badly spaced.
_MINUS = re.compile(r"(?<![^\s(\[{\u2028“‘„‚«‹])(?<!\d\s)-(?=\d+(?:[.,]\d+)*(?![\d-]))")


def ranges(text: str) -> list[Edit]:
    """Return the edits that make a hyphen between two rising numbers an en dash: 1923-25, 108-09, pp. 7-9.

    It stays in ISBNs, dates, telephone and catalogue numbers and in longer chains: a range rises, and
    its second number has at most one figure more than its first.
    """
    if "-" not in text:
        return []
    return [
        (match.start(2), match.end(2), EN_DASH)
        for match in _RANGE.finditer(text)
        if _rises(match[1], match[3]) and not _is_named(text, match.start())
    ]


def minus_signs(text: str) -> list[Edit]:
    """Return the edits that make a hyphen before a numeral, with no word before it, a minus sign."""
    if "-" not in text:
        return []
    return [(match.start(), match.end(), MINUS) for match in _MINUS.finditer(text)]


def _is_named(text: str, at: int) -> bool:
    return _NO_RANGE.search(text, max(0, at - 32), at) is not None


def _rises(first: str, second: str) -> bool:
    if "." in first or "." in second:
        return float(first.replace(",", "")) < float(second.replace(",", ""))
    first, second = first.replace(",", ""), second.replace(",", "")
    # 555-1234 is a telephone number, 987-1012 are pages.
    if len(second) > len(first) + 1 or (len(second) > len(first) > 2 and int(second) > 2 * int(first)):
        return False
    if first.startswith("0") and len(first) > 1:
        return False
    if len(second) < len(first):
        # 108-09: the second number borrows the figures that it leaves out. Below 100 none is left out.
        if len(first) < 3:
            return False
        second = first[: len(first) - len(second)] + second
    elif second.startswith("0"):
        return False
    return int(first) < int(second)
