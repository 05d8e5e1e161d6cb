"""Tables: numbered in reading order, their heads laid out as a grid, their own notes marked."""

from collections.abc import Sequence
from dataclasses import replace

from octavo.compose.composed_book import (
    BodyCell,
    BodyRow,
    HeadCell,
    ReferenceTarget,
    RowGroup,
    Table,
    TableNote,
)
from octavo.compose.draft import Draft
from octavo.compose.trees import table_trees
from octavo.compose.typography import set_line
from octavo.core.note_marks import mark
from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element, drop, element, is_noteref, plain, pop_attribute
from octavo.elements.builder import build_inline
from octavo.source.manuscript import Align, Cell, Row, RowKind, TableNoteSource, TableSource
from octavo.source.text import Text


def make_tables(draft: Draft) -> None:
    """Build every table that is placed in the text, at its first place."""
    for section in draft.sections:
        if section.body is not None:
            make_tables_in(draft, section.body, section.id)


def make_tables_in(draft: Draft, text: Element, section: str) -> None:
    """Build the tables of one text of a division: its body, or a note."""
    for slot in list(text.iter("{*}figure")):
        if slot.get(Data.SLOT) != "table":
            continue
        source = draft.manuscript.tables.get(slot.get("id", ""))
        if source is None or source.id in draft.tables:
            drop(slot)  # reported by the source stage
            continue
        number = ""
        if source.numbered and source.caption is not None:
            number = str(1 + sum(bool(table.number) for table in draft.tables.values()))
        table = _TableBuilder(draft, source).make(number, section)
        draft.tables[table.id] = table
        draft.targets[table.id] = ReferenceTarget(table.id, "table", table.number, table.plain, section)


def _unless_head(cell: HeadCell) -> set[str]:
    """Return the cell's id if it is empty, and so heads nothing: ``headers`` may name ``th`` cells only
    (HTML Standard, 4.9.11), and an empty one is a ``td``."""
    filled = len(cell.content) or plain(cell.content) or cell.unit is not None
    return set() if filled else {cell.id}


class _TableBuilder:
    """Makes one table."""

    def __init__(self, draft: Draft, source: TableSource) -> None:
        self._draft = draft
        self._source = source
        self._columns = [self._id(f"column-{n}") for n in range(1, len(source.columns) + 1)]
        self._over: list[list[str]] = [[name] for name in self._columns]
        self._reaching: list[
            tuple[BodyCell, int]
        ] = []  # cells that go over rows below, and the last of these

    def _id(self, part: str) -> str:
        return self._draft.unique(f"{self._source.id}-{part}")

    def make(self, number: str, section: str) -> Table:
        source = self._source
        caption = self._inline(source.caption) if source.caption else None
        head, groups = self._head(), self._groups()
        joined = any(row.joined for group in groups for row in group.rows)
        printed = source.short_caption or (plain(caption) if caption is not None else "")
        table = Table(
            id=source.id,
            caption_id=self._id("caption") if caption is not None else "",
            number=number,
            caption=caption,
            plain=set_line(printed, self._draft.language_of(section), self._draft.languages),
            short_caption=bool(source.short_caption),
            widths=tuple(column.width for column in source.columns),
            aligns=tuple(column.align for column in source.columns),
            head=head,
            groups=groups,
            notes=(),
            source=self._inline(source.source) if source.source else None,
            orientation=source.orientation,
            complex=joined or bool(source.spanners) or any(group.head for group in groups),
            section=section,
            span=source.span,
            right_page=source.right_page,
            spans_rows=joined,
            remarks=tuple(self._inline(text) for text in source.remarks),
            signs=tuple(
                (element("span", content=one.sign), self._inline(one.meaning)) for one in source.signs
            ),
        )
        return replace(table, notes=self._notes(table))

    def _inline(self, text: Text) -> Element:
        return build_inline(self._draft.elements, text, self._source.scope)

    def _notes(self, table: Table) -> tuple[TableNote, ...]:
        """Return the table's own notes, marked in the order in which a reader comes to their calls.

        Notes that only other notes call follow; those that nothing calls (an error of the source) come last.
        """
        bodies = {note.id: self._inline(note.text) for note in self._source.notes}
        written = {note.id: note for note in self._source.notes}
        calls: dict[str, list[Element]] = {}

        def gather(text: Element) -> None:
            for call in text.iter("{*}a"):
                name = call.get(Data.NOTE, "")
                if is_noteref(call) and name in bodies:
                    calls.setdefault(name, []).append(call)

        for text in table_trees(table):
            gather(text)
        read: set[str] = set()
        while waiting := [name for name in calls if name not in read]:
            for name in waiting:
                gather(bodies[name])
                read.add(name)
        order = [*calls, *(name for name in bodies if name not in calls)]
        return tuple(
            self._note(written[name], mark("symbols", place), bodies[name], calls.get(name, ()))
            for place, name in enumerate(order, start=1)
        )

    def _note(self, note: TableNoteSource, sign: str, body: Element, calls: Sequence[Element]) -> TableNote:
        identifier = self._id(f"note-{note.id}")
        for call in calls:
            for attribute in (Data.NOTE, Data.SCOPE):
                pop_attribute(call, attribute)
            call.set("id", self._id(f"call-{note.id}"))
            call.set("class", f"note-call symbol{' inside' if _goes_on(call) else ''}")
            call.set("href", f"#{identifier}")
            call.text = sign
        return TableNote(identifier, sign, body, tuple(call.get("id", "") for call in calls), note.author)

    def _head(self) -> tuple[tuple[HeadCell, ...], ...]:
        """Return the rows of head cells, highest spanners first; a head without a spanner reaches up to
        the top."""
        source = self._source
        top = max((spanner.level for spanner in source.spanners), default=0)
        heads = (self._inline(column.head) for column in source.columns)
        headed = any(len(head) or plain(head) for head in heads) or any(c.unit for c in source.columns)
        if not top and not headed:
            self._over = [[] for _ in source.columns]
            return ()
        rows: list[list[tuple[int, HeadCell]]] = [[] for _ in range(top + 1)]
        headless: set[str] = set()
        for spanner in sorted(source.spanners, key=lambda s: (s.level, s.first)):
            identifier = self._id(f"spanner-{spanner.level}-{spanner.first + 1}")
            for under in range(spanner.first, spanner.last + 1):
                self._over[under].insert(0, identifier)
            reach = self._reach(spanner.first, spanner.level, top)
            width = spanner.last - spanner.first + 1
            cell = self._head_cell(identifier, spanner.head, None, Align.CENTER, width, reach, spanner=True)
            rows[top - spanner.level - reach + 1].append((spanner.first, cell))
            headless |= _unless_head(cell)
        for place, column in enumerate(source.columns):
            reach = self._reach(place, 0, top)
            cell = self._head_cell(self._columns[place], column.head, column.unit, column.align, 1, reach)
            rows[top - reach + 1].append((place, cell))
            headless |= _unless_head(cell)
        self._over = [[name for name in names if name not in headless] for names in self._over]
        return tuple(tuple(cell for _, cell in sorted(row, key=lambda item: item[0])) for row in rows)

    def _reach(self, column: int, level: int, top: int) -> int:
        """Return the number of rows that a head of this level takes, up to the next spanner over it or to
        the top."""
        over = (s.level for s in self._source.spanners if s.first <= column <= s.last and s.level > level)
        return min(over, default=top + 1) - level

    def _head_cell(
        self,
        identifier: str,
        head: Text,
        unit: Text | None,
        align: Align,
        columns: int,
        rows: int,
        spanner: bool = False,
    ) -> HeadCell:
        return HeadCell(
            id=identifier,
            content=self._inline(head),
            unit=self._inline(unit) if unit else None,
            colspan=columns,
            rowspan=rows,
            scope="colgroup" if columns > 1 else "col",
            align=align,
            spanner=spanner,
        )

    def _groups(self) -> tuple[RowGroup, ...]:
        groups: list[tuple[BodyCell | None, list[BodyRow]]] = [(None, [])]
        for place, row in enumerate(self._source.rows, start=1):
            if row.kind is RowKind.GROUP:
                identifier = self._id(f"group-{place}")
                content = self._inline(row.cells[0].text)
                head = BodyCell(content, Align.LEFT, len(self._source.columns), True, identifier, ())
                groups.append((head, []))
            else:
                groups[-1][1].append(self._row(row, place, groups[-1][0]))
        return tuple(RowGroup(head, tuple(rows)) for head, rows in groups if head or rows)

    def _row(self, row: Row, place: int, group: BodyCell | None) -> BodyRow:
        """Return a row. The heads of its cells are those of its group, of rows above that reach into it, and
        its own."""
        cells: list[BodyCell] = []
        reaching = [cell for cell, last in self._reaching if last >= place]
        over = [*([group.id] if group else []), *(cell.id for cell in reaching if cell.head)]
        for at, cell in row.placed():
            made = self._cell(cell, at, place, tuple(over))
            if made.head:
                over = [*over, made.id]
            cells.append(made)
            if cell.rowspan > 1:
                self._reaching.append((made, place + cell.rowspan - 1))
        self._reaching = [one for one in self._reaching if one[1] > place]
        return BodyRow(row.kind, tuple(cells), bool(reaching))

    def _content(self, cell: Cell) -> Element:
        """Return the content of a cell; a sign for a missing figure says what it means to those who ask
        for it."""
        if not cell.text.tokens:
            return element("span")
        content = self._inline(cell.text)
        sign = (content.text or "").strip()  # a note may be called behind it
        meaning = next((s.meaning for s in self._source.signs if s.sign == sign == plain(content)), None)
        if meaning is not None:
            content.text = None
            content.insert(0, element("abbr", {"title": plain(self._inline(meaning))}, sign))
        return content

    def _cell(self, cell: Cell, at: int, place: int, over: tuple[str, ...]) -> BodyCell:
        columns = self._source.columns
        column = columns[min(at, len(columns) - 1)]
        identifier = self._id(f"row-{place}") if column.stub else ""
        heads: list[str] = []
        for names in self._over[at : at + cell.colspan]:
            heads += [name for name in names if name not in heads]
        align = column.align if cell.colspan == 1 or column.stub else Align.CENTER
        if cell.colspan > 1 and any(token.type != "inline" for token in cell.text.tokens):
            align = Align.LEFT  # it holds blocks, such as a list
        return BodyCell(
            content=self._content(cell),
            align=align,
            colspan=cell.colspan,
            head=column.stub,
            id=identifier,
            headers=(*heads, *over),
            column=at,
            rowspan=cell.rowspan,
        )


def _goes_on(call: Element) -> bool:
    """Return True if words stand behind a call in its cell, head or caption, so that its sign can't hang out
    of the column."""
    node: Element | None = call
    while node is not None and node.getparent() is not None:
        if (node.tail or "").strip() or any(plain(one) for one in node.itersiblings()):
            return True
        node = node.getparent()
    return False
