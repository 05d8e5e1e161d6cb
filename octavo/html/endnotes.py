"""The notes at the book's end, arranged: by series, and under the divisions that call them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from octavo.compose.edition import Edition, Note, Section
from octavo.source.metadata import NoteSeries


@dataclass(frozen=True, slots=True)
class Head:
    """A heading over notes: of a division, or of a series (its name, where ``section`` is None).
    ``depth`` is 1 for one that stands directly under the title."""

    depth: int
    name: str
    section: Section | None = None


@dataclass(frozen=True, slots=True)
class NoteList:
    """Notes that follow each other, and the headings before the first."""

    heads: tuple[Head, ...]
    notes: tuple[Note, ...] = field(repr=False)


def arrange(edition: Edition, wanted: str | None, terms: Mapping[str, str]) -> Iterator[NoteList]:
    """The notes of the series ``wanted``, or of all that stand at the book's end, in order.

    Series get headings where there are several; top-level divisions, where several call notes; and
    the divisions in them, where each numbers its notes from 1.
    """
    of_series: dict[str, list[Note]] = {}
    for note in edition.notes.values():
        of_series.setdefault(note.series, []).append(note)
    printed = [
        series
        for series in edition.series
        if series.place == "book-end" and wanted in (None, series.id) and series.id in of_series
    ]
    for series in printed:
        heads = (Head(1, _name(series, terms)),) if len(printed) > 1 else ()
        yield from _in_divisions(edition, series, of_series[series.id], heads)


def _in_divisions(
    edition: Edition, series: NoteSeries, notes: Sequence[Note], heads: tuple[Head, ...]
) -> Iterator[NoteList]:
    by_id = {section.id: section for section in edition.sections}
    tops = [list(part) for _, part in groupby(notes, key=lambda note: by_id[note.section].group)]
    depth = len(heads) + 1
    for top in tops:
        group = by_id[by_id[top[0].section].group]
        if len(tops) > 1:
            heads += (Head(depth, "", group),)
        each = [tuple(part) for _, part in groupby(top, key=lambda note: note.section)]
        for part in each if series.numbering == "chapter" else [tuple(top)]:
            inner = by_id[part[0].section]
            if series.numbering == "chapter" and inner is not group:
                heads += (Head(depth + (len(tops) > 1), "", inner),)
            yield NoteList(heads, part)
            heads = ()


def _name(series: NoteSeries, terms: Mapping[str, str]) -> str:
    """A term of the series' own id, else whose notes they are, else the id in words."""
    return terms.get(series.id) or series.author or series.id.replace("-", " ").capitalize()
