"""The pages and the document: size, labels, language, title, tags, and no text that is never seen."""

from collections import Counter

from pypdf import PageObject
from pypdf.generic import RectangleObject

from octavo.check.findings import WHOLE, Findings, counted
from octavo.check.pdf.file import PdfFile, resolve
from octavo.core.diagnostics import Diagnostic

#: How far a word may reach over the edge of the page, in points: side bearings and accents do.
_OVER = 1.0
#: Words that a message about one page names.
_NAMED = 5


def check_pages(pdf: PdfFile) -> Findings:
    """Check that all pages have one size, trimmed and as shown, and a label of their own; the document has
    title, language and tags."""
    if not pdf.pages:
        return Findings((WHOLE.fault("pdf-pages", "the file has no pages"),), "0 pages")
    trimmed = [_size(page, page.trimbox) for page in pdf.pages]
    shown = [_size(page, page.cropbox) for page in pdf.pages]
    trim = Counter(trimmed).most_common(1)[0][0]
    faults = _odd_sizes(pdf, trimmed, "trimmed") or _odd_sizes(pdf, shown, "shown")
    faults += _labels(pdf) + _document(pdf)
    return Findings(tuple(faults), f"{counted(len(pdf.pages), 'page')} of {_points(trim)}")


def _odd_sizes(pdf: PdfFile, sizes: list[tuple[float, float]], how: str) -> list[Diagnostic]:
    """Return a fault for each page that has not the size of most."""
    usual = Counter(sizes).most_common(1)[0][0]
    return [
        pdf.spot(page).fault(
            "pdf-page-size", f"the page is {how} {_points(size)}, the others {_points(usual)}"
        )
        for page, size in enumerate(sizes)
        if size != usual
    ]


def _size(page: PageObject, box: RectangleObject) -> tuple[float, float]:
    """Return width and height of a page box in points, rounded to tenths, as they are seen."""
    width, height = round(float(box.width), 1), round(float(box.height), 1)
    return (height, width) if int(page.get("/Rotate", 0)) % 180 else (width, height)


def _points(size: tuple[float, float]) -> str:
    return f"{size[0]:g} x {size[1]:g} pt"


def _labels(pdf: PdfFile) -> list[Diagnostic]:
    """Return faults for pages without a label, and for labels that two pages share."""
    if "/PageLabels" not in pdf.catalog:
        return [WHOLE.fault("pdf-page-label", "the file has no page labels")]
    faults = [
        pdf.spot(page).fault("pdf-page-label", "the page has no label")
        for page, label in enumerate(pdf.labels)
        if not label
    ]
    first: dict[str, int] = {}
    for page, label in enumerate(pdf.labels):
        if label and first.setdefault(label, page) != page:
            pages = f"pages {first[label] + 1} and {page + 1} of the file"
            faults.append(pdf.spot(page).fault("pdf-page-label", f"{pages} have the same label, {label}"))
    return faults


def _document(pdf: PdfFile) -> list[Diagnostic]:
    """Return faults of the title, language and other data of the document as a whole."""
    faults = []
    if not str(resolve(pdf.catalog.get("/Lang")) or "").strip():
        faults.append(WHOLE.fault("pdf-language-missing", "the document has no language (/Lang)"))
    information = pdf.reader.metadata
    if not str((information.title if information else None) or "").strip():
        faults.append(WHOLE.fault("pdf-title-missing", "the document has no title"))
    marks = resolve(pdf.catalog.get("/MarkInfo")) or {}
    if not getattr(resolve(marks.get("/Marked")), "value", False):
        faults.append(WHOLE.fault("pdf-untagged", "the document is not marked as tagged (/MarkInfo)"))
    if not pdf.tags.present:
        faults.append(WHOLE.fault("pdf-untagged", "the document has no structure tree"))
    elif not pdf.tags.elements:
        faults.append(WHOLE.fault("pdf-untagged", "the structure tree is empty"))
    return faults


def check_text(pdf: PdfFile) -> Findings:
    """Check that no word stands outside its page: it would be in the file but never seen."""
    faults = []
    for page, words in enumerate(pdf.words):
        left, bottom, right, top = pdf.box(page)
        x, y = right - left + _OVER, top - bottom + _OVER
        outside = [w for w in words if min(w.left, w.top) < -_OVER or w.right > x or w.bottom > y]
        if outside:
            places = (f"\u201c{w.text}\u201d at {w.left:.0f}, {w.top:.0f} pt" for w in outside[:_NAMED])
            named = ", ".join(places)
            more = f" and {len(outside) - _NAMED} more" if len(outside) > _NAMED else ""
            message = f"text outside the page: {named}{more}"
            faults.append(pdf.spot(page, top=outside[0].top).fault("pdf-text-outside", message))
    if len(pdf.words) != len(pdf.pages):
        message = f"poppler sees {len(pdf.words)} pages, the file has {len(pdf.pages)}"
        faults.append(WHOLE.fault("pdf-pages", message))
    return Findings(tuple(faults), f"{counted(sum(map(len, pdf.words)), 'word')} inside the page")
