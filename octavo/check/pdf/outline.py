"""The outline (bookmarks) of a PDF against its printed contents."""

from octavo.check.findings import WHOLE, Findings, counted
from octavo.check.pdf.contents import ContentsLine, contents_among, read_lists
from octavo.check.pdf.file import PdfFile, PdfTarget
from octavo.check.pdf.outline_items import OutlineItem, read_outline, same_title
from octavo.check.words import squash


def lacks_formulas(entry: str, title: str) -> bool:
    """Return True if all words of an entry are words of a title, in their order: a formula is drawn in the
    contents and has words in the outline."""
    words = iter(title.split())
    return all(any(squash(word) == squash(other) for other in words) for word in entry.split())


def check_outline(pdf: PdfFile) -> Findings:
    """Check that every entry of the contents is in the outline, in the same order, under the same title,
    and leads to the same page; every item of the outline leads somewhere and has a title."""
    items = read_outline(pdf)
    contents = contents_among(pdf, read_lists(pdf)) or ()
    faults = []
    for number, item in enumerate(items, 1):
        if isinstance(item.target, str):
            message = f"\u201c{item.title}\u201d in the outline leads nowhere: {item.target}"
            faults.append(WHOLE.fault("pdf-outline", message))
        if not item.title.strip():
            faults.append(WHOLE.fault("pdf-outline", f"item {number} of the outline has no title"))
    if not items:
        faults.append(WHOLE.fault("pdf-outline", "the file has no outline"))
    at = found = 0
    for entry in contents if items else ():
        place = _find(pdf, items, entry, at)
        if place is not None:
            at, found = place + 1, found + 1
        else:
            message = f"\u201c{entry.text}\u201d {_why(pdf, items, entry)}"
            faults.append(pdf.spot(entry.page, text=entry.text).fault("pdf-outline", message))
    entries = counted(len(contents), "entry", "entries")
    return Findings(
        tuple(faults), f"{counted(len(items), 'outline item')}, {found} of {entries} of the contents"
    )


def _find(pdf: PdfFile, items: tuple[OutlineItem, ...], entry: ContentsLine, start: int) -> int | None:
    """Return the index of the item that agrees with an entry in title and page, from ``start`` on."""
    for place, item in enumerate(items[start:], start):
        if not isinstance(item.target, PdfTarget) or item.target.page != entry.target.page:
            continue
        if same_title(item.title, entry.text):
            return place
        if entry.page in pdf.tags.formula_pages and lacks_formulas(entry.text, item.title):
            return place
    return None


def _why(pdf: PdfFile, items: tuple[OutlineItem, ...], entry: ContentsLine) -> str:
    """Return how the outline departs from one entry of the contents."""
    if _find(pdf, items, entry, 0) is not None:
        return "stands elsewhere in the outline: the order differs"
    for item in items:
        if isinstance(item.target, PdfTarget) and same_title(item.title, entry.text):
            return f"leads to {pdf.name(entry.target.page)}, in the outline to {pdf.name(item.target.page)}"
    for item in items:
        if item.target == entry.target:
            return f"is called \u201c{item.title}\u201d in the outline"
    return "is not in the outline"
