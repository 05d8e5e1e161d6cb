"""References: what a text refers to must exist, and what exists must be referred to (notes, tables,
places)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from markdown_it.token import Token

from octavo.core.diagnostics import Span
from octavo.core.suggestions import suggest
from octavo.elements.reference_kinds import kind_of
from octavo.source.context import ReadingContext
from octavo.source.manuscript import TableSource
from octavo.source.text import Text
from octavo.source.tokens import FAULTY, walk

#: What to do about a reference whose prefix says no kind of thing.
_NAMED_KINDS = {"fig": "figure", "eq": "formula", "lst": "listing"}
_HINT = "give the thing meant this id, or correct the reference"


def check_references(context: ReadingContext) -> None:
    """Report calls of notes and references that lead to nothing, notes that nothing calls, and tables that
    stand nowhere or twice."""
    checker = _ReferenceChecker(context)
    for text, scope in context.texts:
        checker.text(text, scope, {})
    for table in context.tables.values():
        checker.table(table)
    checker.notes()
    checker.tables()


def table_texts(table: TableSource) -> Iterator[Text]:
    """Yield all texts of a table but its notes."""
    yield from (text for text in (table.caption, table.source) if text is not None)
    yield from table.remarks
    yield from (one.meaning for one in table.signs)
    yield from (spanner.head for spanner in table.spanners)
    for column in table.columns:
        yield column.head
        if column.unit is not None:
            yield column.unit
    for row in table.rows:
        yield from (cell.text for cell in row.cells)


class _ReferenceChecker:
    """Goes through all texts and remembers what was called and placed."""

    def __init__(self, context: ReadingContext) -> None:
        self._context = context
        self._notes = {id(note.text): key for key, note in context.notes.items()}
        #: Notes by the note that calls them; those that stand under None are called in a text.
        self._called: dict[tuple[str | None, str] | None, set[tuple[str | None, str]]] = defaultdict(set)
        self._here: tuple[str | None, str] | None = None
        self._places: dict[str, Span] = {}
        tokens = (token for text, _ in context.texts for token in text.tokens)
        self._placed = {str(token.meta["id"]) for token in tokens if token.type == "table_place"}

    def text(self, text: Text, scope: str | None, own: Mapping[str, list[Span]]) -> None:
        """Check one text. ``own`` are the notes of the table to which it belongs, with the places that
        call them."""
        self._here = self._notes.get(id(text))
        for token in walk(text.tokens):
            if token.type == "note_ref":
                self._note(token, scope, own)
            elif token.type == "inline_note":
                hint = "write [^id] here, and the note in a file of notes/"
                self._error(
                    "note-inline-place", token.meta["span"], "a note cannot be written in this place", hint
                )
            elif token.type == "cross_ref":
                self._reference(token, scope)
            elif token.type == "table_place":
                self._place(token)
            elif token.type == "link_open" and str(token.attrs.get("href", "")).startswith("#"):
                name = unquote(str(token.attrs["href"])[1:])
                if name not in self._context.ids:
                    token.meta[FAULTY] = True
                    hint = suggest(name, self._context.ids.named(), "give the place the id, as in {#name}")
                    message = f"a link leads to #{name}, which is nowhere in the book"
                    self._error("link-undefined", token.meta["span"], message, hint)

    def table(self, table: TableSource) -> None:
        """Check a table: its texts may call its own notes, and must call each."""
        own: dict[str, list[Span]] = {note.id: [] for note in table.notes}
        for text in table_texts(table):
            self.text(text, table.scope, own)
        for note in table.notes:
            self.text(note.text, table.scope, own)
            if not own[note.id] and table.complete:
                hint = f"write [^{note.id}] in a cell, a head or the caption, or take the note out"
                self._error(
                    "table-note-unused", note.span, f"nothing in the table calls its note [^{note.id}]", hint
                )

    def notes(self) -> None:
        """Report notes that nothing calls, or that only call each other: they would not be printed."""
        called, found = set(self._called[None]), list(self._called[None])
        while found:
            new = self._called[found.pop()] - called
            called |= new
            found += new
        for key, note in self._context.notes.items():
            if key not in called:
                hint = f"write [^{note.id}] where it belongs, or take the note out"
                self._error("note-unused", note.span, f"nothing calls the note [^{note.id}]", hint)

    def tables(self) -> None:
        """Report tables of tables/ that stand nowhere."""
        for table in self._context.tables.values():
            if table.id not in self._placed:
                self._context.diagnostics.warning(
                    "table-unplaced",
                    table.span,
                    f"the table {table.id} stands nowhere in the book",
                    f"write ::: {{.table #{table.id}}} and ::: where it belongs",
                )

    def _note(self, token: Token, scope: str | None, own: Mapping[str, list[Span]]) -> None:
        name, span = str(token.meta["id"]), token.meta["span"]
        if name in own:
            own[name].append(span)
            return
        for key in ((scope, name), (None, name)):
            if key in self._context.notes:
                self._called[self._here].add(key)
                return
        token.meta[FAULTY] = True
        known = [*own, *self._known_notes(scope)]
        hint = f"write the note: [^{name}]: ..., in this file or in a file of notes/"
        if own or scope is None:
            hint = f"write the note: [^{name}]: ..., in a file of notes/"
        self._error("note-undefined", span, f"there is no note [^{name}]", suggest(name, known, hint))

    def _known_notes(self, scope: str | None) -> list[str]:
        return [name for where, name in self._context.notes if where in (scope, None)]

    def _reference(self, token: Token, scope: str | None) -> None:
        target = str(token.meta["target"])
        kind, _, name = target.partition("-")
        ids = self._context.ids
        if token.meta.get("loose") or "--par-" in name:
            return  # settled when all that has an id is known: numbered paragraphs get theirs later
        if kind == "note":
            found = name in self._known_notes(scope)
        elif kind == "tbl":
            found = target in self._context.tables and target in self._placed
            found = found or target in self._context.broken_tables
        else:
            found = target in ids or (kind == "sec" and ids.kind(name) == "division")
        if not found:
            token.meta[FAULTY] = True
            message = f"the cross-reference @{target} leads to nothing"
            if target in self._context.tables:
                message = f"the cross-reference @{target} leads to a table that stands nowhere in the book"
            what_kind = kind_of(target)
            others = [f"@{one}" for one in self._near(kind, scope) if one != target]
            hint = suggest(target, others, what_kind.hint if what_kind else _HINT)
            self._error("reference-undefined", token.meta["span"], message, hint)

    def _near(self, kind: str, scope: str | None) -> list[str]:
        """Return the names to which a reference of a kind may lead."""
        ids = self._context.ids
        if kind == "note":
            return [f"note-{one}" for one in self._known_notes(scope)]
        if kind == "tbl":
            return [one for one in self._context.tables if one in self._placed]
        if kind in _NAMED_KINDS:
            return ids.named(_NAMED_KINDS[kind])
        if kind != "sec":
            return ids.named()
        return [*ids.named("division", "heading"), *(f"sec-{one}" for one in ids.named("division"))]

    def _place(self, token: Token) -> None:
        name, span = str(token.meta["id"]), token.meta["span"]
        if name in self._places:
            first = self._places[name]
            message = f"the table {name} stands already in {first.file}, line {first.line}"
            self._error("table-twice", span, message, f"take one of the two out; refer to it with @{name}")
            return
        self._places[name] = span
        if name not in self._context.tables and name not in self._context.broken_tables:
            hint = f"write the file tables/{name.removeprefix('tbl-')}.yaml"
            self._error(
                "table-undefined",
                span,
                f"there is no table {name}",
                suggest(name, self._context.tables, hint),
            )

    def _error(self, code: str, span: Span, message: str, hint: str) -> None:
        self._context.diagnostics.error(code, span, message, hint)
