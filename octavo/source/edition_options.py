"""Trim sizes, and the editions in which a book is printed: the keys ``trim`` and ``editions``."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from octavo.core.page_design import PageSizes
from octavo.core.suggestions import suggest
from octavo.source.trims import TRIMS
from octavo.source.values import Isbn, Leading, MarginWidth, Model, Side, TypeSize


class Trim(Model):
    """The trimmed page."""

    width: Side = "6in"
    height: Side = "9in"


def trim_of_name(value: object) -> object:
    """Return the sides of a trim size that is given by its name; anything else as it is.

    Raise ValueError for a name that no trim size has.
    """
    if not isinstance(value, str):
        return value
    if value not in TRIMS:
        hint = suggest(value, TRIMS, "write a name such as royal or a5, or `{width: 140mm, height: 216mm}`")
        raise ValueError(f"there is no trim size called `{value}`; {hint}")
    width, height = TRIMS[value]
    return {"width": f"{width:.6g}mm", "height": f"{height:.6g}mm"}


TrimSize = Annotated[
    Trim,
    BeforeValidator(trim_of_name, json_schema_input_type=Trim | Literal[tuple(TRIMS)]),
]


class Margins(Model):
    """The margins of an edition; what is left out follows from trim and type size."""

    inner: MarginWidth | None = Field(default=None, description="The gutter, the margin at the spine: 22mm.")
    outer: MarginWidth | None = Field(default=None, description="The margin at the fore-edge: 18mm.")
    top: MarginWidth | None = Field(
        default=None, description="From the head of the page to the first line: 20mm."
    )
    bottom: MarginWidth | None = Field(
        default=None, description="From the last line to the foot of the page: 25mm."
    )


def check_sheet(value: str) -> str:
    """Return the name of a stylesheet as written. Raise ValueError for one that leads out of its folder."""
    parts = value.split("/")
    if not value.endswith(".css") or "\\" in value or any(part in {"", ".", ".."} for part in parts):
        raise ValueError(
            f"`{value}` is no stylesheet in `styles`; write the name of one, such as large-print.css"
        )
    return value


class Variant(Model):
    """A form in which the book is printed."""

    label: str | None = Field(
        default=None, description="What it is called beside its ISBN: 'large print paperback'."
    )
    isbn: Isbn | None = Field(default=None, description="The ISBN of this edition.")
    binding: Literal["paperback", "hardback"] | None = Field(
        default=None, description="How it is bound, for the trade, if its name does not say."
    )
    statement: str | None = Field(
        default=None, description="Printed on the copyright page of this edition only."
    )
    trim: TrimSize | None = Field(default=None, description="The trimmed page, if not that of the book.")
    type_size: TypeSize = Field(
        default="11pt",
        alias="type-size",
        description="The size of the text, from which all other sizes follow: 11pt.",
    )
    leading: Leading | None = Field(
        default=None,
        description="From line to line: a multiple of the type size, as in 1.4, or a length, as in 24pt.",
    )
    smallest: TypeSize | None = Field(
        default=None, description="No type is smaller than this, notes and tables included: 14pt."
    )
    margins: Margins = Field(default=Margins(), description="The margins, if they are to be others.")
    hyphenation: bool = Field(default=True, description="Whether words are divided.")
    justification: bool = Field(default=True, description="Whether lines are made equally long.")
    styles: tuple[Annotated[str, AfterValidator(check_sheet)], ...] = Field(
        default=(), description="Stylesheets of this edition: names of files in the book's folder styles/."
    )

    def sizes(self, trim: Trim) -> PageSizes:
        """Return what the edition asks of its page; ``trim`` is the book's own, if it has none."""
        page = self.trim or trim
        return PageSizes(
            width=page.width,
            height=page.height,
            type_size=self.type_size,
            leading=self.leading,
            smallest=self.smallest,
            **self.margins.model_dump(),
        )


def check_names(variants: Mapping[str, Variant]) -> Mapping[str, Variant]:
    """Return editions whose names can be parts of file names. Raise ValueError for others."""
    for name in variants:
        if not re.fullmatch(r"[a-z][a-z0-9-]{0,63}", name):
            raise ValueError(
                f"`{name}` is no name for an edition; write lower-case letters, digits, hyphens: large-print"
            )
    return variants


Variants = Annotated[dict[str, Variant], AfterValidator(check_names)]
