"""The regions of a book; a small file, since worker processes need it that do not read books."""

from enum import StrEnum


class Region(StrEnum):
    """The three regions of a book; folios are roman in the first and arabic in the others."""

    FRONT = "front"
    BODY = "body"
    BACK = "back"
