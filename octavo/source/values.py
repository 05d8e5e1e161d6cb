"""Single values of ``book.yaml``: what they may be, and what is said about those that are none."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from octavo.core.decoding import known_encoding
from octavo.core.isbn import check_isbn
from octavo.core.lengths import length_in_points
from octavo.core.name_identifiers import check_name_identifier
from octavo.languages import cldr
from octavo.languages.tags import WELL_FORMED


class Model(BaseModel):
    """Base of all parts of ``book.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


def check_language(value: str) -> str:
    """Return a language tag as it is written (BCP 47). Raise ValueError if it is not well formed."""
    if re.fullmatch(WELL_FORMED, value):
        return value
    meant = value.replace("_", "-")
    known = cldr.canonical(meant) if re.fullmatch(WELL_FORMED, meant) else cldr.tag_named(value)
    hint = f"did you mean `{known}`?" if known else "write a BCP 47 tag such as en, en-GB, de or ru"
    raise ValueError(f"`{value}` is not a language tag; {hint}")


def check_encoding(value: str) -> str:
    """Return the name of an encoding as it is written. Raise ValueError for one that is not known."""
    if known_encoding(value) is None:
        raise ValueError(f"`{value}` is no encoding that is read; write windows-1252, iso-8859-2, koi8-r ...")
    return value


def check_web_address(value: str) -> str:
    """Return a web address as written. Raise ValueError for anything else."""
    if not re.match(r"https?://[^\s/]+", value) or re.search(r"\s", value):
        raise ValueError(f"`{value}` is not a web address; write it in full, with https://")
    return value


def check_identifier(value: str) -> str:
    """Return a URN, DOI address or other URI as written. Raise ValueError for anything else."""
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:\S+", value):
        raise ValueError(f"`{value}` is not a URI; write for example urn:uuid:... or https://doi.org/...")
    return value


_SIDES = (200, 1600)  # points: a text block beside its margins; what a reader program shows whole
_SIZES = (6, 48)  # points: what can be read, and what leaves more than a word to a line
_MARGINS = (18, 400)  # points: what a printer trims safely
_LEADINGS = (1.0, 3.0)  # times the size


def check_side(value: str) -> str:
    """Return a side of the page as written. Raise ValueError if no page could be set on it."""
    if not _SIDES[0] <= length_in_points(value) <= _SIDES[1]:
        raise ValueError(f"`{value}` is no side of a page; write a length from 72mm to 560mm, or 3in to 22in")
    return value


def check_size(value: str) -> str:
    """Return a size of type as written. Raise ValueError if no book could be set in it."""
    if not _SIZES[0] <= length_in_points(value) <= _SIZES[1]:
        raise ValueError(f"`{value}` is no size for the text of a book; write a length from 6pt to 48pt")
    return value


def check_margin(value: str) -> str:
    """Return a margin as written. Raise ValueError for one that is cut off, or fills the page."""
    if not _MARGINS[0] <= length_in_points(value) <= _MARGINS[1]:
        raise ValueError(
            f"`{value}` is no margin of a page; write a length from 18pt (a quarter inch) to 400pt"
        )
    return value


def check_leading(value: str) -> str:
    """Return a leading as written: a length, or a multiple of the type size.

    Raise ValueError if lines would stand in each other, or lose touch; a length is compared with the type
    size elsewhere.
    """
    if not value[-1].isalpha() and not _LEADINGS[0] <= float(value) <= _LEADINGS[1]:
        raise ValueError(f"`{value}` is no leading; write a number from 1 to 3, such as 1.4, or a length")
    return value


def _as_text(value: object) -> object:
    """Return a number as the text that the reader of YAML would have kept."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


LanguageTag = Annotated[
    str, AfterValidator(check_language), Field(json_schema_extra={"pattern": f"^({WELL_FORMED})$"})
]
EncodingName = Annotated[str, AfterValidator(check_encoding)]
Isbn = Annotated[str, AfterValidator(check_isbn)]
NameIdentifier = Annotated[str, AfterValidator(check_name_identifier)]
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
