"""Lengths as authors write them, a number with its unit, in PostScript points (72 to the inch)."""

#: Points to one of each unit.
UNITS = {"pt": 1.0, "in": 72.0, "pc": 12.0, "mm": 72 / 25.4, "cm": 72 / 2.54}

MILLIMETRE = UNITS["mm"]


def length_in_points(length: str) -> float:
    """Return a length such as "6in" or "148mm" in points, rounded to a thousandth.

    Raise KeyError if its unit is unknown.
    """
    return round(exact_points(length), 3)


def exact_points(length: str) -> float:
    """Return a length in points, not rounded: a sheet of paper is thinner than rounding tells apart.

    Raise KeyError if its unit is unknown.
    """
    return float(length[:-2]) * UNITS[length[-2:]]
