"""``ebook:`` of ``book.yaml``: what goes into the e-book and the site beside the text."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from octavo.source.values import Model


class EbookPictures(Model):
    """The way in which pictures are made fit for screens."""

    longest: Annotated[int, Field(ge=600, le=4096)] = Field(
        default=2048, description="Pixels of the longer side at most, from 600 to 4096."
    )
    quality: Annotated[int, Field(ge=50, le=95)] = Field(
        default=85, description="Quality of JPEG pictures, from 50 to 95."
    )
    keep: bool = Field(default=False, description="Whether all pictures go in as they are.")


def _long(value: object) -> object:
    """Return ``keep`` in its long form, ``{keep: true}``. Raise ValueError for another word."""
    if not isinstance(value, str):
        return value
    if value != "keep":
        raise ValueError(f"`pictures` cannot be `{value}`; write `keep`, or `{{longest: 1600, quality: 80}}`")
    return {"keep": True}


class Ebook(Model):
    """The parts of the e-book and the site beside the text."""

    fonts: Literal["embed", "none"] = Field(
        default="embed", description="'embed': the book's fonts; 'none': those of the reader."
    )
    pictures: Annotated[
        EbookPictures, BeforeValidator(_long, json_schema_input_type=EbookPictures | Literal["keep"])
    ] = Field(
        default=EbookPictures(),
        description="How pictures are made fit for screens; 'keep' takes all of them as they are.",
    )
