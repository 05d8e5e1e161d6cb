"""What writers do that a check could take for a fault: small books with one such thing each."""

import zipfile
from pathlib import Path

import pytest

from octavo.build.build import build
from octavo.check.agreement.checks import check_agreement
from octavo.check.epub.checks import check_epub
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.furniture import check_furniture
from octavo.check.pdf.lines_of_text import check_lines
from octavo.check.pdf.outline_headings import check_outline_headings
from octavo.check.pdf.outline_items import read_outline
from octavo.check.pdf.table_rules import check_table_rules
from octavo.check.pdf.tagging import check_tags
from octavo.core.diagnostics import Diagnostics
from octavo.core.progress import Progress
from octavo.core.settings import CheckLevel, Settings
from tests.check.said import said

pytestmark = pytest.mark.engine

LONG = "The carter of the lower valley kept a ledger of salt and rope and wrote in it every evening. " * 4


def made(folder: Path, **files: str) -> Path:
    """Build the EPUB and the PDF of a book; return the folder with t.epub and t.pdf."""
    for name, text in files.items():
        path = folder / "book" / {"book": "book.yaml", "sign": "sign.svg"}.get(name, f"{name}.md")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    asked = Settings(folder / "book", folder / "out", frozenset({"pdf", "epub"}), CheckLevel.NONE, jobs=1)
    assert build(asked, Diagnostics(), Progress()).published
    return folder / "out"


def test_a_chapter_that_is_called_as_the_book(tmp_path: Path) -> None:
    """On a right-hand page its running head is that of the left-hand ones."""
    pages = f"{LONG}\n\n" * 24
    later = {name: f"# Of {name}\n\n{pages}" for name in ("rope", "tar", "oil")}
    book = "title: Salt\nslug: t\nbody: [a.md, rope.md, tar.md, oil.md]\n"
    pdf = PdfFile(made(tmp_path, book=book, a=f"# Salt\n\n{pages}", **later) / "t.pdf")
    assert check_furniture(pdf).detail == "12 running heads, 16 folios"
    assert said(check_furniture(pdf)) == ()


def test_a_section_that_is_called_as_its_chapter(tmp_path: Path) -> None:
    text = f"# Salt\n\n## Salt\n\n{LONG}\n\n## Rope\n\n{LONG}\n"
    pdf = PdfFile(
        made(tmp_path, book="title: T\nnumbering: {chapters: none}\nbody: [a.md]\n", a=text) / "t.pdf"
    )
    assert [item.title for item in read_outline(pdf)][-3:] == ["Salt", "Salt", "Rope"]
    assert said(check_outline_headings(pdf)) == ()


def test_a_listing_of_short_lines_and_an_operator_of_one_letter(tmp_path: Path) -> None:
    code = "```\n- one item\n- one item\n- one item\n    - one item\n    - one item\n```\n"
    out = made(
        tmp_path, book="title: T\nbody: [a.md]\n", a=f"# One\n\n{code}\n$$\\operatorname{{E}} [x] = t$$\n"
    )
    assert said(check_lines(PdfFile(out / "t.pdf"))) == ()
    found = {each.name: said(each) for each in check_epub(out / "t.epub")}
    assert found["EPUB formulas"] == ()


def test_pictures_in_cells(tmp_path: Path) -> None:
    """They stand above the first line of a page; the words that stand for them are no description."""
    sign = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="170"><path d="M9 9h80v150h-80z"/></svg>'
    )
    rows = "".join(f"| ![Sign {n}](sign.svg) | It is sign {n}. |\n" for n in range(6))
    small = "| A | B |\n|---|---|\n| one | two |\n\n"
    text = f"# One\n\n{small * 2}{LONG}\n\n| Sign | Meaning |\n|---|---|\n{rows}\n![A sign](sign.svg)\n"
    out = made(tmp_path, book="title: T\nbody: [a.md]\n", a=text, sign=sign)
    pdf = PdfFile(out / "t.pdf")
    assert len(pdf.pages) > 2
    assert said(check_table_rules(pdf)) == ()
    with zipfile.ZipFile(out / "t.epub") as archive:
        assert archive.read("EPUB/text/a.xhtml").count(b"undescribed") == 1
    found = {each.name: said(each) for each in check_epub(out / "t.epub")}
    assert found["EPUB accessibility"] == ()


def test_parts_and_pages_that_are_not_as_the_others(tmp_path: Path) -> None:
    """A chapter right below the title of its part, an unlisted part, a colophon that goes on with notes; a
    list in the last cell of a table, and a table in a note that a head of another one calls."""
    pages = f"{LONG}\n\n" * 14
    book = (
        "title: T\nstarts: {chapters: run-on, parts: page}\n"
        "notes: [{id: e, place: chapter-end}, {id: f, place: page-foot}]\n"
        "front: [contents]\nbody:\n- {file: p.md, kind: part, chapters: [a.md]}\n"
        "- {file: q.md, kind: part, chapters: [b.md]}\nback: [{file: colophon.md, kind: colophon}]\n"
    )
    small = "| Kind | Casks |\n|---|---|\n| oak | 3 |\n"
    rule = "+-----+------+"
    lines = ("| One | Two  |", "+=====+======+", "| tar | - 1  |", "|     | - 2  |", "|     | - 3  |")
    grid = "\n".join((rule, *lines, rule, ""))
    table = f"| Salt[^h] | Rope | Tar |\n|---|---|---|\n| one | two | three |\n\n{grid}"
    noted = "[^h]: {series=f} As is said.\n\n" + "".join(f"    {line}\n" for line in small.splitlines())
    out = made(
        tmp_path,
        book=book,
        p="# Tides {.unlisted}\n",
        q="# Winds\n",
        a=f"# Salt\n\n{small}\n{table}\n{pages}\n{noted}",
        b=f"# Rope\n\n{pages}",
        colophon=f"{LONG}[^c]\n\n[^c]: {{series=e}} In the harbor.\n",
    )
    pdf = PdfFile(out / "t.pdf")
    checks = check_furniture, check_outline_headings, check_table_rules, check_tags
    assert [said(check(pdf)) for check in checks] == [()] * len(checks)
    assert said(check_agreement(out / "t.epub", out / "t.pdf")) == ()
