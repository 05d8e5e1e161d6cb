"""The kind of a picture by what its file holds, whatever its name says."""

import re

#: Suffixes of one kind, the usual one first, and how its files begin.
_KINDS: tuple[tuple[tuple[str, ...], re.Pattern[bytes]], ...] = (
    ((".png",), re.compile(rb"\x89PNG\r\n\x1a\n")),
    ((".jpg", ".jpeg"), re.compile(rb"\xff\xd8\xff")),
    ((".gif",), re.compile(rb"GIF8[79]a")),
    ((".webp",), re.compile(rb"RIFF....WEBP", re.DOTALL)),
    ((".tif", ".tiff"), re.compile(rb"II\*\x00|MM\x00\*|II\+\x00|MM\x00\+")),
    ((".bmp",), re.compile(rb"BM.{12}[\x0c\x28\x40\x6c\x7c]\x00\x00\x00", re.DOTALL)),
    ((".avif",), re.compile(rb"....ftypavi[fs]", re.DOTALL)),
    ((".pdf",), re.compile(rb"\s{0,99}%PDF-")),
    ((".svg",), re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}(?:<\?xml|<!--|<!DOCTYPE svg|<svg[\s>])", re.DOTALL)),
)
#: So much of a file says what it is.
HEAD = 200


def kind_of(head: bytes, suffix: str) -> str:
    """Return the suffix that a picture should have, from the first bytes of its file: the one that it has if
    that is right, or if nobody knows better.

    ``suffix`` is in small letters.
    """
    for suffixes, beginning in _KINDS:
        if beginning.match(head):
            return suffix if suffix in suffixes else suffixes[0]
    return suffix
