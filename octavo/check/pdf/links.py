"""The links of a PDF: each leads to a place in the book or to a public address, and can be clicked."""

from octavo.check.findings import Findings, counted
from octavo.check.pdf.file import PdfFile, PdfLink

#: Schemes that a book may link to; any other (file:, a private scheme left over) is a fault.
_SCHEMES = frozenset({"http", "https", "mailto"})
#: Width and height below which no pointer can hit a link, in points.
_LEAST = 1.0


def check_links(pdf: PdfFile) -> Findings:
    """Check that every link annotation has a target and an area, and addresses are http, https or mailto."""
    faults = []
    outside = 0
    for link in pdf.links:
        outside += link.uri is not None
        if fault := _fault(link):
            text = " ".join(word.text for word in pdf.words_in(link))
            code, what = fault
            faults.append(
                pdf.spot(link.page, top=link.top).fault(code, f"the link \u201c{text}\u201d {what}")
            )
    inside = len(pdf.links) - outside
    return Findings(tuple(faults), f"{counted(inside, 'link')} in the book, {outside} to addresses")


def _fault(link: PdfLink) -> tuple[str, str] | None:
    """Return what is wrong with a link: a code, and the end of the message; or None."""
    broken = "pdf-link-broken"
    if link.fault:
        return broken, f"has no target: {link.fault}"
    if link.uri is not None and link.uri.partition(":")[0].lower() not in _SCHEMES:
        return broken, f"has no target: its address is \u201c{link.uri}\u201d, not http, https or mailto"
    width, height = link.right - link.left, link.bottom - link.top
    if min(width, height) < _LEAST:
        place = f"{link.left:.0f}, {link.top:.0f} pt"
        box = f"{width:.1f} x {height:.1f} pt"
        return "pdf-link-small", f"at {place} cannot be clicked: its box is {box}"
    return None


def check_footnotes(pdf: PdfFile) -> Findings:
    """Check that every footnote begins on the page of its call.

    A call and its note are known by their tags: a Reference and, right after it, a Note.
    """
    faults = [
        pdf.spot(note.call_page).fault(
            "pdf-footnote-page",
            f"the footnote {note.identifier or 'called here'} stands on {pdf.name(note.page)}",
        )
        for note in pdf.tags.footnotes
        if note.page != note.call_page
    ]
    total = len(pdf.tags.footnotes)
    return Findings(
        tuple(faults), f"{total - len(faults)} of {counted(total, 'footnote')} beside their calls"
    )
