"""Single values of ``trade:`` in ``book.yaml``, and what is said about those that are none.

Countries are those of ISO 3166-1; currencies are those that ISO 4217 has in use.
"""

import re
from collections import Counter
from typing import Annotated, TypeVar

from pydantic import AfterValidator

from octavo.core.suggestions import closest
from octavo.core.territories import WORLD, countries, currencies

T = TypeVar("T")

# What stands before and after the @ is narrower than RFC 5321: it is what ONIX's own schema lets through.
_WORD = r"[A-Za-z0-9_]+"
_EMAIL = re.compile(rf"{_WORD}([-+.']{_WORD})*@{_WORD}([-.]{_WORD})*\.{_WORD}")
# A letter for the subjects, a figure for the qualifiers; national extensions follow a hyphen.
_THEMA = re.compile(r"[ACDFGJ-NP-Y1-6][A-Z0-9]{0,7}(-[A-Z0-9]{1,4}){0,3}")
_MOST_DIGITS = 12


def check_country(value: str) -> str:
    """Return a country code as written. Raise ValueError for anything else."""
    if value not in countries():
        known = {"UK": "GB", "EL": "GR", "EN": "GB"}.get(value.upper()) or (
            value.upper() if value.upper() in countries() else None
        )
        hint = f"did you mean `{known}`?" if known else "write two capitals of ISO 3166-1, such as GB or US"
        raise ValueError(f"`{value}` is not the code of a country; {hint}")
    return value


def check_place(value: str) -> str:
    """Return a country code or WORLD, as written. Raise ValueError for anything else."""
    return value if value == WORLD else check_country(value)


def check_currency(value: str) -> str:
    """Return a currency code as written. Raise ValueError for anything else."""
    if value not in currencies():
        near = (
            value.upper() if value.upper() in currencies() else closest(value.upper(), sorted(currencies()))
        )
        hint = f"did you mean `{near}`?" if near else "write three capitals of ISO 4217, such as EUR or USD"
        raise ValueError(f"`{value}` is not the code of a currency; {hint}")
    return value


def check_email(value: str) -> str:
    """Return an e-mail address as written. Raise ValueError for anything else."""
    if len(value) > 254 or not _EMAIL.fullmatch(value):
        raise ValueError(f"`{value}` is not an e-mail address; write for example orders@press.example")
    return value


def check_thema(value: str) -> str:
    """Return a Thema code as written. Raise ValueError for what can't be one; its scheme is not at hand."""
    if not _THEMA.fullmatch(value):
        raise ValueError(
            f"`{value}` is not a Thema code; write capitals and figures: NHD for a subject, 1DTA for a place"
        )
    return value


def check_bisac(value: str) -> str:
    """Return a BISAC code as written. Raise ValueError for what can't be one; its scheme is not at hand."""
    if not re.fullmatch(r"[A-Z]{3}[0-9]{6}", value):
        raise ValueError(
            f"`{value}` is not a BISAC code; write three capitals and six figures, such as HIS032000"
        )
    return value


def check_keyword(value: str) -> str:
    """Return a keyword as written. Raise ValueError for one that would come apart in a list."""
    if ";" in value or not value.strip():
        fault = "a semicolon parts one keyword from the next" if value.strip() else "a keyword has no letters"
        raise ValueError(f"{fault}; write each keyword as an item of the list")
    return value


def check_amount(value: str) -> str:
    """Return an amount of money as written. Raise ValueError for anything else."""
    if not re.fullmatch(r"[0-9]+(\.[0-9]{1,3})?", value) or len(value) > _MOST_DIGITS:
        raise ValueError(f"`{value}` is not an amount; write figures with a point, such as 12.50")
    return value


def check_once(values: tuple[T, ...]) -> tuple[T, ...]:
    """Return a list as it is, when nothing stands in it twice. Raise ValueError otherwise."""
    twice = next((value for value, count in Counter(values).items() if count > 1), None)
    if twice is not None:
        raise ValueError(f"`{twice}` stands in the list twice; take one of the two out")
    return values


def check_world(values: tuple[str, ...]) -> tuple[str, ...]:
    """Return a territory as it is, when WORLD stands alone. Raise ValueError otherwise."""
    if WORLD in values and len(set(values)) > 1:
        raise ValueError("WORLD has all countries in it; leave the others out, or take WORLD out")
    return values


Country = Annotated[str, AfterValidator(check_country)]
Place = Annotated[str, AfterValidator(check_place)]
Currency = Annotated[str, AfterValidator(check_currency)]
Email = Annotated[str, AfterValidator(check_email)]
Thema = Annotated[str, AfterValidator(check_thema)]
Bisac = Annotated[str, AfterValidator(check_bisac)]
Keyword = Annotated[str, AfterValidator(check_keyword)]
Amount = Annotated[str, AfterValidator(check_amount)]
