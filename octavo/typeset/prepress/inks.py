"""The colours of screens, in which books are designed, as the inks of a press."""

import io
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageCms

from octavo.core.icc import colour_space
from octavo.typeset.assembly.standards.srgb import srgb

#: Brightness of red, green and blue, as Rec. 601 and Pillow have it.
_BRIGHTNESS = (0.299, 0.587, 0.114)


class Inks:
    """Turns sRGB colours into inks.

    Greys are always black ink alone: text in four inks would be blurred by the smallest error of register.
    Other colours become inks by the ``profile`` of the press, relative colorimetric with black point
    compensation if it is CMYK, brightness if it is grey. Without a profile, and with one for RGB, they
    stay as they are, and the file says that they are sRGB.
    """

    def __init__(self, profile: bytes | None) -> None:
        self.space = colour_space(profile) if profile else ""
        self._known: dict[tuple[float, float, float], tuple[float, ...]] = {}
        self._transform: ImageCms.ImageCmsTransform | None = None
        if profile and self.space == "CMYK":
            self._transform = ImageCms.buildTransform(
                ImageCms.ImageCmsProfile(io.BytesIO(srgb())),
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                "RGB",
                "CMYK",
                ImageCms.Intent.RELATIVE_COLORIMETRIC,
                ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )

    def colour(self, colour: Sequence[float], mask: bool = False) -> tuple[float, ...]:
        """Return a colour of three parts from 0 to 1 as one part (grey), four (CMYK), or three (sRGB).

        In a ``mask`` every colour is a brightness.
        """
        red, green, blue = colour
        if red == green == blue:
            return (red,)
        if mask or self.space == "GRAY":
            return (round(sum(part * share for part, share in zip(colour, _BRIGHTNESS, strict=True)), 4),)
        if self._transform is None:
            return (red, green, blue)
        key = (red, green, blue)
        if key not in self._known:
            self._known[key] = self._separated(key)
        return self._known[key]

    def _separated(self, colour: tuple[float, float, float]) -> tuple[float, ...]:
        assert self._transform is not None
        red, green, blue = (round(255 * min(max(part, 0.0), 1.0)) for part in colour)
        pixel = Image.new("RGB", (1, 1), (red, green, blue))
        inks = self._transform.apply(pixel).tobytes()
        return tuple(round(ink / 255, 4) for ink in inks)

    def picture(self, picture: Image.Image, mask: bool = False) -> Image.Image | None:
        """Return an RGB picture in grey or CMYK; None for one that stays as it is."""
        red, green, blue = picture.split()
        grey = all(ImageChops.difference(red, other).getextrema() == (0, 0) for other in (green, blue))
        if grey:
            return red
        if mask or self.space == "GRAY":
            return picture.convert("L")
        return self._transform.apply(picture) if self._transform else None
