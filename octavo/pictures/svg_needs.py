"""The parts of an SVG drawing that the typesetter draws otherwise than they are meant, or not at all.

Each was drawn by WeasyPrint and by resvg, the pages seen by PDFium and by Poppler. Gradients that follow the
box of their shape stay away in Poppler.
"""

import re
from collections.abc import Iterator

from lxml import etree

_ELEMENTS = {"textPath": "words along a line", "switch": "alternatives"}
#: Properties, and the values with which they mean nothing.
_PROPERTIES = {
    "filter": ("none",),
    "mask": ("none",),
    "baseline-shift": ("baseline", "0"),
    "text-decoration": ("none",),
    "writing-mode": ("lr", "lr-tb", "horizontal-tb"),
    "mix-blend-mode": ("normal",),
    "paint-order": ("normal", "fill", "fill stroke", "fill stroke markers"),
}
_DECLARATION = re.compile(rf"(?<![\w-])({'|'.join(_PROPERTIES)})\s*:\s*([^;{{}}!]+)")
_PAINT = re.compile(r"url\(\s*['\"]?#([^'\")\s]+)")
_STROKE = re.compile(r"(?<![\w-])stroke\s*:\s*url\(\s*['\"]?#([^'\")\s]+)")


def needs(root: etree._Element) -> set[str]:
    """Return what a drawing has that the typesetter does not draw as it is meant, by names of SVG and CSS."""
    return set(_needs(root))


def _needs(root: etree._Element) -> Iterator[str]:
    gradients: dict[str, bool] = {}
    painted: set[str] = set()
    stroked: set[str] = set()
    for node in root.iter(etree.Element):
        name = etree.QName(node).localname
        if name in _ELEMENTS:
            yield name
        if name in ("linearGradient", "radialGradient"):
            gradients[node.get("id", "")] = node.get("gradientUnits") != "userSpaceOnUse"
        texts = [node.text or ""] if name == "style" else []
        for attribute, value in node.attrib.items():
            text = str(value).strip()
            if attribute == "style":
                texts.append(text)
            elif attribute in _PROPERTIES and text not in _PROPERTIES[str(attribute)]:
                yield str(attribute)
            elif attribute in ("fill", "stroke"):
                painted.update(_PAINT.findall(text))
                stroked.update(_PAINT.findall(text) if attribute == "stroke" else ())
        for text in texts:
            painted.update(_PAINT.findall(text))
            stroked.update(_STROKE.findall(text))
            for found in _DECLARATION.finditer(text):
                if found[2].strip() not in _PROPERTIES[found[1]]:
                    yield found[1]
    if any(follows for name, follows in gradients.items() if name in painted):
        yield "gradientUnits"
    if not stroked.isdisjoint(gradients):
        yield "stroke"
