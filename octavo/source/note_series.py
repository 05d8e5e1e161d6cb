"""Checks of the series of notes: their places and numbers must fit each other and the book."""

from octavo.source.context import ReadingContext
from octavo.source.manuscript import Division, Kind
from octavo.source.metadata import NoteSeries
from octavo.source.validate import key_span
from octavo.source.yaml_tree import YamlNode

_AT_END = {
    "page-foot": "at the page foot",
    "chapter-end": "at the end of each chapter",
    "part-end": "at the end of each part",
}


def check_note_series(node: YamlNode, divisions: tuple[Division, ...], context: ReadingContext) -> None:
    """Report series and entries for notes that print none.

    That is a series numbered by pages that it does not know, a series at the end of parts in a book without
    parts, and an entry without notes. ``node`` is the whole of ``book.yaml``.
    """
    items = node.get("notes")
    nodes = items.items() if items is not None else []
    used = {note.series for note in context.notes.values()}
    has_parts = any(division.children for division in divisions)
    for series, item in zip(context.book.notes, nodes, strict=False):
        if series.numbering == "page" and series.place != "page-foot":
            _report_numbering(series, item, context)
        if series.place == "part-end" and series.id in used and not has_parts:
            _report_place(series, item, context)
    _check_entries(divisions, context)


def _report_numbering(series: NoteSeries, item: YamlNode, context: ReadingContext) -> None:
    context.diagnostics.error(
        "series-numbering",
        key_span(item, "numbering", item.span),
        f"the notes of the series `{series.id}` stand {_AT_END.get(series.place, 'at the end of the book')}, "
        "so they cannot begin again on each page",
        "write `numbering: chapter`, or `place: page-foot`",
    )


def _report_place(series: NoteSeries, item: YamlNode, context: ReadingContext) -> None:
    context.diagnostics.warning(
        "series-place",
        key_span(item, "place", item.span),
        f"the book has no parts, so the notes of the series `{series.id}` come at the end of each chapter",
        "write `place: chapter-end`, or give the book parts",
    )


def _check_entries(divisions: tuple[Division, ...], context: ReadingContext) -> None:
    places = {series.id: series.place for series in context.book.notes}
    at_top = {id(division) for division in divisions}
    for division in (one for top in divisions for one in top.walk()):
        place = places.get(division.series or "", "book-end")
        in_part = id(division) not in at_top and place == "part-end"
        if division.kind is Kind.NOTES and place != "book-end" and not in_part:
            context.diagnostics.warning(
                "notes-elsewhere",
                division.span,
                f"the notes of the series `{division.series}` stand {_AT_END[place]}; this entry prints none",
                "take the entry out, or write `place: book-end` for the series",
            )
