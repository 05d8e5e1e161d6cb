"""Folios of front matter."""

import pytest

from octavo.typeset.roman import roman


@pytest.mark.parametrize(
    ("number", "numeral"),
    [(1, "i"), (4, "iv"), (9, "ix"), (14, "xiv"), (40, "xl"), (90, "xc"), (400, "cd"), (1999, "mcmxcix")],
)
def test_numerals(number: int, numeral: str) -> None:
    assert roman(number) == numeral


def test_there_is_no_zero() -> None:
    with pytest.raises(ValueError, match="0"):
        roman(0)
