"""Formulas as their template needs them: MathML for e-readers and browsers, a drawing for print, words."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import ceil

from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element
from octavo.html.equation_numbers import number_place
from octavo.maths import draw, say, space_names, stack_limits, to_mathml

#: Height of a line of text, in em: what a formula on lines of its own is fitted into.
_LINE = 1.2
_ROOM = 0.2  # em that stay free above and below it
#: How much of an em a formula in the line may stand out of it above and below before it moves the lines.
_OVERHANG = 0.08
_ABOVE, _BELOW = 0.86, 0.34  # em: how far the line of the text reaches from its foot


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula. ``words`` are for those who cannot see it. ``source`` is the URL of its drawing; ``width``,
    ``height`` and ``depth`` (below the line of the text), in em, are those of the drawing; ``up`` and
    ``down``, in em, what is taken off its margins so that it does not push lines apart; ``lines`` how many
    lines of text it takes on lines of its own; ``number`` the place of its number, if it has one
    (``octavo.html.equation_numbers``)."""

    mathml: Element
    words: str
    source: str
    width: float
    height: float
    depth: float
    up: float
    down: float
    lines: int
    number: str = ""


def formula_at(node: Element, terms: Mapping[str, str], room: float | None) -> Formula:
    """Return the formula of a place in the text. ``room`` is the width of print in em, None for screens.

    Raise what ``formula`` raises.
    """
    made = formula(node.get(Data.TEX, ""), terms, display=bool(node.get(Data.BLOCK)))
    number = node.get(Data.NUMBER, "")
    if room is None or not number:
        return made
    return replace(made, number=number_place(node, number, made.width, room))


def formula(tex: str, terms: Mapping[str, str], *, display: bool) -> Formula:
    """Return the formula that TeX describes. Raise octavo.maths.FormulaError for one that cannot be set."""
    mathml = to_mathml(tex, display=display)
    words = say(mathml, terms)
    mathml.set("alttext", words)
    space_names(mathml)
    stack_limits(mathml)
    drawing = draw(to_mathml(tex, display=display))
    above, below = drawing.height - drawing.depth - _ABOVE, drawing.depth - _BELOW
    return Formula(
        mathml,
        words,
        f"data:image/svg+xml;base64,{b64encode(drawing.svg.encode()).decode()}",
        drawing.width,
        drawing.height,
        drawing.depth,
        up=round(min(max(above, 0), _OVERHANG), 4),
        down=round(min(max(below, 0), _OVERHANG), 4),
        lines=max(1, ceil((drawing.height + _ROOM) / _LINE)),
    )
