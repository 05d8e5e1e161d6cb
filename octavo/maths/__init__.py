"""Formulas: TeX -> MathML, drawn as SVG for print, and said in words for those who cannot see them."""

from octavo.maths.drawing import FormulaDrawing, draw
from octavo.maths.limits import stack_limits
from octavo.maths.mathml import MATHML, FormulaError, to_mathml, written_out
from octavo.maths.spacing import space_names
from octavo.maths.speech import say

__all__ = [
    "MATHML",
    "FormulaDrawing",
    "FormulaError",
    "draw",
    "say",
    "space_names",
    "stack_limits",
    "to_mathml",
    "written_out",
]
