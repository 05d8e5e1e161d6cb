"""The page numbers of the index, against the pages to which they lead."""

import re
from collections.abc import Iterator, Sequence

from octavo.check.findings import Findings, counted
from octavo.check.pdf.file import PdfFile, PdfTarget
from octavo.check.pdf.index import PrintedEntry, PrintedLocator, read_printed_index
from octavo.check.pdf.notes import PdfNote, read_printed_notes
from octavo.check.words import squash
from octavo.core.diagnostics import Diagnostic

#: Letters at the beginning of a word by which a heading is found again: what follows may be inflected.
_STEM = 5
#: Words of fewer letters are too common to find anything by.
_LEAST = 4
#: How far above the number of its note a mark may lie, in points: it is as high as the line.
_ABOVE = 9.0
_WORD = re.compile(r"\w+")


def check_locators(pdf: PdfFile) -> Findings:
    """Check that each locator of the index is a link to the page whose number it prints; so are both ends of
    a range; a note that it names stands there.

    The detail says besides for how many locators a word of the heading stands on their pages. That need not
    be: a mark may stand beside other words, by which the text speaks of the same thing.
    """
    entries, notes = read_printed_index(pdf), read_printed_notes(pdf)
    found: list[Diagnostic] = []
    total = true = worded = 0
    for entry in entries:
        spot = pdf.spot(entry.page)
        found += (
            spot.fault(
                "pdf-locator-unlinked",
                f"\u201c{number}\u201d in the entry \u201c{entry.heading}\u201d is no link",
            )
            for number in entry.loose
        )
        for locator in entry.locators:
            faults = list(_faults(pdf, locator, notes))
            shown = f"\u201c{entry.heading}, {locator.text}\u201d"
            found += (spot.fault("pdf-locator", f"{shown} {fault}") for fault in faults)
            total += 1
            true += not faults
            worded += _has_word(pdf, entry, locator)
    words = f"; {worded} headings found by a word on their page" if total else ""
    return Findings(tuple(found), f"{true} of {counted(total, 'locator')} true{words}")


def _faults(pdf: PdfFile, locator: PrintedLocator, notes: Sequence[PdfNote]) -> Iterator[str]:
    """Yield what is wrong with a locator."""
    printed, target, end = locator.printed, locator.targets[0], locator.targets[-1]
    if _label(pdf, target.page) != printed.first:
        yield f"leads to {pdf.name(target.page)}"
    elif not pdf.words[target.page]:
        yield f"leads to {pdf.name(target.page)}, where there are no words"
    elif (last := _page(pdf, printed.last)) is None or last < target.page:
        yield f"ends on page {printed.last}, which does not come after page {printed.first}"
    elif len(locator.targets) > 1 and end.page != last:
        yield f"leads to {pdf.name(end.page)} by its second number"
    for number in printed.notes or ():
        around = [note for note in notes if target.page in note.pages]
        if around and not any(note.number.casefold() == number.casefold() for note in around):
            yield f"leads to {pdf.name(target.page)}, where no note {number} stands"
        elif around and number == (printed.notes or ("",))[0] and not _in_note(notes, target, number):
            yield f"leads to a place on {pdf.name(target.page)} that is not in note {number}"


def _label(pdf: PdfFile, page: int) -> str:
    return (pdf.labels[page] or "").casefold()


def _page(pdf: PdfFile, label: str) -> int | None:
    """Return the index of the page with a label."""
    return next((page for page in range(len(pdf.labels)) if _label(pdf, page) == label), None)


def _in_note(notes: Sequence[PdfNote], target: PdfTarget, number: str) -> bool:
    """Return True if the note that begins last before a place has this number, or one that begins beside
    it."""
    place = (target.page, target.top + _ABOVE)
    begun = [note for note in notes if (note.page, note.top) <= place]
    beside = [note for note in begun if note.page == target.page and note.top >= target.top - _ABOVE]
    return any(note.number.casefold() == number.casefold() for note in (*begun[-1:], *beside))


def _has_word(pdf: PdfFile, entry: PrintedEntry, locator: PrintedLocator) -> bool:
    """Return True if a word of the heading, or of one above it, stands on one of the pages."""
    first = locator.targets[0].page
    last = _page(pdf, locator.printed.last)
    pages = range(first, max(first, last if last is not None else first) + 1)
    there = squash("".join(word.text.rstrip("-\u2010") for page in pages for word in pdf.words[page]))
    words = (squash(word) for text in (*entry.words, *entry.above) for word in _WORD.findall(text))
    return any(word[:_STEM] in there for word in words if len(word) >= _LEAST)
