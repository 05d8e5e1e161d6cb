r"""Numbers in citations: what counts as one, which name several things, ranges of pages.

A hyphen between numbers makes a range; ``\-`` is a hyphen that belongs to a number.
"""

import re
from collections.abc import Collection

from octavo.core.roman import roman

_ONE = r"[^\W\d_]*\d+[^\W\d_]*"
_NUMERIC = re.compile(rf"\s*{_ONE}(?:\s*(?:[-–,&]|and)\s*{_ONE})*\s*")
#: One end of a range: letters that both ends share, and the figures.
_PAGE = r"(\d*[^\W\d_]+(?=\d)|)(\d+)"
_RANGE = re.compile(rf"(?<![\w.:]){_PAGE}\s*[-–]\s*{_PAGE}(?!\w)(?!\s*[-–])")
_ROMAN = re.compile(r"(?<![\w-])([ivxlcdm]+|[IVXLCDM]+)\s*[-–]\s*([ivxlcdm]+|[IVXLCDM]+)(?![\w-])")
_HYPHEN = "\ue000"


def is_numeric(value: str) -> bool:
    """Return True if a value holds nothing but numbers, with letters at them ("12a", "2nd") and between them
    hyphens, commas or ampersands."""
    return _NUMERIC.fullmatch(value) is not None


def is_plural(value: str, ands: Collection[str] = ("and",)) -> bool:
    """Return True if a value names several things: "12-15", "3, 7", "4 & 5". ``ands`` are words for "and"."""
    value = value.replace("\\-", _HYPHEN)
    words = "|".join(re.escape(one) for one in ands if one.strip())
    number = r"(?:\w*\d\w*|[ivxlcdm]+\b|[IVXLCDM]+\b)"
    return (
        re.search(rf"{number}\s*(?:[-–,&]+|\b(?:{words})\b|,\s*(?:{words})\b)\s*{number}", value) is not None
    )


def page_ranges(value: str, style: str, sign: str) -> str:
    """Return a value with its ranges of pages shortened by a style: "expanded", "minimal", "minimal-two",
    "chicago", "chicago-15" or "chicago-16"; "" leaves the figures as written. ``sign`` stands between the two
    ends. Ends of which one has other letters than the other are no range, and neither is a list."""

    def change(found: re.Match[str]) -> str:
        letters, first, other, last = found.groups()
        if other != letters:
            return re.sub(r"\s*[-–]\s*", "-", found[0])
        whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
        if int(whole) <= int(first) or not style:
            return f"{letters}{first}{sign}{other}{last}"
        short = _shortened(first, whole, style)
        return f"{letters}{first}{sign}{letters if short == whole else ''}{short}"

    value = _RANGE.sub(change, value.replace("\\-", _HYPHEN))
    return _ROMAN.sub(lambda found: f"{found[1]}{sign}{found[2]}", value).replace(_HYPHEN, "-")


def _shortened(first: str, last: str, style: str) -> str:
    """Return the end of a range as a style has it, without the figures that are those of its beginning."""
    if style == "expanded" or len(first) != len(last):
        return last
    same = next(i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b)
    if style == "minimal":
        return last[same:]
    if style == "minimal-two":
        return last[min(same, max(len(last) - 2, 0)) :]
    # Chicago: all figures below 100 and after multiples of 100; after 101-109 only the figures that change;
    # else two, or more if more change.
    if int(first) < 100 or int(first) % 100 == 0:
        return last
    if int(first) % 100 < 10:
        return last[same:]
    if style in ("chicago", "chicago-15") and len(first) == 4 and len(last) - same >= 3:
        return last
    return last[min(same, len(last) - 2) :]


def first_number(value: str) -> int | None:
    """Return the first number in a value."""
    found = re.search(r"\d+", value)
    return int(found[0]) if found else None


def as_roman(value: str) -> str:
    """Return a value with small Roman figures for its Arabic ones."""
    return re.sub(r"\d+", lambda m: roman(int(m[0])) if 0 < int(m[0]) < 4000 else m[0], value)
