"""Styles of boxes changed after the cascade, before the pages are made from them."""

from typing import Any

from weasyprint.css.properties import Dimension

from octavo.typeset.weasyprint.boxes import PIXEL


class Restyled:
    """A box with a style of its own, which it shares with no other box. The box is changed in place."""

    def __init__(self, box: Any) -> None:
        self._box = box
        box.style = box.style.copy()
        self._padding = [_pixels(box.style[name]) for name in ("padding_top", "padding_bottom")]

    def set(self, **values: Any) -> None:
        """Set computed values of properties, as the engine has them."""
        self._box.style.update(values)

    def pad(self, above: float, below: float) -> None:
        """Have so many points more above and below the content than the stylesheets ask for."""
        top, bottom = (
            Dimension(own + more / PIXEL, "px")
            for own, more in zip(self._padding, (above, below), strict=True)
        )
        self.set(padding_top=top, padding_bottom=bottom)


def _pixels(length: Any) -> float:
    """Return a computed length; percentages count as nothing."""
    return float(length.value) if getattr(length, "unit", None) == "px" else 0.0
