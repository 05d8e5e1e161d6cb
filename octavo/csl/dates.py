"""Dates: whole or in part, single or from one day to another, in the forms of the language."""

from collections.abc import Mapping, Sequence
from typing import Any

from octavo.csl.cases import cased
from octavo.csl.context import Context
from octavo.csl.date_parts import ORDER, day_parts, sort_value
from octavo.csl.formats import formatted
from octavo.csl.nodes import Node
from octavo.csl.rich import Rich, affixed, joined, leaf

_SHOWN = {"year": ("year",), "year-month": ("year", "month"), "year-month-day": ORDER}


def date(node: Node, context: Context) -> Rich | None:
    """Return what <date> prints."""
    variable = node.get("variable")
    context.called += 1
    value = context.work.get(variable)
    if not isinstance(value, Mapping) or variable in context.suppressed:
        return None
    if context.comparing and variable == "accessed":
        return None
    days = day_parts(value)
    literal = str(value.get("literal") or value.get("raw") or "")
    if not days and not literal:
        return None
    context.rendered += 1
    context.used.append(variable)
    if context.mode == "sort":
        return leaf(sort_value(value, [str(one.get("name")) for one in _parts(node, context)]))
    if not days:
        return formatted(node, Rich(parts=[leaf(literal), *_suffix(variable, context)]))
    pieces = _parts(node, context)
    delimiter = node.get("delimiter") or _own_delimiter(node, context)
    made = _range(pieces, days, value, delimiter, variable, context)
    if made is None:  # the style asks for a day, and the work has only a year
        context.rendered -= 1
        return None
    return formatted(node, made)


def _own_delimiter(node: Node, context: Context) -> str:
    if not node.get("form"):
        return ""
    form = context.locale.dates.get(node.get("form"))
    return form.get("delimiter") if form else ""


def _parts(node: Node, context: Context) -> list[Node]:
    """Return the <date-part> elements: of the element itself, or of the language's form with what it
    changes."""
    own = [one for one in node.children if one.name == "date-part"]
    if not node.get("form"):
        return own
    form = context.locale.dates.get(node.get("form"))
    shown = _SHOWN.get(node.get("date-parts", "year-month-day"), ORDER)
    changed = {one.get("name"): dict(one.attributes) for one in own}
    base = form.children if form else ()
    return [
        Node("date-part", {**one.attributes, **changed.get(one.get("name"), {})})
        for one in base
        if one.get("name") in shown
    ]


def _range(
    pieces: Sequence[Node],
    days: list[list[int]],
    value: Mapping[str, Any],
    delimiter: str,
    variable: str,
    context: Context,
) -> Rich | None:
    """Return a date, or the parts in which two days differ, with a dash between them and the rest once."""
    first = _known(days[0], value)
    last = _known(days[1], value) if len(days) > 1 else first
    if len(days) > 1 and not any(days[1]):
        return _open_range(pieces, first, delimiter, variable, context)
    pieces = [one for one in pieces if one.get("name") in first or one.get("name") in last]
    if not pieces:
        return None
    differs = next((name for name in ORDER if first.get(name) != last.get(name)), None)
    if differs is None:
        return _line(pieces, first, delimiter, variable, context)
    smaller = ORDER[ORDER.index(differs) :]
    places = [place for place, one in enumerate(pieces) if one.get("name") in smaller]
    if not places:
        return _line(pieces, first, delimiter, variable, context)
    start, end = places[0], places[-1] + 1
    dash = pieces[end - 1].get("range-delimiter") or "–"
    head = _line(pieces[:start], first, delimiter, variable, context)
    one = _line(pieces[start:end], first, delimiter, variable, context, open_end=True)
    two = _line(pieces[start:end], last, delimiter, variable, context, open_start=True)
    tail = _line(pieces[end:], first, delimiter, variable, context)
    both = Rich(parts=[part for part in (one, leaf(dash), two) if part is not None])
    return joined([head, both, tail], delimiter)


def _open_range(
    pieces: Sequence[Node], first: Mapping[str, int], delimiter: str, variable: str, context: Context
) -> Rich | None:
    """Return a date that has a beginning alone: "1987-"."""
    shown = [one for one in pieces if one.get("name") in first]
    line = _line(shown, first, delimiter, variable, context, open_end=True)
    return Rich(parts=[line, leaf(shown[-1].get("range-delimiter") or "–")]) if line is not None else None


def _known(day: Sequence[int], value: Mapping[str, Any]) -> dict[str, int]:
    known = dict(zip(ORDER, day, strict=False))
    season = str(value.get("season") or "")
    if "month" not in known and season.isdigit():
        known["month"] = 20 + int(season)
    return {name: number for name, number in known.items() if number or name == "year"}


def _line(
    pieces: Sequence[Node],
    day: Mapping[str, int],
    delimiter: str,
    variable: str,
    context: Context,
    *,
    open_start: bool = False,
    open_end: bool = False,
) -> Rich | None:
    """Return the parts of one day. With ``open_end`` the last has no suffix, since a range goes on there."""
    found = [one for one in pieces if one.get("name") in day]
    parts: list[Rich] = []
    for place, one in enumerate(found):
        last = open_end and place == len(found) - 1
        made = _part(one, day, context)
        if one.get("name") == "year":
            made = Rich(parts=[made, *_suffix(variable, context)])
        made = cased(made, one.get("text-case"), context.locale.language, own=True)
        made = formatted(one, made, affixes=False)
        prefix = "" if open_start and not place else one.get("prefix")
        made = affixed(prefix, made, "" if last else one.get("suffix"))
        parts += [leaf(delimiter, glue=True)] if parts and delimiter else []
        parts.append(made)
    return Rich(parts=parts) if parts else None


def year_suffix(context: Context) -> list[Rich]:
    """Return the letter that tells works of one year apart, once in a cite, if the style says no place for
    it."""
    letter = context.ambiguity.year_suffix
    if context.mode in context.style.places_letters or context.suffixed or not letter:
        return []
    context.suffixed = True
    return [Rich("year-suffix", [leaf(letter)])]


def _suffix(variable: str, context: Context) -> list[Rich]:
    return year_suffix(context) if variable == "issued" else []


def _part(node: Node, day: Mapping[str, int], context: Context) -> Rich:
    name, number = node.get("name"), day[node.get("name")]
    text = {"year": _year, "month": _month, "day": _day}[name](node, number, day, context)
    return leaf(text.replace(".", "") if node.get("strip-periods") == "true" else text)


def _year(node: Node, number: int, _: Mapping[str, int], context: Context) -> str:
    if number < 0:
        return f"{-number}{context.locale.term('bc') or ''}"
    if number < 1000:
        return f"{number}{context.locale.term('ad') or ''}"
    return str(number)[-2:] if node.get("form") == "short" else str(number)


def _month(node: Node, number: int, _: Mapping[str, int], context: Context) -> str:
    form = node.get("form", "long")
    if number > 12:
        season = (number - 1) % 4 + 1
        return context.locale.term(f"season-{season:02d}") or str(number)
    if form == "numeric":
        return str(number)
    if form == "numeric-leading-zeros":
        return f"{number:02d}"
    return context.locale.term(f"month-{number:02d}", form) or str(number)


def _day(node: Node, number: int, day: Mapping[str, int], context: Context) -> str:
    form = node.get("form", "numeric")
    first_only = context.locale.options.get("limit-day-ordinals-to-day-1") == "true"
    if form == "ordinal" and not (first_only and number > 1):
        return context.locale.ordinal(
            number, context.locale.genders.get(f"month-{day.get('month', 0):02d}", "")
        )
    return f"{number:02d}" if form == "numeric-leading-zeros" else str(number)
