"""Roman numerals."""

import pytest

from octavo.core.roman import roman

ROMANS = [
    (1, "i"), (3, "iii"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (49, "xlix"), (90, "xc"),
    (99, "xcix"), (400, "cd"), (444, "cdxliv"), (900, "cm"), (1923, "mcmxxiii"), (1999, "mcmxcix"),
    (3999, "mmmcmxcix"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "numeral"), ROMANS)
def test_roman(number: int, numeral: str) -> None:
    assert roman(number) == numeral
    assert roman(number, upper=True) == numeral.upper()


def test_no_two_numbers_have_the_same_numeral() -> None:
    assert len({roman(number) for number in range(1, 4000)}) == 3999


@pytest.mark.parametrize("number", [0, -1, 4000])
def test_numbers_without_a_roman_numeral(number: int) -> None:
    with pytest.raises(ValueError, match="roman"):
        roman(number)
