"""Limits of sums and the like."""

import pytest
from lxml import etree

from octavo.maths import stack_limits, to_mathml


def names(tex: str, *, display: bool) -> list[str]:
    """The elements that hold indices or limits."""
    root = to_mathml(tex, display=display)
    stack_limits(root)
    found = [etree.QName(node).localname for node in root.iter()]
    return [name for name in found if name.startswith(("msu", "mun", "mov"))]


@pytest.mark.parametrize(
    ("tex", "expected"),
    [
        (r"\lim_{x \to 0} x", ["munder"]),
        (r"\bigcup_{i} A_i", ["munder", "msub"]),
        (r"\max_{k} a^2", ["munder", "msup"]),
        (r"\sum_{i=1}^{n} i", ["munderover"]),
        (r"\prod_{k} k", ["munder"]),
        (r"\int_0^1 x", ["msubsup"]),
        (r"a_1 + b^2", ["msub", "msup"]),
    ],
)
def test_on_lines_of_its_own(tex: str, expected: list[str]) -> None:
    assert names(tex, display=True) == expected


@pytest.mark.parametrize("tex", [r"\lim_{x \to 0} x", r"\bigcup_{i} A", r"\max_{k} a"])
def test_in_the_line_they_stay_beside(tex: str) -> None:
    assert names(tex, display=False) == ["msub"]


def test_they_go_back_where_there_is_no_room() -> None:
    root = to_mathml(r"\frac{\bigcup_{i} A}{b}", display=True)
    stack_limits(root)
    assert [node.get("movablelimits") for node in root.iter("{*}mo")][:1] == ["true"]
