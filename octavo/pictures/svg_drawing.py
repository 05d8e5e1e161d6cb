"""SVG drawings for the typesetter: as they are, with plainer styles, or drawn by resvg as pixels."""

import re
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import resvg_py
from lxml import etree

from octavo.pictures.converted import ConvertedPicture
from octavo.pictures.svg_needs import needs
from octavo.pictures.svg_styles import WORDED, settle, suit_resvg

_RESOLUTION, _MOST_PIXELS = 600, 16_000_000
_PIXELS_TO_THE_INCH, _POINTS = 96, 0.75  # pixels of CSS, and points to one of them
_USUAL, _LARGEST = (
    (300.0, 150.0),
    20_000.0,
)  # of a drawing without a size (CSS 2, 10.3.2); the most that is one
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,2})?")
_LENGTH = re.compile(r"(\d{1,9}(?:\.\d{0,9})?|\.\d{1,9})(px|pt|pc|in|mm|cm|em)?")
_UNITS = {"px": 1, "pt": 96 / 72, "pc": 16, "in": 96, "mm": 96 / 25.4, "cm": 96 / 2.54, "em": 16}
#: Letters that the fonts of the book have: Latin, Greek, Cyrillic, and signs.
_OWN_LETTERS = re.compile(r"[\u0000-\u052f\u1e00-\u22ff]*")


def drawing_for_print(data: bytes, families: Collection[str], fonts: Sequence[Path]) -> bytes:
    """Return a sound SVG drawing as the typesetter draws it as it is meant; the same bytes if it does anyway.

    ``families`` are the families of the book's fonts in small letters, ``fonts`` their files.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return data  # the typesetter says what is wrong
    changed = settle(root, families)
    if not needs(root):
        return etree.tostring(root) if changed else data
    suit_resvg(root)
    made = _drawn(root, fonts)
    return data if made is None else made.as_svg()


def words_of(data: bytes) -> str:
    """Return the words in an SVG drawing; "" for one that can't be read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return ""
    return " ".join("".join(map(str, node.itertext())) for node in root.iter(*WORDED))


def _drawn(root: etree._Element, fonts: Sequence[Path]) -> ConvertedPicture | None:
    """Return a drawing as pixels, or None if resvg can't draw it."""
    options: dict[str, Any] = {
        "skip_system_fonts": bool(_OWN_LETTERS.fullmatch("".join(map(str, root.itertext())))),
        "font_files": [str(font) for font in fonts],
        "font_family": "EB Garamond",
        "serif_family": "EB Garamond",
        "sans_serif_family": "Source Sans 3",
        "monospace_family": "IBM Plex Mono",
    }
    wide, high = _size(root)
    scale = min(_RESOLUTION / _PIXELS_TO_THE_INCH, (_MOST_PIXELS / (wide * high)) ** 0.5)
    pixels = {"width": max(1, round(wide * scale)), "height": max(1, round(high * scale))}
    root.attrib.update({name: str(size) for name, size in pixels.items()})
    text = etree.tostring(root, encoding="unicode")
    try:
        png = resvg_py.svg_to_bytes(svg_string=text, **options)
    except (ValueError, OSError, MemoryError):
        return None
    return ConvertedPicture(png, wide * _POINTS, high * _POINTS)


def _size(root: etree._Element) -> tuple[float, float]:
    """Return the width and height of a drawing in pixels of CSS; a drawing without a box gets one."""
    box = [float(part) for part in _NUMBER.findall(root.get("viewBox", ""))]
    given = [_pixels(root.get(name, "")) for name in ("width", "height")]
    if len(box) != 4 or box[2] <= 0 or box[3] <= 0:
        box = [0.0, 0.0, given[0] or _USUAL[0], given[1] or _USUAL[1]]
        root.set("viewBox", " ".join(f"{part:g}" for part in box))
    wide, high = given
    if wide is None and high is None:
        wide = box[2]
    if wide is None:
        wide = (high or 0) * box[2] / box[3]
    if high is None:
        high = wide * box[3] / box[2]
    return min(wide, _LARGEST), min(high, _LARGEST)


def _pixels(length: str) -> float | None:
    """Return a length in pixels of CSS, or None for one that is none or a share of something."""
    found = _LENGTH.fullmatch(length.strip())
    if found is None or float(found[1]) <= 0:
        return None
    return float(found[1]) * _UNITS[found[2] or "px"]
