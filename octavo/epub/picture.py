"""The publisher's own cover picture: checked, and made into a JPEG that every reader can show."""

import io
import warnings
from pathlib import Path

from PIL import Image, ImageOps

from octavo.diagnostics import Diagnostics, Span
from octavo.drawing.jpeg import encode

#: Pixels of the longer side: a larger picture is reduced to it.
LONGEST = 2560

_SMALLEST = (625, 1000)  # pixels; what booksellers ask for at least
_MOST_PIXELS = 80_000_000
_MOST_BYTES = 60_000_000


def load(root: Path, name: str, span: Span, diagnostics: Diagnostics) -> bytes | None:
    """The picture ``name`` of the book's folder as a JPEG, never enlarged; None where it can't be used.

    A JPEG that is fit for e-readers is taken byte for byte.
    """
    path = _inside(root, name, span, diagnostics)
    data = _read(path, name, span, diagnostics) if path else None
    if data is None:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise Image.DecompressionBombError
                image.load()
                _judge(image, name, span, diagnostics)
                return data if _ready(image) else encode(_reduced(image))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        _too_large(name, span, diagnostics)
    except (OSError, SyntaxError, ValueError) as error:  # what Pillow raises for broken files
        diagnostics.error(
            "cover-unreadable",
            span,
            f"{name} can't be read as a JPEG or PNG picture ({error})",
            "save the picture again as JPEG or PNG",
        )
    return None


def _inside(root: Path, name: str, span: Span, diagnostics: Diagnostics) -> Path | None:
    home = root.resolve()
    try:
        path = (home / name).resolve()
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
    if image.mode == "CMYK":
        diagnostics.warning(
            "cover-cmyk",
            span,
            f"{name} has printing colours (CMYK); they are converted without a colour profile",
            "save the picture in RGB colours (sRGB)",
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
    upright = ImageOps.exif_transpose(image)
    profile = upright.info.get("icc_profile") if upright.mode in ("RGB", "RGBA") else None
    if upright.mode.startswith("I"):  # 16 bits a channel
        upright = upright.point(lambda value: value / 256).convert("L")
    if upright.has_transparency_data:
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright.convert("RGBA"))
    plain = upright.convert("RGB")
    plain.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    plain.info = {"icc_profile": profile}
    return plain
