"""Notes that do not stand at the page foot, arranged: by series, and under the divisions that call them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from octavo.compose.composed_book import ComposedBook, Note, Section
from octavo.source.manuscript import Kind
from octavo.source.metadata import NoteSeries


@dataclass(frozen=True, slots=True)
class Head:
    """A heading over notes: of a division, or of a series (its name, if ``section`` is None).

    ``depth`` is 1 for one that stands directly under the title. ``calls`` are the ids of the calls, in the
    text of the division, of the notes that stand under it.
    """

    depth: int
    name: str
    section: Section | None = None
    calls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteList:
    """Notes that follow each other, and the headings before the first."""

    heads: tuple[Head, ...]
    notes: tuple[Note, ...] = field(repr=False)


def arrange(composed: ComposedBook, section: Section, terms: Mapping[str, str]) -> Iterator[NoteList]:
    """Yield the notes that a division of notes prints, in order.

    They are those of its part, or those of the book's end, of the series that it names or of all. Series get
    headings if there are several; top-level divisions (in a part, those that stand in it, but not its own
    text), if several call notes; the divisions in them, if each numbers its notes from 1, and the chapters of
    a part, if several call notes.
    """
    part = section.notes_of
    place = "part-end" if part else "book-end"
    by_id = {one.id: one for one in composed.sections}
    of_series: dict[str, list[Note]] = {}
    for note in composed.notes.values():
        wanted = section.series in (None, note.series)
        if wanted and note.place == place and (not part or by_id[note.section].group == part):
            of_series.setdefault(note.series, []).append(note)
    printed = [series for series in composed.series if series.id in of_series]
    for series in printed:
        heads = (Head(1, _name(series, terms)),) if len(printed) > 1 else ()
        yield from _in_divisions(by_id, part, series, of_series[series.id], heads)


def at_end(composed: ComposedBook, notes: Iterable[Note], terms: Mapping[str, str]) -> Iterator[NoteList]:
    """Yield those of a division's notes that stand at its own end: under one heading, or one for each
    series."""
    of_series: dict[str, list[Note]] = {}
    for note in notes:
        if note.place == "chapter-end":
            of_series.setdefault(note.series, []).append(note)
    for series in (one for one in composed.series if one.id in of_series):
        name = _name(series, terms) if len(of_series) > 1 else terms["notes"]
        yield NoteList((Head(1, name),), tuple(of_series[series.id]))


def _in_divisions(
    by_id: Mapping[str, Section],
    part: str,
    series: NoteSeries,
    notes: Sequence[Note],
    heads: tuple[Head, ...],
) -> Iterator[NoteList]:
    tops = [list(group) for _, group in groupby(notes, key=lambda note: _top(by_id, part, note))]
    depth = len(heads) + 1
    for top in tops:
        group = by_id[_top(by_id, part, top[0])]
        if len(tops) > 1 and group.id != part:
            heads += (Head(depth, "", group, _calls(top)),)
        each = [tuple(some) for _, some in groupby(top, key=lambda note: note.section)]
        parted = group.kind is Kind.PART and len({note.section for note in top}) > 1
        apart = series.numbering == "chapter" or parted
        for some in each if apart else [tuple(top)]:
            inner = by_id[some[0].section]
            if apart and inner is not group:
                heads += (Head(depth + (len(tops) > 1), "", inner, _calls(some)),)
            yield NoteList(heads, some)
            heads = ()


def _top(by_id: Mapping[str, Section], part: str, note: Note) -> str:
    """Return the id of the top-level division that calls a note; within a part, of the one that stands in
    it."""
    section = by_id[note.section]
    while section.parent and section.parent != part:
        section = by_id[section.parent]
    return section.id


def _calls(notes: Iterable[Note]) -> tuple[str, ...]:
    return tuple(note.calls[0] for note in notes if not note.nested)


def _name(series: NoteSeries, terms: Mapping[str, str]) -> str:
    """Return a term of the series' own id, else whose notes they are, else the id in words."""
    return terms.get(series.id) or series.author or series.id.replace("-", " ").capitalize()
