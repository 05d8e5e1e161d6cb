"""Sizes that authors give to pictures: true in print, and in proportion on screens.

A screen has another size than the page, so a length on paper becomes a share of the measure, or ems for a
picture in a line: 78 mm on a page of 110 mm are 71 % of any screen.
"""

from octavo.core.lengths import length_in_points
from octavo.core.picture_sizes import PictureLength, read_picture_length
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, pop_attribute

_MEASURE = 312 / 432  # share of the trimmed page, see core/page_design.py
_EM = 11.0  # points of the text


class PictureSizes:
    """Finds the lengths of one medium: ``paper`` for a page of ``trim_width``, such as "6in"."""

    def __init__(self, trim_width: str, *, paper: bool) -> None:
        self._measure = length_in_points(trim_width) * _MEASURE
        self._paper = paper

    def set_in_line(self, picture: Element) -> None:
        """Give a picture in a line the size that its author wants."""
        wide, high = pop_attribute(picture, Data.WIDTH), pop_attribute(picture, Data.HEIGHT)
        if style := self.style(wide, high, in_line=True):
            picture.set("style", style)

    def style(self, width: str, height: str, *, in_line: bool = False) -> str:
        """Return declarations of CSS for a picture that is asked to be so wide and so high; "" for none.

        With both, on paper it fits into what they make; on a screen it is as wide, and as high as that makes.
        """
        wide, high = read_picture_length(width), read_picture_length(height)
        if wide is not None and not self._paper:
            high = None
        lengths = {"width": self._across(wide, in_line), "height": self._down(high)}
        return "; ".join(f"{name}: {length}" for name, length in lengths.items() if length is not None)

    def _across(self, length: PictureLength | None, in_line: bool) -> PictureLength | None:
        if length is None or self._paper or not length.is_fixed:
            return length
        if in_line:
            return PictureLength(round(length.value / _EM, 2), "em")
        return PictureLength(round(min(100.0, 100 * length.value / self._measure), 1), "%")

    def _down(self, length: PictureLength | None) -> PictureLength | None:
        if length is None or length.unit == "%":  # of a height that pages and screens don't have
            return None
        return (
            length
            if self._paper or not length.is_fixed
            else PictureLength(round(length.value / _EM, 2), "em")
        )
