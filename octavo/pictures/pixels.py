"""TIFF, BMP and AVIF pictures as PNG. Of a file with several pictures the first is taken."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from PIL import Image, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from octavo.core.plain_words import plainly
from octavo.pictures.converted import ConvertedPicture, UnusablePictureError

#: Pixels of a picture that is read at all.
MOST_READ = 80_000_000
#: What Pillow raises for broken files.
FAULTS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    EOFError,
    MemoryError,
    struct.error,
    zlib.error,
)
_LEAST, _MOST = 72, 2400  # pixels to the inch; what is outside is no resolution that somebody meant
_POINTS_TO_THE_INCH = 72


def check_pixels(data: bytes, kind: str) -> None:
    """Raise UnusablePictureError for a file that is no picture of a kind ("TIFF"), or has too many pixels."""
    with _opened(data, kind):
        pass


def to_png(data: bytes, kind: str) -> ConvertedPicture:
    """Return a picture as PNG, upright, in the colours of screens or in grey."""
    with _opened(data, kind) as image:
        resolution = _resolution(image)
        profile = image.info.get("icc_profile")
        image.load()
        upright = ImageOps.exif_transpose(image) or image
        plain = _plain(upright, profile)
        target = io.BytesIO()
        plain.info = {}
        plain.save(target, "PNG", compress_level=4)
    width, height = (pixels * _POINTS_TO_THE_INCH / resolution for pixels in plain.size)
    return ConvertedPicture(target.getvalue(), width, height)


@contextmanager
def _opened(data: bytes, kind: str) -> Iterator[ImageFile.ImageFile]:
    # The engine of the PDF, once it is loaded, tells Pillow to take pictures that break off.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow's of odd metadata; what counts are faults
            with Image.open(io.BytesIO(data), formats=(kind,)) as image:
                if image.width * image.height > MOST_READ:
                    raise Image.DecompressionBombError
                yield image
    except Image.DecompressionBombError as error:
        message = f"has more than {MOST_READ // 1_000_000} million pixels"
        raise UnusablePictureError(message) from error
    except UnidentifiedImageError as error:
        raise UnusablePictureError(f"is no {kind} picture, whatever its name says") from error
    except UnusablePictureError:
        raise
    except FAULTS as error:
        raise UnusablePictureError(f"is damaged ({plainly(error)})") from error


def _resolution(image: Image.Image) -> float:
    """Return the pixels to the inch that a file gives, or those of CSS."""
    given = image.info.get("dpi")
    across = float(given[0]) if isinstance(given, tuple) and given else 0.0
    return across if _LEAST <= across <= _MOST else 96.0


def _plain(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return a picture of eight bits a channel, in RGB or in grey, with its transparency."""
    if image.mode.startswith(("I", "F")):  # sixteen bits and more
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in ("1", "L", "P", "RGB", "RGBA", "LA"):
        return image
    if profile and image.mode in ("CMYK", "LAB"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            made = None  # a profile that is damaged or for other colours says nothing
        if made is not None:
            return made
    return image.convert("RGB")
