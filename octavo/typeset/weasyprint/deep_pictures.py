"""Grey PNG pictures of sixteen bits a pixel, which scanners make and WeasyPrint draws wrongly."""

import io

from PIL import Image

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_DEPTH, _KIND = 24, 25  # offsets in the header chunk (W3C, PNG, section 11.2.1)
_SIXTEEN, _GREY = 16, 0


def with_eight_bits(png: bytes) -> bytes | None:
    """Return the picture with eight bits a pixel, which is what printers print.

    Return None for any other file, and for one that is damaged: WeasyPrint says what is wrong with it.
    """
    if not png.startswith(_SIGNATURE) or len(png) <= _KIND or (png[_DEPTH], png[_KIND]) != (_SIXTEEN, _GREY):
        return None
    try:
        with Image.open(io.BytesIO(png), formats=("PNG",)) as deep:
            plain = deep.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
        return None
    target = io.BytesIO()
    plain.save(target, "PNG")
    return target.getvalue()
