"""Notes: found by their calls, in reading order, and numbered within their series.

Calls inside a note are numbered after it, and come after its own first call.
"""

from collections import defaultdict
from dataclasses import replace
from string import ascii_lowercase

from octavo.compose.composed_book import Note
from octavo.compose.draft import Draft, SectionDraft
from octavo.compose.figures import number_figures_in
from octavo.compose.headwords import mark_headword
from octavo.compose.note_numbers import report_long_mark, span_of_numbers
from octavo.compose.note_places import note_place, report_far_call
from octavo.compose.reading_order import read_through
from octavo.compose.tables import make_tables_in
from octavo.core.diagnostics import Span
from octavo.core.note_marks import mark
from octavo.core.slugs import anchor_slug
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, drop, is_noteref, pop_attribute, span_of
from octavo.elements.builder import build_blocks
from octavo.source.manuscript import NoteSource


def number_notes(draft: Draft) -> None:
    """Give every call its mark, its id and its target, and every called note its number."""
    numbering = _Numbering(draft)
    for stop in read_through(draft, notes=numbering.notes):
        if stop.node is not None and is_noteref(stop.node) and stop.node.get(Data.NOTE):
            numbering.call(stop.node, stop.section, nested=stop.note is not None)
    draft.notes.update(numbering.finished())


class _Numbering:
    """Counts notes as their calls come."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._counts: dict[tuple[str, str], int] = defaultdict(int)
        self._calls: dict[str, list[str]] = {}
        self.notes: dict[str, Note] = {}
        self._homes: dict[str, SectionDraft] = {}
        self._far: set[tuple[str, str]] = set()  # notes, and divisions that call them from too far away
        self._long: set[tuple[str, str]] = set()
        self._marks: dict[tuple[str, str], dict[str, Span]] = defaultdict(dict)
        self._spans: dict[str, tuple[str, str]] = {}  # notes -> how far their numbers run
        self._fixed: set[tuple[str, str]] = set()

    def call(self, node: Element, section: SectionDraft, *, nested: bool) -> None:
        """Number a call; ``nested`` says that it stands in another note."""
        name, scope = pop_attribute(node, Data.NOTE), pop_attribute(node, Data.SCOPE) or None
        notes = self._draft.manuscript.notes
        source = notes.get((scope, name)) or notes.get((None, name))
        if source is None:
            self._draft.diagnostics.error(
                "note-undefined",
                span_of(node),
                f"there is no note [^{name}]",
                "write the note, or take the call away",
            )
            drop(node)
            return
        known = self._draft.note_ids.get((source.scope, source.id))
        identifier = known or self._add(source, section, node, nested)
        if known:
            self._check_distance(source, identifier, section, node)
        calls = self._calls[identifier]
        calls.append(self._draft.unique(f"call-{identifier.removeprefix('note-')}"))
        note = self.notes[identifier]
        node.set("id", calls[-1])
        node.set("href", f"#{identifier}")
        node.set("class", f"note-call {_look(note.mark)}")
        if note.by_page:
            node.set(Data.NUMBER_BY, "page")
        node.text = note.mark

    def _add(self, source: NoteSource, section: SectionDraft, call: Element, nested: bool) -> str:
        series = self._draft.series(source.series)
        span = (series.id, span_of_numbers(series, section))
        number = self._number(source, span)
        local = f"{section.id}-" if source.scope else ""
        identifier = self._draft.unique(f"note-{local}{anchor_slug(source.id) or number}")
        self._draft.note_ids[source.scope, source.id] = identifier
        self._calls[identifier], self._homes[identifier] = [], section
        sign = source.number or mark(series.marks, number)
        self._report_twin(source, span, sign)
        self._spans[identifier] = span
        if span not in self._long and report_long_mark(self._draft, series, sign, call):
            self._long.add(span)
        body = build_blocks(self._draft.elements, source.text, source.scope)
        make_tables_in(self._draft, body, section.id)
        number_figures_in(self._draft, body, section.id)
        author = series.author if source.author is None else source.author
        self.notes[identifier] = Note(
            id=identifier,
            series=series.id,
            mark=sign,
            author=author or None,
            signed=bool(source.author or (series.sign and author)),
            body=body,
            section=section.id,
            calls=(),
            span=source.span,
            place=note_place(series, section),
            marks=series.marks,
            by_page=series.numbering == "page" and not source.number,
            headword=mark_headword(body),
            nested=nested,
        )
        return identifier

    def _number(self, source: NoteSource, span: tuple[str, str]) -> int:
        """Return the number of a note. One that is counted has the next after all before it."""
        given = source.number.rstrip(ascii_lowercase)
        if source.number:
            self._fixed.add(span)
        if source.number and not given.isdecimal():
            return self._counts[span]
        number = int(given) if given else self._counts[span] + 1
        self._counts[span] = max(self._counts[span], number)
        return number

    def _report_twin(self, source: NoteSource, span: tuple[str, str], sign: str) -> None:
        first = self._marks[span].setdefault(sign, source.span)
        if first != source.span and span in self._fixed:
            self._draft.diagnostics.warning(
                "note-number-twice",
                source.span,
                f"the note [^{source.id}] has the number {sign}; so has {first.file}, line {first.line}",
                "correct one of them; a note without `number` has the next after the highest before it",
            )

    def _check_distance(
        self, source: NoteSource, identifier: str, section: SectionDraft, call: Element
    ) -> None:
        if (identifier, section.id) in self._far:
            return
        series = self._draft.series(source.series)
        if report_far_call(self._draft, series, source.id, self._homes[identifier], section, call):
            self._far.add((identifier, section.id))

    def finished(self) -> dict[str, Note]:
        """Return the notes that were called, in the order of their first calls; those whose numbers are given
        among them, in the order of these."""
        called = {name: replace(note, calls=tuple(self._calls[name])) for name, note in self.notes.items()}
        order = list(called)
        for span in self._fixed:
            places = [place for place, name in enumerate(order) if self._spans[name] == span]
            names = sorted((order[place] for place in places), key=lambda name: _rank(called[name].mark))
            for place, name in zip(places, names, strict=True):
                order[place] = name
        return {name: called[name] for name in order}


def _rank(mark: str) -> tuple[int, str]:
    """Return what a number sorts by: 12, 12a, 13. Other marks come before all."""
    number = mark.rstrip(ascii_lowercase)
    return (int(number), mark) if number.isdecimal() else (0, "")


def _look(text: str) -> str:
    return "figure" if text.isdigit() else "letter" if text.isalpha() else "symbol"
