"""The links of a PDF: each leads to a place in the book or to a public address, and can be clicked."""

from octavo.check.findings import Findings, counted
from octavo.check.pdf.file import PdfFile, PdfLink

#: Schemes that a book may link to; any other (file:, a private scheme left over) is a fault.
_SCHEMES = frozenset({"http", "https", "mailto"})
#: Width and height below which no pointer can hit a link, in points.
_LEAST = 1.0


def check_links(pdf: PdfFile) -> Findings:
    """Check that every link annotation has a target and an area, and addresses are http, https or mailto."""
    messages = []
    outside = 0
    for link in pdf.links:
        outside += link.uri is not None
        if fault := _fault(link):
            text = " ".join(word.text for word in pdf.words_in(link))
            messages.append(f"{pdf.name(link.page)}: the link \u201c{text}\u201d {fault}")
    inside = len(pdf.links) - outside
    return Findings(tuple(messages), f"{counted(inside, 'link')} in the book, {outside} to addresses")


def _fault(link: PdfLink) -> str | None:
    """Return what is wrong with a link, or None."""
    if link.fault:
        return f"has no target: {link.fault}"
    if link.uri is not None and link.uri.partition(":")[0].lower() not in _SCHEMES:
        return f"has no target: its address is \u201c{link.uri}\u201d, not http, https or mailto"
    width, height = link.right - link.left, link.bottom - link.top
    if min(width, height) < _LEAST:
        place = f"{link.left:.0f}, {link.top:.0f} pt"
        return f"at {place} cannot be clicked: its box is {width:.1f} x {height:.1f} pt"
    return None


def check_footnotes(pdf: PdfFile) -> Findings:
    """Check that every footnote begins on the page of its call.

    A call and its note are known by their tags: a Reference and, right after it, a Note.
    """
    messages = [
        f"{pdf.name(note.call_page)}: the footnote {note.identifier or 'called here'} "
        f"stands on {pdf.name(note.page)}"
        for note in pdf.tags.footnotes
        if note.page != note.call_page
    ]
    total = len(pdf.tags.footnotes)
    return Findings(
        tuple(messages), f"{total - len(messages)} of {counted(total, 'footnote')} beside their calls"
    )
