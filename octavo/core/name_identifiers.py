"""Identifiers of people and bodies: ISNI (ISO 27729) and ORCID, which is a range of it."""

import re


def check_digit(digits: str) -> str:
    """Return the last character of the identifier whose other figures are ``digits`` (ISO/IEC 7064, MOD
    11-2)."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def compact(value: str) -> str:
    """Return the sixteen characters of an identifier, without its spaces, hyphens and web address."""
    bare = re.sub(r"^https?://(www\.)?(orcid\.org/|isni\.org/(isni/)?)", "", value.strip())
    return re.sub(r"[\s-]", "", bare).upper()


def check_name_identifier(value: str) -> str:
    """Return an ISNI or ORCID as written. Raise ValueError if its check digit is wrong, or if it is none."""
    digits = compact(value)
    if not re.fullmatch(r"[0-9]{15}[0-9X]", digits):
        raise ValueError(f"`{value}` is not an ISNI or ORCID; write its sixteen figures: 0000-0002-1825-0097")
    expected = check_digit(digits[:15])
    if digits[-1] != expected:
        raise ValueError(
            f"the check digit of `{value}` is wrong; compare the figures (these would end in {expected})"
        )
    return value
