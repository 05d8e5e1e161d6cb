"""Own checks of a finished printed cover: what a printer would send back, and what a shop could not scan."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pypdfium2
from pypdf.errors import PyPdfError

from octavo.check.findings import WHOLE, Findings, make_result, run_topic
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.fonts import check_fonts
from octavo.check.pdf.standards import press_standard
from octavo.check.press.barcode import read_codes
from octavo.check.press.bound import Bound
from octavo.check.press.checks import check_sheets, check_still
from octavo.check.press.inks import check_inks
from octavo.check.press.pdfx import check_standard
from octavo.check.result import CheckResult
from octavo.core.isbn import isbn13
from octavo.core.pdfium import PDFIUM
from octavo.core.plain_words import plainly

#: How near words may come, in points: to the trimmed edges, and to the folds of the spine.
_EDGE, _FOLD = 9.0, 4.5
_TRACE = 0.1
_PIXELS_PER_POINT = 6
#: The narrowest module of a code that shops scan, four fifths of the nominal 0.33 mm, in points.
_LEAST_MODULE = 0.8 * 0.33 / 25.4 * 72
_DAMAGE = (PyPdfError, pikepdf.PdfError, pypdfium2.PdfiumError, OSError, ValueError, KeyError, TypeError)

TOPICS = ("Cover sheet", "Words on the cover", "Bar code")


@dataclass(frozen=True, slots=True)
class _PressSheet:
    """Points from the left and the foot: the trimmed cover, and the two folds of the spine."""

    left: float
    bottom: float
    right: float
    top: float
    folds: tuple[float, float]


def check_cover(path: Path, bound: Bound) -> tuple[CheckResult, ...]:
    """Check a finished cover; one result for each topic, or a failed one for a file that cannot be read."""
    width, isbn = bound.width, bound.isbn
    start = time.monotonic()
    try:
        with pikepdf.open(path) as pdf:
            results = [run_topic("Cover sheet", path, lambda: _check_sheet(pdf, width))]
            if results[0].errors:
                return tuple(results)
            trim = [float(side) for side in pdf.pages[0].TrimBox]
            sheet = _PressSheet(trim[0], trim[1], trim[2], trim[3], (trim[0] + width, trim[2] - width))
            results.append(run_topic("Sheets", path, lambda: check_sheets(pdf)))
            results.append(run_topic("Nothing to click", path, lambda: check_still(pdf)))
            results.append(run_topic("Inks", path, lambda: check_inks(pdf)))
            if standard := press_standard(path):
                results.append(run_topic(standard, path, lambda: check_standard(pdf)))
        results.append(run_topic("Fonts", path, lambda: check_fonts(PdfFile(path))))
        with PDFIUM, pypdfium2.PdfDocument(path) as document:
            page = document[0]
            results.append(run_topic("Words on the cover", path, lambda: _check_words(page, sheet)))
            results.append(run_topic("Bar code", path, lambda: _check_code(page, sheet, isbn)))
    except _DAMAGE as error:
        fault = WHOLE.fault("finished-unreadable", f"the file cannot be read: {plainly(error)}")
        return (make_result("Printed cover", path, [fault], "", time.monotonic() - start),)
    return tuple(results)


def _check_sheet(pdf: pikepdf.Pdf, width: float) -> Findings:
    """Check that it is one page, wide enough for back, spine and front."""
    if len(pdf.pages) != 1:
        return _odd_sheet(f"the cover has {len(pdf.pages)} pages, not one")
    if "/TrimBox" not in pdf.pages[0]:
        return _odd_sheet("the page has no TrimBox")
    trim = [float(side) for side in pdf.pages[0].TrimBox]
    spine = trim[2] - trim[0] - 2 * width
    if spine < 0:
        return _odd_sheet(f"the sheet is {-spine:.1f} pt too narrow for back and front")
    size = f"{trim[2] - trim[0]:.1f} x {trim[3] - trim[1]:.1f} pt"
    return Findings((), f"{size} with a spine of {spine / 72 * 25.4:.1f} mm")


def _odd_sheet(message: str) -> Findings:
    return Findings((WHOLE.fault("cover-sheet", message),), "")


def _check_words(page: pypdfium2.PdfPage, sheet: _PressSheet) -> Findings:
    """Check that no letter stands near the trimmed edges, on a fold, or near one."""
    faults: dict[str, str] = {}
    count = 0
    for letter, (left, bottom, right, top) in _letters(page):
        count += 1
        if (
            min(left - sheet.left, bottom - sheet.bottom, sheet.right - right, sheet.top - top)
            < _EDGE - _TRACE
        ):
            faults["within 1/8 inch of the trimmed edge"] = (
                faults.get("within 1/8 inch of the trimmed edge", "") + letter
            )
        for fold in sheet.folds:
            if left < fold + _FOLD - _TRACE and right > fold - _FOLD + _TRACE:
                faults["on a fold of the spine, or near it"] = (
                    faults.get("on a fold of the spine, or near it", "") + letter
                )
    found = tuple(
        WHOLE.fault("cover-words", f"words stand {where}: \u201c{letters[:40]}\u201d")
        for where, letters in faults.items()
    )
    return Findings(found, f"{count} letters within the safe area" if not found else "")


def _letters(page: pypdfium2.PdfPage) -> Iterator[tuple[str, tuple[float, float, float, float]]]:
    """Yield the letters of a page that can be seen, and their boxes: left, bottom, right and top."""
    text = page.get_textpage()
    for index in range(text.count_chars()):
        letter = text.get_text_range(index, 1)
        left, bottom, right, top = text.get_charbox(index)
        if letter.strip() and right > left and top > bottom:
            yield letter, (left, bottom, right, top)


def _check_code(page: pypdfium2.PdfPage, sheet: _PressSheet, isbn: str | None) -> Findings:
    """Check that the bar code on the back, read as a scanner reads it, says the ISBN."""
    if isbn is None:
        return Findings((), "no ISBN, and none asked for")
    width, height = page.get_size()
    cut = (sheet.left, sheet.bottom, width - sheet.folds[0], height - sheet.top)
    picture = page.render(scale=_PIXELS_PER_POINT, crop=cut, grayscale=True, draw_annots=False).to_pil()
    codes = read_codes(picture)
    if not codes:
        fault = WHOLE.fault("cover-barcode", "the back has no bar code that can be read")
        return Findings((fault,), "")
    wanted = isbn13(isbn)
    messages = [f"the bar code says {code.figures}, not {wanted}" for code in codes if code.figures != wanted]
    for code in codes:
        module = code.module / _PIXELS_PER_POINT
        if module < _LEAST_MODULE * 0.98:
            messages.append(
                f"the bar code has {module / 0.9354:.0%} of its nominal size; shops scan 80% and more"
            )
        if not code.is_free:
            messages.append("the bar code has too little white at its sides")
    size = codes[0].module / _PIXELS_PER_POINT / 0.9354
    faults = tuple(WHOLE.fault("cover-barcode", message) for message in messages)
    return Findings(faults, f"{codes[0].figures} at {size:.0%} of its nominal size" if not faults else "")
