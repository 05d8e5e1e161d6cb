"""Formulas in words."""

from pathlib import Path

import pytest

from octavo.languages.terms import load_terms
from octavo.maths import say, to_mathml
from tests.books import settings_for


@pytest.mark.parametrize(
    ("language", "tex", "expected"),
    [
        ("en", "E = mc^2", "E equals m c squared"),
        ("en", r"\frac{a}{b}", "a over b"),
        ("en", r"\frac{a+1}{b}", "the fraction a plus 1 over b (end)"),
        ("en", r"\sqrt{x}", "the square root of x"),
        ("en", r"\sqrt{x+1} - 2", "the square root of x plus 1 (end) minus 2"),
        ("en", r"\sqrt[3]{x}", "the root of order 3 of x"),
        ("en", r"\sum_{i=1}^{n} x_i", "the sum from i equals 1 to n x sub i"),
        ("en", r"\int_0^\infty e^{-x}", "the integral from 0 to infinity e to the power of minus x (end)"),
        ("en", r"a \le b \ne c", "a is at most b is not equal to c"),
        ("en", "f'(x)", "f prime ( x )"),
        ("en", r"\bar{x}", "x with ¯ above"),
        ("de", r"\frac{a}{b} = c^2", "a durch b gleich c zum Quadrat"),
        ("fr", r"\sqrt{x}", "racine carrée de x"),
        ("ru", "x^3 > 0", "x в кубе больше 0"),
    ],
)
def test_words(language: str, tex: str, expected: str, tmp_path: Path) -> None:
    terms = load_terms(settings_for(tmp_path), language)
    assert say(to_mathml(tex, display=False), terms) == expected
