"""``accessibility:`` of ``book.yaml``: what only a person can say of a book's accessibility.

All else that the e-book says of it is worked out from what is in it (EPUB Accessibility 1.1).
"""

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from octavo.source.values import Model, WebAddress

Hazard = Literal["flashing", "motion", "sound"]


def _as_list(value: object) -> object:
    """Return one hazard as a list of it; "none" is the empty list."""
    if isinstance(value, str):
        return () if value == "none" else (value,)
    return value


class Certifier(Model):
    """The person or body that evaluated the e-book and vouches for what is claimed of it."""

    name: str = Field(min_length=1, description="The person or body that evaluated the e-book.")
    credential: str | None = Field(
        default=None, description="What entitles them to it: the name of a badge, or its web address."
    )
    report: WebAddress | None = Field(default=None, description="Web address of their report, with https://.")


class Accessibility(Model):
    """The findings of a person about the accessibility of the e-book."""

    certifier: Certifier | None = Field(
        default=None, description="Who evaluated the e-book and vouches for its conformance."
    )
    wcag: Annotated[
        Literal["2.0", "2.1", "2.2"] | None,
        WithJsonSchema({"enum": ["2.0", "2.1", "2.2", 2.0, 2.1, 2.2, None]}),
    ] = Field(default=None, description="The version of WCAG that was evaluated: 2.0, 2.1 or 2.2.")
    level: Literal["A", "AA", "AAA"] | None = Field(
        default=None, description="The level of WCAG that the e-book meets: A, AA or AAA."
    )
    summary: str | None = Field(
        default=None, min_length=1, description="Your own words for readers, in place of those that are made."
    )
    hazards: Annotated[
        tuple[Hazard, ...] | None,
        BeforeValidator(
            _as_list, json_schema_input_type=Hazard | Literal["none"] | tuple[Hazard, ...] | None
        ),
    ] = Field(
        default=None,
        description="Where pictures move or there is sound, what can harm: flashing, motion, sound, or none.",
    )

    @model_validator(mode="after")
    def check_together(self) -> Self:
        """Return it if a claim has all its parts. Raise ValueError if one is missing."""
        parts = {"certifier": self.certifier, "wcag": self.wcag, "level": self.level}
        missing = " and ".join(f"`{name}`" for name, value in parts.items() if value is None)
        if missing and self.certifier:
            raise ValueError(f"a certifier stands for a claim without {missing}; say which WCAG was met")
        if missing and (self.wcag or self.level):
            raise ValueError(f"a claim needs {missing}; name who evaluated the e-book, and what was met")
        return self

    @property
    def conforms_to(self) -> str | None:
        """The name of what is claimed, as EPUB Accessibility 1.1 writes it."""
        if self.certifier is None:
            return None
        return f"EPUB Accessibility 1.1 - WCAG {self.wcag} Level {self.level}"
