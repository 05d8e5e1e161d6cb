"""Fonts of the machine that a document used: the place of what asked for them."""

from types import SimpleNamespace
from xml.etree import ElementTree

import pytest

from octavo.typeset.weasyprint.fonts import Fonts

pytestmark = pytest.mark.engine


@pytest.mark.parametrize(
    ("drawn", "place"),
    [
        ({}, "a.md:3:1"),
        ({"images/gauge.svg": "High water"}, "images/gauge.svg:1:1"),
        ({"images/a.svg": "Low", "images/gauge.svg": "High water"}, "images/gauge.svg:1:1"),
        ({"images/a.svg": "Low"}, "a.md:3:1"),
    ],
)
def test_a_drawing_that_asks_for_a_font_is_named(drawn: dict[str, str], place: str) -> None:
    fonts = Fonts()
    fonts._families.add("eb garamond")
    root = ElementTree.fromstring('<html><p data-src="a.md:3:1">High tide</p></html>')
    used = [SimpleNamespace(family="DejaVu Sans", to_unicode={1: "H", 2: "igh"})]
    (problem,) = fonts.foreign(used, root, drawn)
    assert (problem.code, problem.source) == ("font-foreign", place)
