"""Things that a PDF for readers has not: turned or cut pages, layers, scripts, comments, a password."""

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Page, Pdf

from octavo.check.findings import WHOLE, Findings, Spot, counted, on_page
from octavo.core.diagnostics import Diagnostic

#: How far boxes may miss each other, in points.
_NEAR = 0.05
_BOXES = ("/CropBox", "/TrimBox", "/BleedBox", "/ArtBox")


def check_features(path: Path) -> Findings:
    """Check that each page is shown as it is printed, and that the file does nothing but show itself."""
    with pikepdf.open(path) as pdf:
        faults = [
            *_document(pdf),
            *(fault for number, page in enumerate(pdf.pages, 1) for fault in _page(page, on_page(number))),
        ]
        return Findings(tuple(faults), f"{counted(len(pdf.pages), 'page')} shown whole and upright")


def _document(pdf: Pdf) -> Iterator[Diagnostic]:
    root = pdf.Root
    if pdf.is_encrypted:
        yield WHOLE.fault("pdf-feature", "the file is encrypted")
    if "/OCProperties" in root:
        yield WHOLE.fault("pdf-feature", "the file has layers that can be switched off")
    for key in ("/OpenAction", "/AA", "/AcroForm", "/Collection", "/AF"):
        if key in root:
            yield WHOLE.fault(
                "pdf-feature", f"the catalog has {key}: a book opens at its first page, and does nothing"
            )
    names = root.get("/Names", Dictionary())
    for key in ("/JavaScript", "/EmbeddedFiles"):
        if key in names:
            yield WHOLE.fault("pdf-feature", f"the file has {key}, which a book has not")
    marks = root.get("/MarkInfo", Dictionary())
    if marks.get("/Suspects", False):
        yield WHOLE.fault("pdf-feature", "the tags are said to be doubtful (/Suspects)")
    preferences = root.get("/ViewerPreferences", Dictionary())
    if not preferences.get("/DisplayDocTitle", False):
        yield WHOLE.fault("pdf-feature", "reader programs show the name of the file, not its title")
    roles = root.get("/StructTreeRoot", Dictionary()).get("/RoleMap", Dictionary())
    for name, kind in roles.items():
        yield WHOLE.fault(
            "pdf-feature", f"the tag {name} stands for {kind}: only standard tags are understood by all"
        )


def _page(page: Page, spot: Spot) -> Iterator[Diagnostic]:
    media = _box(page.mediabox)
    if any(abs(side) > _NEAR for side in media[:2]):
        yield spot.fault("pdf-feature", f"the page does not begin at 0, 0 but at {media[0]:g}, {media[1]:g}")
    for name in _BOXES:
        if name in page.obj and any(
            abs(one - other) > _NEAR for one, other in zip(_box(page.obj[name]), media, strict=True)
        ):
            yield spot.fault(
                "pdf-feature", f"the page is not shown whole: its {name} is smaller than its sheet, or larger"
            )
    if int(page.obj.get("/Rotate", 0)):
        yield spot.fault("pdf-feature", "the page is turned (/Rotate)")
    if "/UserUnit" in page.obj:
        yield spot.fault("pdf-feature", "the page is scaled (/UserUnit)")
    if "/Annots" in page.obj and page.obj.get("/Tabs") != "/S":
        yield spot.fault(
            "pdf-feature", "the links of the page are not visited in the order of reading (/Tabs)"
        )
    for annotation in page.obj.get("/Annots", ()):
        if annotation.get("/Subtype") != "/Link":
            yield spot.fault(
                "pdf-feature", f"the page has an annotation that is no link: {annotation.get('/Subtype')}"
            )
        elif annotation.get("/F", 0) and int(annotation["/F"]) & 0b100011:
            yield spot.fault("pdf-feature", "the page has a link that is hidden (/F)")


def _box(box: object) -> list[float]:
    return [float(side) for side in box]  # type: ignore[attr-defined]
