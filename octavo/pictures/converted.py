"""The result of a conversion, and what it raises."""

from base64 import b64encode
from dataclasses import dataclass, field


class UnusablePictureError(ValueError):
    """A picture can't be used; the message says why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class ConvertedPicture:
    """A PNG picture. ``width`` and ``height`` are its size in points."""

    png: bytes = field(repr=False)
    width: float
    height: float

    def as_svg(self) -> bytes:
        """Return it as an SVG drawing of its true size, whose pixels may be finer than those of CSS.

        Nothing is drawn between pixels when it is shown larger, which PDF/A does not allow.
        """
        size = f'width="{self.width:.3f}pt" height="{self.height:.3f}pt"'
        box = f'viewBox="0 0 {self.width:.3f} {self.height:.3f}"'
        inside = f'width="{self.width:.3f}" height="{self.height:.3f}" preserveAspectRatio="none"'
        inside += ' image-rendering="crisp-edges"'
        data = b64encode(self.png).decode()
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box}>'
            f'<image {inside} href="data:image/png;base64,{data}"/></svg>'
        ).encode()
