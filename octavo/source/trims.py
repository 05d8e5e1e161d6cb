"""Trim sizes that have names in the trade, as width and height in millimetres.

The British names are those that printers of paperbacks and boards quote; the American ones are quoted in
inches; A and B sizes are those of ISO 216. A size that goes by different measures is written in ``book.yaml``
as lengths.
"""

from collections.abc import Mapping
from types import MappingProxyType

_INCH = 25.4

#: Name -> (width, height) in millimetres.
TRIMS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "a-format": (110, 178),
        "b-format": (129, 198),
        "c-format": (135, 216),
        "demy": (138, 216),
        "royal": (156, 234),
        "pinched-crown": (170, 244),
        "crown-quarto": (189, 246),
        "demy-quarto": (219, 276),
        "us-mass-market": (4.25 * _INCH, 6.875 * _INCH),
        "us-digest": (5.5 * _INCH, 8.5 * _INCH),
        "us-trade": (6 * _INCH, 9 * _INCH),
        "us-letter": (8.5 * _INCH, 11 * _INCH),
        "a4": (210, 297),
        "a5": (148, 210),
        "a6": (105, 148),
        "b5": (176, 250),
        "b6": (125, 176),
    }
)
