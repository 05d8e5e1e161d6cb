"""The files in ``tables/`` -> tables."""

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from octavo.core.diagnostics import Span
from octavo.core.slugs import is_latin, source_slug
from octavo.core.suggestions import listing, suggest
from octavo.source.context import ReadingContext
from octavo.source.manuscript import (
    Column,
    Orientation,
    Row,
    Spanner,
    TableNoteSource,
    TableSign,
    TableSource,
)
from octavo.source.table_csv import read_csv
from octavo.source.table_file import TableFile, align_of
from octavo.source.table_foot import read_note, read_remarks
from octavo.source.table_rows import RowReader, column_align
from octavo.source.table_signs import check_signs
from octavo.source.text import Text
from octavo.source.validate import key_span, validate
from octavo.source.yaml_tree import YamlNode, load_yaml

FOLDER = "tables"


def read_tables(context: ReadingContext) -> None:
    """Read all YAML files in ``tables/`` in the order of their names."""
    for file in sorted(context.folder.list(FOLDER, "*.yaml") + context.folder.list(FOLDER, "*.yml")):
        source = context.folder.text(file)
        node = load_yaml(source, file, context.diagnostics) if source is not None else None
        if node is None:
            context.broken_tables.add(f"tbl-{_stem(file)}")
            continue
        width = _width(node)
        model = validate(TableFile, node, context.diagnostics, file)
        # If a column had to be taken out, every row would seem to have a cell too many.
        if model is None or _width(node) < width:
            written = node.get("id")
            context.broken_tables.add((written.text() if written else "") or f"tbl-{_stem(file)}")
        else:
            _add(file, node, model, context)


def _stem(file: str) -> str:
    stem = posixpath.basename(file).rsplit(".", 1)[0]
    return ((source_slug(stem) if is_latin(stem) else "") or stem).removeprefix("tbl-")


def _width(node: YamlNode) -> int:
    columns = node.get("columns")
    return len(columns.items()) if columns else 0


def _add(file: str, node: YamlNode, model: TableFile, context: ReadingContext) -> None:
    name = model.id or f"tbl-{_stem(file)}"
    if context.ids.claim(name, key_span(node, "id", Span(file)), "table"):
        context.tables[name] = _TableReader(file, node, model, context).make(name)


@dataclass(frozen=True, slots=True)
class _TableReader:
    """Makes one table from its file."""

    file: str
    node: YamlNode
    model: TableFile
    context: ReadingContext

    def make(self, name: str) -> TableSource:
        model = self.model
        before, errors = len(self.context.diagnostics), self.context.diagnostics.errors
        rows = self._rows()
        complete = self.context.diagnostics.errors == errors
        columns = self._columns(rows)
        table = TableSource(
            id=name,
            scope=None,
            caption=self._text(self.node, "caption"),
            columns=columns,
            rows=tuple(rows),
            span=Span(self.file),
            spanners=self._spanners([column.id for column in columns]),
            notes=self._notes(),
            source=self._text(self.node, "source"),
            short_caption=model.short_caption,
            orientation=Orientation(model.orientation),
            numbered=model.numbered,
            right_page=self._right_page([column.id for column in columns]),
            signs=self._signs(),
            remarks=read_remarks(self.node.get("remarks"), self.context),
            complete=complete,
        )
        check_signs(table, self.context.diagnostics)
        if model.rows is None and model.data is None:
            self._error(
                "table-empty", table.span, "the table has neither `rows:` nor `data:`", "add one of them"
            )
        elif not rows and len(self.context.diagnostics) == before:
            place = self.node.place("rows" if model.rows is not None else "data")
            self._error("table-empty", place, "the table has no rows", "write at least one row")
        return table

    def _text(self, node: YamlNode, key: str) -> Text | None:
        found = node.get(key)
        return self.context.inline(found) if found is not None and found.text().strip() else None

    def _rows(self) -> list[Row]:
        names = [column.id for column in self.model.columns]
        if self.model.data is None:
            node = self.node.get("rows")
            reader = RowReader(names, self.context)
            return [row for row in (reader.read(item) for item in (node.items() if node else [])) if row]
        if self.model.rows is not None:
            hint = "keep the rows here, or in the .csv file"
            self._error("table-row", self.node.place("rows"), "the table has both `rows:` and `data:`", hint)
        data = self.node.get("data")
        beside = posixpath.join(FOLDER, self.model.data)
        found = self.context.folder.find(beside, data.span if data else None)
        return read_csv(found, names, self.context) if found else []

    def _columns(self, rows: Sequence[Row]) -> tuple[Column, ...]:
        nodes = self.node.get("columns")
        made: list[Column] = []
        for place, (column, node) in enumerate(
            zip(self.model.columns, nodes.items() if nodes else [], strict=False)
        ):
            stub = column.stub if column.stub is not None else place == 0
            if any(column.id == other.id for other in made):
                self._error("column-id", node.span, f"two columns have the id `{column.id}`", "rename one")
            made.append(
                Column(
                    id=column.id,
                    head=self._text(node, "head") or self.context.inline_text("", node.span),
                    align=column_align(align_of(column.align), stub, place, rows),
                    stub=stub,
                    span=node.span,
                    unit=self._text(node, "unit"),
                    width=column.width,
                )
            )
        total = sum(column.width or 0 for column in made)
        if total > 100.01 and nodes is not None:
            hint = "let the widths add up to 100 at most"
            self._error("table-width", nodes.span, f"the columns are {total:g} percent wide together", hint)
        return tuple(made)

    def _spanners(self, columns: Sequence[str]) -> tuple[Spanner, ...]:
        nodes = self.node.get("spanners")
        made: list[Spanner] = []
        for spanner, node in zip(self.model.spanners, nodes.items() if nodes else [], strict=False):
            unknown = [name for name in spanner.columns if name not in columns]
            for name in unknown:
                hint = suggest(name, columns, f"the table's columns are {listing(columns)}")
                self._error(
                    "column-unknown", node.place("columns"), f"the table has no column `{name}`", hint
                )
            if unknown:
                continue
            places = sorted(columns.index(name) for name in spanner.columns)
            if places != list(range(places[0], places[-1] + 1)):
                hint = "name columns that stand next to each other, each once"
                self._error(
                    "spanner-gap", node.place("columns"), "the spanner's columns are not neighbours", hint
                )
                continue
            over = next(
                (
                    s
                    for s in made
                    if s.level == spanner.level and s.last >= places[0] and s.first <= places[-1]
                ),
                None,
            )
            if over is not None:
                self._error(
                    "spanner-overlap",
                    node.span,
                    f"two spanners of level {spanner.level} stand over the same column; "
                    f"the first is in line {over.span.line}",
                    "give the upper one a higher `level:`",
                )
                continue
            head = self._text(node, "head") or self.context.inline_text("", node.span)
            made.append(Spanner(head, places[0], places[-1], spanner.level, node.span))
        return tuple(made)

    def _notes(self) -> tuple[TableNoteSource, ...]:
        node = self.node.get("notes")
        members = node.data if node is not None and isinstance(node.data, dict) else {}
        return tuple(
            read_note(name, text, node.place(name) if node else text.span, self.context)
            for name, text in members.items()
        )

    def _signs(self) -> tuple[TableSign, ...]:
        node = self.node.get("signs")
        members = node.data if node is not None and isinstance(node.data, dict) else {}
        return tuple(TableSign(sign, self.context.inline(text)) for sign, text in members.items())

    def _right_page(self, columns: Sequence[str]) -> int:
        """Return the first column on the right-hand page: the one that is named, else that in the middle."""
        middle = max(1, (len(columns) + 1) // 2)
        wanted, place = self.model.right_page, self.node.place("right-page")
        if self.model.orientation != Orientation.FACING.value:
            if wanted is not None:
                hint = "write `orientation: facing`, or take the key out"
                self._error("table-facing", place, "`right-page` is for tables over facing pages", hint)
            return 0
        if len(columns) < 3:
            hint = "take `orientation: facing` out"
            self._error("table-facing", place, "the table has too few columns for two pages", hint)
        if wanted is not None and wanted not in columns[1:]:
            hint = suggest(wanted, columns[1:], f"name one of {listing(columns[1:])}")
            self._error("column-unknown", place, f"no column `{wanted}` can begin a page", hint)
            return middle
        return columns.index(wanted) if wanted is not None else middle

    def _error(self, code: str, span: Span, message: str, hint: str) -> None:
        self.context.diagnostics.error(code, span, message, hint)
