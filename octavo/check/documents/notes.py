"""Calls and notes: each call leads to a note, each note leads back to all of its calls."""

from lxml import etree

from octavo.check.documents.parsed import (
    Documents,
    ParsedDocument,
    Reference,
    elements,
    local_name,
    text_of,
    types_of,
)
from octavo.check.findings import Findings, counted
from octavo.core.diagnostics import Diagnostic

_NOTES = frozenset({"footnote", "endnote", "rearnote"})


def check_notes(book: Documents) -> Findings:
    """Check both ways between calls (epub:type ``noteref``) and notes (``footnote``, ``endnote``)."""
    faults: list[Diagnostic] = []
    notes = {e: d for d in book.documents.values() for e in elements(d.root) if types_of(e) & _NOTES}
    calls: dict[etree._Element, list[etree._Element]] = {note: [] for note in notes}
    total = 0
    for document in book.documents.values():
        for element in elements(document.root):
            if local_name(element) != "a" or "noteref" not in types_of(element):
                continue
            total += 1
            note = book.element(Reference(document.name, element, element.get("href") or "", False))
            if note in calls:
                calls[note].append(element)
            else:
                fault = "no note" if note is None else f"a <{local_name(note)}> that is not a note"
                message = f"the note call \u201c{text_of(element)}\u201d leads to {fault}"
                faults.append(book.spot(document.name, element).fault("xhtml-note-call", message))
    for note, document in notes.items():
        wrong = _fault(book, document, note, calls[note])
        if wrong is not None:
            message = f"the note \u201c{note.get('id') or '?'}\u201d {wrong}"
            code = "xhtml-note-backlink" if calls[note] else "xhtml-note-uncalled"
            faults.append(book.spot(document.name, note).fault(code, message))
    return Findings(
        tuple(faults), f"{counted(total, 'call')}, {counted(len(notes), 'note')}, linked both ways"
    )


def _fault(
    book: Documents, document: ParsedDocument, note: etree._Element, calls: list[etree._Element]
) -> str | None:
    """Return what is wrong with a note, or None."""
    if not calls:
        return "is not called anywhere"
    links = [e for e in elements(note) if local_name(e) == "a" and "noteref" not in types_of(e)]
    targets = {book.element(Reference(document.name, e, e.get("href") or "", False)) for e in links}
    missing = [call for call in calls if targets.isdisjoint(_around(call))]
    if len(missing) == len(calls):
        return "has no link back to its call"
    return f"has no link back to {len(missing)} of its {len(calls)} calls" if missing else None


def _around(call: etree._Element) -> list[etree._Element]:
    """Return the elements that stand for a call: itself, what is in it, and the inline elements right
    around it."""
    found = list(elements(call))
    parent = call.getparent()
    while parent is not None and local_name(parent) in ("sup", "span"):
        found.append(parent)
        parent = parent.getparent()
    return found
