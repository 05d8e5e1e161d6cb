"""The pixels of pictures at the size at which they are printed."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Matrix, Name, Object, Page, Pdf

from octavo.check.findings import Findings, counted, on_page

#: Pixels to the inch that printers ask for (Amazon KDP, Ingram Content Group); less is seen in print.
WANTED = 300
_NEAR = 0.97  # of what is wanted: 299 pixels to the inch are enough
_POINTS_TO_THE_INCH = 72
_DEEPEST = 12  # forms within forms


@dataclass(frozen=True, slots=True)
class _Placed:
    """A picture on a page (from 1): its pixels, and the pixels to the inch that come to print."""

    page: int
    width: int
    height: int
    resolution: float


def check_resolution(pdf: Pdf) -> Findings:
    """Advise on pictures that have fewer pixels than printers ask for."""
    placed = [one for number, page in enumerate(pdf.pages, start=1) for one in _on(page, number)]
    coarse = sorted((one for one in placed if one.resolution < WANTED * _NEAR), key=lambda one: one.page)
    advice = tuple(
        on_page(one.page).warning(
            "press-resolution",
            f"a picture of {one.width} x {one.height} pixels is printed with "
            f"{one.resolution:.0f} to the inch; printers ask for {WANTED}",
        )
        for one in coarse
    )
    least = min((one.resolution for one in placed), default=0)
    detail = f"{counted(len(placed), 'picture')}, {least:.0f} pixels to the inch or more"
    return Findings(advice, detail if placed else "no pictures of pixels")


def _on(page: Page, number: int) -> Iterator[_Placed]:
    seen: set[tuple[str, ...]] = set()
    yield from _drawn(page, page.obj.get("/Resources", Dictionary()), Matrix(), number, 0, seen)


def _drawn(
    holder: Page | Object, resources: Object, at: Matrix, page: int, depth: int, seen: set[tuple[str, ...]]
) -> Iterator[_Placed]:
    """Yield the pictures that a page or form draws; ``at`` is what its lengths become on paper."""
    objects = resources.get("/XObject", Dictionary())
    kept: list[Matrix] = []
    for found in pikepdf.parse_content_stream(holder, "q Q cm Do"):
        name, operands = str(found.operator), list(found.operands)
        if name == "q":
            kept.append(at)
        elif name == "Q" and kept:
            at = kept.pop()
        elif name == "cm":
            at = Matrix(*(float(one) for one in operands)) @ at
        elif name == "Do" and (drawn := objects.get(str(operands[0]))) is not None:
            yield from _object(drawn, resources, at, page, depth, seen)


def _object(
    drawn: Object, resources: Object, at: Matrix, page: int, depth: int, seen: set[tuple[str, ...]]
) -> Iterator[_Placed]:
    if drawn.get("/Subtype") == Name.Image and not drawn.get("/ImageMask", False):
        wide, high = math.hypot(at.a, at.b), math.hypot(at.c, at.d)
        if wide > 0 and high > 0:
            width, height = int(drawn.Width), int(drawn.Height)
            yield _Placed(page, width, height, min(width / wide, height / high) * _POINTS_TO_THE_INCH)
    elif drawn.get("/Subtype") == Name.Form and depth < _DEEPEST:
        place = (str(drawn.objgen), *(f"{part:.2f}" for part in (at.a, at.b, at.c, at.d, at.e, at.f)))
        if drawn.is_indirect and place in seen:
            return
        seen.add(place)
        inside = Matrix(*map(float, drawn.Matrix)) @ at if "/Matrix" in drawn else at
        yield from _drawn(drawn, drawn.get("/Resources", resources), inside, page, depth + 1, seen)
