"""Tables: numbered in reading order, their heads laid out as a grid, their own notes marked."""

from octavo.compose.builder import build_inline
from octavo.compose.draft import Draft
from octavo.compose.edition import BodyCell, BodyRow, HeadCell, PrintedNote, RowGroup, Table, Target
from octavo.compose.elements import HANDLERS
from octavo.compose.marks import mark
from octavo.source.manuscript import Align, Cell, Row, RowKind, TableSource, Text
from octavo.xhtml import Element, drop, element, is_noteref, plain, take


def make_tables(draft: Draft) -> None:
    """Build every table that is placed in the text, where it is first placed."""
    count = 0
    for section in draft.sections:
        if section.body is None:
            continue
        for slot in list(section.body.iter("{*}figure")):
            if slot.get("data-slot") != "table":
                continue
            source = draft.manuscript.tables.get(slot.get("id", ""))
            if source is None or source.id in draft.tables:
                drop(slot)  # reported by the source stage
                continue
            numbered = source.numbered and source.caption is not None
            count += numbered
            table = _Maker(source).make(str(count) if numbered else "", section.id)
            draft.tables[table.id] = table
            draft.targets[table.id] = Target(table.id, "table", table.number, table.plain, section.id)


class _Maker:
    """Makes one table."""

    def __init__(self, source: TableSource) -> None:
        self._source = source
        self._calls: dict[str, list[str]] = {note.id: [] for note in source.notes}
        self._columns = [f"{source.id}-column-{n}" for n in range(1, len(source.columns) + 1)]
        self._over: list[list[str]] = [[name] for name in self._columns]

    def make(self, number: str, section: str) -> Table:
        source = self._source
        caption = self._inline(source.caption) if source.caption else None
        head = self._head()
        groups = self._groups()
        printed = source.short_caption or (plain(caption) if caption is not None else "")
        ordered = sorted(source.notes, key=lambda note: not self._calls[note.id])
        return Table(
            id=source.id,
            number=number,
            caption=caption,
            plain=printed,
            widths=tuple(column.width for column in source.columns),
            aligns=tuple(column.align for column in source.columns),
            head=head,
            groups=groups,
            notes=tuple(self._note(note.id, note.text, place) for place, note in enumerate(ordered)),
            source=self._inline(source.source) if source.source else None,
            orientation=source.orientation,
            complex=bool(source.spanners) or any(group.head for group in groups),
            section=section,
            span=source.span,
        )

    def _inline(self, text: Text) -> Element:
        """Inline content in which calls of the table's own notes have their marks."""
        node = build_inline(HANDLERS, text, self._source.scope)
        order = {note.id: place for place, note in enumerate(self._source.notes)}
        for call in node.iter("{*}a"):
            name = call.get("data-note")
            if is_noteref(call) and name in order:
                identifier = f"{self._source.id}-call-{name}-{len(self._calls[name]) + 1}"
                self._calls[name].append(identifier)
                for attribute in ("data-note", "data-scope"):
                    take(call, attribute)
                call.set("id", identifier)
                call.set("class", "note-call symbol")
                call.set("href", f"#{self._source.id}-note-{name}")
                call.text = mark("symbols", order[name] + 1)
        return node

    def _note(self, name: str, text: Text, place: int) -> PrintedNote:
        identifier = f"{self._source.id}-note-{name}"
        return PrintedNote(
            identifier, mark("symbols", place + 1), self._inline(text), tuple(self._calls[name])
        )

    def _head(self) -> tuple[tuple[HeadCell, ...], ...]:
        """Rows of head cells, highest spanners first; a head without a spanner reaches up to the top."""
        source = self._source
        top = max((spanner.level for spanner in source.spanners), default=0)
        if not top and not any(plain(self._inline(column.head)) for column in source.columns):
            return ()
        rows: list[list[tuple[int, HeadCell]]] = [[] for _ in range(top + 1)]
        for spanner in sorted(source.spanners, key=lambda s: (s.level, s.first)):
            identifier = f"{source.id}-spanner-{spanner.level}-{spanner.first + 1}"
            for under in range(spanner.first, spanner.last + 1):
                self._over[under].insert(0, identifier)
            reach = self._reach(spanner.first, spanner.level, top)
            width = spanner.last - spanner.first + 1
            cell = self._head_cell(identifier, spanner.head, None, Align.CENTER, width, reach, spanner=True)
            rows[top - spanner.level - reach + 1].append((spanner.first, cell))
        for place, column in enumerate(source.columns):
            reach = self._reach(place, 0, top)
            cell = self._head_cell(self._columns[place], column.head, column.unit, column.align, 1, reach)
            rows[top - reach + 1].append((place, cell))
        return tuple(tuple(cell for _, cell in sorted(row, key=lambda item: item[0])) for row in rows)

    def _reach(self, column: int, level: int, top: int) -> int:
        """Rows that a head of this level takes, up to the next spanner over it or to the top."""
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
                identifier = f"{self._source.id}-group-{place}"
                content = self._inline(row.cells[0].text)
                head = BodyCell(content, Align.LEFT, len(self._source.columns), True, identifier, ())
                groups.append((head, []))
            else:
                groups[-1][1].append(self._row(row, place, groups[-1][0]))
        return tuple(RowGroup(head, tuple(rows)) for head, rows in groups if head or rows)

    def _row(self, row: Row, place: int, group: BodyCell | None) -> BodyRow:
        cells: list[BodyCell] = []
        over = [group.id] if group else []
        at = 0
        for cell in row.cells:
            made = self._cell(cell, at, place, tuple(over))
            if made.head:
                over = [*over, made.id]
            cells.append(made)
            at += cell.colspan
        return BodyRow(row.kind, tuple(cells))

    def _cell(self, cell: Cell, at: int, place: int, over: tuple[str, ...]) -> BodyCell:
        columns = self._source.columns
        column = columns[min(at, len(columns) - 1)]
        identifier = f"{self._source.id}-row-{place}" if column.stub else ""
        heads: list[str] = []
        for names in self._over[at : at + cell.colspan]:
            heads += [name for name in names if name not in heads]
        align = column.align if cell.colspan == 1 else Align.CENTER
        return BodyCell(
            content=self._inline(cell.text) if cell.text.tokens else element("span"),
            align=align,
            colspan=cell.colspan,
            head=column.stub,
            id=identifier,
            headers=(*heads, *over),
        )
