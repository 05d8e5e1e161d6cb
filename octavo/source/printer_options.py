"""``printers:`` of ``book.yaml``: what a printer asks of the file that is sent to the press."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from octavo.core.lengths import length_in_points
from octavo.source.paper import Paper, check_board, check_spine
from octavo.source.values import Length, Model

#: The widest bleed, in points: half an inch. So far beyond the trimmed edge the typesetter paints.
WIDEST_BLEED = 36.0
#: The farthest that crop marks may stand from the trimmed edge, in points: an inch.
_FARTHEST = 72.0


def check_bleed(value: str) -> str:
    """Return a bleed as written. Raise ValueError for one that no printer asks for."""
    if length_in_points(value) > WIDEST_BLEED + 0.001:
        raise ValueError(f"`{value}` is too wide a bleed; write a length up to 0.5in, or 12.7mm")
    return value


def check_offset(value: str) -> str:
    """Return a distance of crop marks as written. Raise ValueError for one that leads off the sheet."""
    if length_in_points(value) > _FARTHEST + 0.001:
        raise ValueError(f"`{value}` is too far for crop marks; write a length up to 1in, or 25.4mm")
    return value


class Printer(Model):
    """The demands of one printer on the file for the press."""

    bleed: Annotated[Length, AfterValidator(check_bleed)] = Field(
        default="3mm", description="How far what touches the edge reaches beyond it: 3mm, 0.125in."
    )
    crop_marks: bool = Field(
        default=True, alias="crop-marks", description="Whether crop marks are printed around the page."
    )
    mark_offset: Annotated[Length, AfterValidator(check_offset)] | None = Field(
        default=None,
        alias="mark-offset",
        description="How far the marks stand from the trimmed edge; if not given, at the end of the bleed.",
    )
    page_multiple: Annotated[int, Field(ge=1, le=64)] = Field(
        default=4,
        alias="page-multiple",
        description="Blank pages are added at the end until the number of pages is a multiple of this.",
    )
    paper: Paper | None = Field(
        default=None, description="How thick the paper is, from which the width of the spine follows."
    )
    board: Annotated[Length, AfterValidator(check_board)] = Field(
        default="0mm",
        description="The thickness of the cover's board, counted twice: 0.3mm; 0mm if it does not count.",
    )
    spine: Annotated[Length, AfterValidator(check_spine)] | None = Field(
        default=None, description="The width of the spine, if the printer has said it: 14mm."
    )
    standard: Literal["pdf/x-4", "none"] | None = Field(
        default=None, description="The standard of the file; if not given, PDF/X-4 if there is a profile."
    )
    icc: str | None = Field(
        default=None, description="Path of the ICC profile of press and paper, from the book's folder."
    )
    output_condition: str | None = Field(
        default=None,
        alias="output-condition",
        description="The name under which the printing condition is registered: FOGRA51, CGATS21_CRPC6 ...",
    )
    output_condition_name: str | None = Field(
        default=None,
        alias="output-condition-name",
        description="The printing condition in words: 'Uncoated paper, web offset'.",
    )

    @model_validator(mode="after")
    def check_together(self) -> Self:
        """Return it if its keys go together. Raise ValueError if they don't."""
        if self.mark_offset is not None and length_in_points(self.mark_offset) < length_in_points(self.bleed):
            raise ValueError("`mark-offset` is less than `bleed`; make it at least as long")
        if self.standard == "pdf/x-4" and self.icc is None:
            raise ValueError("`standard: pdf/x-4` needs a profile; add `icc:` with the printer's ICC profile")
        return self

    @property
    def is_x4(self) -> bool:
        """True if the file is to be PDF/X-4 (ISO 15930-7)."""
        return self.standard == "pdf/x-4" or (self.standard is None and self.icc is not None)
