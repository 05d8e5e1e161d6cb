"""Columns of text in a fixed-width face."""

import unicodedata

#: Columns between two tab stops.
TAB = 4


def expand_tabs(text: str) -> str:
    """Return the text with spaces up to the next tab stop in the place of each tab."""
    if "\t" not in text:
        return text
    lines = []
    for line in text.split("\n"):
        first, *more = line.split("\t")
        parts, column = [first], columns_of(first)
        for part in more:
            spaces = TAB - column % TAB
            parts += (" " * spaces, part)
            column += spaces + columns_of(part)
        lines.append("".join(parts))
    return "\n".join(lines)


def columns_of(text: str) -> int:
    """Return the columns that a text takes in a fixed-width face: Chinese signs take two, accents none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(sign) else 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        for sign in text
    )
