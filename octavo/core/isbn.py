"""ISBNs (ISO 2108), of thirteen figures and the older ones of ten; their check digits and their URNs."""

import re

_PREFIX = "978"  # what an ISBN of ten figures gets in front


def figures_of(isbn: str) -> str:
    """Return the figures of an ISBN (X included) without hyphens, spaces, "ISBN" and "urn:isbn:"."""
    bare = isbn.strip().upper().removeprefix("URN:").removeprefix("ISBN")
    return re.sub(r"[^0-9X]", "", bare)


def check_digit(figures: str) -> str:
    """Return the last figure of the ISBN that begins with these, twelve or nine of them.

    Twelve are weighted 1 and 3 in turn, modulo 10; nine are weighted 10 down to 2, modulo 11 with X for ten.
    """
    if len(figures) == 12:
        return str(-sum(int(figure) * (1, 3)[place % 2] for place, figure in enumerate(figures)) % 10)
    rest = -sum(int(figure) * (10 - place) for place, figure in enumerate(figures)) % 11
    return "X" if rest == 10 else str(rest)


def is_isbn13(figures: str) -> bool:
    """Return True for thirteen figures that begin with 978 or 979 and whose check digit is right."""
    return re.fullmatch(r"97[89][0-9]{10}", figures) is not None and check_digit(figures[:12]) == figures[12]


def isbn13(isbn: str) -> str:
    """Return the thirteen figures of an ISBN, also of one of ten; "" if it has neither thirteen nor ten.

    Its check digit is not tested.
    """
    figures = figures_of(isbn)
    if re.fullmatch(r"[0-9]{9}[0-9X]", figures):
        figures = _PREFIX + figures[:9]
        figures += check_digit(figures)
    return figures if re.fullmatch(r"[0-9]{13}", figures) else ""


def isbn_urn(isbn: str) -> str:
    """Return the URN of an ISBN: ``urn:isbn:`` with its figures alone (RFC 8254)."""
    return f"urn:isbn:{figures_of(isbn)}"


def check_isbn(value: str) -> str:
    """Return an ISBN as it is written, of thirteen figures or of ten.

    Raise ValueError if it is none, or if its check digit is wrong; the message has a hint after ";".
    """
    digits = re.sub(r"[\s\u2010-\u2013-]", "", value).upper().removeprefix("ISBN")
    if not re.fullmatch(r"97[89]\d{10}|\d{9}[\dX]", digits):
        raise ValueError(f"`{value}` is not an ISBN; write its 13 digits, which begin with 978 or 979")
    expected = check_digit(digits[:-1])
    if digits[-1] != expected:
        raise ValueError(
            f"the check digit of `{value}` is wrong; compare the digits (these would end in {expected})"
        )
    return value
