"""The place at which a note is printed, and calls that are too far from their notes."""

from octavo.compose.draft import Draft, SectionDraft
from octavo.compose.note_numbers import span_of_numbers
from octavo.core.xhtml import Element, span_of
from octavo.source.metadata import NoteSeries


def note_place(series: NoteSeries, section: SectionDraft) -> str:
    """Return the place at which a note of a series is printed that this division calls first.

    A division in no part has its notes at its own end, if others have them at the end of the part.
    """
    if series.place == "part-end" and not section.group.division.children:
        return "chapter-end"
    return series.place


def _home(series: NoteSeries, section: SectionDraft) -> str:
    """Return the id of what holds the notes of a division: its own end or pages, its part, or the book
    ("")."""
    return {"book-end": "", "part-end": section.group.id}.get(note_place(series, section), section.id)


def report_far_call(
    draft: Draft, series: NoteSeries, name: str, first: SectionDraft, section: SectionDraft, call: Element
) -> bool:
    """Report the call of a note that stands, or is numbered, with another division.

    Return True if it does.
    """
    where = first.division.file or first.id
    if _home(series, section) != _home(series, first):
        problem = f"the note [^{name}] stands with those of {where}, where it is called first; not here"
    elif span_of_numbers(series, section) != span_of_numbers(series, first):
        problem = f"the note [^{name}] is numbered with those of {where}; its mark is another note's here"
    else:
        return False
    draft.diagnostics.warning(
        "note-two-places",
        span_of(call),
        problem,
        f"write the note again under another name and call that, or give the series `{series.id}` "
        "`place: book-end` and `numbering: book`",
    )
    return True
