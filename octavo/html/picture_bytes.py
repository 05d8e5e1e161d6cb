"""Removal, without a loss, of what cameras and programs write into picture files beside the picture.

JPEG (ITU-T T.81, annex B) and PNG (W3C, third edition, section 5): only the parts that make the picture stay.
So no place of a photograph, no name, no thumbnail of what was cut away gets into a book.
"""

from collections.abc import Iterator

_SCAN, _END = 0xDA, 0xD9
_RESTARTS = range(0xD0, 0xD8)
_ADOBE = 0xEE  # says how colours are coded
_KEPT_APPLICATIONS = frozenset({0xE0, _ADOBE})
_APPLICATIONS = range(0xE0, 0xF0)
_COMMENT = 0xFE

#: Chunks of a PNG file that its picture needs: data, palette, transparency, and how colours are meant.
_CHUNKS = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"sRGB", b"gAMA", b"cHRM", b"sBIT"})
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def bare_jpeg(data: bytes) -> bytes:
    """Return a JPEG file without metadata, colour profile and comments.

    One that is not as it should be comes back as it is.
    """
    try:
        return b"\xff\xd8" + b"".join(_segments(data))
    except (IndexError, ValueError):
        return data


def _segments(data: bytes) -> Iterator[bytes]:
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("a marker is missing")
        while data[at + 1] == 0xFF:  # fill bytes
            at += 1
        marker = data[at + 1]
        if marker == _SCAN:
            yield data[at : _end_of_picture(data, at)]
            return
        if marker == _END or marker in _RESTARTS:
            raise ValueError("the picture is missing")
        size = int.from_bytes(data[at + 2 : at + 4], "big")
        if size < 2 or at + 2 + size > len(data):
            raise ValueError("a segment does not end")
        thumbnail = data[at + 4 : at + 9] == b"JFXX\0"
        metadata = marker in _APPLICATIONS and (thumbnail or marker not in _KEPT_APPLICATIONS)
        if not metadata and marker != _COMMENT:
            yield data[at : at + 2 + size]
        at += 2 + size


def _end_of_picture(data: bytes, at: int) -> int:
    """Return the end of the first picture of a file; some cameras put others behind it."""
    end = data.find(b"\xff\xd9", at)
    return len(data) if end < 0 else end + 2


def bare_png(data: bytes) -> bytes:
    """Return a PNG file with nothing but its picture. One that is not as it should be comes back as it is."""
    at, kept = len(_SIGNATURE), [_SIGNATURE]
    while at + 12 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        end = at + 12 + size
        if end > len(data):
            return data
        if kind in _CHUNKS:
            kept.append(data[at:end])
        if kind == b"IEND":
            return b"".join(kept)
        at = end
    return data
