"""Page numbers as books print them: "227", "xii", "108–09", "123n4", "123nn4–6, 9"."""

import re
from dataclasses import dataclass

_PAGE = r"(?:[ivxlcdm]+|[a-z]?-?\d+)"
_DASH = r"[-\u2010-\u2013]"
#: One page or a range, and the numbers of the notes there.
_LOCATOR = re.compile(
    rf"(?P<first>{_PAGE})(?:{_DASH}(?P<last>{_PAGE}))?(?P<several>n{{1,2}})?(?P<notes>(?<=n)\w+(?:(?:,\s*|{_DASH})\w+)*)?",
    re.IGNORECASE,
)
#: Brackets and stops around a number.
AROUND = " \u00a0()[]{},.;:\u201c\u201d\u2018\u2019\u00ab\u00bb"


@dataclass(frozen=True, slots=True)
class Printed:
    """A page number as it is printed.

    It has the first page, the last one in full (the first again if there is only one), and the notes named
    behind it, as they are printed; None for no "n".
    """

    first: str
    last: str
    notes: tuple[str, ...] | None = None


def read_locator(text: str) -> Printed | None:
    """Return the page number that a text is, without the brackets and stops around it; None for any other
    text."""
    found = _LOCATOR.fullmatch(text.strip(AROUND))
    if found is None:
        return None
    first, last = found["first"].casefold(), (found["last"] or "").casefold()
    return Printed(first, in_full(first, last) if last else first, _notes(found))


def _notes(found: re.Match[str]) -> tuple[str, ...] | None:
    if not found["several"]:
        return None
    pieces = (piece.strip() for piece in (found["notes"] or "").split(","))
    return tuple(note for piece in pieces if piece for note in _each(piece))


def _each(piece: str) -> list[str]:
    """Return all notes of "4–6"; a sign or a letter as it is."""
    first, dash, last = re.sub(_DASH, "-", piece).partition("-")
    if not (dash and first.isdecimal() and last.isdecimal()):
        return [piece]
    return [str(number) for number in range(int(first), min(int(in_full(first, last)), int(first) + 999) + 1)]


def in_full(first: str, last: str) -> str:
    """Return the second of two inclusive numbers with the figures that were left out: 108, 09 -> 109."""
    if first.isdecimal() and last.isdecimal() and len(last) < len(first):
        return first[: -len(last)] + last
    return last


def read_reach(text: str) -> tuple[Printed, ...] | None:
    """Return several page numbers with commas between them, "xii–xiv, 3–9"; None if one is none."""
    pieces = [read_locator(piece) for piece in text.split(",")]
    found = tuple(piece for piece in pieces if piece is not None)
    return found if len(found) == len(pieces) else None


def reach(pages: set[int], labels: tuple[str | None, ...]) -> tuple[Printed, ...]:
    """Return the pages, by their index, from the lowest to the highest; those that are not counted in
    arabic figures by themselves, before the others."""
    found: list[Printed] = []
    for arabic in (False, True):
        kind = [labels[page] or "" for page in sorted(pages) if (labels[page] or "").isdecimal() == arabic]
        if kind:
            found.append(Printed(kind[0].casefold(), kind[-1].casefold()))
    return tuple(found)
