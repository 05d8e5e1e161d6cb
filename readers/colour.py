"""Contrast of colours as WCAG 2.2 measures it."""

import re
from dataclasses import dataclass

LEAST = 4.5  # contrast of text with its ground, WCAG 2.2, 1.4.3
LEAST_LARGE = 3.0  # of large text, and of what is drawn (1.4.11)
_PARTS = re.compile(r"rgba?\(\s*([\d.]+)[,\s]+([\d.]+)[,\s]+([\d.]+)(?:[,/\s]+([\d.]+)(%?))?\s*\)")
_SRGB = re.compile(r"color\(srgb\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)(?:\s*/\s*([\d.]+)(%?))?\s*\)")


@dataclass(frozen=True)
class Colour:
    """Red, green and blue from 0 to 255, and opacity from 0 to 1."""

    red: float
    green: float
    blue: float
    opacity: float = 1.0


def read_colour(computed: str) -> Colour:
    """A colour as a browser computes it: ``rgb(…)``, ``rgba(…)`` or ``color(srgb …)``.

    Raises :class:`ValueError` for any other form.
    """
    text = computed.strip()
    found, scale = _PARTS.fullmatch(text), 1.0
    if not found:
        found, scale = _SRGB.fullmatch(text), 255.0
    if not found:
        raise ValueError(f"not a colour: {computed!r}")
    opacity = float(found[4]) / (100 if found[5] else 1) if found[4] else 1.0
    red, green, blue = (float(found[number]) * scale for number in (1, 2, 3))
    return Colour(red, green, blue, opacity)


def over(upper: Colour, lower: Colour) -> Colour:
    """The colour that shows where ``upper`` lies over an opaque ``lower``."""
    share = upper.opacity

    def mix(a: float, b: float) -> float:
        return a * share + b * (1 - share)

    return Colour(
        mix(upper.red, lower.red), mix(upper.green, lower.green), mix(upper.blue, lower.blue), lower.opacity
    )


def luminance(colour: Colour) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""

    def linear(part: float) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue)


def contrast(one: Colour, other: Colour) -> float:
    """The ratio of two opaque colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def text_contrast(ink: str, grounds: list[str], page: str) -> float:
    """The contrast of text: ``grounds`` are the backgrounds of the elements round it, the inmost first."""
    ground = read_colour(page)
    for layer in reversed(grounds):
        ground = over(read_colour(layer), ground)
    return contrast(over(read_colour(ink), ground), ground)
