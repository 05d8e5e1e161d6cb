"""Pictures of pixels in the inks of the press."""

import io
import zlib

from pikepdf import Array, Name, Object, PdfError, PdfImage, Stream
from PIL import Image

from octavo.core.plain_words import plainly
from octavo.typeset.prepress.inks import Inks

_SPACES = {"L": Name.DeviceGray, "CMYK": Name.DeviceCMYK}
#: Quality of JPEG pictures that are written again: no loss that print shows.
_QUALITY = 95


class UnreadablePictureError(ValueError):
    """A picture of a PDF whose pixels can't be read; the message says why."""


def set_picture(picture: Stream, inks: Inks, screen: Object, mask: bool) -> None:
    """Rewrite an image of DeviceRGB; one that stays RGB is said to be of the colour space ``screen``.

    Raise UnreadablePictureError if its pixels can't be read. Then it stays RGB too.
    """
    if picture.get("/ColorSpace") != Name.DeviceRGB:
        return
    try:
        pixels = PdfImage(picture).as_pil_image().convert("RGB")
    except (OSError, ValueError, NotImplementedError, PdfError, Image.DecompressionBombError) as error:
        picture.ColorSpace = screen
        raise UnreadablePictureError(plainly(error)) from error
    made = inks.picture(pixels, mask)
    if made is None:
        picture.ColorSpace = screen
        return
    is_jpeg = Name.DCTDecode in _filters(picture)
    data, kind = (_jpeg(made), Name.DCTDecode) if is_jpeg else (_deflated(made), Name.FlateDecode)
    picture.write(data, filter=kind)
    picture.ColorSpace = _SPACES[made.mode]
    picture.BitsPerComponent = 8
    if is_jpeg and made.mode == "CMYK":
        # JPEG files have CMYK upside down, as Adobe's programs write it.
        picture.Decode = Array([1, 0] * 4)
    elif "/Decode" in picture:
        del picture["/Decode"]


def _filters(picture: Object) -> list[Object]:
    found = picture.get("/Filter")
    return list(found) if isinstance(found, Array) else [found] if found is not None else []


def _jpeg(picture: Image.Image) -> bytes:
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=_QUALITY, subsampling=0)
    return target.getvalue()


def _deflated(picture: Image.Image) -> bytes:
    return zlib.compress(picture.tobytes(), 6)
