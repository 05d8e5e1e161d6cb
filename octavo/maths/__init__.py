"""Formulas: TeX -> MathML, drawn as SVG for print, and said in words for those who cannot see them."""

from octavo.maths.drawing import Drawing, draw
from octavo.maths.mathml import MATHML, FormulaError, to_mathml, written_out
from octavo.maths.speech import say

__all__ = ["MATHML", "Drawing", "FormulaError", "draw", "say", "to_mathml", "written_out"]
