"""Numbers in citations: what counts as one, ranges of pages, ordinals."""

import re

from octavo.core.numbers import roman

_ONE = r"[^\W\d_]*\d+[^\W\d_]*"
_NUMERIC = re.compile(rf"\s*{_ONE}(?:\s*(?:[-–,&]|and)\s*{_ONE})*\s*")
_RANGE = re.compile(r"(?<![\w.])(\d+)\s*[-–]\s*(\d+)(?![\w.]*[-–])(?!\w)")
_LOOSE = re.compile(r"(?<=\w)\s*[-–]{1,2}\s*(?=\w)")


def is_numeric(value: str) -> bool:
    """Whether a value holds nothing but numbers, with letters at them ("12a", "2nd") and between them
    hyphens, commas or ampersands."""
    return _NUMERIC.fullmatch(value) is not None


def is_plural(value: str) -> bool:
    """Whether a value names several things: "12-15", "3, 7", "4 & 5"."""
    return (
        len(re.findall(r"\w+", value)) > 1 and re.search(r"\w\s*(?:[-–,&]|\band\b)\s*\w", value) is not None
    )


def page_ranges(value: str, style: str, sign: str) -> str:
    """Ranges of pages as a style shortens them: "expanded", "minimal", "minimal-two", "chicago" and
    "chicago-15", "chicago-16"; "" leaves the figures as written. ``sign`` stands between the two."""

    def change(found: re.Match[str]) -> str:
        first, last = found[1], found[2]
        if len(last) < len(first):
            last = first[: len(first) - len(last)] + last
        if int(last) <= int(first):
            return f"{found[1]}{sign}{found[2]}"
        return f"{first}{sign}{_shortened(first, last, style) if style else found[2]}"

    value = _RANGE.sub(change, value)
    # Letters and Roman figures: "xii-xv".
    return _LOOSE.sub(sign, value) if re.fullmatch(r"[\w.,\s–-]+", value) else value


def _shortened(first: str, last: str, style: str) -> str:
    if style == "expanded" or len(first) != len(last):
        return last
    same = next(i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b)
    if style == "minimal":
        return last[same:]
    if style == "minimal-two":
        return last[min(same, max(len(last) - 2, 0)) :]
    # Chicago: all figures below 100 and after multiples of 100; after 101-109 only the figures that change;
    # else two, or more where more change.
    if int(first) < 100 or int(first) % 100 == 0:
        return last
    if int(first) % 100 < 10:
        return last[same:]
    if style in ("chicago", "chicago-15") and len(first) == 4 and len(last) - same >= 3:
        return last
    return last[min(same, len(last) - 2) :]


def first_number(value: str) -> int | None:
    """The first number in a value."""
    found = re.search(r"\d+", value)
    return int(found[0]) if found else None


def as_roman(value: str) -> str:
    """Arabic figures in a value as small Roman ones."""
    return re.sub(r"\d+", lambda m: roman(int(m[0])) if 0 < int(m[0]) < 4000 else m[0], value)
