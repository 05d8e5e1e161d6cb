"""Conversion by the kind of a file: pages of PDF are drawn, other pictures of pixels become PNG."""

from enum import Enum

from octavo.pictures.converted import ConvertedPicture, UnusablePictureError

_PIXELS = {".tif": "TIFF", ".tiff": "TIFF", ".bmp": "BMP", ".avif": "AVIF"}
#: Suffixes of pictures that are converted.
CONVERTED = frozenset({*_PIXELS, ".pdf"})


class Sharpness(Enum):
    """The pixels that are made of a drawing: so many to the inch, and so many at most."""

    SCREEN = (300, 4_000_000)
    PRINT = (600, 16_000_000)


def convert(data: bytes, suffix: str, sharpness: Sharpness) -> ConvertedPicture:
    """Return a picture as PNG.

    Raise UnusablePictureError for one that can't be read, KeyError for a suffix that is not converted.
    """
    from octavo.pictures.pdf_page import draw_page  # here, since few books need them
    from octavo.pictures.pixels import to_png

    if suffix == ".pdf":
        resolution, pixels = sharpness.value
        return draw_page(data, resolution, pixels)
    return to_png(data, _PIXELS[suffix])


def fault_of(data: bytes, suffix: str) -> str | None:
    """Return what is wrong with a picture that would be converted, as the end of a sentence, or None.

    Its pixels are not read. Raise KeyError for a suffix that is none of ``CONVERTED``.
    """
    from octavo.pictures.pdf_page import check_page  # here, since few books need them
    from octavo.pictures.pixels import check_pixels

    try:
        if suffix == ".pdf":
            check_page(data)
        else:
            check_pixels(data, _PIXELS[suffix])
    except UnusablePictureError as error:
        return str(error)
    return None
