"""Single values of ``book.yaml``: what they may be, and what is said about those that are none."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field


class Model(BaseModel):
    """Base of all parts of ``book.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def check_isbn(value: str) -> str:
    """An ISBN as written, when its check digit is right (ISO 2108: ISBN-13, or the older ISBN-10).

    Raises ValueError otherwise.
    """
    digits = re.sub(r"[\s\u2010-\u2013-]", "", value).upper().removeprefix("ISBN")
    if re.fullmatch(r"97[89]\d{10}", digits):
        total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits[:12]))
        expected = str(-total % 10)
    elif re.fullmatch(r"\d{9}[\dX]", digits):
        rest = -sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
        expected = "X" if rest == 10 else str(rest)
    else:
        raise ValueError(f"`{value}` is not an ISBN; write its 13 digits, which begin with 978 or 979")
    if digits[-1] != expected:
        raise ValueError(
            f"the check digit of `{value}` is wrong; compare the digits (these would end in {expected})"
        )
    return value


def isbn_urn(isbn: str) -> str:
    """``urn:isbn:`` with the figures alone (RFC 8254)."""
    return "urn:isbn:" + re.sub(r"[^0-9X]", "", isbn.upper().removeprefix("URN:ISBN:"))


def isbn13(isbn: str) -> str:
    """The 13 figures of an ISBN, an old one of ten included (ISO 2108); "" for what is none."""
    figures = re.sub(r"[^0-9X]", "", isbn.upper().removeprefix("URN:").removeprefix("ISBN"))
    if len(figures) == 10:
        figures = "978" + figures[:9]
        figures += str(-sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(figures)) % 10)
    return figures if len(figures) == 13 and figures.isdecimal() else ""


def check_web_address(value: str) -> str:
    """A web address as written. Raises ValueError for anything else."""
    if not re.match(r"https?://[^\s/]+", value) or re.search(r"\s", value):
        raise ValueError(f"`{value}` is not a web address; write it in full, with https://")
    return value


def check_identifier(value: str) -> str:
    """A URN, DOI address or other URI as written. Raises ValueError for anything else."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", value):
        raise ValueError(f"`{value}` is not a URI; write for example urn:uuid:... or https://doi.org/...")
    return value


_POINTS = {"pt": 1.0, "in": 72.0, "pc": 12.0, "mm": 72 / 25.4, "cm": 72 / 2.54}
_SIDES = (200, 1600)  # points: a text block beside its margins; what a reader program shows whole
_SIZES = (6, 48)  # points: what can be read, and what leaves more than a word to a line
_MARGINS = (18, 400)  # points: what a printer trims safely
_LEADINGS = (1.0, 3.0)  # times the size


def length_in_points(length: str) -> float:
    """A length ("6in", "148mm") in points. Raises KeyError for an unknown unit."""
    return round(float(length[:-2]) * _POINTS[length[-2:]], 3)


def check_side(value: str) -> str:
    """A side of the page as written. Raises ValueError where no page could be set on it."""
    if not _SIDES[0] <= length_in_points(value) <= _SIDES[1]:
        raise ValueError(f"`{value}` is no side of a page; write a length from 72mm to 560mm, or 3in to 22in")
    return value


def check_size(value: str) -> str:
    """A size of type as written. Raises ValueError where no book could be set in it."""
    if not _SIZES[0] <= length_in_points(value) <= _SIZES[1]:
        raise ValueError(f"`{value}` is no size for the text of a book; write a length from 6pt to 48pt")
    return value


def check_margin(value: str) -> str:
    """A margin as written. Raises ValueError for one that is cut off, or fills the page."""
    if not _MARGINS[0] <= length_in_points(value) <= _MARGINS[1]:
        raise ValueError(
            f"`{value}` is no margin of a page; write a length from 18pt (a quarter inch) to 400pt"
        )
    return value


def check_leading(value: str) -> str:
    """A leading as written: a length, or a multiple of the type size. Raises ValueError where lines would
    stand in each other, or lose touch; a length is compared with the type size elsewhere."""
    if not value[-1].isalpha() and not _LEADINGS[0] <= float(value) <= _LEADINGS[1]:
        raise ValueError(f"`{value}` is no leading; write a number from 1 to 3, such as 1.4, or a length")
    return value


def _as_text(value: object) -> object:
    """A number as the text that the reader of YAML would have kept."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


Isbn = Annotated[str, AfterValidator(check_isbn)]
WebAddress = Annotated[str, AfterValidator(check_web_address)]
Identifier = Annotated[str, AfterValidator(check_identifier)]
Length = Annotated[
    str,
    Field(
        pattern=r"^\d+(\.\d+)?(in|mm|cm|pt|pc)$",
        description="A number with its unit: in, mm, cm, pt or pc, as in '6in' or '152.4mm'.",
    ),
]
Side = Annotated[Length, AfterValidator(check_side)]
TypeSize = Annotated[Length, AfterValidator(check_size)]
MarginWidth = Annotated[Length, AfterValidator(check_margin)]
Leading = Annotated[
    str,
    BeforeValidator(_as_text, json_schema_input_type=str | float),
    Field(pattern=r"^\d+(\.\d+)?(in|mm|cm|pt|pc)?$"),
    AfterValidator(check_leading),
]
