"""What the typesetter is told of notes: heads over printed notes, and further calls of notes by the page."""

from pathlib import Path

from lxml import etree

from octavo.html import render_print
from octavo.html.pages import PrintSection
from tests.books import compose_book, settings_for
from tests.html.pages_read import ebook

BOOK = """\
title: T
language: LANGUAGE
notes:
  - {id: endnotes, place: book-end, marks: decimal, numbering: book}
  - {id: feet, place: page-foot, marks: symbols, numbering: page}
body: [a.md]
back: [notes]
"""
TEXT = "# A\n\nX.[^e] Y.[^f] Z.[^f]\n\n[^e]: End.\n\n[^f]: {series=feet} Foot.\n"


def printed(root: Path, language: str = "en") -> dict[str, PrintSection]:
    files = {"book.yaml": BOOK.replace("LANGUAGE", language), "a.md": TEXT}
    sections = render_print(compose_book(root, files), settings_for(root)).sections
    return {section.id: section for section in sections}


def test_divisions_of_notes_have_heads_for_the_pages_of_their_notes(tmp_path: Path) -> None:
    sections = printed(tmp_path)
    assert (sections["notes"].notes_to_page, sections["notes"].notes_to_pages) == (
        "Notes to page %",
        "Notes to pages %",
    )
    assert (sections["a"].notes_to_page, sections["a"].notes_to_pages) == ("", "")


def test_heads_are_in_the_language_of_the_book(tmp_path: Path) -> None:
    assert printed(tmp_path, "de")["notes"].notes_to_pages == "Anmerkungen zu den Seiten %"


def test_further_call_can_tell_the_page_of_its_note(tmp_path: Path) -> None:
    tree = etree.fromstring(printed(tmp_path)["a"].xhtml)
    (call,) = tree.findall(".//{*}a[@data-number-by='page']")
    (told,) = call.findall("{*}span")
    assert (call.text, told.text, told.get("data-elsewhere")) == ("*", " (p.\u00a0", "note-a-f")
    assert [page.get("data-page-of") for page in told] == ["note-a-f"]


def test_e_book_has_marks_alone(tmp_path: Path) -> None:
    pages = ebook(tmp_path, {"book.yaml": BOOK.replace("LANGUAGE", "en"), "a.md": TEXT})
    (chapter,) = [page.data.decode() for page in pages.documents if page.name == "text/a.xhtml"]
    assert "note-page" not in chapter
