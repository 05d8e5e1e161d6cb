"""``print-cover:`` of ``book.yaml``: what only the printed cover needs."""

from typing import Literal

from pydantic import Field

from octavo.source.values import Model


class PrintCover(Model):
    """The printed cover: back, spine and front on one sheet."""

    price: str | None = Field(
        default=None,
        min_length=1,
        max_length=60,
        description="The price as it is printed on the back: $18.00.",
    )
    spine_direction: Literal["down", "up"] | None = Field(
        default=None,
        alias="spine-direction",
        description="How the words of the spine run: down from head to foot, as on English books, or up; "
        "if not given, as is usual in the language.",
    )
