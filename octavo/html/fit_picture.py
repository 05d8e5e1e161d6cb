"""One picture made fit for screens: upright, in sRGB, no larger than e-readers can use, without metadata.

Pictures are never enlarged. Limits: Apple takes no picture of more than four million pixels inside a book,
and asks for sRGB; Amazon takes no file of more than five megabytes. The same file gives the same bytes.
"""

import io
from typing import Any

from PIL import Image, ImageChops, ImageCms, ImageFile, ImageOps, UnidentifiedImageError

from octavo.core.plain_words import plainly
from octavo.html.fitted_picture import FittedPicture
from octavo.html.picture_bytes import bare_jpeg, bare_png
from octavo.pictures.pixels import FAULTS, MOST_READ
from octavo.source.ebook_options import EbookPictures

#: Pixels of a picture at most, whatever its shape.
MOST_PIXELS = 4_000_000
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_ORIENTATION = 0x0112  # Exif 2.3
_WORTH = 0.85  # a JPEG is coded again, with a small loss, if it becomes at least this much smaller
_FAR_SMALLER = 0.5  # a photograph in a PNG becomes a JPEG if that is at least this much smaller
_FEW_COLOURS = 1 << 14
_SHARP = 90  # from this quality on, colours are kept as fine as light and shade


class PictureError(ValueError):
    """A picture can't be used; the message says why."""


def fit_picture(data: bytes, options: EbookPictures) -> FittedPicture:
    """Return a raster picture made fit for screens. Raise PictureError for one that can't be read, or has
    more than ``MOST_READ`` pixels.

    It may run in a thread. Pillow warns of pictures that are large, but not too large.
    """
    # The engine of the PDF, once it is loaded, tells Pillow to take pictures that break off.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > MOST_READ:
                raise Image.DecompressionBombError
            return _fitted(image, data, options)
    except Image.DecompressionBombError as error:
        raise PictureError(f"has more than {MOST_READ // 1_000_000} million pixels") from error
    except UnidentifiedImageError as error:
        raise PictureError("is damaged") from error
    except FAULTS as error:
        raise PictureError(f"is damaged ({plainly(error)})") from error


def _fitted(image: ImageFile.ImageFile, data: bytes, options: EbookPictures) -> FittedPicture:
    kind = "JPEG" if image.format == "MPO" else image.format or ""  # MPO: several in one, the first counts
    if kind != "JPEG" and getattr(image, "is_animated", False):
        return FittedPicture(data, Image.MIME[kind], f".{kind.lower()}", image.has_transparency_data)
    size = _room(image.size, options.longest)
    turned = image.getexif().get(_ORIENTATION, 1) != 1
    profile, mode = image.info.get("icc_profile"), image.mode
    if kind == "JPEG" and size != image.size:
        image.draft(None, size)  # reads a half, a quarter or an eighth, but never less than is needed
    image.load()
    picture: Image.Image = ImageOps.exif_transpose(image) if turned else image
    coloured = _in_srgb(picture, profile)
    room = _room(coloured.size, options.longest)
    reduced = coloured if room == coloured.size else _depth(coloured).resize(room, Image.Resampling.LANCZOS)
    untouched = reduced is image and size == image.size
    if kind == "JPEG":
        made = _jpeg(reduced, options)
        keep = untouched and mode in ("RGB", "L")
        if keep and len(made.data) > _WORTH * len(bare := bare_jpeg(data)):
            made = FittedPicture(bare, "image/jpeg", ".jpg")
    else:
        own = (bare_png(data) if kind == "PNG" else data) if untouched and kind in ("PNG", "GIF") else None
        made = _drawn(reduced, own, options)
    return FittedPicture(made.data, made.media_type, made.suffix, made.clear, mode == "CMYK" and not profile)


def _room(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """Return the size to which a picture is reduced; its own if that is small enough."""
    width, height = size
    factor = min(1.0, longest / max(size), (MOST_PIXELS / (width * height)) ** 0.5)
    return (max(1, int(width * factor)), max(1, int(height * factor))) if factor < 1 else size


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Return the picture in the colours of screens; itself if it has them."""
    if profile and picture.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if "srgb" in (ImageCms.getProfileDescription(source) or "").lower():
                return picture
            made = ImageCms.profileToProfile(
                picture,
                source,
                ImageCms.createProfile("sRGB"),
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGBA" if picture.mode == "RGBA" else "RGB",
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
            if made is not None:
                return made.convert("L") if picture.mode == "L" else made
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass  # a profile that is damaged or for other colours says nothing
    return picture.convert("RGB") if picture.mode in ("CMYK", "YCbCr", "LAB", "HSV") else picture


def _depth(picture: Image.Image) -> Image.Image:
    """Return the picture with eight bits for each colour and no palette, so that sizes between can be
    computed."""
    if picture.mode.startswith(("I", "F")):  # sixteen bits and more
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if picture.mode == "P":
        return picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    return picture.convert("L") if picture.mode == "1" else picture


def _jpeg(picture: Image.Image, options: EbookPictures) -> FittedPicture:
    plain = picture if picture.mode in ("RGB", "L") else _depth(picture).convert("RGB")
    target = io.BytesIO()
    fine = 0 if options.quality >= _SHARP else 2
    plain.info = {}
    plain.save(target, "JPEG", quality=options.quality, subsampling=fine, optimize=True)
    return FittedPicture(target.getvalue(), "image/jpeg", ".jpg")


def _drawn(picture: Image.Image, own: bytes | None, options: EbookPictures) -> FittedPicture:
    """Return a picture that was no JPEG: it stays as exact as it is, unless it is a photograph.

    ``own`` is its file if that may stay. A picture that lets its ground through gets a white one: black lines
    on nothing would be lost on the dark page of a reader, and some shops' converters know no transparency.
    """
    if _is_clear(picture):
        picture, own = _on_white(picture), None
    if _is_photograph(picture):
        lossy = _jpeg(picture, options)
        if own is None or len(lossy.data) < _FAR_SMALLER * len(own):
            return lossy
    exact = own if own is not None else _png(picture)
    is_gif = exact.startswith(b"GIF")
    return FittedPicture(exact, "image/gif" if is_gif else "image/png", ".gif" if is_gif else ".png")


def _png(picture: Image.Image) -> bytes:
    flat = _grey(picture if picture.mode in ("P", "1") else _depth(picture))
    flat.info = {key: value for key, value in flat.info.items() if key == "transparency"}
    target = io.BytesIO()
    flat.save(target, "PNG")
    return target.getvalue()


def _grey(picture: Image.Image) -> Image.Image:
    """Return the picture in grey if it has no colours, since that takes less room."""
    if picture.mode != "RGB":
        return picture
    red, green, blue = picture.split()
    coloured = any(ImageChops.difference(red, other).getbbox() for other in (green, blue))
    return picture if coloured else red


def _on_white(picture: Image.Image) -> Image.Image:
    ground = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(ground, picture.convert("RGBA")).convert("RGB")


def _is_clear(picture: Image.Image) -> bool:
    """Return True if some part of the picture lets its ground through."""
    if not picture.has_transparency_data:
        return False
    alpha: Any = picture.convert("RGBA").getchannel("A").getextrema()
    return bool(alpha[0] < 255)


def _is_photograph(picture: Image.Image) -> bool:
    """Return True if it has more colours, or shades, than something that was drawn."""
    if picture.mode in ("1", "P"):
        return False
    if picture.mode == "L":
        return sum(1 for count in picture.histogram() if count) > 200
    return picture.convert("RGB").getcolors(_FEW_COLOURS) is None
