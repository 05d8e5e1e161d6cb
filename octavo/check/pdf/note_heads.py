"""Running heads over notes, "Notes to pages 123–30", against the pages on which these notes are called."""

from collections.abc import Iterator

from octavo.check.findings import Findings, counted
from octavo.check.page_numbers import Printed, reach, read_reach
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.lines import lines, running_head
from octavo.check.pdf.notes import PdfNote, read_printed_notes
from octavo.check.words import note_heads, plain


def check_note_heads(pdf: PdfFile) -> Findings:
    """Check that the pages in each head are those, from the lowest to the highest, on which the notes below
    it are called first, the note that runs on from the page before among them.

    Calls that stand among the notes themselves do not count.
    """
    notes = read_printed_notes(pdf)
    over = {page for note in notes for page in note.pages}
    heads = {page: head for page in sorted(over) if (head := _head(pdf, page)) is not None}
    faults = [
        pdf.spot(page).fault("pdf-note-head", message)
        for page, head in heads.items()
        for message in _faults(pdf, page, head, notes)
    ]
    total = len(heads)
    for page in sorted(over - heads.keys()):
        if page - 1 in heads and running_head(pdf, page) and _called(notes, page):
            words = " ".join(word.text for word in running_head(pdf, page))
            total += 1
            message = f"the head \u201c{words}\u201d does not say to which pages the notes belong"
            faults.append(pdf.spot(page).fault("pdf-note-head", message))
    true = f"{total - len(faults)} of {counted(total, 'head')} true"
    return Findings(tuple(faults), f"{true}, over {counted(len(notes), 'note')}")


def _head(pdf: PdfFile, page: int) -> str | None:
    """Return the page numbers in the head of a page, if it is a head over notes; its folio may stand
    elsewhere."""
    words = running_head(pdf, page) or next(iter(lines(pdf.words[page])), [])
    text = " ".join(word.text for word in words)
    return next((found for pattern in note_heads() if (found := pattern.read(text)) is not None), None)


def _called(notes: tuple[PdfNote, ...], page: int) -> dict[int, list[str]]:
    """Return the pages on which the notes of a page are called first, with the numbers of these notes."""
    found: dict[int, list[str]] = {}
    for note in notes:
        if page in note.pages and note.calls_in_text:
            found.setdefault(note.calls_in_text[0], []).append(note.number)
    return found


def _faults(pdf: PdfFile, page: int, head: str, notes: tuple[PdfNote, ...]) -> Iterator[str]:
    """Yield what is wrong with one head."""
    called = _called(notes, page)
    printed, wanted = read_reach(head), reach(set(called), pdf.labels)
    if printed == wanted:
        return
    says = f"the head says that these are notes to {plain(head)}, but"
    if not called:
        yield f"{says} none of them is called in the text"
        return
    first, last = called[min(called)][0], called[max(called)][-1]
    which = f"note {first}" if first == last else f"notes {first} to {last}"
    yield f"{says} {which}, called on {_pages(wanted)}, stand there"


def _pages(wanted: tuple[Printed, ...]) -> str:
    return ", ".join(one.first if one.first == one.last else f"{one.first}\u2013{one.last}" for one in wanted)
