"""The first page of a PDF file as a picture: PDFium draws it, which runs none of its scripts."""

import io
import math

import pypdfium2
from PIL import Image, ImageChops

from octavo.core.plain_words import plainly
from octavo.pictures.converted import ConvertedPicture, UnusablePictureError

_POINTS_TO_THE_INCH = 72
_SMALLEST, _LARGEST = 1.0, 14_400.0  # points of a side (ISO 32000-1, annex C)


def check_page(data: bytes) -> None:
    """Raise UnusablePictureError for a file that is no PDF, is locked, or has no page that can be drawn."""
    _opened(data)[0].close()


def draw_page(data: bytes, resolution: int, most_pixels: int) -> ConvertedPicture:
    """Return the first page, with so many pixels to the inch, and no more in all than ``most_pixels``."""
    document, page, (width, height) = _opened(data)
    try:
        wanted = resolution / _POINTS_TO_THE_INCH
        scale = min(wanted, math.sqrt(most_pixels / (width * height)))
        # One that is not opaque stays so on paper, which is white; on a dark screen it would be lost.
        bitmap = page.render(scale=scale, fill_color=(255, 255, 255, 255), may_draw_forms=False)
        picture = _without_needless_colours(bitmap.to_pil().convert("RGB"))
    except (pypdfium2.PdfiumError, ValueError, MemoryError, OSError) as error:
        raise UnusablePictureError(f"can't be drawn ({plainly(error)})") from error
    finally:
        document.close()
    target = io.BytesIO()
    picture.save(target, "PNG", compress_level=4)
    return ConvertedPicture(target.getvalue(), width, height)


def _opened(data: bytes) -> tuple[pypdfium2.PdfDocument, pypdfium2.PdfPage, tuple[float, float]]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        fault = "is locked with a password" if locked else "is no PDF file, or a damaged one"
        raise UnusablePictureError(fault) from error
    try:
        if not len(document):
            raise UnusablePictureError("has no page")
        page = document[0]
        width, height = page.get_size()
    except pypdfium2.PdfiumError as error:
        document.close()
        raise UnusablePictureError("has no page that can be read") from error
    except UnusablePictureError:
        document.close()
        raise
    if not (_SMALLEST <= width <= _LARGEST and _SMALLEST <= height <= _LARGEST):
        document.close()
        raise UnusablePictureError(f"has a page of {width:g} by {height:g} points, which is no picture")
    return document, page, (width, height)


def _without_needless_colours(picture: Image.Image) -> Image.Image:
    """Return a picture in grey if it has no colours: it needs a third of the room, and prints in one ink."""
    red, green, blue = picture.split()
    coloured = any(ImageChops.difference(red, other).getbbox() for other in (green, blue))
    return picture if coloured else red
