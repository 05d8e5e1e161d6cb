"""A date of CSL JSON: its days, and the values by which it sorts."""

from collections.abc import Mapping, Sequence
from typing import Any

#: The parts of a date, the largest first.
ORDER = ("year", "month", "day")
_MONTHS = 24  # with the seasons, which are numbered from 13 or from 21


def day_parts(value: Mapping[str, Any]) -> list[list[int]]:
    """Return the one or two days of a date, as year, month and day as far as they are known."""
    found = []
    for part in list(value.get("date-parts") or [])[:2]:
        numbers = [int(one) for one in part if str(one).lstrip("-").isdigit()]
        if numbers:
            months = [number if 0 < number <= _MONTHS else 0 for number in numbers[1:2]]
            found.append([*numbers[:1], *months, *numbers[2:3]])
    return found


def sort_value(value: Mapping[str, Any], shown: Sequence[str] = ORDER) -> str:
    """Return a date as figures that sort by time, with the parts that are ``shown``. Years before our era
    sort before the others, a range after its first day alone."""
    days = day_parts(value)
    if not days:
        return str(value.get("literal") or value.get("raw") or "")
    season = str(value.get("season") or "")
    figures = []
    for number, known in enumerate([*days, [-100000]][:2]):
        year, month, day = (*known, 0, 0)[:3]
        if not number and not month and season.isdigit():
            month = int(season) * 3 - 2
        parts = {"year": year + 100000, "month": month, "day": day}
        shown_parts = (parts[name] if name in shown else 0 for name in ORDER)
        figures += [f"{part:0{width}d}" for part, width in zip(shown_parts, (6, 2, 2), strict=True)]
    return "".join(figures)
