"""The notes of a finished PDF: the places at which they are printed, and those at which they are called.

A note is a list item of the structure tree whose label is a link, the number that leads back to the text; its
calls are the links, tagged as references, that lead to the place of that number.
"""

from dataclasses import dataclass

from octavo.check.page_numbers import AROUND
from octavo.check.pdf.file import PdfFile, PdfLink

#: How far the label of a note may stand from the place to which its calls lead, in points.
_NEAR = 9.0


@dataclass(frozen=True, slots=True)
class PdfNote:
    """A note: its number as printed, and its pages.

    It has the index of the page on which it begins, how far from the top of that page in points, the indexes
    of all pages on which it stands, and of those of its calls, in their order; and of those of the calls
    outside of the notes.
    """

    number: str
    page: int
    top: float
    pages: tuple[int, ...]
    calls: tuple[int, ...]
    calls_in_text: tuple[int, ...]


def read_printed_notes(pdf: PdfFile) -> tuple[PdfNote, ...]:
    """Return all endnotes of a tagged PDF in their order; footnotes, which stand beside their calls, are
    none."""
    annotations = {link.number: link for link in pdf.links if link.number}
    labels = [
        (annotations[item.label[0]], item.pages) for item in pdf.tags.items if item.label[0] in annotations
    ]
    among = frozenset().union(*(item.inner for item in pdf.tags.items))
    calls: dict[int, list[tuple[int, bool]]] = {}
    for link in pdf.links:
        if link.target is None or not is_call(pdf, link):
            continue
        near = [
            (abs(label.top - link.target.top), place)
            for place, (label, _) in enumerate(labels)
            if label.page == link.target.page
        ]
        distance, place = min(near, default=(_NEAR, -1))
        if distance < _NEAR:
            calls.setdefault(place, []).append((link.page, link.number not in among))
    return tuple(
        PdfNote(
            _number(pdf, label),
            label.page,
            label.top,
            pages,
            tuple(sorted(page for page, _ in calls[place])),
            tuple(sorted(page for page, in_text in calls[place] if in_text)),
        )
        for place, (label, pages) in enumerate(labels)
        if place in calls
    )


def is_call(pdf: PdfFile, link: PdfLink) -> bool:
    """Return True if a link is tagged as a reference, as calls of notes are, and stands in no list of
    contents."""
    tag = pdf.tags.links.get(link.number)
    return tag is not None and "Reference" in tag.ancestors and "TOCI" not in tag.ancestors


def _number(pdf: PdfFile, label: PdfLink) -> str:
    return "".join(word.text for word in pdf.words_in(label)).strip(AROUND)
