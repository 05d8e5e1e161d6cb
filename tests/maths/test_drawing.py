"""Drawings of formulas: sizes in em, nothing but outlines, no words of the library's."""

import logging

import pytest
from lxml import etree

from octavo.maths import draw, to_mathml


def test_an_index_hangs_below_the_line() -> None:
    plain, low = (draw(to_mathml(tex, display=False)) for tex in ("x", "x_2"))
    assert plain.depth == pytest.approx(0, abs=0.05)
    assert low.depth > 0.1
    assert low.width > plain.width
    assert 0.3 < plain.height < 0.6  # em


def test_a_formula_of_the_line_is_lower_than_one_of_its_own() -> None:
    for tex in (r"\frac{a}{b}", r"\sum_{i=1}^n i", r"\int_0^1 x"):
        assert draw(to_mathml(tex, display=False)).height < draw(to_mathml(tex, display=True)).height


def test_a_drawing_needs_no_font_and_no_other_file() -> None:
    root = etree.fromstring(draw(to_mathml(r"\alpha \le \sqrt{y}", display=False)).svg)
    names = {etree.QName(node).localname for node in root.iter()}
    assert names <= {"svg", "g", "path", "rect"}
    assert not [value for node in root.iter() for value in node.attrib.values() if "url" in str(value)]


def test_the_library_logs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        draw(to_mathml(r"\overbrace{a+b}^{c} \phantom{x}", display=True))
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []
