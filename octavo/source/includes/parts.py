"""The lines of a file that an include asks for: a range, those between anchors, or those between words."""

import re
from collections.abc import Mapping, Sequence

from octavo.source.includes.lines import PlacedLine

_ANCHOR = re.compile(r"ANCHOR(_END)?\s*:\s*([\w-]+)")


def named_part(lines: Sequence[PlacedLine], part: str) -> list[PlacedLine] | None:
    """Return the lines that mdBook takes for what stands behind the colon of a file's name: ``10``, ``10:``,
    ``:20``, ``10:20`` or an anchor. None if there are none."""
    numbers = re.fullmatch(r"(\d{0,7})(:(\d{0,7}))?", part)
    if numbers is None or not part.strip(":"):
        return list(lines) if not part.strip(":") else _anchored(lines, part.strip(":"))
    first = max(int(numbers[1] or 1), 1)
    last = int(numbers[3] or len(lines)) if numbers[2] else first
    return list(lines[first - 1 : last]) or None


def _anchored(lines: Sequence[PlacedLine], anchor: str) -> list[PlacedLine] | None:
    """Return the lines between the comments with an anchor, without those of other anchors."""
    kept: list[PlacedLine] = []
    inside = found = False
    for line in lines:
        mark = _ANCHOR.search(line.text) if "ANCHOR" in line.text else None
        if mark is None:
            kept += [line] if inside else []
        elif mark[2] == anchor:
            inside = not mark[1]
            found = True
    return kept if found else None


def chosen_part(lines: Sequence[PlacedLine], options: Mapping[str, str]) -> list[PlacedLine] | None:
    """Return the lines that the options of MyST's include choose; None if there are none.

    ``start-line`` and ``end-line`` count from 0, as in docutils; ``lines`` from 1.
    """
    chosen = list(lines)
    if "lines" in options:
        chosen = _listed(chosen, options["lines"])
    start, end = _number(options.get("start-line"), 0), _number(options.get("end-line"), len(lines))
    if "lines" not in options:
        chosen = chosen[start:end]
    for key, first in (("start-after", 1), ("start-at", 0)):
        if key in options:
            at = _holding(chosen, options[key])
            chosen = [] if at is None else chosen[at + first :]
    for key, last in (("end-before", 0), ("end-at", 1)):
        if key in options:
            at = _holding(chosen, options[key])
            chosen = [] if at is None else chosen[: at + last]
    return chosen or None


def _listed(lines: Sequence[PlacedLine], written: str) -> list[PlacedLine]:
    """Return lines by numbers and ranges: ``1,3,5-10,20-``."""
    kept: list[PlacedLine] = []
    for part in written.split(",")[:1000]:
        found = re.fullmatch(r"\s*(\d{1,7})?\s*(-)?\s*(\d{1,7})?\s*", part)
        if found is None or not part.strip():
            continue
        first = int(found[1] or 1)
        last = int(found[3] or len(lines)) if found[2] else first
        kept += lines[first - 1 : last]
        if len(kept) > len(lines):
            return kept[: len(lines)]
    return kept


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and re.fullmatch(r"-?\d{1,7}", written) else otherwise


def _holding(lines: Sequence[PlacedLine], words: str) -> int | None:
    """Return the index of the first line that holds some words, or None."""
    return next((at for at, line in enumerate(lines) if words in line.text), None)
