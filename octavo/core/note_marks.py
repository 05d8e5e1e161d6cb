"""The marks of notes: figures, letters, or the row of signs * dagger double-dagger section ..."""

from collections.abc import Callable

#: The order that English-language printers use; after the last, the signs are doubled.
SYMBOLS = ("*", "\u2020", "\u2021", "\u00a7", "\u2016", "\u00b6")


def mark(style: str, number: int) -> str:
    """Return the mark of the note ``number`` (from 1) in a series.

    ``style`` is "decimal", "symbols" or "letters". Raise KeyError for another style.
    """
    return _STYLES[style](number)


def _symbol(number: int) -> str:
    times, place = divmod(number - 1, len(SYMBOLS))
    return SYMBOLS[place] * (times + 1)


def _letter(number: int) -> str:
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


_STYLES: dict[str, Callable[[int], str]] = {"decimal": str, "symbols": _symbol, "letters": _letter}
