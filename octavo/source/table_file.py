"""A file in ``tables/``, as pydantic models that also give its JSON Schema.

Rows are checked apart (``table_rows``): what they may hold depends on the columns.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from octavo.source.manuscript import Align, Orientation
from octavo.source.values import Model

#: Keys of a row in its long form that say what kind of row it is.
ROW_KEYS = ("group", "sub", "total")

_CELL = {
    "anyOf": [
        {"type": ["string", "number", "null"]},
        {
            "type": "object",
            "properties": {"text": {"type": ["string", "number"]}, "span": {"type": "integer", "minimum": 1}},
            "required": ["text"],
            "additionalProperties": False,
        },
    ],
    "description": "Inline Markdown; numbers are printed as written. `span`: how many columns it covers.",
}
_CELLS = {
    "anyOf": [
        {"type": "array", "items": _CELL, "description": "A cell for each column."},
        {
            "type": "object",
            "additionalProperties": _CELL,
            "description": "Cells by the ids of their columns.",
        },
    ]
}
_ROW = {
    "anyOf": [
        *_CELLS["anyOf"],
        {
            "type": "object",
            "properties": {
                "group": {"type": ["string", "number"], "description": "A heading over the next rows."}
            },
            "required": ["group"],
            "additionalProperties": False,
        },
        {
            "type": "object",
            "properties": {"sub": _CELLS},
            "required": ["sub"],
            "additionalProperties": False,
            "description": "An indented row.",
        },
        {
            "type": "object",
            "properties": {"total": _CELLS},
            "required": ["total"],
            "additionalProperties": False,
            "description": "A row set off by a rule.",
        },
    ]
}

Rows = Annotated[tuple[Any, ...], WithJsonSchema({"type": "array", "items": _ROW})]
ColumnId = Annotated[
    str,
    Field(
        pattern=r"^[^\W_][\w.-]*$",
        description="A letter or figure first, then letters, figures, hyphens, dots.",
    ),
]


class ColumnFile(Model):
    """A column of the table."""

    id: ColumnId = Field(description="Its name in rows, spanners and the head of a .csv file.")
    head: str = Field(default="", description="The head over the column; inline Markdown.")
    unit: str | None = Field(default=None, description="The unit of its figures, printed below the head.")
    align: Literal["left", "center", "right", "decimal"] | None = Field(
        default=None, description="decimal if all its cells are numbers, else left, unless said here."
    )
    width: float | None = Field(
        default=None, gt=0, le=100, description="Share of the table's width, in percent."
    )
    stub: bool | None = Field(default=None, description="Whether its cells are the heads of their rows.")


class SpannerFile(Model):
    """A head over several columns that stand next to each other."""

    head: str = Field(description="Inline Markdown.")
    columns: tuple[str, ...] = Field(min_length=1, description="Ids of the columns, from left to right.")
    level: int = Field(
        default=1, ge=1, le=6, description="1 stands directly over the column heads, 2 over level 1 ..."
    )


class TableFile(Model):
    """A file in ``tables/``."""

    id: str | None = Field(
        default=None,
        pattern=r"^tbl-[\w.-]+$",
        description="Begins with tbl-; by default tbl- and the file's name.",
    )
    caption: str | None = Field(default=None, description="Inline Markdown, printed above the table.")
    short_caption: str | None = Field(
        default=None, alias="short-caption", description="For the list of tables."
    )
    numbered: bool = Field(default=True, description="false for a table without a number.")
    orientation: Literal["upright", "sideways", "facing"] = Field(
        default=Orientation.UPRIGHT.value,
        description="In print; sideways: on a page of its own, turned; facing: over two facing pages.",
    )
    right_page: str | None = Field(
        default=None,
        alias="right-page",
        description="With facing: the column with which the right-hand page begins.",
    )
    columns: tuple[ColumnFile, ...] = Field(min_length=1, description="The columns from left to right.")
    spanners: tuple[SpannerFile, ...] = Field(default=(), description="Heads over several columns.")
    rows: Rows | None = Field(default=None, description="The rows, here or in a .csv file.")
    data: str | None = Field(
        default=None, description="A .csv file beside this one; its first row names the columns."
    )
    notes: dict[str, str] = Field(
        default_factory=dict,
        description="The table's own notes, called as [^id] in captions, heads and cells. "
        'One that begins with {author="Ed."} is signed.',
    )
    remarks: str | None = Field(
        default=None,
        description="What is to be said of the whole table; paragraphs of inline Markdown, printed below it.",
    )
    signs: dict[str, str] = Field(
        default_factory=dict,
        description="Signs that stand for missing figures, and what they mean: {n.a.: not stated}.",
    )
    source: str | None = Field(default=None, description="Where the figures come from; inline Markdown.")


def align_of(name: str | None) -> Align | None:
    """Return the alignment that a column file names."""
    return None if name is None else Align(name)
