"""Notes: found by their calls, in reading order, and numbered within their series.

Calls inside a note are numbered after it, and come after its own first call.
"""

from collections import defaultdict
from dataclasses import replace

from octavo.compose.composed_book import Note
from octavo.compose.draft import Draft, SectionDraft
from octavo.compose.figures import number_figures_in
from octavo.compose.headwords import mark_headword
from octavo.compose.note_numbers import report_long_mark, span_of_numbers
from octavo.compose.note_places import note_place, report_far_call
from octavo.compose.reading_order import read_through
from octavo.compose.tables import make_tables_in
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
        self._counts[span] += 1
        local = f"{section.id}-" if source.scope else ""
        number = self._counts[span]
        identifier = self._draft.unique(f"note-{local}{anchor_slug(source.id) or number}")
        self._draft.note_ids[source.scope, source.id] = identifier
        self._calls[identifier], self._homes[identifier] = [], section
        sign = mark(series.marks, number)
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
            by_page=series.numbering == "page",
            headword=mark_headword(body),
            nested=nested,
        )
        return identifier

    def _check_distance(
        self, source: NoteSource, identifier: str, section: SectionDraft, call: Element
    ) -> None:
        if (identifier, section.id) in self._far:
            return
        series = self._draft.series(source.series)
        if report_far_call(self._draft, series, source.id, self._homes[identifier], section, call):
            self._far.add((identifier, section.id))

    def finished(self) -> dict[str, Note]:
        """Return the notes that were called, in the order of their first calls."""
        return {name: replace(note, calls=tuple(self._calls[name])) for name, note in self.notes.items()}


def _look(text: str) -> str:
    return "figure" if text.isdigit() else "letter" if text.isalpha() else "symbol"
