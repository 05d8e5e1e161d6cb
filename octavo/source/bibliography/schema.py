"""The form of ``bibliography.yaml``, for its published JSON Schema: the core of CSL data.

Files of other programs hold more than this, so keys that are not named here are allowed; reading is done by
``works``, which takes the same variables.
"""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel, create_model

from octavo.source.bibliography.variables import DATES, NAMES, TEXTS, TYPES

_OPEN = ConfigDict(frozen=True, extra="allow", populate_by_name=True)


class NameFile(BaseModel):
    """A name: of a person, in its parts, or of a body, as ``literal``."""

    model_config = _OPEN

    family: str | None = None
    given: str | None = None
    literal: str | None = Field(default=None, description="The name of a body, printed as it stands.")
    suffix: str | None = Field(default=None, description="Jr., III ...")
    non_dropping_particle: str | None = Field(default=None, alias="non-dropping-particle")
    dropping_particle: str | None = Field(default=None, alias="dropping-particle")


class DateFile(BaseModel):
    """A date, as year, month and day, or in words."""

    model_config = _OPEN

    date_parts: tuple[tuple[int, ...], ...] | None = Field(default=None, alias="date-parts")
    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None
    circa: bool | None = Field(default=None, description="Whether the date is not certain.")
    literal: str | None = Field(default=None, description="A date in words.")


_Names = tuple[NameFile | str, ...] | NameFile | str
_Date = DateFile | str | tuple[DateFile, ...]


def _field(name: str, kind: Any) -> tuple[Any, Any]:
    return kind | None, Field(default=None, alias=name)


_FIELDS: dict[str, Any] = {
    "id": (str, Field(description="The key by which the work is cited: [@key].")),
    "type": (Literal[tuple(sorted(TYPES))], Field(description="What the work is.")),
    "keywords": (tuple[str, ...] | str | None, Field(default=None, description="For bibliography sections.")),
    "volumes": (
        tuple[dict[str, Any], ...] | None,
        Field(default=None, description="Works listed below this one; they say what they have of their own."),
    ),
}
for _names, _kind in ((TEXTS, str), (NAMES, _Names), (DATES, _Date)):
    _FIELDS |= {name.replace("-", "_").lower(): _field(name, _kind) for name in sorted(_names)}

WorkFile = create_model("WorkFile", __config__=_OPEN, **_FIELDS)
WorkFile.__doc__ = "A work, as CSL 1.0.2 has it."


class ReferencesFile(BaseModel):
    """Works under ``references:``, as Pandoc has them."""

    model_config = ConfigDict(frozen=True, extra="allow")

    references: tuple[WorkFile, ...]  # type: ignore[valid-type]


class BibliographyFile(RootModel[tuple[WorkFile, ...] | ReferencesFile]):  # type: ignore[valid-type]
    """``bibliography.yaml``: a list of works."""
