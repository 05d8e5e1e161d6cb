"""The syntax of PDF content streams (ISO 32000-2, 7.8.2), as far as more than one room writes it."""

from collections.abc import Iterable


def pdf_numbers(values: Iterable[float]) -> bytes:
    """Return numbers as a content stream has them, to four places."""
    return b" ".join(f"{value:.4f}".rstrip("0").rstrip(".").encode() for value in values)
