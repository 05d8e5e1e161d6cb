"""Findings: what is wrong and how to correct it, from code that does not know the place."""

from typing import NamedTuple


class Finding(NamedTuple):
    """A diagnostic without its place: a code of ``octavo.core.codes``, what is wrong, how to correct it."""

    code: str
    message: str
    hint: str


def shortened(text: str) -> str:
    """Return a text as a message quotes it: whole, or its first 37 signs and an ellipsis."""
    return text if len(text) <= 40 else text[:37] + "..."
