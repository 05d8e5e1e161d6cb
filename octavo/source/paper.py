"""Paper, as printers state it, and the thickness of what is printed on it."""

import re
from typing import Annotated, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from octavo.core.lengths import MILLIMETRE, exact_points
from octavo.source.values import Length, Model

_LEAVES = (0.05, 1.5)  # points: 18 to 530 micrometres; bible paper, and board
_GRAMMAGES = (20.0, 400.0)
_VOLUMES = (0.7, 3.0)
_DENSITIES = (100.0, 1200.0)
_BOARDS = (0.0, 15.0)  # points: the cover itself, up to 5 mm
_SPINES = (2.0, 300.0)  # points: a booklet, and more than a machine binds


def check_leaf(value: str) -> str:
    """Return the thickness of a leaf as written. Raise ValueError for one that no paper has."""
    if not _LEAVES[0] <= exact_points(value) <= _LEAVES[1]:
        raise ValueError(f"`{value}` is no thickness of a leaf; write a length from 0.02mm to 0.5mm")
    return value


def check_page(value: str) -> str:
    """Return the thickness of a page as written: half a leaf. Raise ValueError for one that no paper has."""
    if not _LEAVES[0] <= 2 * exact_points(value) <= _LEAVES[1]:
        raise ValueError(f"`{value}` is no thickness of a page; write a length such as 0.0025in or 0.06mm")
    return value


def check_board(value: str) -> str:
    """Return the thickness of the cover's board as written. Raise ValueError for one that can't be folded."""
    if not _BOARDS[0] <= exact_points(value) <= _BOARDS[1]:
        raise ValueError(f"`{value}` is no board for a cover; write a length up to 5mm, such as 0.3mm")
    return value


def check_spine(value: str) -> str:
    """Return the width of a spine as written. Raise ValueError for one that can't be bound."""
    if not _SPINES[0] <= exact_points(value) <= _SPINES[1]:
        raise ValueError(f"`{value}` is no width of a spine; write a length from 1mm to 100mm")
    return value


def _number(value: object) -> object:
    # The reader of YAML keeps numbers as text.
    return float(value) if isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?", value) else value


class Paper(Model):
    """The thickness of the paper, in one of the ways in which printers say it."""

    leaf: Annotated[Length, AfterValidator(check_leaf)] | None = Field(
        default=None, description="The thickness of a leaf (caliper): 0.11mm."
    )
    page: Annotated[Length, AfterValidator(check_page)] | None = Field(
        default=None, description="What each page adds to the spine: 0.0025in."
    )
    pages_per_inch: (
        Annotated[float, BeforeValidator(_number), Field(ge=_DENSITIES[0], le=_DENSITIES[1])] | None
    ) = Field(default=None, alias="pages-per-inch", description="How many pages make an inch (PPI): 434.")
    grammage: Annotated[float, BeforeValidator(_number), Field(ge=_GRAMMAGES[0], le=_GRAMMAGES[1])] | None = (
        Field(default=None, description="Grams to the square metre, with `volume`: 90.")
    )
    volume: Annotated[float, BeforeValidator(_number), Field(ge=_VOLUMES[0], le=_VOLUMES[1])] | None = Field(
        default=None, description="The bulk in cubic centimetres to the gram, with `grammage`: 1.3."
    )

    @model_validator(mode="after")
    def check_ways(self) -> Self:
        """Return it if the thickness is said in one way. Raise ValueError for none and for several."""
        if (self.grammage is None) != (self.volume is None):
            raise ValueError("`grammage` and `volume` go together; write both")
        ways = [self.leaf, self.page, self.pages_per_inch, self.grammage]
        if sum(way is not None for way in ways) != 1:
            raise ValueError(
                "a thickness is wanted, in one way; "
                "write `leaf`, or `page`, or `pages-per-inch`, or `grammage` with `volume`"
            )
        return self

    @property
    def per_page(self) -> float:
        """The thickness that each page adds to the spine, in points."""
        if self.page is not None:
            return exact_points(self.page)
        if self.pages_per_inch is not None:
            return 72 / self.pages_per_inch
        if self.leaf is not None:
            return exact_points(self.leaf) / 2
        assert self.grammage is not None
        assert self.volume is not None
        # Grams to the square metre times cubic centimetres to the gram are thousandths of a millimetre.
        return self.grammage * self.volume / 1000 / 2 * MILLIMETRE
