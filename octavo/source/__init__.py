"""The source stage: a book's folder -> a ``Manuscript``. Knows files and positions; no HTML.

``read`` reads everything and checks everything that can be known without setting a page: files, ids,
notes, tables, pictures, references. All problems of a book are reported in one run.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from octavo.core.decoding import known_encoding
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.folder import Folder
from octavo.core.registry import Registry
from octavo.elements import ELEMENTS, ElementKind
from octavo.elements.lookup import ElementLookup
from octavo.source.bibliography.brackets import open_brackets
from octavo.source.bibliography.citations import check_citations
from octavo.source.bibliography.read import read_bibliography
from octavo.source.block_classes import gather_left_out, report_unknown_classes
from octavo.source.chapter_keys import report_foreign_keys, report_left_out
from octavo.source.context import ReadingContext
from octavo.source.contributors import check_roles
from octavo.source.divisions import read_divisions
from octavo.source.draft_book import settle_draft
from octavo.source.earlier_names import check_earlier_names
from octavo.source.editions import check_editions, choose_edition
from octavo.source.formulas import settle_formulas
from octavo.source.glossary_file import read_glossary, resolve_glossary
from octavo.source.ids import Ids
from octavo.source.includes.variables import read_variables
from octavo.source.index_file import read_index
from octavo.source.link_targets import resolve_links
from octavo.source.manuscript import Division, Kind, Manuscript, Region
from octavo.source.markdown import RULES, Dialect, MarkdownRule
from octavo.source.markdown.foreign_markup import gather_foreign
from octavo.source.markdown.html import gather_tags
from octavo.source.markdown.html_attributes import gather_attributes
from octavo.source.markdown.switched import switched_on
from octavo.source.metadata import Book
from octavo.source.note_series import check_note_series
from octavo.source.notes_files import read_notes
from octavo.source.own_folders import check_own_folders
from octavo.source.picture_reports import report_pictures
from octavo.source.pictures import check_cover
from octavo.source.printers import check_printers
from octavo.source.references import check_references
from octavo.source.shown_pictures import check_in_tables
from octavo.source.tables import read_tables
from octavo.source.text import Text
from octavo.source.trade_checks import check_trade
from octavo.source.validate import key_span, validate
from octavo.source.yaml_tree import YamlNode, load_yaml

__all__ = ["BOOK_FILE", "read"]

#: The file that makes a folder a book.
BOOK_FILE = "book.yaml"


def read(
    root: Path,
    diagnostics: Diagnostics,
    *,
    printer: str | None = None,
    edition: str = "",
    elements: Registry[ElementKind] = ELEMENTS,
    rules: Registry[MarkdownRule] = RULES,
) -> Manuscript | None:
    """Read the book in the folder ``root``, and return its manuscript, or None if ``book.yaml`` is unusable.

    ``printer`` is the printer that is asked for ("": the only one that the book has), None if no file for a
    printer is made. ``edition`` is the name among ``editions`` of what is printed, "" for the book as it is.
    ``elements`` and ``rules`` are the kinds of element and the rules of Markdown with which texts are read.

    Every problem goes to ``diagnostics``. A manuscript with errors is good enough to look for more of them,
    not to make a book from.
    """
    folder = Folder(root, diagnostics)
    if not (folder.root / BOOK_FILE).is_file():
        diagnostics.error(
            "book-missing",
            None,
            f"there is no {BOOK_FILE} in {root}",
            "name the book's folder with --book, or begin a book with --new",
        )
        return None
    source = folder.text(BOOK_FILE)
    node = load_yaml(source, BOOK_FILE, diagnostics) if source is not None else None
    if node is None:
        return None
    book = validate(Book, node, diagnostics, BOOK_FILE, {"title": "Untitled"})
    if book is None:
        return None
    folder.encoding = known_encoding(book.encoding) if book.encoding else None
    dialect = Dialect(ElementLookup(elements), switched_on(rules, book.markdown))
    context = ReadingContext(folder, diagnostics, book, Ids(diagnostics), dialect=dialect)
    check_own_folders(folder, diagnostics)
    check_earlier_names(folder, context.dialect.elements, diagnostics)
    if book.cover is not None:
        check_cover(book.cover, key_span(node, "cover", Span(BOOK_FILE)), context)
    check_roles(node, book, folder, diagnostics)
    check_printers(node, context, printer)
    check_editions(node, context)
    check_trade(node, context)
    context.bibliography = read_bibliography(node, context)
    context.variables, context.data = read_variables(node, context), node
    read_tables(context)
    read_notes(context)
    terms = read_glossary(context)
    divisions = read_divisions(node, context)
    check_in_tables(context)
    glossary = resolve_glossary(terms, divisions, context)
    open_brackets(context)
    resolve_links(divisions, context)
    settle_formulas(node, context)
    check_references(context)
    check_citations(divisions, context)
    check_note_series(node, divisions, context)
    if book.draft:
        settle_draft(context)
    divisions = _place_notes(_with_notes(divisions, context), context)
    title, subtitle = (_line(key, node, context) for key in ("title", "subtitle"))
    printed = choose_edition(book, edition, node, diagnostics)
    index = read_index(context)
    lines = _lines(node, context)
    report_pictures(context)
    report_foreign_keys(context)
    report_left_out(context)
    report_unknown_classes(context)
    gather_left_out(diagnostics)
    gather_tags(diagnostics)
    gather_attributes(diagnostics)
    gather_foreign(diagnostics)
    return Manuscript(
        folder.root,
        printed,
        divisions,
        context.notes,
        context.tables,
        title,
        subtitle,
        index,
        context.bibliography,
        glossary,
        lines,
    )


def _lines(node: YamlNode, context: ReadingContext) -> Mapping[str, Text]:
    """Return other texts of ``book.yaml`` as inline Markdown; the text of the series is its name."""
    series = node.get("series")
    found = {key: node.get(key) for key in ("description", "rights", "edition")}
    found["series"] = series.get("name") if series else None
    return {key: context.inline(text) for key, text in found.items() if text is not None}


def _line(key: str, node: YamlNode, context: ReadingContext) -> Text | None:
    """Return the book's title or subtitle as inline Markdown."""
    found = node.get(key)
    return context.inline(found) if found is not None else None


def _with_notes(
    divisions: tuple[Division, ...], context: ReadingContext, *, in_part: bool = False
) -> tuple[Division, ...]:
    """Return the divisions without those that would print notes of the book and have none to print."""
    written = {note.series for note in context.notes.values()} | {context.cited_in}
    full = {one.id for one in context.book.notes if one.place == "book-end" and one.id in written}

    def prints_nothing(division: Division) -> bool:
        printed = {one.id for one in context.book.notes if division.series in (None, one.id)}
        if division.kind is not Kind.NOTES or (in_part and context.book.prints_part_notes(division.series)):
            return False
        return bool(printed) and not printed & full

    return tuple(
        replace(division, children=_with_notes(division.children, context, in_part=True))
        for division in divisions
        if not prints_nothing(division)
    )


def _place_notes(divisions: tuple[Division, ...], context: ReadingContext) -> tuple[Division, ...]:
    """Return the divisions, with one more for each series of notes that no other prints."""
    inner = [d for division in divisions for child in division.children for d in child.walk()]
    inner = [d for d in inner if not context.book.prints_part_notes(d.series)]
    printed = {d.series for d in (*divisions, *inner) if d.kind is Kind.NOTES}
    added = []
    for series in context.book.notes:
        written = {note.series for note in context.notes.values()} | {context.cited_in}
        if series.id not in written or series.place != "book-end" or printed & {None, series.id}:
            continue
        span = Span(BOOK_FILE)
        context.diagnostics.warning(
            "notes-unplaced",
            span,
            f"book.yaml has no place for the notes of the series `{series.id}`; they come at the very end",
            "add `- notes` to `back:` in book.yaml, where they shall stand",
        )
        name = _free("notes", context)
        context.ids.add_made(name, span, "division")
        added.append(Division(name, Kind.NOTES, Region.BACK, span, series=series.id))
    return (*divisions, *added)


def _free(name: str, context: ReadingContext) -> str:
    while name in context.ids:
        name = f"{name}-x"
    return name
