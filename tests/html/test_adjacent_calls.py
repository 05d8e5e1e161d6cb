"""Two note calls that meet have a sign between them, so that 3 and 4 are not read as 34."""

from pathlib import Path

import pytest
from lxml import etree

from octavo.html import render_print
from tests.books import compose_book, settings_for
from tests.html.pages_read import ebook

BOOK = """\
title: T
language: en
notes: [{id: notes, place: PLACE, marks: MARKS, numbering: book}]
body: [a.md]
"""


def _files(text: str, place: str, marks: str) -> dict[str, str]:
    book = BOOK.replace("PLACE", place).replace("MARKS", marks)
    if place == "book-end":
        book += "back: [notes]\n"
    notes = "".join(f"\n\n[^{name}]: Note." for name in "abc" if f"[^{name}]" in text)
    return {"book.yaml": book, "a.md": f"# A\n\n{text}{notes}\n"}


def _printed(root: Path, text: str, place: str, marks: str) -> etree._Element:
    sections = render_print(compose_book(root, _files(text, place, marks)), settings_for(root)).sections
    return etree.fromstring(next(one.xhtml for one in sections if one.id == "a"))


def _line(paragraph: etree._Element) -> str:
    """Return a paragraph with the marks of notes that stand in it, without their texts."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        parts += [child.get("data-mark") or "".join(map(str, child.itertext())), child.tail or ""]
    return "".join(parts)


@pytest.mark.parametrize(
    ("text", "marks", "shown"),
    [
        ("One.[^a][^b][^c]", "decimal", "One.1,2,3"),
        ("One.[^a] Two.[^b]", "decimal", "One.1 Two.2"),
        ("One[^a]--[^b]two.", "decimal", "One1\u20132two."),
        ("One.[^a][^b]", "letters", "One.a,b"),
        ("One.[^a][^b]", "symbols", "One.*\u202f\u2020"),
        ("One.[^a][^b] Again.[^b][^a]", "decimal", "One.1,2 Again.2,1"),
    ],
)
@pytest.mark.parametrize("place", ["page-foot", "book-end"])
def test_sign_between_calls(tmp_path: Path, text: str, marks: str, shown: str, place: str) -> None:
    paragraph = next(_printed(tmp_path, text, place, marks).iter("{*}p"))
    assert _line(paragraph) == shown


def test_e_book_has_a_comma_that_is_read_aloud(tmp_path: Path) -> None:
    pages = ebook(tmp_path, _files("One.[^a][^b]", "book-end", "decimal"))
    (chapter,) = [page.data.decode() for page in pages.documents if page.name == "text/a.xhtml"]
    assert '>1</a><sup class="between-calls">,</sup><a' in chapter


def test_calls_in_titles_captions_and_cells_are_parted_but_not_in_lists(tmp_path: Path) -> None:
    text = "## Sub[^a][^b]\n\n| A[^c][^a] | B |\n|---|---|\n| 1 | 2[^a][^b] |\n\n: Caption[^b][^c] {#tbl-x}\n"
    files = _files(text, "book-end", "decimal")
    files["book.yaml"] += "front: [contents, list-of-tables]\n"
    pages = {page.name: page.data.decode() for page in ebook(tmp_path, files).documents}
    assert pages["text/a.xhtml"].count("between-calls") == 4
    assert not any("between-calls" in data for name, data in pages.items() if name != "text/a.xhtml")
