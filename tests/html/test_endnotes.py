"""The notes at the book's end: under which headings they stand."""

from pathlib import Path

from octavo.xhtml import local
from tests.html.pages_read import ebook, trees

BOOK = """\
title: T
notes: [SERIES]
body:
  - file: sel.md
    kind: selection
    chapters: [a.md, b.md]
  - c.md
back: [notes]
"""
FILES = {
    "sel.md": "# Sel[^1]\n\nX.[^t]\n\n[^1]: of Sel\n[^t]: {series=other} of other\n",
    "a.md": "# A\n\nX.[^1]\n\n[^1]: of A\n",
    "b.md": "X.[^1]\n\n[^1]: of B\n",
    "c.md": "# *C*\n\nX.[^1] Y.[^t]\n\n[^1]: of C\n[^t]: {series=other} last\n",
}


def notes(root: Path, series: str) -> list[str]:
    tree = trees(ebook(root, {"book.yaml": BOOK.replace("SERIES", series), **FILES}))["text/notes.xhtml"]
    found = []
    for node in tree.iter("{*}h1", "{*}h2", "{*}h3", "{*}h4", "{*}li"):
        words = " ".join("".join(map(str, node.itertext())).split())
        found.append(f"{local(node)} {words}")
    return found


def test_notes_by_division(tmp_path: Path) -> None:
    assert notes(tmp_path, "{id: endnotes}, {id: other, place: page-foot}") == [
        "h1 Notes", "h2 Sel", "li 1. of Sel", "li 2. of A", "li 3. of B", "h2 1. C", "li 4. of C",
    ]  # fmt: skip


def test_chapters_have_headings_where_each_begins_with_note_1(tmp_path: Path) -> None:
    assert notes(tmp_path, "{id: endnotes, numbering: chapter}, {id: other, place: page-foot}") == [
        "h1 Notes", "h2 Sel", "li 1. of Sel", "h3 1. A", "li 1. of A", "h3 Chapter 2", "li 1. of B",
        "h2 1. C", "li 1. of C",
    ]  # fmt: skip


def test_several_series_have_headings_of_their_own(tmp_path: Path) -> None:
    assert notes(tmp_path, "{id: endnotes}, {id: other, author: L. Trotsky, marks: letters}") == [
        "h1 Notes", "h2 Endnotes", "h3 Sel", "li 1. of Sel", "li 2. of A", "li 3. of B",
        "h3 1. C", "li 4. of C",
        "h2 L. Trotsky", "h3 Sel", "li a. of other", "h3 1. C", "li b. last",
    ]  # fmt: skip


def test_one_series_in_each_of_two_divisions(tmp_path: Path) -> None:
    book = BOOK.replace("SERIES", "{id: endnotes}, {id: other}").replace(
        "back: [notes]",
        "back: [{kind: notes, series: other, title: Other}, {kind: notes, series: endnotes}]",
    )
    parsed = trees(ebook(tmp_path, {"book.yaml": book, **FILES}))
    words = {
        name: ["".join(map(str, node.itertext())).split()[-1] for node in tree.iter("{*}li")]
        for name, tree in parsed.items()
        if "other" in name or "notes" in name
    }
    assert sorted(words.values()) == [["Sel", "A", "B", "C"], ["other", "last"]]
