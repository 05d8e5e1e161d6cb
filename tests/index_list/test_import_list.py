"""A list with the page numbers of one build becomes marks, which stay where they are in all later builds.

The pages of the first build are written by hand here: what stands on which is in the text.
"""

import json
from pathlib import Path

import pytest

from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from octavo.core.xhtml import Element
from octavo.index_list import ImportedList, import_list
from tests.books import compose_book, section_of, write_book

BOOK = "title: A Book\nbody: [one.md, two.md]\nback: [notes, index]\n"
#: Page 7 ends before "By night", page 8 before the title of the second chapter, which is on page 9.
ONE = """\
# The Quays

Stone came by sleigh. General Kornilov saw the harbor, and left.[^a]

The old pier stood. By night the *lights* were lit, and the pier was closed.

| Year | Ships |
|------|-------|
| 1870 | 212   |

: Ships of the line {#tbl-ships}

[^a]: He took the salt with him.
"""
TWO = "# The Trade\n\nSalt came in, and timber left, under the eyes of L. G. Kornilov.\n"


def place(section: str, block: str, offset: int) -> dict[str, object]:
    return {"section": section, "block": block, "offset": offset, "path": [], "node": 0, "index": 0}


def pagemap(root: Path) -> Path:
    """The file of a build with the pages 7 to 10."""
    labels = ["7", "8", "9", "10"]
    sections = ["one", "one", "two", "notes"]
    places = [
        ("#one-title", 0, "1"),
        ("one.md:5:1", len("Theoldpierstood."), "By"),
        ("#two-title", 0, "2"),
        ("#notes-title", 0, "Notes"),
    ]
    text = {
        "schema": 1,
        "title": "A Book",
        "identifier": None,
        "pdf": "a-book.pdf",
        "trim": [432, 648],
        "pages": [
            {
                "index": n,
                "label": label,
                "side": "recto",
                "region": "body",
                "section": section,
                "blank": False,
            }
            for n, (label, section) in enumerate(zip(labels, sections, strict=True))
        ],
        "turns": [
            {"page": n, "begins": "block", "place": place(section, block, offset), "word": word}
            for n, (section, (block, offset, word)) in enumerate(zip(sections, places, strict=True))
        ],
        "notes": [
            {
                "id": "note-one-a",
                "kind": "endnote",
                "series": "endnotes",
                "number": "1",
                "section": "notes",
                "calls": [0],
                "page": 3,
                "last": 3,
            }
        ],
        "headings": [],
        "index": [],
        "displays": [
            {"id": "tbl-ships", "kind": "table", "label": "Table 1.", "section": "one", "page": 1, "last": 1}
        ],
        "positions": {},
    }
    path = root / "pagemap.json"
    path.write_text(json.dumps(text), encoding="utf-8")
    return path


def taken(root: Path, text: str, one: str = ONE) -> tuple[ImportedList | None, list[str]]:
    """What became of a list, and what was said of it."""
    write_book(root / "book", {"book.yaml": BOOK, "one.md": one, "two.md": TWO})
    (root / "list.txt").write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    settings = Settings(root / "book", root / "output")
    found = import_list(settings, root / "list.txt", pagemap(root), diagnostics)
    return found, [f"{one.span} {one.severity} {one.code}" for one in diagnostics]


def text_behind(node: Element) -> str:
    """The text of a tree behind an element without text."""
    tree = node.getroottree().getroot()
    node.text = "\u2402"
    return "".join(map(str, tree.itertext())).rpartition("\u2402")[2]


def marked(root: Path, heading: str, one: str = ONE) -> list[str]:
    """The words in front of which the marks of a heading stand, in the book as it is then."""
    marks = (root / "book" / "index-marks.yaml").read_text(encoding="utf-8")
    files = {"book.yaml": BOOK, "one.md": one, "two.md": TWO, "index-marks.yaml": marks}
    edition = compose_book(root / "later", files)
    trees: list[Element] = [section_of(edition, name).heading.title for name in ("one", "two")]
    trees += [body for name in ("one", "two") if (body := section_of(edition, name).body) is not None]
    trees += [note.body for note in edition.notes.values()]
    trees += [table.caption for table in edition.tables.values() if table.caption is not None]
    wanted = next(entry.id for group in edition.index for entry in group.entries if entry.plain == heading)
    found = []
    for tree in trees:
        for node in tree.iter("{*}span"):
            if node.get("data-index") == wanted:
                following = text_behind(node)
                words = " ".join(following.split()[:3])
                found.append(words + (" ..." if node.get("data-index-to") else ""))
    return found


LIST = """\
Kornilov, L. G.\t\t7, 9
pier\t\t7-8
lights\t\t8
salt\t\t9, 10n1
weather\t\t8
ships\t\t*8*
docks\t\tsee pier
timber\t\t9. See also salt
"""


def test_marks_stand_where_the_names_stand(tmp_path: Path) -> None:
    found, messages = taken(tmp_path, LIST)
    assert messages == []
    assert found is not None
    assert (found.entries, found.by_name, found.by_page, found.lost, found.references) == (8, 8, 1, 0, 2)
    assert marked(tmp_path, "Kornilov, L. G.") == ["Kornilov saw the", "L. G. Kornilov."]
    assert marked(tmp_path, "pier") == ["pier stood. By ..."]
    assert marked(tmp_path, "lights") == ["lights were lit,"]
    assert marked(tmp_path, "salt") == ["Salt came in,", "salt with him."]
    assert marked(tmp_path, "weather") == ["By night the"]
    assert marked(tmp_path, "ships") == ["Ships of the"]


def test_the_marks_move_with_the_text(tmp_path: Path) -> None:
    taken(tmp_path, LIST)
    later = ONE.replace("Stone came", "The pier came later.\n\nMuch stone, and no lights at all, came")
    later = later.replace("The old pier", "In those days the old pier")
    assert marked(tmp_path, "lights", later) == ["lights were lit,"]
    assert marked(tmp_path, "pier", later) == ["pier stood. By ..."]


def test_locators_without_a_place(tmp_path: Path) -> None:
    found, messages = taken(tmp_path, "pier\t\t7, 70, 8-7\nsalt\t\t8n4, 9\n")
    assert found is not None
    assert (found.by_name, found.lost) == (2, 3)
    assert messages == [
        "list.txt:1:1 warning index-list-page",
        "list.txt:1:1 warning index-list-page",
        "list.txt:2:1 warning index-list-place",
    ]


def test_nothing_is_written_from_a_list_with_mistakes(tmp_path: Path) -> None:
    found, messages = taken(tmp_path, "pier\t\t7, seven\n")
    assert found is None
    assert messages == ["list.txt:1:1 error index-list-locator"]
    assert not (tmp_path / "book" / "index-marks.yaml").exists()


def test_marks_of_an_earlier_list_are_not_overwritten(tmp_path: Path) -> None:
    taken(tmp_path, LIST)
    before = (tmp_path / "book" / "index-marks.yaml").read_bytes()
    found, messages = taken(tmp_path, "pier\t\t7\n")
    assert found is None
    assert messages == ["index-marks.yaml:1:1 error index-list-marks"]
    assert (tmp_path / "book" / "index-marks.yaml").read_bytes() == before


def test_a_link_out_of_the_book_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "index-marks.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    found, messages = taken(tmp_path, LIST)
    assert found is None
    assert messages == ["index-marks.yaml:1:1 error index-list-marks"]
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_book_that_has_changed_since(tmp_path: Path) -> None:
    _, messages = taken(tmp_path, "pier\t\t7\n", "\n\n" + ONE.replace("# The Quays", "# The Quays\n\nNew."))
    assert "list.txt:1:1 warning index-list-stale" in messages


def test_a_list_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("octavo.index_list.TEXT_LIMIT", 5)
    found, messages = taken(tmp_path, "harbor\t\t7\n")
    assert (found, messages) == (None, ["list.txt:1:1 error index-list-file"])


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": 1}', "no json"])
def test_what_is_no_pagemap(text: str, tmp_path: Path) -> None:
    write_book(tmp_path / "book", {"book.yaml": BOOK, "one.md": ONE, "two.md": TWO})
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    (tmp_path / "map.json").write_text(text, encoding="utf-8")
    diagnostics = Diagnostics()
    settings = Settings(tmp_path / "book", tmp_path / "output")
    assert import_list(settings, tmp_path / "list.txt", tmp_path / "map.json", diagnostics) is None
    assert [f"{one.span} {one.code}" for one in diagnostics] == ["map.json:1:1 index-list-pagemap"]
