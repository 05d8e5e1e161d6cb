"""The things that are painted on a page of a PDF, read by PDFium: which text can be seen."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

#: How much text and ground must differ in one of red, green and blue, of 255.
_CONTRAST = 24
#: How far objects may stand out of each other's boxes, in points.
_SLACK = 0.75
#: Share of a sign that must be covered, or cut off.
_MOST = 0.6
_INVISIBLE = frozenset({3, 7})  # text that is neither filled nor stroked
_OUTLINED = 1
#: Points of a line under which text may lie, and the segments of a straight one.
_THICK, _STRAIGHT = 5, 2
#: Of 255.
_LEAST_OPACITY = 50
#: Times that one of text and ground must be lighter than the other.
_LIGHTER = 1.3
#: How deep forms may stand in each other.
_DEPTH = 8

#: Ways of not being seen that no page of a book has by chance.
PAINTED_OVER = frozenset(
    {"painted in no colour", "transparent", "under something else", "in the colour of the paper"}
)

Box = tuple[float, float, float, float]  # left, bottom, right, top


@dataclass(slots=True)
class PaintedArea:
    """A filled path or a picture: its place in the order of painting, its box, and its colour, None for a
    picture."""

    order: int
    box: Box
    colour: tuple[int, int, int] | None


@dataclass(slots=True)
class PaintedText:
    """A text object: its place in the order of painting, its box, and why it can't be seen, or ""."""

    order: int
    box: Box
    artifact: bool
    fault: str
    colour: tuple[int, int, int] = (0, 0, 0)
    mark: int = -1  # the id of its marked content, by which the structure tree names it
    size: float = 0.0  # of its type, in points
    clip: Box | None = None  # what is outside of it is not drawn, if that is a part
    covers: tuple[Box, ...] = ()  # what is painted later over a part of it


@dataclass
class Painted:
    """All that is painted on a page; texts by the address of their object."""

    texts: dict[int, PaintedText] = field(default_factory=dict)
    areas: list[PaintedArea] = field(default_factory=list)


class PageReader:
    """Reads the objects of pages. One is made for each file, since it keeps its buffers."""

    def __init__(self) -> None:
        self._numbers = (ctypes.c_float * 4)()
        self._sides = pointers(self._numbers, ctypes.c_float)
        self._colours = (ctypes.c_uint * 4)()
        self._parts = pointers(self._colours, ctypes.c_uint)
        self._name = (ctypes.c_ushort * 64)()
        self._length = ctypes.c_ulong()

    def read(self, page: Any, page_box: Box) -> Painted:
        """Return what is painted on a page."""
        painted = Painted()
        count = pdfium.FPDFPage_CountObjects(page)
        objects = (pdfium.FPDFPage_GetObject(page, index) for index in range(count))
        self._objects(objects, painted, page_box, False, 0)
        _find_covered(painted)
        return painted

    def _objects(
        self, objects: Iterator[Any], painted: Painted, page_box: Box, artifact: bool, depth: int
    ) -> None:
        for item in objects:
            kind = pdfium.FPDFPageObj_GetType(item)
            order = len(painted.texts) + len(painted.areas)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                address = ctypes.addressof(item.contents)
                painted.texts[address] = self._text(item, order, artifact)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEPTH:
                count = pdfium.FPDFFormObj_CountObjects(item)
                inner = (pdfium.FPDFFormObj_GetObject(item, index) for index in range(count))
                self._objects(inner, painted, page_box, artifact or self._is_artifact(item), depth + 1)
            elif kind == pdfium.FPDF_PAGEOBJ_IMAGE and depth == 0:
                painted.areas.append(PaintedArea(order, self._box(item), None))
            elif kind == pdfium.FPDF_PAGEOBJ_PATH and depth == 0:
                colour = self._filled(item)
                if colour is not None:
                    painted.areas.append(PaintedArea(order, self._box(item), colour))

    def _text(self, item: Any, order: int, artifact: bool) -> PaintedText:
        box = self._box(item)
        fault = ""
        if pdfium.FPDFTextObj_GetTextRenderMode(item) in _INVISIBLE:
            fault = "painted in no colour"
        pdfium.FPDFPageObj_GetFillColor(item, *self._parts)
        red, green, blue, alpha = self._colours
        if pdfium.FPDFTextObj_GetTextRenderMode(item) == _OUTLINED:
            pdfium.FPDFPageObj_GetStrokeColor(item, *self._parts)
            red, green, blue, alpha = self._colours
        if alpha < _LEAST_OPACITY:
            fault = "transparent"
        clip = self._clip(item)
        if clip is not None and (_apart(box, clip)):
            fault = "cut off"
        mark = pdfium.FPDFPageObj_GetMarkedContentID(item)
        artifact = artifact or (mark < 0 and self._is_artifact(item))
        pdfium.FPDFTextObj_GetFontSize(item, self._sides[0])
        partly = clip if clip is not None and not holds(clip, box) else None
        return PaintedText(order, box, artifact, fault, (red, green, blue), mark, self._numbers[0], partly)

    def _box(self, item: Any) -> Box:
        pdfium.FPDFPageObj_GetBounds(item, *self._sides)
        left, bottom, right, top = self._numbers
        return left, bottom, right, top

    def _filled(self, item: Any) -> tuple[int, int, int] | None:
        """Return the colour of a path that is filled without letting anything through, or None."""
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        if not pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroke)):
            return None
        if not mode.value:
            return self._stroked(item) if stroke.value else None
        if pdfium.FPDFPath_CountSegments(item) > 6:
            return None  # no rectangle: what it covers is not known
        pdfium.FPDFPageObj_GetFillColor(item, *self._parts)
        red, green, blue, alpha = self._colours
        return (red, green, blue) if alpha == 255 else None

    def _stroked(self, item: Any) -> tuple[int, int, int] | None:
        """Return the colour of a line that is as thick as a line of text is high, or None."""
        pdfium.FPDFPageObj_GetStrokeWidth(item, self._sides[0])
        if self._numbers[0] < _THICK or pdfium.FPDFPath_CountSegments(item) > _STRAIGHT:
            return None
        pdfium.FPDFPageObj_GetStrokeColor(item, *self._parts)
        red, green, blue, alpha = self._colours
        return (red, green, blue) if alpha == 255 else None

    def _is_artifact(self, item: Any) -> bool:
        for index in range(pdfium.FPDFPageObj_CountMarks(item)):
            mark = pdfium.FPDFPageObj_GetMark(item, index)
            pdfium.FPDFPageObjMark_GetName(mark, self._name, 128, ctypes.byref(self._length))
            if self._length.value == 18 and bytes(self._name)[:16:2] == b"Artifact":
                return True
        return False

    def _clip(self, item: Any) -> Box | None:
        """Return the box of what is left of an object by its clip path, or None without one."""
        path = pdfium.FPDFPageObj_GetClipPath(item)
        count = pdfium.FPDFClipPath_CountPaths(path) if path else 0
        box: Box | None = None
        for index in range(max(0, count)):
            xs, ys = [], []
            for step in range(max(0, pdfium.FPDFClipPath_CountPathSegments(path, index))):
                segment = pdfium.FPDFClipPath_GetPathSegment(path, index, step)
                pdfium.FPDFPathSegment_GetPoint(segment, *self._sides[:2])
                xs.append(self._numbers[0])
                ys.append(self._numbers[1])
            if xs:
                this = (min(xs), min(ys), max(xs), max(ys))
                box = this if box is None else _common(box, this)
        return box


def pointers(numbers: Any, kind: Any) -> list[Any]:
    """Return a pointer to each of four numbers, which PDFium fills in one call."""
    size = ctypes.sizeof(kind)
    return [
        ctypes.cast(ctypes.byref(numbers, size * index), ctypes.POINTER(kind))
        for index in range(len(numbers))
    ]


def _common(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _apart(box: Box, clip: Box) -> bool:
    """Return True if nothing, or nearly nothing, of a box lies in another."""
    left, bottom, right, top = _common(box, clip)
    return right - left < 0.5 * min(1, box[2] - box[0]) or top - bottom < 0.25 * (box[3] - box[1])


def _find_covered(painted: Painted) -> None:
    """Find the texts that lie under a later area, or have the colour of the area below them."""
    for text in painted.texts.values():
        if text.fault:
            continue
        ground: tuple[int, int, int] | None = (255, 255, 255)
        for area in painted.areas:
            if not holds(area.box, text.box):
                if area.order > text.order and area.colour is not None and _meet(area.box, text.box):
                    text.covers += (area.box,)
                continue
            if area.order > text.order:
                text.fault = "under something else"
                break
            ground = area.colour
        if not text.fault and ground is not None and _alike(ground, text.colour):
            text.fault = "in the colour of the paper"


def holds(outer: Box, inner: Box) -> bool:
    """Return True if a box lies in another, or hardly stands out of it."""
    return (
        outer[0] <= inner[0] + _SLACK
        and outer[1] <= inner[1] + _SLACK
        and outer[2] >= inner[2] - _SLACK
        and outer[3] >= inner[3] - _SLACK
    )


def _meet(one: Box, other: Box) -> bool:
    left, bottom, right, top = _common(one, other)
    return left < right and bottom < top


def lies_in(box: Box, area: Box) -> bool:
    """Return True if most of a box lies in another."""
    left, bottom, right, top = _common(box, area)
    size = (box[2] - box[0]) * (box[3] - box[1])
    return left < right and bottom < top and (right - left) * (top - bottom) >= _MOST * size


def _alike(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    if all(abs(a - b) < _CONTRAST for a, b in zip(one, other, strict=True)):
        return True
    light, dark = sorted((_lightness(one), _lightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05) < _LIGHTER


def _lightness(colour: tuple[int, int, int]) -> float:
    """Return the relative luminance of a colour, as in WCAG."""
    red, green, blue = ((part / 255) ** 2.2 for part in colour)
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
