"""The bar code of a book: an EAN-13 symbol (ISO/IEC 15420) of its ISBN (ISO 2108)."""

import re
from dataclasses import dataclass

from octavo.core.isbn import isbn13

_GUARD, _MIDDLE = "101", "01010"
# The figures in number set A; set C is that with dark and light exchanged, set B is set C read backwards.
_A = (
    *("0001101", "0011001", "0010011", "0111101", "0100011"),
    *("0110001", "0101111", "0111011", "0110111", "0001011"),
)
#: Which sets the left half takes for each first figure, which is not drawn itself.
_SETS = (
    *("AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB"),
    *("ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA"),
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A dark bar: its left edge and width in modules from the beginning of the symbol; ``guard`` bars are
    longer than the others."""

    left: int
    width: int
    guard: bool


@dataclass(frozen=True, slots=True)
class Barcode:
    """A symbol: its bars, its thirteen figures, and the ISBN as it is read."""

    bars: tuple[Bar, ...]
    figures: str
    isbn: str


def barcode(isbn: str) -> Barcode:
    """Return the symbol of an ISBN of 10 or 13 digits, hyphens or not, whose check digit is right."""
    figures = isbn13(isbn)
    modules = _modules(figures)
    bars = tuple(
        Bar(found.start(), len(found[0]), _is_guard(found.start())) for found in re.finditer("1+", modules)
    )
    written = isbn if len(re.sub(r"\D", "", isbn)) == 13 else figures
    return Barcode(bars, figures, written)


def _modules(figures: str) -> str:
    """Return the 95 modules: 1 for a dark one."""
    left = "".join(
        _code(int(figure), number)
        for figure, number in zip(figures[1:7], _SETS[int(figures[0])], strict=True)
    )
    right = "".join(_code(int(figure), "C") for figure in figures[7:])
    return _GUARD + left + _MIDDLE + right + _GUARD


def _code(figure: int, number: str) -> str:
    """Return the seven modules of a figure in number set A, B or C."""
    if number == "A":
        return _A[figure]
    inverted = _A[figure].translate(str.maketrans("01", "10"))
    return inverted if number == "C" else inverted[::-1]


def _is_guard(left: int) -> bool:
    return left < 3 or 45 <= left < 50 or left >= 92
