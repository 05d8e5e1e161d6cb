"""Formulas: TeX -> MathML, drawn as SVG for print, and said in words for those who cannot see them."""

from octavo.maths.drawing import FormulaDrawing, draw
from octavo.maths.errors import FormulaError
from octavo.maths.limits import stack_limits
from octavo.maths.macros import Macro, expanded, macro, take_definitions
from octavo.maths.mathml import MATHML, to_mathml, written_out
from octavo.maths.rewriting import coloured
from octavo.maths.spacing import space_names
from octavo.maths.speech import say

__all__ = [
    "MATHML",
    "FormulaDrawing",
    "FormulaError",
    "Macro",
    "coloured",
    "draw",
    "expanded",
    "macro",
    "say",
    "space_names",
    "stack_limits",
    "take_definitions",
    "to_mathml",
    "written_out",
]
