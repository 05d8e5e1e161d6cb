"""The operators of a page, rewritten for the press: colours as inks, no marks for tags.

The streams are the typesetter's own, so the few forms in which it writes are all that is looked for.
"""

import re

from octavo.core.pdf_syntax import pdf_numbers
from octavo.typeset.prepress.inks import Inks

_NUMBER = rb"[-+]?(?:\d+\.?\d*|\.\d+)"
_TOKENS = re.compile(
    # Text in parentheses may hold anything and stays as it is.
    rb"\((?:[^()\\]|\\.)*\)"
    rb"|(?P<mark>/[^\s/<>\[\]()]+\s*(?:<<(?:[^<>(]|<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\))*>>|/\S+)\s*BDC\b"
    rb"|/[^\s/<>\[\]()]+\s+BMC\b|(?<![/\w])EMC\b)"
    rb"|(?<![\w.])(?P<rgb>(?:" + _NUMBER + rb"\s+){3})(?P<paint>rg|RG)\b"
    rb"|/DeviceCMYK\s+(?:cs|CS)\s+(?P<cmyk>(?:" + _NUMBER + rb"\s+){4})(?P<ink>scn|SCN)\b",
    re.DOTALL,
)
#: Operators by number of parts, for filling and for drawing lines (ISO 32000-1, table 74).
_FILL = {1: b"g", 3: b"rg", 4: b"k"}
_LINE = {1: b"G", 3: b"RG", 4: b"K"}


def in_inks(content: bytes, inks: Inks, mask: bool = False) -> bytes:
    """Return a content stream with its RGB colours in inks, and without marked content."""

    def rewritten(found: re.Match[bytes]) -> bytes:
        if found["mark"]:
            return b""
        if found["rgb"]:
            colour = inks.colour([float(part) for part in found["rgb"].split()], mask)
            operators = _FILL if found["paint"] == b"rg" else _LINE
            return pdf_numbers(colour) + b" " + operators[len(colour)]
        if found["cmyk"]:
            return found["cmyk"] + (b"k" if found["ink"] == b"scn" else b"K")
        return found[0]

    return _TOKENS.sub(rewritten, content)
