"""Texts say their languages and directions, so that print, too, sets them as they run."""

from pathlib import Path

from octavo.core.diagnostics import Diagnostics
from octavo.core.xhtml import Element
from octavo.formats.products.page_direction import check_direction
from octavo.html import render_print
from tests.books import compose_book, section_of, settings_for

FILES = {
    "book.yaml": "title: T\nlanguage: en\nbody: [one.md, {file: he.md, language: he}]\nback: [notes]\n",
    "one.md": "# One\n\nHe said [\u05e9\u05dc\u05d5\u05dd]{lang=he} and [ja]{lang=de}.\n",
    "he.md": "# \u05e4\u05e8\u05e7\n\n\u05d4\u05d5 [yes]{lang=en} \u05d0\u05de.[^b]\n\n[^b]: \u05d4\u05e2\n",
}


def _said(tree: Element | None) -> list[tuple[str | None, str | None]]:
    assert tree is not None
    return [(node.get("lang"), node.get("dir")) for node in tree.iter("{*}*") if node.get("lang")]


def test_directions_of_divisions_and_phrases(tmp_path: Path) -> None:
    book = compose_book(tmp_path, FILES)
    assert _said(section_of(book, "one").body) == [("he", "rtl"), ("de", None)]
    assert _said(section_of(book, "he").body) == [("he", "rtl"), ("en", "ltr")]
    (note,) = book.notes.values()
    assert _said(note.body) == [("he", "rtl")]


def test_a_printed_division_in_such_a_script_is_told(tmp_path: Path) -> None:
    book = compose_book(tmp_path, FILES)
    sections = {one.id: one for one in render_print(book, settings_for(tmp_path)).sections}
    assert sections["he"].language == "he"
    assert 'lang="he" xml:lang="he" dir="rtl">' in sections["notes"].xhtml
    diagnostics = Diagnostics()
    check_direction(book, settings_for(tmp_path), diagnostics)
    (told,) = diagnostics
    assert (told.code, told.severity.value, str(told.span)) == (
        "pages-right-to-left",
        "warning",
        "book.yaml:3:16",
    )
