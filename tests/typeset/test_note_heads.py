"""Running heads over printed notes ("Notes to pages 3-9"), read from the finished pages."""

from dataclasses import replace
from pathlib import Path

import pytest

from octavo.html.pages import Furniture, PrintPages, PrintSection
from octavo.source.manuscript import Region
from tests.typeset.books import book, made, section, text

pytestmark = pytest.mark.engine

CSS = """
@page :right { margin: 60pt 57pt 84.5pt 63pt }
@page :left { margin: 60pt 63pt 84.5pt 57pt }
html { font-size: 11pt; line-height: 13.25pt }
body, p, h1, li { font-size: 11pt }
li { list-style: none }
"""


def call(name: str) -> str:
    return f'<a id="call-{name}" href="#{name}" role="doc-noteref">{name}</a>'


def note(name: str, body: str = "") -> str:
    return f'<li id="{name}" class="endnote" role="doc-endnote">note {name} {body}</li>'


def chapter(
    pages: int, *calls: tuple[int, str], region: Region = Region.BODY, name: str = "c"
) -> PrintSection:
    """A chapter of so many pages, with calls of notes on some of them (from 1)."""
    body = "".join(
        f'<p class="new">text {"".join(call(note) for at, note in calls if at == number)}</p>'
        for number in range(1, pages + 1)
    )
    return section(name, body, region, furniture=Furniture.RUNNING, verso="Book", recto="Chapter")


def notes(body: str, furniture: Furniture = Furniture.RUNNING) -> PrintSection:
    plain = section(
        "notes", f"<ol>{body}</ol>", Region.BACK, furniture=furniture, verso="Book", recto="Notes"
    )
    return replace(plain, notes_to_page="Notes to page %", notes_to_pages="Notes to pages %")


def heads(folder: Path, *sections: PrintSection, style: str = "chicago") -> list[str]:
    """What stands on the pages of the notes before their text, without the folio."""
    pages: PrintPages = replace(book(folder, *sections, css=CSS), trim=(432.0, 648.0), inclusive=style)
    result = made(pages)
    indices = [page.index for page in result.pagemap.pages if page.section == "notes"]
    found = []
    for index in indices:
        words = text(result.pdf, index).split()
        words.remove(result.pagemap.pages[index].label)
        found.append(" ".join(words).partition(" note ")[0].partition(" long")[0])
    return found


LONG = "long " * 1500


def test_pages_to_which_the_notes_of_a_page_belong(tmp_path: Path) -> None:
    # A recto for each chapter: the notes begin on page 131.
    one = chapter(130, (108, "a"), (109, "b"), (130, "d"))
    body = note("a") + note("b") + '<li class="new">x</li>' + note("d")
    assert heads(tmp_path, one, notes(body)) == ["Notes to pages 108\u201309", "Notes to page 130 x"]


def test_inclusive_numbers_follow_the_rule_of_the_book(tmp_path: Path) -> None:
    one = chapter(110, (108, "a"), (109, "b"))
    assert heads(tmp_path, one, notes(note("a") + note("b")), style="full") == ["Notes to pages 108\u2013109"]


def test_note_that_runs_on_counts_on_both_pages(tmp_path: Path) -> None:
    body = note("a") + note("b", LONG) + note("d")
    found = heads(tmp_path, chapter(9, (2, "a"), (4, "b"), (7, "d")), notes(body))
    assert found[0] == "Notes to pages 2\u20134"
    assert found[-1] == "Notes to pages 4\u20137"
    assert set(found[1:-1]) <= {"Notes to page 4"}


def test_page_that_holds_only_the_middle_of_a_note(tmp_path: Path) -> None:
    found = heads(tmp_path, chapter(3, (2, "a")), notes(note("a", LONG * 2)))
    assert len(found) > 3
    assert set(found) == {"Notes to page 2"}


def test_roman_and_arabic_pages_stand_apart(tmp_path: Path) -> None:
    front = chapter(14, (12, "a"), (14, "b"), region=Region.FRONT, name="f")
    body = note("a") + note("b") + note("d") + note("e")
    found = heads(tmp_path, front, chapter(9, (3, "d"), (9, "e")), notes(body))
    assert found == ["Notes to pages xii\u2013xiv, 3\u20139"]


def test_opener_has_no_head(tmp_path: Path) -> None:
    body = note("a") + f'<li class="new">x</li>{note("b")}'
    found = heads(tmp_path, chapter(3, (1, "a"), (3, "b")), notes(body, Furniture.OPENER))
    assert found == ["note a", "Notes to page 3 x"]


def test_page_without_notes_keeps_the_head_of_the_division(tmp_path: Path) -> None:
    found = heads(tmp_path, chapter(3, (1, "a")), notes(f'<li>x</li><li class="new">y</li>{note("a")}'))
    assert found == ["Book x", "Notes to page 1 y"]


def test_note_called_twice_belongs_to_its_first_call(tmp_path: Path) -> None:
    one = chapter(9, (2, "a"), (3, "b"))
    again = one.xhtml.replace(
        "</section>", '<p><a id="call-2" href="#a" role="doc-noteref">a</a></p></section>'
    )
    found = heads(tmp_path, replace(one, xhtml=again), notes(note("a") + note("b")))
    assert found == ["Notes to pages 2\u20133"]


def test_note_that_is_called_in_a_note_does_not_count(tmp_path: Path) -> None:
    found = heads(tmp_path, chapter(3, (2, "a")), notes(note("a", call("b")) + note("b")))
    assert found == ["Notes to page 2"]


def test_other_divisions_keep_their_heads(tmp_path: Path) -> None:
    body = f"<p>text {call('a')}</p><ol>{note('a')}</ol>"
    one = section("c", body, furniture=Furniture.RUNNING, verso="Book", recto="Chapter")
    pages = replace(book(tmp_path, one, css=CSS), trim=(432.0, 648.0))
    assert text(made(pages).pdf, 0).split()[:2] == ["Chapter", "1"]
