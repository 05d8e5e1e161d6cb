"""The slack of a line, the difference between the measure and its natural width, and where it goes."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

from octavo.typeset.paragraphs.opportunities import Opportunity
from octavo.typeset.paragraphs.rules import LineRules

#: Widths that were added up in another order may differ by so much.
_ROUNDING = 0.01


@dataclass(frozen=True, slots=True)
class Measure:
    """The width of a paragraph's lines; the first is narrower by ``indent``, wider if negative."""

    width: float
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Spread:
    """The way in which a line fills the measure.

    ``ratio`` is its adjustment ratio: 0 for natural spaces, 1 and -1 for those that use all that the rules
    give. ``width`` is its natural width without the hyphen; ``spaces`` and ``glyphs`` are what the
    widths of its spaces and of its glyphs are multiplied by. ``excess`` is by how much the line is too long.
    ``too_long`` says that it would be, even without a hyphen: then so is each line from the same place to a
    later one.
    """

    ratio: float
    width: float
    spaces: float = 1.0
    glyphs: float = 1.0
    excess: float = 0.0
    too_long: bool = False


def spread(
    places: Sequence[Opportunity], first: int, last: int, measure: Measure, rules: LineRules
) -> Spread:
    """Return how the line between two opportunities fills the measure. The last line of a paragraph, and one
    that is ended by force, need not fill it."""
    beginning, end = places[first], places[last]
    room = measure.width - (measure.indent if first == 0 else 0.0)
    width = end.end - beginning.start
    spaces = end.end_spaces - beginning.start_spaces
    shrink = rules.shrink * spaces
    letters = width - spaces
    slack = room - width - end.tail
    if -_ROUNDING < slack < 0:
        slack = 0.0
    too_long = width - shrink - rules.scaling * letters > room + _ROUNDING
    if slack >= 0 and (end.forced or last == len(places) - 1):
        return Spread(0.0, width)
    # Glyphs take half of the slack, as far as they may.
    most = rules.scaling * letters
    taken = max(-most, min(most, slack / 2))
    left = slack - taken
    stretch = rules.stretch * spaces + rules.rag
    room_given = stretch if left >= 0 else shrink
    ratio = left / room_given if room_given else (inf if left > 0 else -inf if left < 0 else 0.0)
    used = left if left >= 0 else max(left, -shrink)
    return Spread(
        ratio,
        width,
        1.0 if rules.rag or not spaces else 1.0 + used / spaces,
        1.0 + taken / letters if letters else 1.0,
        max(0.0, -shrink - left),
        too_long,
    )
