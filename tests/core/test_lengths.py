"""Lengths with their units, in points."""

import pytest

from octavo.core.lengths import exact_points, length_in_points


@pytest.mark.parametrize(
    ("length", "points"),
    [("6in", 432.0), ("148mm", 419.528), ("14.8cm", 419.528), ("11pt", 11.0), ("2.5pc", 30.0), ("0mm", 0.0)],
)
def test_lengths_in_points(length: str, points: float) -> None:
    assert length_in_points(length) == points


def test_the_thickness_of_a_page_is_not_rounded() -> None:
    assert length_in_points("0.002252in") == 0.162
    assert exact_points("0.002252in") == pytest.approx(0.162144)


@pytest.mark.parametrize("length", ["12px", "3em", "1"])
def test_unknown_units(length: str) -> None:
    with pytest.raises((KeyError, ValueError)):
        length_in_points(length)
