"""Tables and glossary: each cell stands where it stands in the source, heads are heads, terms have their own
definitions."""

from collections.abc import Iterator, Sequence

from lxml import etree

from octavo.check.audit.blocks import ReadDocument
from octavo.check.audit.facts import SourceTable
from octavo.check.documents.parsed import local_name, text_of, types_of
from octavo.check.epub.tables import GridCell, read_grid
from octavo.check.findings import Spot
from octavo.check.words import squash
from octavo.core.diagnostics import Diagnostic, FilePlace, Span

_MOST = 3  # faults of one table that are told


def check_grids(documents: Sequence[ReadDocument], tables: Sequence[SourceTable]) -> Iterator[Diagnostic]:
    """Yield a fault for each table whose heads, rows or caption are not those of the source."""
    places: dict[str, tuple[str, etree._Element | None]] = {}
    for document in documents:
        for figure in document.root.iter("{*}figure", "{*}table"):
            if figure.get("id"):
                places.setdefault(figure.get("id") or "", (document.name, figure))
    for table in tables:
        name, element = places.get(table.id, ("", None))
        found = element if element is None or local_name(element) == "table" else element.find(".//{*}table")
        if found is None or element is None:
            continue
        spot = Spot(FilePlace(document=name), Span(table.file, table.line))
        faults = [*_heads(table, found), *_rows(table, found), *_caption(table, element)]
        yield from (spot.fault("markup-table", fault) for fault in faults[:_MOST])


def _text(cell: etree._Element) -> str:
    """Return the letters of a cell, without what is repeated in it for narrow screens and calls of notes."""
    parts = [cell.text or ""]
    for child in cell:
        if isinstance(child.tag, str):
            classes = (child.get("class") or "").split()
            if (
                "cell-label" not in classes
                and "note-call" not in classes
                and "noteref" not in types_of(child)
            ):
                parts.append(_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _heads(table: SourceTable, found: etree._Element) -> Iterator[str]:
    """Yield a fault for each head of a column that is another one, or no head."""
    if not any(table.heads):
        return
    cells, _ = read_grid(found)
    lowest: dict[int, GridCell] = {}
    for cell in cells:
        if cell.in_head:
            lowest[cell.columns.start] = cell
    for column, wanted in enumerate(table.heads):
        if not wanted:
            continue
        own = lowest.get(column)
        if own is None or not own.is_head:
            yield f"column {column + 1} has no head \u201c{wanted}\u201d"
        elif not squash(_text(own.element)).startswith(squash(wanted)):
            said = f"\u201c{text_of(own.element)}\u201d, not \u201c{wanted}\u201d"
            yield f"column {column + 1} has the head {said}"


def _rows(table: SourceTable, found: etree._Element) -> Iterator[str]:
    """Yield a fault for the first row that does not stand behind the one before it."""
    if any(row and row[0] is not None and len(row) != len(table.heads) for row in table.rows):
        return
    printed: dict[int, dict[int, GridCell]] = {}
    cells, _ = read_grid(found)
    for cell in cells:
        if not cell.in_head:
            printed.setdefault(cell.rows.start, {})[cell.columns.start] = cell
    rows = [printed[number] for number in sorted(printed)]
    headed = {0 in row and row[0].is_head for row in rows}
    at = 0
    for row in table.rows:
        start = at
        while at < len(rows) and not _is_row(row, rows[at]):
            at += 1
        if at == len(rows):
            words = " | ".join(cell or "" for cell in row)
            yield (
                f"no row \u201c{words[:80]}\u201d stands behind the row before it"
                if start
                else (f"no row is \u201c{words[:80]}\u201d")
            )
            return
        if len(headed) > 1 and row[0] and not rows[at][0].is_head:
            yield f"the first cell of the row \u201c{row[0]}\u201d is no head, as those of others are"
        at += 1


def _is_row(wanted: tuple[str | None, ...], row: dict[int, GridCell]) -> bool:
    for column, words in enumerate(wanted):
        cell = row.get(column)
        if words is not None and squash(words) != (squash(_text(cell.element)) if cell else ""):
            return False
    return True


def _caption(table: SourceTable, figure: etree._Element) -> Iterator[str]:
    captions = list(figure.iter("{*}figcaption", "{*}caption"))
    if table.caption and captions and squash(table.caption) not in squash(_text(captions[0])):
        yield f"the caption is \u201c{text_of(captions[0])[:60]}\u201d, not \u201c{table.caption[:60]}\u201d"


def check_terms(
    documents: Sequence[ReadDocument], terms: Sequence[tuple[int, str, str]]
) -> Iterator[Diagnostic]:
    """Yield a fault for each term of the glossary with the definition of another."""
    found: dict[str, tuple[str, str]] = {}
    for document in documents:
        for term in document.root.iter("{*}dt"):
            if "glossterm" in types_of(term):
                definition = term.getnext()
                text = squash(_text(definition)) if definition is not None else ""
                found.setdefault(squash(text_of(term)), (document.name, text))
    for line, word, meaning in terms if found else ():
        name, printed = found.get(squash(word), (next(iter(found.values()))[0], ""))
        if squash(meaning)[:200] not in printed:
            spot = Spot(FilePlace(document=name), Span("glossary.yaml", line))
            yield spot.fault("markup-term", f"\u201c{word}\u201d has not its own definition")
