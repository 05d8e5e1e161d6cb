"""Remarks on lines of code, as in Quarto: marks ``# <1>`` at the ends of lines, and a list right below.

The marks become numbers in the margin of the code. Without a list below they are part of the code.
"""

import re
from collections.abc import Mapping

from markdown_it.token import Token

_MARK = re.compile(r"\s*(?:#|//|--|%+|;+|!|'|/\*|<!--)\s*((?:<\d{1,3}>\s*(?:,\s*)?)+)(?:\*/|-->)?\s*$")
_NUMBER = re.compile(r"<(\d{1,3})>")
#: The class of the list of remarks.
CLASS = "code-remarks"


def take_marks(code: str) -> tuple[str, Mapping[int, tuple[str, ...]]]:
    """Return the code without the marks at the ends of lines, and the marks by lines, from 0."""
    lines = code.split("\n")
    marks: dict[int, tuple[str, ...]] = {}
    for number, line in enumerate(lines):
        # A mark is short: only the end of a line is looked at.
        found = _MARK.search(line, max(0, len(line.rstrip()) - 40)) if ">" in line else None
        if found:
            marks[number] = tuple(_NUMBER.findall(found[1]))
            lines[number] = line[: found.start()]
    return "\n".join(lines), marks


def remarks_below(tokens: list[Token], at: int) -> Token | None:
    """Return the list that follows the block of code at an index directly, or None."""
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    return following if following is not None and following.type == "ordered_list_open" else None
