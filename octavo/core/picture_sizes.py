"""Sizes of pictures as authors write them: ``50%``, ``8cm``, ``300px``, ``300``, ``0.8\\textwidth``."""

import re
from dataclasses import dataclass

from octavo.core.lengths import UNITS

#: Points to one of each unit; a pixel is that of CSS. An em is settled by the type around the picture.
_POINTS = {**UNITS, "px": 0.75}
_LENGTH = re.compile(r"(\d{1,6}(?:\.\d{0,6})?|\.\d{1,6})\s*(%|[a-z]+)?", re.IGNORECASE)
_OF_LINE = re.compile(r"(\d?(?:\.\d{1,6})?)\s*\\(?:textwidth|linewidth|columnwidth|hsize)")
_MOST = 4000.0  # points, or shares of a hundred: far more than any page has


@dataclass(frozen=True, slots=True)
class PictureLength:
    """A width or height: a ``value`` in ``unit``, which is "%", "em" or "pt"."""

    value: float
    unit: str

    def __str__(self) -> str:
        """Return it as CSS writes it."""
        return f"{self.value:.5g}{self.unit}"

    @property
    def is_fixed(self) -> bool:
        """True for a length on paper."""
        return self.unit == "pt"


def read_picture_length(written: str) -> PictureLength | None:
    """Return a width or height, or None if it is no length, or none that a picture can have.

    A number alone counts pixels, as in Pandoc and HTML. A share of TeX's measure is a share of the measure.
    """
    share = _OF_LINE.fullmatch(written.strip())
    if share:
        return _bounded(float(share[1] if share[1] not in ("", ".") else 1) * 100, "%")
    found = _LENGTH.fullmatch(written.strip())
    if found is None:
        return None
    value, unit = float(found[1]), (found[2] or "px").lower()
    if unit in ("%", "em", "rem"):
        return _bounded(value, unit.removeprefix("r"))
    return _bounded(value * _POINTS[unit], "pt") if unit in _POINTS else None


def _bounded(value: float, unit: str) -> PictureLength | None:
    return PictureLength(round(value, 3), unit) if 0 < value <= _MOST else None
