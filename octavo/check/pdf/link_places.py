"""The places of links: each lies on its words, all of them and no others."""

from collections.abc import Iterator

from octavo.check.findings import Findings, counted
from octavo.check.passages import squeezed
from octavo.check.pdf.content import DrawnText
from octavo.check.pdf.file import PdfFile, PdfLink
from octavo.check.pdf.tree import Element, LinkedObject, MarkedContent
from octavo.core.diagnostics import Diagnostic

#: How much of the words of a link must lie in its boxes, and how much higher than a line a box may be.
_SHARE = 0.5
_LINES = 2.6


def check_link_places(pdf: PdfFile) -> Findings:
    """Check that the box of each link lies over the words that are tagged as the link, and that each link
    that is tagged is on its page."""
    tree = pdf.paged.tree
    links = {link.number: link for link in pdf.links if link.number}
    texts: dict[MarkedContent, list[DrawnText]] = {}
    for page, content in enumerate(pdf.paged.contents):
        for text in content.texts:
            texts.setdefault(MarkedContent(page, text.mark), []).append(text)
    faults: list[Diagnostic] = []
    total = 0
    for element in tree.walk() if tree is not None else ():
        if isinstance(element, Element) and element.kind == "Link":
            total += 1
            faults += _faults(pdf, element, links, texts)
    return Findings(tuple(faults), f"{counted(total, 'link')} on the words of each")


def _faults(
    pdf: PdfFile,
    element: Element,
    links: dict[int, PdfLink],
    texts: dict[MarkedContent, list[DrawnText]],
) -> Iterator[Diagnostic]:
    objects = [one for one in element.walk() if isinstance(one, LinkedObject)]
    parts = [one for one in element.walk() if isinstance(one, MarkedContent)]
    drawn = [(one.page, text) for one in parts for text in texts.get(one, ()) if squeezed(text.text)]
    words = "".join(text.text for _, text in drawn)
    page = parts[0].page if parts else 0
    spot = pdf.spot(max(page, 0))
    if not objects:
        yield spot.fault("pdf-link-place", f"\u201c{words}\u201d is tagged as a link and is none")
        return
    if any(one.number not in links for one in objects):
        yield spot.fault("pdf-link-place", f"the link \u201c{words}\u201d is not on its page")
        return
    boxes = [links[one.number] for one in objects]
    for place, text in drawn:
        if text.turned:
            continue
        middle = text.baseline - 0.25 * text.size
        over = [box for box in boxes if box.page == place and box.top <= middle <= box.bottom]
        shared = sum(max(0.0, min(box.right, text.right) - max(box.left, text.left)) for box in over)
        if shared < _SHARE * (text.right - text.left):
            yield spot.fault("pdf-link-place", f"the link \u201c{words}\u201d does not lie on its words")
            return
    for box in boxes:
        sizes = [text.size for place, text in drawn if place == box.page and not text.turned]
        if sizes and box.bottom - box.top > _LINES * max(sizes) and not _is_tall(box, drawn):
            yield spot.fault("pdf-link-place", f"the link \u201c{words}\u201d lies on other words too")
            return


def _is_tall(box: PdfLink, drawn: list[tuple[int, DrawnText]]) -> bool:
    """Return True if the words under a box reach over its height: it covers several lines."""
    lines = [text.baseline for place, text in drawn if place == box.page]
    size = max(text.size for _, text in drawn)
    return max(lines) - min(lines) + _LINES * size > box.bottom - box.top
