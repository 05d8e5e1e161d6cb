"""Own checks of a file for the press, for which there is no free validator.

What PDF/X-4 asks is ISO 15930-7; each message says what a printer's own check would find.
"""

import time
from collections.abc import Callable
from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf
from pypdf.errors import PyPdfError

from octavo.check.findings import WHOLE, Findings, counted, make_result, on_page, run_topic
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.fonts import check_fonts
from octavo.check.pdf.standards import press_standard
from octavo.check.pdf.structure import check_text
from octavo.check.press.inks import check_inks
from octavo.check.press.pdfx import check_standard
from octavo.check.press.resolution import check_resolution
from octavo.check.result import CheckResult
from octavo.core.diagnostics import Diagnostic
from octavo.core.plain_words import plainly

#: How far boxes may miss each other, in points.
_NEAR = 0.01
_DAMAGE = (PyPdfError, pikepdf.PdfError, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError)


def check_press(path: Path, multiple: int = 1) -> tuple[CheckResult, ...]:
    """Check a finished file for the press, whose pages are to be a ``multiple``; return one result for each
    topic.

    A file that cannot be read gives one failed result. Raise MissingTool without pdftotext.
    """
    start = time.monotonic()
    try:
        with pikepdf.open(path) as pdf:
            results = [_run(name, path, topic, pdf) for name, topic in TOPICS.items()]
            results.append(_run("Page count", path, lambda pdf: check_count(pdf, multiple), pdf))
            if standard := press_standard(path):
                results.append(_run(standard, path, check_standard, pdf))
            if pdf.is_encrypted:
                return tuple(results)
        readable = PdfFile(path)
        results.append(run_topic("Text inside the page", path, lambda: check_text(readable)))
        results.append(run_topic("Fonts", path, lambda: check_fonts(readable)))
    except _DAMAGE as error:
        fault = WHOLE.fault("finished-unreadable", f"the file cannot be read: {plainly(error)}")
        return (make_result("PDF for the press", path, [fault], "", time.monotonic() - start),)
    return tuple(results)


def _run(name: str, path: Path, topic: Callable[[Pdf], Findings], pdf: Pdf) -> CheckResult:
    def run() -> Findings:
        try:
            return topic(pdf)
        except _DAMAGE as error:
            return Findings((WHOLE.fault("pdf-damaged", f"the file is damaged: {plainly(error)}"),), "")

    return run_topic(name, path, run)


def check_sheets(pdf: Pdf) -> Findings:
    """Check that every page has a trim box within a bleed box within the media box, and all sheets are
    alike."""
    faults: list[Diagnostic] = []
    sheets: dict[tuple[tuple[float, ...], ...], int] = {}
    for number, page in enumerate(pdf.pages, start=1):
        missing = [name for name in ("/MediaBox", "/BleedBox", "/TrimBox") if name not in page.obj]
        if missing:
            message = f"the page has no {' and no '.join(missing)}"
            faults.append(on_page(number).fault("press-boxes", message))
            continue
        media, bleed, trim = (_box(page.obj[name]) for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
        sheets.setdefault((media, bleed, trim), number)
        if not _within(trim, bleed):
            faults.append(on_page(number).fault("press-boxes", "the trim box reaches beyond the bleed box"))
        if not _within(bleed, media):
            faults.append(on_page(number).fault("press-boxes", "the bleed box reaches beyond the sheet"))
        if int(page.obj.get("/Rotate", 0)):
            faults.append(on_page(number).fault("press-boxes", "the page is turned (/Rotate)"))
    if len(sheets) > 1:
        places = ", ".join(str(number) for number in sheets.values())
        message = f"not all sheets are alike; a new kind begins on the pages {places}"
        faults.append(WHOLE.fault("press-sheets", message))
    return Findings(tuple(faults), _described(next(iter(sheets), None)))


def _described(sheet: tuple[tuple[float, ...], ...] | None) -> str:
    if sheet is None:
        return "no pages"
    media, bleed, trim = sheet
    size, whole = (f"{box[2] - box[0]:g} x {box[3] - box[1]:g} pt" for box in (trim, media))
    return f"{size} with a bleed of {trim[0] - bleed[0]:.4g} pt, on {whole}"


def _box(box: Object) -> tuple[float, ...]:
    return tuple(round(float(side), 2) for side in box)


def _within(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    near = all(inner[side] >= outer[side] - _NEAR for side in (0, 1))
    return near and all(inner[side] <= outer[side] + _NEAR for side in (2, 3))


def check_count(pdf: Pdf, multiple: int) -> Findings:
    """Check that the pages fill whole signatures."""
    pages = len(pdf.pages)
    odd = pages % multiple
    if odd or not pages:
        fault = WHOLE.fault("press-count", f"{pages} pages are no multiple of {multiple}")
        return Findings((fault,), "")
    return Findings((), f"{counted(pages, 'page')}, a multiple of {multiple}")


def check_still(pdf: Pdf) -> Findings:
    """Check that there are no annotations, forms, actions, scripts, files inside, layers, and no
    encryption."""
    found = [(WHOLE, "the file is encrypted")] if pdf.is_encrypted else []
    for number, page in enumerate(pdf.pages, start=1):
        if len(page.obj.get("/Annots", ())):
            found.append((on_page(number), "the page has annotations"))
        if "/AA" in page.obj:
            found.append((on_page(number), "the page has actions"))
    root = pdf.Root
    things = {"/OpenAction": "an action", "/AA": "actions", "/AcroForm": "a form", "/OCProperties": "layers"}
    found += [(WHOLE, f"the file has {what} ({key})") for key, what in things.items() if key in root]
    names = root.get("/Names", Dictionary())
    things = {"/JavaScript": "scripts", "/EmbeddedFiles": "files inside it"}
    found += [(WHOLE, f"the file has {what} ({key})") for key, what in things.items() if key in names]
    if root.get("/Type") != Name.Catalog:
        found.append((WHOLE, "the file has no catalog"))
    faults = tuple(spot.fault("press-live", message) for spot, message in found)
    return Findings(faults, "no links, forms or scripts" if not faults else "")


TOPICS: dict[str, Callable[[Pdf], Findings]] = {
    "Sheets": check_sheets,
    "Nothing to click": check_still,
    "Inks": check_inks,
    "Resolution": check_resolution,
}
