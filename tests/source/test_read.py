"""A whole book with every element, and what the source stage makes of it."""

from pathlib import Path

import pytest
from markdown_it.token import Token

from octavo.core.diagnostics import Diagnostics, Span
from octavo.source import read
from octavo.source.manuscript import Align, Division, Kind, Manuscript, Orientation, Region, RowKind, Starts
from octavo.source.text import Text
from octavo.source.tokens import plain_text, walk
from tests.source.cases import FIXTURES, good_book


@pytest.fixture(scope="module")
def manuscript(tmp_path_factory: pytest.TempPathFactory) -> Manuscript:
    """The book of fixtures/good-book.txt, read without a diagnostic."""
    text = (FIXTURES / "good-book.txt").read_text(encoding="utf-8")
    return good_book(tmp_path_factory.mktemp("good"), text)


def every(divisions: tuple[Division, ...]) -> list[Division]:
    """All divisions in reading order."""
    return [one for division in divisions for one in (division, *every(division.children))]


def find(manuscript: Manuscript, name: str) -> Division:
    """The division with an id."""
    return next(division for division in every(manuscript.divisions) if division.id == name)


def words(text: Text | None) -> str:
    """The words of a text without markup."""
    return plain_text(text.tokens) if text else ""


def tokens(division: Division, kind: str) -> list[Token]:
    """The tokens of one type in a division's text."""
    assert division.text is not None
    return [token for token in walk(division.text.tokens) if token.type == kind]


def test_divisions_stand_in_reading_order_with_their_kinds(manuscript: Manuscript) -> None:
    assert [(d.region, d.kind, d.id) for d in every(manuscript.divisions)] == [
        (Region.FRONT, Kind.HALF_TITLE, "half-title"),
        (Region.FRONT, Kind.TITLE_PAGE, "title-page"),
        (Region.FRONT, Kind.CONTENTS, "contents"),
        (Region.FRONT, Kind.PREFACE, "preface"),
        (Region.FRONT, Kind.TEXT, "a-note-on-names"),
        (Region.BODY, Kind.INTRODUCTION, "sec-introduction"),
        (Region.BODY, Kind.PART, "the-first-year"),
        (Region.BODY, Kind.SELECTION, "the-new-course"),
        (Region.BODY, Kind.PREFACE, "the-new-course--preface"),
        (Region.BODY, Kind.CHAPTER, "generations"),
        (Region.BODY, Kind.APPENDIX, "letter"),
        (Region.BACK, Kind.GLOSSARY, "glossary"),
        (Region.BACK, Kind.NOTES, "notes"),
    ]


def test_titles_come_from_the_entry_the_front_matter_or_the_heading(manuscript: Manuscript) -> None:
    titles = {d.id: words(d.title) for d in every(manuscript.divisions) if d.title}
    assert titles == {
        "preface": "Preface",
        "a-note-on-names": "A Note on Names",
        "sec-introduction": "Introduction to the Volume",
        "the-first-year": "The First Year",
        "the-new-course": "The New Course",
        "the-new-course--preface": "Why This Was Written",
        "generations": "The Question of Generations",
        "letter": "A Letter",
        "glossary": "Terms",
    }


def test_a_heading_that_is_the_title_is_not_in_the_text(manuscript: Manuscript) -> None:
    preface = find(manuscript, "preface")
    assert preface.title is not None
    assert preface.title.span == Span("front/preface.md", 1, 3)
    assert not tokens(preface, "heading_open")


def test_numbers_stay_as_written(manuscript: Manuscript) -> None:
    numbers = {d.id: d.number for d in every(manuscript.divisions) if d.number is not None}
    assert numbers == {"generations": "I", "letter": "2", "preface": ""}


def test_what_else_an_entry_and_front_matter_say(manuscript: Manuscript) -> None:
    selection = find(manuscript, "the-new-course")
    assert (selection.short_title, selection.author, selection.starts) == (
        "New Course",
        "L. Trotsky",
        Starts.PAGE,
    )
    assert words(selection.subtitle) == "A pamphlet of 1924"
    assert [child.id for child in selection.children] == ["the-new-course--preface", "generations", "letter"]


def test_notes_have_their_series_author_and_scope(manuscript: Manuscript) -> None:
    notes = {
        key: (note.series, note.author, note.span.file, note.span.line)
        for key, note in manuscript.notes.items()
    }
    chapter = "chapters/new-course/generations.md"
    assert notes == {
        (None, "kornilov"): ("endnotes", "The editors", "notes/endnotes.md", 5),
        (None, "duma"): ("endnotes", "N. Allen", "notes/endnotes.md", 9),
        (None, "source"): ("endnotes", "The editors", "notes/endnotes.md", 11),
        (chapter, "1"): ("footnotes", "L. Trotsky", chapter, 14),
        (chapter, "inline-1"): ("endnotes", None, chapter, 12),
    }


def test_a_note_may_have_several_blocks_and_is_not_in_the_text(manuscript: Manuscript) -> None:
    note = manuscript.notes[None, "kornilov"]
    assert [token.type for token in note.text.tokens if token.nesting == 1] == [
        "paragraph_open",
        "paragraph_open",
    ]
    assert "He rose in August." in words(note.text)
    assert "He rose" not in words(find(manuscript, "generations").text)


def test_calls_of_notes_are_tokens(manuscript: Manuscript) -> None:
    calls = [(call.meta["id"], call.tag) for call in tokens(find(manuscript, "generations"), "note_ref")]
    assert calls == [("kornilov", "a"), ("1", "a"), ("inline-1", "a")]


def test_cross_references_are_tokens(manuscript: Manuscript) -> None:
    found = [(r.meta["target"], r.meta["bare"]) for r in tokens(find(manuscript, "generations"), "cross_ref")]
    assert found == [
        ("sec-introduction", False),
        ("sec-glossary", False),
        ("tbl-plan", False),
        ("tbl-coal", True),
        ("fig-map", False),
        ("note-kornilov", False),
    ]


def test_every_inline_token_has_its_place(manuscript: Manuscript) -> None:
    texts = [d.text for d in every(manuscript.divisions)] + [note.text for note in manuscript.notes.values()]
    for text in (text for text in texts if text):
        for token in walk(text.tokens):
            if token.type != "inline" and not token.block:
                assert isinstance(token.meta["span"], Span), token


def test_a_figure_knows_its_picture_from_the_book_s_folder(manuscript: Manuscript) -> None:
    (figure,) = tokens(find(manuscript, "generations"), "figure")
    assert (figure.meta["id"], figure.meta["src"], figure.meta["alt"]) == (
        "fig-map",
        "images/map.svg",
        "A river",
    )
    assert plain_text(figure.meta["caption"]) == "The river at Tsaritsyn"
    assert figure.meta["class"] == "wide"


def test_places_of_tables_are_tokens(manuscript: Manuscript) -> None:
    places = [place.meta["id"] for place in tokens(find(manuscript, "generations"), "table_place")]
    assert places == ["tbl-plan", "tbl-coal", "table-generations-1"]


def test_a_table_from_yaml(manuscript: Manuscript) -> None:
    table = manuscript.tables["tbl-plan"]
    assert (words(table.caption), table.short_caption, table.numbered) == ("The plan", "Plan", True)
    assert (table.scope, table.orientation) == (None, Orientation.SIDEWAYS)
    assert [(c.id, words(c.head), c.align, c.stub, c.width) for c in table.columns] == [
        ("month", "Month", Align.LEFT, True, None),
        ("round", "Roundhouses", Align.DECIMAL, False, 20.0),
        ("plants", "Plants", Align.RIGHT, False, None),
    ]
    assert words(table.columns[1].unit) == "%"
    assert [(words(s.head), s.first, s.last, s.level) for s in table.spanners] == [
        ("Percent of plan", 1, 2, 1)
    ]
    assert [(note.id, words(note.text)) for note in table.notes] == [("a", "Not certain.")]
    assert words(table.source) == "The Challenge, p. 112."


def test_rows_of_all_kinds_with_numbers_as_they_are_spelled(manuscript: Manuscript) -> None:
    rows = manuscript.tables["tbl-plan"].rows
    assert [(row.kind, [(words(c.text), c.colspan) for c in row.cells]) for row in rows] == [
        (RowKind.GROUP, [("1920", 3)]),
        (RowKind.DATA, [("July", 1), ("135", 1), ("40.50", 1)]),
        (RowKind.DATA, [("August", 1), ("131.6", 1), ("74", 1)]),
        (RowKind.SUB, [("of which new", 1), ("12", 1), ("0.030", 1)]),
        (RowKind.TOTAL, [("Half-year", 1), ("129.7", 1), ("", 1)]),
        (RowKind.DATA, [("Not legible", 2), ("1_000", 1)]),
    ]
    assert rows[1].cells[2].span == Span("tables/plan.yaml", 12, 17)


def test_a_table_from_csv(manuscript: Manuscript) -> None:
    table = manuscript.tables["tbl-coal"]
    assert [(row.kind, [words(cell.text) for cell in row.cells]) for row in table.rows] == [
        (RowKind.GROUP, ["Before the war"]),
        (RowKind.DATA, ["1913", "29.10"]),
        (RowKind.TOTAL, ["All, in tons", "29.10"]),
    ]
    assert table.rows[2].span == Span("tables/coal.csv", 4)
    assert table.columns[1].align is Align.DECIMAL


def test_a_pipe_table(manuscript: Manuscript) -> None:
    table = manuscript.tables["table-generations-1"]
    assert (table.scope, table.numbered, table.caption) == ("chapters/new-course/generations.md", False, None)
    assert [(words(column.head), column.align) for column in table.columns] == [
        ("Name", Align.LEFT),
        ("Age", Align.CENTER),
    ]
    assert [[words(cell.text) for cell in row.cells] for row in table.rows] == [["Kornilov", "48"]]


def test_the_book_s_data(manuscript: Manuscript) -> None:
    book = manuscript.book
    assert (book.title, book.edition, book.isbn) == (
        "*The Challenge*, Read",
        "2",
        {"epub": "978-0-306-40615-7"},
    )
    assert str(book.date) == "2026-11-30"
    assert [series.id for series in book.notes] == ["endnotes", "footnotes"]


def test_notes_without_a_place_come_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "book.yaml").write_text("title: T\nbody: [one.md]\nback: [notes-of-ours.md]\n", "utf-8")
    (tmp_path / "one.md").write_text("# One\n\nBread.[^1]\n\n[^1]: Rye.\n", "utf-8")
    (tmp_path / "notes-of-ours.md").write_text("# Other {#notes}\n\nText.\n", "utf-8")
    diagnostics = Diagnostics()
    manuscript = read(tmp_path, diagnostics)
    assert manuscript is not None
    assert [d.code for d in diagnostics] == ["notes-unplaced"]
    last = manuscript.divisions[-1]
    assert (last.kind, last.region, last.series, last.id) == (Kind.NOTES, Region.BACK, "endnotes", "notes-x")
