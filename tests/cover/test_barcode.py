"""The bars of an ISBN."""

import pytest

from octavo.core.isbn import isbn13
from octavo.cover.barcode import Bar, barcode

#: The 95 modules of 5 901234 123457, figure for figure from the table of the standard.
MODULES = (
    "101" + "0001011" + "0100111" + "0110011" + "0010011" + "0111101" + "0011101"
    "01010" + "1100110" + "1101100" + "1000010" + "1011100" + "1001110" + "1000100" + "101"
)


def drawn(bars: tuple[Bar, ...]) -> str:
    """The modules that the bars cover."""
    modules = ["0"] * 95
    for bar in bars:
        modules[bar.left : bar.left + bar.width] = ["1"] * bar.width
    return "".join(modules)


def test_bars_are_those_of_the_standard() -> None:
    made = barcode("5901234123457")
    assert drawn(made.bars) == MODULES
    assert (len(made.bars), made.figures, made.isbn) == (30, "5901234123457", "5901234123457")


def test_guards_are_longer() -> None:
    guards = [bar.left for bar in barcode("978-0-306-40615-7").bars if bar.guard]
    assert guards == [0, 2, 46, 48, 92, 94]


@pytest.mark.parametrize(
    ("isbn", "figures"),
    [
        ("978-0-306-40615-7", "9780306406157"),
        ("ISBN 978 3 16 148410 0", "9783161484100"),
        ("0-306-40615-2", "9780306406157"),
        ("0-8044-2957-x", "9780804429573"),
    ],
)
def test_thirteen_figures(isbn: str, figures: str) -> None:
    assert isbn13(isbn) == figures
    assert barcode(isbn).figures == figures


def test_the_isbn_is_read_as_it_is_written() -> None:
    assert barcode("978-0-306-40615-7").isbn == "978-0-306-40615-7"
    assert barcode("0-306-40615-2").isbn == "9780306406157"
