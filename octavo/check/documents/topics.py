"""The topics for the documents of an e-book and of a site alike, one function for each."""

from collections.abc import Iterator

from lxml import etree

from octavo.check.documents.marker_names import markers_in_names
from octavo.check.documents.parsed import (
    XML,
    Documents,
    ParsedDocument,
    Reference,
    elements,
    local_name,
    text_of,
)
from octavo.check.findings import Findings, counted
from octavo.core.diagnostics import Diagnostic

_HEADINGS = {f"h{level}": level for level in range(1, 7)}


def check_links(book: Documents) -> Findings:
    """Check that every link within the book leads to a file that is there and, with a fragment, to an
    element in it."""
    faults = list(book.broken)
    local = [reference for reference in book.references if reference.local]
    for reference in local:
        if fault := _fault(book, reference):
            message = f"the link \u201c{reference.address}\u201d leads nowhere: {fault}"
            spot = book.spot(reference.document, reference.element)
            faults.append(spot.fault("xhtml-link-broken", message))
    return Findings(
        tuple(faults), f"{counted(len(local), 'link')} in {counted(len(book.documents), 'document')}"
    )


def _fault(book: Documents, reference: Reference) -> str | None:
    """Return why a link within the book leads nowhere, or None."""
    if not reference.address.strip():
        return "the address is empty"
    name, fragment = reference.resolve()
    if name.startswith(("/", "..")):
        return "the address leads out of the book"
    if name not in book.names:
        return f"there is no file {name}"
    if fragment and name in book.documents and fragment not in book.documents[name].ids:
        return f"{name} has no id \u201c{fragment}\u201d"
    return None


def check_ids(book: Documents) -> Findings:
    """Check that no id occurs twice in a document."""
    faults = []
    total = 0
    for document in book.documents.values():
        for element in elements(document.root):
            identifier = element.get("id")
            if identifier is None:
                continue
            total += 1
            first = document.ids[identifier]
            if first is not element:
                message = f"the id \u201c{identifier}\u201d is already used in line {first.sourceline}"
                faults.append(book.spot(document.name, element).fault("xhtml-id-twice", message))
    return Findings(tuple(faults), f"{counted(total, 'id')}, each once in its document")


def check_documents(book: Documents) -> Findings:
    """Check that every document has a language and a title, every picture an alternative text, and that no
    marker of a page is a part of the name of something."""
    faults: list[Diagnostic] = []
    images = 0
    for document in book.documents.values():
        root = document.root
        spot = book.spot(document.name, root)
        if not (root.get("lang") or root.get(f"{{{XML}}}lang") or "").strip():
            faults.append(spot.fault("xhtml-language-missing", "the document has no language (lang)"))
        title = next((e for e in elements(root) if local_name(e) == "title"), None)
        if title is None or not text_of(title):
            faults.append(spot.fault("xhtml-title-missing", "the document has no title"))
        for marker, message in markers_in_names(document):
            faults.append(book.spot(document.name, marker).fault("xhtml-marker-in-name", message))
        for element in elements(root):
            if local_name(element) not in ("img", "area", "svg"):
                continue
            images += 1
            if not _described(element):
                message = f"<{local_name(element)}> has no alternative text"
                faults.append(book.spot(document.name, element).fault("xhtml-alt-missing", message))
    return Findings(
        tuple(faults), f"{counted(len(book.documents), 'document')}, {counted(images, 'picture')}"
    )


def _described(element: etree._Element) -> bool:
    """Return True if a picture has a text for those who do not see it.

    An empty alt says that it needs none.
    """
    if local_name(element) != "svg":
        return element.get("alt") is not None
    hidden = element.get("aria-hidden") == "true" or element.get("role") in ("presentation", "none")
    named = element.get("aria-label") or element.get("aria-labelledby")
    return hidden or bool(named) or any(local_name(e) in ("title", "image") for e in elements(element))


def check_resources(book: Documents) -> Findings:
    """Check that nothing that a page shows or uses is fetched from elsewhere."""
    faults = []
    loads = [reference for reference in book.references if reference.loads]
    for reference in loads:
        if not reference.local and not reference.address.startswith("data:"):
            message = f"\u201c{reference.address}\u201d is fetched from outside the book"
            spot = book.spot(reference.document, reference.element)
            faults.append(spot.fault("xhtml-remote", message))
    return Findings(tuple(faults), f"{counted(len(loads), 'resource')}, none remote" if not faults else "")


def check_headings(book: Documents) -> Findings:
    """Check that headings of a document never go down by more than one level at a time."""
    faults = []
    total = 0
    for document in book.documents.values():
        last: int | None = None
        for element in headings(document):
            level = _HEADINGS[local_name(element)]
            total += 1
            if last is not None and level > last + 1:
                text = text_of(element)
                message = f"the heading \u201c{text}\u201d is <h{level}> after <h{last}>: a level is skipped"
                faults.append(book.spot(document.name, element).fault("xhtml-heading-skipped", message))
            last = level
    return Findings(tuple(faults), counted(total, "heading"))


def headings(document: ParsedDocument) -> Iterator[etree._Element]:
    """Return the headings of a document in order."""
    return (element for element in elements(document.root) if local_name(element) in _HEADINGS)
