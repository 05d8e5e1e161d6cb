"""Roman numerals, for the folios of front matter."""

_NUMERALS = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """A number from 1 in lower-case roman numerals. Raises ValueError for a smaller one."""
    if number < 1:
        raise ValueError(f"there is no roman numeral for {number}")
    result = ""
    for value, numeral in _NUMERALS:
        count, number = divmod(number, value)
        result += numeral * count
    return result
