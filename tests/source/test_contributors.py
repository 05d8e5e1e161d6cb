"""Roles of contributors: those that are none, and those that no title page names."""

from pathlib import Path

import pytest

from octavo.html import render_ebook, render_print
from octavo.onix import roles
from octavo.source.contributors import ON_TITLE_PAGE
from octavo.source.relators import RELATORS
from tests.books import compose_book, settings_for
from tests.source.cases import read_book, write_book


def book(*named: str) -> str:
    people = "".join(f"  - {{name: Person {role}, role: {role}}}\n" for role in named)
    return f"title: A Book\ncontributors:\n{people}front: [title-page]\nbody: [one.md]\n"


def told(root: Path, *named: str) -> list[str]:
    _, diagnostics = read_book(write_book(root, f"=== book.yaml\n{book(*named)}=== one.md\nWords.\n"))
    return [f"{one.span} {one.severity} {one.code}" for one in diagnostics]


def test_roles_of_the_list_are_known(tmp_path: Path) -> None:
    assert told(tmp_path, "aut", "edt", "trl", "ill", "com", "ann", "pht", "wfw", "aui", "aft") == []
    assert len(RELATORS) > 280
    assert {code for line in roles._RELATORS.values() for code in line.split()} <= RELATORS
    assert ON_TITLE_PAGE <= RELATORS


def test_a_role_that_is_none_is_a_warning(tmp_path: Path) -> None:
    assert told(tmp_path, "aut", "xyz", "edi") == [
        "book.yaml:4:30 warning role-unknown",
        "book.yaml:5:30 warning role-unknown",
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("editor", "edt"), ("Illustrator", "ill"), ("cover-designer", "cov"), ("EDT", "edt")],
)
def test_a_role_in_words(written: str, meant: str, tmp_path: Path) -> None:
    text = f"=== book.yaml\n{book(written)}=== one.md\nWords.\n"
    _, diagnostics = read_book(write_book(tmp_path, text))
    (found,) = diagnostics
    assert (found.code, str(found.span)) == ("value-wrong", f"book.yaml:3:{len(written) + 27}")
    assert meant in f"{found.message} {found.hint}"


def test_who_is_named_in_the_metadata_alone_is_one_note(tmp_path: Path) -> None:
    assert told(tmp_path, "aut", "cov", "nrt") == ["book.yaml:4:30 note role-unprinted"]


def test_a_title_page_of_the_book_knows_whom_it_names(tmp_path: Path) -> None:
    own = tmp_path / "templates" / "sections"
    own.mkdir(parents=True)
    (own / "title-page.html.j2").write_text("<section/>")
    assert told(tmp_path, "aut", "cov") == []


def test_the_title_page_names_those_who_have_a_place_there(tmp_path: Path) -> None:
    every = sorted(ON_TITLE_PAGE)
    composed = compose_book(tmp_path, {"book.yaml": book(*every), "one.md": "# One\n\nWords.\n"})
    settings = settings_for(tmp_path)
    printed = next(one.xhtml for one in render_print(composed, settings).sections if one.id == "title-page")
    shown = b"".join(one.data for one in render_ebook(composed, settings).documents).decode()
    for role in every:
        assert printed.count(f">Person {role}<") == 1, role
        assert f">Person {role}<" in shown
    assert 'Annotated by</span> <span class="name">Person ann' in printed
    assert 'Introduction by</span> <span class="name">Person win' in printed
