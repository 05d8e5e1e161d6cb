"""Inclusive numbers: how the second of two is shortened."""

import pytest

from octavo.core.inclusive_numbers import Inclusive, inclusive


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (108, 109, "108–09"),
        (200, 203, "200–03"),
        (1923, 1925, "1923–25"),
        (96, 117, "96–117"),
        (3, 10, "3–10"),
        (7, 9, "7–9"),
        (71, 72, "71–72"),
        (100, 104, "100–04"),
        (321, 328, "321–28"),
        (498, 532, "498–532"),
        (1087, 1089, "1087–89"),
        (1496, 1504, "1496–1504"),
        (1898, 1903, "1898–1903"),
        (1916, 1923, "1916–23"),
        (1991, 2004, "1991–2004"),
        (12991, 13001, "12991–13001"),
        (999, 1001, "999–1001"),
        (227, 227, "227"),
        (0, 5, "0–5"),
    ],
)
def test_inclusive_keeps_two_figures(first: int, last: int, expected: str) -> None:
    assert inclusive(first, last) == expected
    assert inclusive(first, last, "chicago") == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (Inclusive.FULL, ["108–109", "1923–1925", "200–203", "96–117", "11–13"]),
        (Inclusive.MINIMAL, ["108–9", "1923–5", "200–3", "96–117", "11–13"]),
    ],
)
def test_inclusive_in_other_styles(style: Inclusive, expected: list[str]) -> None:
    ranges = [(108, 109), (1923, 1925), (200, 203), (96, 117), (11, 13)]
    assert [inclusive(first, last, style) for first, last in ranges] == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(211, 212, "211–12"), (310, 319, "310–19"), (1496, 1504, "1496–504"), (42, 45, "42–5"), (5, 8, "5–8")],
)
def test_minimal_keeps_ten_to_nineteen_whole(first: int, last: int, expected: str) -> None:
    assert inclusive(first, last, "minimal") == expected


@pytest.mark.parametrize(("first", "last"), [(9, 8), (-2, 5)])
def test_inclusive_wants_numbers_that_rise(first: int, last: int) -> None:
    with pytest.raises(ValueError, match="not a range"):
        inclusive(first, last)


def test_inclusive_wants_a_known_style() -> None:
    with pytest.raises(ValueError, match="oxford"):
        inclusive(1, 2, "oxford")
