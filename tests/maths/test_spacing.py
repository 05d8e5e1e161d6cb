"""The space beside the names of functions."""

import pytest
from lxml import etree

from octavo.maths import space_names, to_mathml


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\sin x", "sin_x"),
        (r"2\log x", "2_log_x"),
        (r"\sin^2 x", "sin2_x"),
        (r"\log_2 n", "log2_n"),
        (r"\cos\theta\sin\phi", "cos_θ_sin_ϕ"),
        (r"\sin\frac{a}{b}", "sin_ab"),
        (r"\log(y)", "log(y)"),
        (r"x + \log y", "x+log_y"),
        (r"\sin\,x", "sin_x"),
        (r"\sin \left( x \right)", "sin(x)"),
        ("abc", "abc"),  # three letters
    ],
)
def test_names_stand_apart(tex: str, expected: str) -> None:
    root = to_mathml(tex, display=False)
    space_names(root)
    parts = ["_" if etree.QName(node).localname == "mspace" else node.text or "" for node in root.iter()]
    assert "".join(parts) == expected


def test_the_space_is_thin() -> None:
    root = to_mathml(r"\sin x", display=False)
    space_names(root)
    assert [dict(node.attrib) for node in root.iter("{*}mspace")] == [{"width": "0.167em"}]
