"""Roman numerals."""

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int, upper: bool = False) -> str:
    """Return the roman numeral of 1 to 3999, in small letters unless ``upper``.

    Raise ValueError for others.
    """
    if not 1 <= number <= 3999:
        raise ValueError(f"{number} has no roman numeral: only 1 to 3999 have one")
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text.upper() if upper else text
