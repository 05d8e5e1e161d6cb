"""The publisher's own cover picture: checked, and made into a JPEG that every reader can show."""

import io
import warnings
from pathlib import Path

from PIL import Image, ImageCms, ImageFile, ImageOps

from octavo.core.composed_names import existing
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.plain_words import plainly
from octavo.drawing.jpeg import encode

#: Pixels of the longer side: a larger picture is reduced to it.
LONGEST = 2560

_SMALLEST = (625, 1000)  # pixels; what booksellers ask for at least
_LEAST_PPI, _MOST_PPI = (
    300,
    450,
)  # pixels to the inch of a printed picture: what printers ask for, what they need
_MOST_LOST = 0.06  # the share of a picture that may be cut off without a word
_MOST_PIXELS = 80_000_000
_MOST_BYTES = 60_000_000


def load(root: Path, name: str, span: Span, diagnostics: Diagnostics) -> bytes | None:
    """Return the picture ``name`` of the book's folder as a JPEG, never enlarged; None if it can't be used.

    A JPEG that is fit for e-readers is taken byte for byte.
    """
    found = _open(root, name, span, diagnostics)
    if found is None:
        return None
    data, image = found
    _judge(image, name, span, diagnostics)
    return data if _ready(image) else encode(_reduced(image))


def panel(
    root: Path, name: str, size: tuple[float, float], span: Span, diagnostics: Diagnostics
) -> Image.Image | None:
    """Return the picture ``name`` for the front of a printed cover of that size in points: sRGB, cut from
    its middle to the shape; None if it can't be used. Too few pixels, and much that is cut off, are
    reported."""
    found = _open(root, name, span, diagnostics)
    if found is None:
        return None
    _judge(found[1], name, span, diagnostics)
    whole = _flat(found[1], keep_profile=False)
    box = _middle(whole.size, size)
    lost = 1 - (box[2] - box[0]) * (box[3] - box[1]) / (whole.width * whole.height)
    if lost > _MOST_LOST:
        diagnostics.warning(
            "cover-cut",
            span,
            f"{name} has another shape than the printed front: {lost:.0%} of it is cut off",
            f"give one of {size[0] / 72 * 25.4:.0f} by {size[1] / 72 * 25.4:.0f} mm, the bleed included",
        )
    finest = (box[2] - box[0]) / size[0] * 72
    if finest < _LEAST_PPI - 1:
        diagnostics.warning(
            "cover-resolution",
            span,
            f"{name} has {finest:.0f} pixels to the inch in print; printers ask for {_LEAST_PPI}",
            f"give a picture of {size[0] / 72 * _LEAST_PPI:.0f} by {size[1] / 72 * _LEAST_PPI:.0f} pixels",
        )
    pixels = [round(min(finest, _MOST_PPI) * side / 72) for side in size]
    return whole.resize((pixels[0], pixels[1]), Image.Resampling.LANCZOS, box=box)


def _middle(whole: tuple[int, int], size: tuple[float, float]) -> tuple[int, int, int, int]:
    """Return the largest box of the shape ``size`` in the middle of a picture."""
    width = min(whole[0], round(whole[1] * size[0] / size[1]))
    height = min(whole[1], round(whole[0] * size[1] / size[0]))
    left, top = (whole[0] - width) // 2, (whole[1] - height) // 2
    return left, top, left + width, top + height


def _open(root: Path, name: str, span: Span, diagnostics: Diagnostics) -> tuple[bytes, Image.Image] | None:
    """Return a picture of the book's folder, its bytes and its pixels; None if it can't be used."""
    path = _inside(root, name, span, diagnostics)
    data = _read(path, name, span, diagnostics) if path else None
    if data is None:
        return None
    # WeasyPrint, once it is loaded, has told Pillow to take pictures that break off.
    truncated, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG"))
            if image.width * image.height > _MOST_PIXELS:
                raise Image.DecompressionBombError
            image.load()
            return data, image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        _too_large(name, span, diagnostics)
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises for broken files
        diagnostics.error(
            "cover-unreadable",
            span,
            f"{name} can't be read as a JPEG or PNG picture ({plainly(error)})",
            "save the picture again as JPEG or PNG",
        )
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = truncated
    return None


def _inside(root: Path, name: str, span: Span, diagnostics: Diagnostics) -> Path | None:
    home = root.resolve()
    try:
        path = existing(home / name).resolve()
        found = path.is_file()
    except (OSError, ValueError):  # too long a name, a null character, a loop of links
        path, found = home / "cover", False
    if Path(name).is_absolute() or ".." in Path(name).parts or not path.is_relative_to(home):
        diagnostics.error(
            "cover-outside-book",
            span,
            f"the cover {name} is not inside the book's folder",
            "copy the picture into the book's folder and give its path from there",
        )
        return None
    if not found:
        diagnostics.error(
            "cover-missing",
            span,
            f"the cover {name} does not exist",
            "give the path of a JPEG or PNG file in the book's folder, or leave `cover` out to have one made",
        )
        return None
    return path


def _read(path: Path, name: str, span: Span, diagnostics: Diagnostics) -> bytes | None:
    try:
        if path.stat().st_size > _MOST_BYTES:
            _too_large(name, span, diagnostics)
            return None
        return path.read_bytes()
    except OSError as error:
        message = f"{name} can't be read ({error.strerror})"
        diagnostics.error("cover-unreadable", span, message, "check the file's permissions")
        return None


def _too_large(name: str, span: Span, diagnostics: Diagnostics) -> None:
    diagnostics.error(
        "cover-too-large",
        span,
        f"{name} has more than {_MOST_PIXELS // 1_000_000} million pixels or {_MOST_BYTES // 1_000_000} MB",
        f"reduce it to {LONGEST} pixels in height",
    )


def _judge(image: Image.Image, name: str, span: Span, diagnostics: Diagnostics) -> None:
    width, height = _upright_size(image)
    if width < _SMALLEST[0] or height < _SMALLEST[1]:
        diagnostics.warning(
            "cover-small",
            span,
            f"{name} is {width} by {height} pixels; booksellers ask for {_SMALLEST[0]} by {_SMALLEST[1]}",
            "give a larger picture, best 1600 by 2560 pixels",
        )
    if width > height:
        diagnostics.warning(
            "cover-landscape",
            span,
            f"{name} is wider than high ({width} by {height} pixels)",
            "give the front cover alone, not the whole jacket",
        )
    if image.mode == "CMYK" and _to_srgb(image) is None:
        diagnostics.warning(
            "cover-cmyk",
            span,
            f"{name} has printing colours (CMYK) and no profile that says which; they are only guessed",
            "save the picture with its profile, or in RGB colours (sRGB)",
        )


def _upright_size(image: Image.Image) -> tuple[int, int]:
    turned = image.getexif().get(0x0112, 1) >= 5  # orientations 5 to 8 lie on their side
    return (image.height, image.width) if turned else (image.width, image.height)


def _ready(image: Image.Image) -> bool:
    return (
        image.format == "JPEG"
        and image.mode in ("RGB", "L")
        and max(image.size) <= LONGEST
        and image.getexif().get(0x0112, 1) == 1
    )


def _reduced(image: Image.Image) -> Image.Image:
    plain = _flat(image, keep_profile=True)
    plain.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    return plain


def _flat(image: Image.Image, *, keep_profile: bool) -> Image.Image:
    """Return a picture upright, in RGB, on white; with the profile that it had, or in sRGB."""
    upright = ImageOps.exif_transpose(image)
    keep_profile &= upright.mode in ("RGB", "RGBA")
    profile = upright.info.get("icc_profile") if keep_profile else None
    if not keep_profile:
        upright = _to_srgb(upright) or upright
    if upright.mode.startswith("I"):  # 16 bits a channel
        upright = upright.point(lambda value: value / 256).convert("L")
    if upright.has_transparency_data:
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright.convert("RGBA"))
    plain = upright.convert("RGB")
    plain.info = {"icc_profile": profile}
    return plain


def _to_srgb(image: Image.Image) -> Image.Image | None:
    """Return a picture with a profile in sRGB, by relative colorimetry with black point compensation; None
    for one without a profile that fits it."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "RGBA", "CMYK", "L"):
        return None
    try:
        return ImageCms.profileToProfile(
            image,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGBA" if image.mode == "RGBA" else "RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def jpeg_for_print(image: Image.Image) -> bytes:
    """Return a picture as a JPEG in which print shows no loss; same pixels, same bytes."""
    target = io.BytesIO()
    image.save(target, "JPEG", quality=95, subsampling=0)
    return target.getvalue()


def ground_of(image: Image.Image) -> tuple[str, str]:
    """Return the colour of the left edge of a front cover, for spine and back, and black or white to read
    on it."""
    edge = image.crop((0, 0, max(1, image.width // 40), image.height)).resize((1, 1), Image.Resampling.BOX)
    red, green, blue = edge.tobytes()
    # Relative luminance (WCAG 2.2); below this one white has the higher contrast.
    light = sum(
        _linear(part / 255) * share
        for part, share in zip((red, green, blue), (0.2126, 0.7152, 0.0722), strict=True)
    )
    return f"#{red:02x}{green:02x}{blue:02x}", "#ffffff" if light < 0.179 else "#000000"


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
