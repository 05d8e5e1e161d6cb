"""The composed book, made into the data of its JSON file."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from lxml import etree

from octavo.compose.composed_book import (
    BodyCell,
    ComposedBook,
    ContentsEntry,
    Figure,
    HeadCell,
    Note,
    Section,
    Table,
)
from octavo.compose.index.entries import IndexEntry, IndexReference
from octavo.core.vocabulary import VOCABULARY, Data
from octavo.core.xhtml import Element, copy, inner
from octavo.formats.products.composed_file import (
    VERSION,
    CellData,
    ComposedFile,
    ContentsData,
    DivisionData,
    FigureData,
    IndexEntryData,
    IndexGroupData,
    IndexReferenceData,
    LocatorData,
    NoteData,
    RowData,
    TableData,
    TableNoteData,
    TargetData,
)

#: The ``data-*`` attributes that bodies keep, and that the manual explains. The others are of no use
#: outside of Octavo, and may change.
KEPT = frozenset(
    {
        *(Data.SRC, Data.SLOT, Data.ELEMENT, Data.FIELD, Data.TEX, Data.BLOCK, Data.CALLS),
        *(Data.FORM, Data.WHERE, Data.END, Data.KIND, Data.TARGET, Data.AUTHOR, Data.NUMBER),
        *(Data.INDEX, Data.INDEX_TO),
    }
)
_DROPPED = frozenset(str(name) for name in VOCABULARY.values()) - KEPT


def composed_file(composed: ComposedBook) -> ComposedFile:
    """Return the data of a composed book."""
    book = composed.book
    return ComposedFile(
        version=VERSION,
        language=book.language,
        title=composed.plain_title,
        title_xhtml=_xhtml(composed.title),
        subtitle_xhtml=_optional(composed.subtitle),
        short_title=composed.short_title,
        words=composed.words,
        metadata=book.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        sections=tuple(_division(section, book.language) for section in composed.sections),
        notes=tuple(map(_note, composed.notes.values())),
        tables=tuple(map(_table, composed.tables.values())),
        figures=tuple(map(_figure, composed.pictures.values())),
        targets=tuple(
            TargetData(one.id, one.kind, one.number, one.plain, one.section)
            for one in composed.targets.values()
        ),
        contents=_contents(composed.contents),
        index=tuple(IndexGroupData(group.letter, _entries(group.entries)) for group in composed.index),
    )


def plain_data(file: ComposedFile) -> dict[str, object]:
    """Return the file as JSON has it: objects, lists and texts."""
    return asdict(file)


def _division(section: Section, language: str) -> DivisionData:
    heading = section.heading
    return DivisionData(
        id=section.id,
        kind=section.kind.value,
        region=section.region.value,
        parent=section.parent,
        level=heading.level,
        number=heading.number,
        title=heading.plain,
        title_xhtml=_xhtml(heading.title),
        subtitle_xhtml=_optional(heading.subtitle),
        author=section.author,
        language=section.language or language,
        body=_optional(section.body),
        source=str(section.span),
    )


def _note(note: Note) -> NoteData:
    return NoteData(
        id=note.id,
        series=note.series,
        mark=note.mark,
        author=note.author,
        division=note.section,
        place=note.place,
        calls=note.calls,
        body=_xhtml(note.body),
        source=str(note.span),
    )


def _table(table: Table) -> TableData:
    return TableData(
        id=table.id,
        number=table.number,
        caption=table.plain,
        caption_xhtml=_optional(table.caption),
        division=table.section,
        widths=table.widths,
        head=tuple(tuple(map(_head_cell, row)) for row in table.head),
        body=tuple(_rows(table)),
        remarks_xhtml=tuple(map(_xhtml, table.remarks)),
        notes=tuple(
            TableNoteData(note.id, note.mark, note.calls, note.author, _xhtml(note.body))
            for note in table.notes
        ),
        source_xhtml=_optional(table.source),
        source=str(table.span),
    )


def _rows(table: Table) -> Iterator[RowData]:
    for group in table.groups:
        if group.head is not None:
            yield RowData("group", (_body_cell(group.head),))
        for row in group.rows:
            yield RowData(row.kind.value, tuple(map(_body_cell, row.cells)))


def _head_cell(cell: HeadCell) -> CellData:
    unit = f" {_xhtml(cell.unit)}" if cell.unit is not None else ""
    text = _xhtml(cell.content) + unit
    return CellData(cell.id, text, cell.colspan, cell.rowspan, cell.align.value, True, ())


def _body_cell(cell: BodyCell) -> CellData:
    return CellData(
        cell.id, _xhtml(cell.content), cell.colspan, cell.rowspan, cell.align.value, cell.head, cell.headers
    )


def _figure(figure: Figure) -> FigureData:
    return FigureData(
        id=figure.id,
        number=figure.number,
        part=figure.part,
        file=figure.src,
        alt=figure.alt,
        caption=figure.plain,
        caption_xhtml=_optional(figure.caption),
        credit_xhtml=_optional(figure.credit),
        division=figure.section,
        source=str(figure.span),
    )


def _contents(entries: Iterable[ContentsEntry]) -> tuple[ContentsData, ...]:
    return tuple(
        ContentsData(
            entry.target,
            entry.kind,
            entry.number,
            entry.plain,
            _xhtml(entry.title),
            _contents(entry.children),
        )
        for entry in entries
    )


def _entries(entries: Iterable[IndexEntry]) -> tuple[IndexEntryData, ...]:
    return tuple(
        IndexEntryData(
            id=entry.id,
            title=entry.plain,
            title_xhtml=_xhtml(entry.title),
            locators=tuple(LocatorData(one.id, one.note, one.principal) for one in entry.locators),
            see=_references(entry.see),
            see_also=_references(entry.see_also),
            children=_entries(entry.children),
        )
        for entry in entries
    )


def _references(references: Iterable[IndexReference]) -> tuple[IndexReferenceData, ...]:
    return tuple(IndexReferenceData(one.target, tuple(map(_xhtml, one.titles))) for one in references)


def _optional(tree: Element | None) -> str | None:
    return None if tree is None else _xhtml(tree)


def _xhtml(tree: Element) -> str:
    """Return what stands in an element as XHTML, without the attributes that are Octavo's own affair."""
    twin = copy(tree)
    for node in twin.iter(etree.Element):
        for name in _DROPPED.intersection(map(str, node.attrib)):
            del node.attrib[name]
    return inner(twin)
