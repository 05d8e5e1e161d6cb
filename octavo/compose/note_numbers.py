"""The numbers of notes: how far they run before they begin again, and marks that grow too long.

The marks themselves, from a number on, are those of ``octavo.core.note_marks``.
"""

from octavo.compose.draft import Draft, SectionDraft
from octavo.core.xhtml import Element, span_of
from octavo.source.metadata import NoteSeries

#: The longest mark that a reader can still tell from its neighbors: ***, or ccc.
LONGEST = 3


def span_of_numbers(series: NoteSeries, section: SectionDraft) -> str:
    """Return the id of the part or division with which the numbers of a series begin again, "" for the book.

    Pages are not known yet, so notes that are numbered by them are numbered by divisions.
    """
    return {"book": "", "part": section.group.id}.get(series.numbering, section.id)


def report_long_mark(draft: Draft, series: NoteSeries, mark: str, call: Element) -> bool:
    """Report signs or letters that are repeated too often. Return True if they are."""
    if len(mark) <= LONGEST or mark.isdigit():
        return False
    draft.diagnostics.warning(
        "marks-long",
        span_of(call),
        f"the notes of the series `{series.id}` have used up their marks; this one is {mark}",
        f"write `marks: decimal` for the series{_sooner(series)}",
    )
    return True


def _sooner(series: NoteSeries) -> str:
    if series.numbering in {"chapter", "page"}:
        return ""
    return ", or `numbering: chapter`, so that they begin again"
