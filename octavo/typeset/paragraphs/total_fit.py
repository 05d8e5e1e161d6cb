"""Line breaks that are the best for a paragraph as a whole.

D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", Software: Practice and Experience 11 (1981),
with the demerits of TeX (The TeXbook, chapter 14) and two things that TeX lacks: no more than so many hyphens
in a row, and glyphs that take a part of a line's slack, as pdfTeX has it.

The paragraph is gone through once from its beginning. At each opportunity it is known for which earlier ones
a line from there to here would do, and the cheapest way to come here is kept; ways stay apart only while what
follows may depend on how they came: the class of the last line, and the number of hyphens in a row::

    beginning --3-- "and" --5-- "whale"       each number: demerits of one line
         \\--------9-------/                   kept at "whale": 8, by way of "and"
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from octavo.typeset.paragraphs.opportunities import Opportunity
from octavo.typeset.paragraphs.rules import LineRules, fitness
from octavo.typeset.paragraphs.spread import Measure, Spread, spread


@dataclass(frozen=True, slots=True)
class ChosenLine:
    """A line: the numbers of the opportunities at which it begins and ends, and what becomes of its slack."""

    first: int
    last: int
    spread: Spread


@dataclass(frozen=True, slots=True)
class FittedParagraph:
    """The lines of a paragraph and what they cost in demerits."""

    lines: tuple[ChosenLine, ...]
    demerits: float


@dataclass(slots=True)
class _Way:
    """The cheapest way to an opportunity among those that are alike for what follows."""

    before: "_Way | None"
    line: ChosenLine | None
    hyphens: int
    fitness: int
    demerits: float


def total_fit(places: Sequence[Opportunity], measure: Measure, rules: LineRules) -> FittedParagraph:
    """Return the setting of a paragraph that has the fewest demerits.

    ``places`` are its opportunities in order: the first is its beginning, the last its end. There is always a
    setting, if need be with lines that are too loose or too long.
    """
    for tolerance in (*rules.tolerances, inf):
        if ways := _Pass(places, measure, rules, tolerance).ways():
            break
    return _traced(min(ways, key=lambda way: way.demerits))


def _traced(way: _Way) -> FittedParagraph:
    lines: list[ChosenLine] = []
    at: _Way | None = way
    while at is not None and at.line is not None:
        lines.append(at.line)
        at = at.before
    return FittedParagraph(tuple(reversed(lines)), way.demerits)


class _Pass:
    """One walk through a paragraph, with lines that keep one tolerance."""

    def __init__(
        self, places: Sequence[Opportunity], measure: Measure, rules: LineRules, tolerance: float
    ) -> None:
        self._places, self._measure, self._rules, self._tolerance = places, measure, rules, tolerance

    def ways(self) -> list[_Way]:
        """Return the ways to the end. There are none if some line can't keep the tolerance."""
        final = len(self._places) - 1
        # The places from which a line may still come, with the ways to them, in order.
        active: list[tuple[int, list[_Way]]] = [(0, [_Way(None, None, 0, 1, 0.0)])]
        for number in range(1, final + 1):
            here = self._places[number]
            cheapest: dict[tuple[int, int], _Way] = {}
            gone: set[int] = set()
            for first, ways in active:
                found = spread(self._places, first, number, self._measure, self._rules)
                if found.too_long:
                    gone.add(first)
                if -1.0 <= found.ratio <= self._tolerance:
                    self._offer(ways, ChosenLine(first, number, found), cheapest)
                elif found.ratio > self._tolerance and first:
                    break  # from later places lines are shorter still, but for the room of a hanging indent
            if not cheapest and len(gone) == len(active) and self._tolerance == inf:
                # No line ends well here, and none would further on: the shortest one has to.
                first, ways = active[-1]
                found = spread(self._places, first, number, self._measure, self._rules)
                self._offer(ways, ChosenLine(first, number, found), cheapest)
            active = [] if here.forced else [one for one in active if one[0] not in gone]
            if cheapest:
                active.append((number, list(cheapest.values())))
            if not active:
                return []
        return active[-1][1] if active[-1][0] == final else []

    def _offer(self, ways: list[_Way], line: ChosenLine, cheapest: dict[tuple[int, int], _Way]) -> None:
        """Go on from each way with a line, where that is cheaper than what is known."""
        rules, here = self._rules, self._places[line.last]
        ratio = line.spread.ratio
        kind = fitness(ratio)
        is_last = line.last == len(self._places) - 1
        own = (rules.line + 100.0 * min(abs(ratio), 100.0) ** 3) ** 2 + here.penalty**2
        if is_last and line.spread.width < rules.least_end:
            own += rules.short_end
        for way in ways:
            hyphens = way.hyphens + 1 if here.hyphen else 0
            demerits = way.demerits + own
            if hyphens > 1:
                demerits += rules.two_hyphens
            if hyphens > rules.most_hyphens:
                if self._tolerance < inf:
                    continue
                demerits += 100 * rules.two_hyphens
            if is_last and way.hyphens:
                demerits += rules.last_hyphen
            if way.line and abs(way.fitness - kind) > 1:
                demerits += rules.unlike
            key = kind, hyphens
            known = cheapest.get(key)
            if known is None or demerits < known.demerits:
                cheapest[key] = _Way(way, line, hyphens, kind, demerits)
