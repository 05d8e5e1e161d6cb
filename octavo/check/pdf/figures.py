"""The pictures of a PDF: each is drawn where its tag says, whole, with nothing over it."""

from collections.abc import Iterator

from octavo.check.findings import Findings, counted
from octavo.check.pdf.content import Box, DrawnShape, PageContent
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.tree import Element, MarkedContent
from octavo.core.diagnostics import Diagnostic

#: How far what is drawn may miss the box of its tag, in points.
_NEAR = 3.0
#: How far a drawing may reach over its box, and how much of it must be filled, as parts of its sides.
_OVER, _LEAST = 0.5, 0.4
#: The part below which no drawing is taken for one that is meant so small.
_SMALL = 0.3
#: How much of a picture may lie under something else.
_COVERED = 0.2


def check_figures(pdf: PdfFile) -> Findings:
    """Check that what is drawn for each picture and formula fills the box that its tag names, and that no
    later area lies over it."""
    tree = pdf.paged.tree
    faults: list[Diagnostic] = []
    total = 0
    for element in tree.walk() if tree is not None else ():
        if isinstance(element, Element) and element.kind in ("Figure", "Formula") and element.box:
            total += 1
            faults += _faults(pdf, element)
    return Findings(tuple(faults), f"{counted(total, 'picture')} where they are said to be")


def _faults(pdf: PdfFile, element: Element) -> Iterator[Diagnostic]:
    parts = [one for one in element.walk() if isinstance(one, MarkedContent)]
    page = parts[0].page if parts else 0
    spot = pdf.spot(max(page, 0))
    what = f"the picture \u201c{(element.alternative or '')[:60]}\u201d"
    assert element.box is not None
    left, bottom, right, top = element.box
    height = pdf.box(page)[3]
    box: Box = (left - pdf.box(page)[0], height - top, right - pdf.box(page)[0], height - bottom)
    content = pdf.paged.contents[page]
    marks = {one.mark for one in parts if one.page == page}
    drawn = [shape for shape in content.shapes if shape.mark in marks]
    texts = [text for text in content.texts if text.mark in marks]
    if not drawn and not texts:
        yield spot.fault("pdf-figure", f"{what} is not drawn")
        return
    shown = _shown(drawn)
    if drawn and not any(_alike(one, box) for one in shown) and not (texts and _inside(drawn, box)):
        yield spot.fault("pdf-figure", f"{what} is not drawn where its tag says, or not whole")
    if drawn and not texts and not _fills(drawn, box, _LEAST):
        # The lines of a drawing may stand in a corner of the room that it has.
        small = _fills(drawn, box, _SMALL) and _lies_in(drawn, box)
        tell = spot.warning if small and all(shape.kind != "picture" for shape in drawn) else spot.fault
        yield tell("pdf-figure", f"{what} is moved out of its place, or made smaller")
    last = max((shape.order for shape in drawn), default=0)
    if last and (share := _covered(content, box, last, marks)) > _COVERED:
        yield spot.fault("pdf-figure", f"{what} lies under something else ({share:.0%} of it)")
    if not (box[0] >= -_NEAR and box[2] <= pdf.box(page)[2] - pdf.box(page)[0] + _NEAR):
        yield spot.fault("pdf-figure", f"{what} reaches over the edge of the page")


def _shown(drawn: list[DrawnShape]) -> list[Box]:
    """Return the areas that what is drawn fills: of a drawing its clip, of all together their bounds."""
    found = [shape.clip for shape in drawn if shape.clip is not None]
    found += [_cut(shape) for shape in drawn if shape.kind == "picture"]
    boxes = [_cut(shape) for shape in drawn]
    found.append(
        (
            min(b[0] for b in boxes),
            min(b[1] for b in boxes),
            max(b[2] for b in boxes),
            max(b[3] for b in boxes),
        )
    )
    return found


def _fills(drawn: list[DrawnShape], box: Box, least: float) -> bool:
    """Return True if what is drawn lies in a box, but for a little, and takes up a part of a side of it."""
    left, top = min(shape.box[0] for shape in drawn), min(shape.box[1] for shape in drawn)
    right, bottom = max(shape.box[2] for shape in drawn), max(shape.box[3] for shape in drawn)
    width, height = max(box[2] - box[0], 1.0), max(box[3] - box[1], 1.0)
    over = max(box[0] - left, right - box[2]) / width, max(box[1] - top, bottom - box[3]) / height
    return max(over) < _OVER and max((right - left) / width, (bottom - top) / height) > least


def _lies_in(drawn: list[DrawnShape], box: Box) -> bool:
    """Return True if all that is drawn lies in a box."""
    return all(
        box[0] - _NEAR <= one.box[0]
        and box[1] - _NEAR <= one.box[1]
        and one.box[2] <= box[2] + _NEAR
        and one.box[3] <= box[3] + _NEAR
        for one in drawn
    )


def _cut(shape: DrawnShape) -> Box:
    if shape.clip is None:
        return shape.box
    one, other = shape.box, shape.clip
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _alike(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


def _inside(drawn: list[DrawnShape], box: Box) -> bool:
    return all(
        box[0] - _NEAR <= cut[0]
        and box[1] - _NEAR <= cut[1]
        and cut[2] <= box[2] + _NEAR
        and cut[3] <= box[3] + _NEAR
        for cut in map(_cut, drawn)
    )


def _covered(content: PageContent, box: Box, last: int, marks: set[int]) -> float:
    """Return how much of a box lies under one area that is filled later."""
    area = max((box[2] - box[0]) * (box[3] - box[1]), 1e-6)
    shares = [0.0]
    for shape in content.shapes:
        if shape.order > last and shape.kind != "stroke" and shape.mark not in marks:
            cut = _cut(shape)
            width, height = (
                min(cut[2], box[2]) - max(cut[0], box[0]),
                min(cut[3], box[3]) - max(cut[1], box[1]),
            )
            shares.append(max(0.0, width) * max(0.0, height) / area)
    return max(shares)
