"""Books that are made rightly, and that a check could take for wrong: their files pass."""

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.build.build import build as build_book
from octavo.check.agreement.checks import check_agreement
from octavo.check.audit.pdf import read_pdf
from octavo.check.epub.checks import check_epub
from octavo.check.epub.page_list import check_epub_pages
from octavo.check.findings import Findings
from octavo.check.pdf.contents import check_contents, read_lists
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.outline import check_outline
from octavo.check.pdf.page_references import check_page_references, read_page_references
from octavo.core.diagnostics import Diagnostics
from octavo.core.progress import Progress
from octavo.core.settings import CheckLevel, Settings
from tests.check.said import said

pytestmark = pytest.mark.engine

Made = Callable[..., tuple[Path, Path]]
LONG = "The carter of the lower valley kept a ledger of salt and rope and wrote in it every evening. " * 4


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Build a book of some files; return its e-book and its PDF."""

    def build(**files: str) -> tuple[Path, Path]:
        for name, text in files.items():
            path = tmp_path / "book" / (f"{name}.md" if name != "book" else "book.yaml")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        formats = frozenset({"pdf", "epub"})
        asked = Settings(tmp_path / "book", tmp_path / "out", formats, CheckLevel.NONE, jobs=1)
        assert build_book(asked, Diagnostics(), Progress()).published
        return tmp_path / "out" / "t.epub", tmp_path / "out" / "t.pdf"

    return build


@pytest.mark.parametrize(
    ("front", "pre", "entries"),
    [
        ("front: [contents, pre.md]\n", "# Preface\n\n- @sec-a tells of it;\n- @sec-b goes on.\n", 3),
        ("front: [pre.md]\n", "# Before\n\n1921\n: War ends, see @sec-a.\n\n1922\n: Peace, see @sec-b.\n", 0),
    ],
)
def test_a_list_of_chapters_before_the_body_is_no_contents(
    made: Made, front: str, pre: str, entries: int
) -> None:
    book = f"title: T\n{front}body: [a.md, b.md]\n"
    pdf = PdfFile(made(book=book, pre=pre, a="# Ay {#sec-a}\n\nText.\n", b="# Bee {#sec-b}\n\nMore.\n")[1])
    assert said(check_contents(pdf)) == ()
    assert said(check_outline(pdf)) == ()
    assert sum(map(len, read_lists(pdf))) == entries


def test_a_formula_in_a_title(made: Made) -> None:
    book = "title: T\nfront: [contents]\nbody: [a.md]\n"
    epub, pdf = made(book=book, a=f"# $L^2$ Spaces\n\n{LONG}\n")
    assert said(check_epub_pages(epub, pdf)) == ()
    assert said(check_contents(PdfFile(pdf))) == ()


def test_calls_with_letters_where_pages_begin(made: Made) -> None:
    series = "notes: [{id: n, place: page-foot, marks: letters, numbering: book}]\n"
    words = " ".join(f"the{'abcdefghij'[n % 10]} salt of {n} carts[^n{n}] was dear." for n in range(90))
    notes = "".join(f"[^n{n}]: It was.\n\n" for n in range(90))
    text = f"# A\n\n{words}\n\n> Salt was dear[^q] there.\n\n{notes}[^q]: In a quotation.\n"
    epub, pdf = made(book=f"title: T\n{series}body: [a.md]\n", a=text)
    assert len(PdfFile(pdf).pages) > 3
    assert said(check_epub_pages(epub, pdf)) == ()


def test_a_plate_within_a_divided_word(made: Made, tmp_path: Path) -> None:
    """Wherever a page ends in the middle of a word, and a sideways table follows it."""
    (tmp_path / "book" / "tables").mkdir(parents=True)
    for n in range(12):
        (tmp_path / "book" / "tables" / f"t{n}.yaml").write_text(
            "caption: Salt\norientation: sideways\ncolumns: [{id: y, head: Year}, {id: b, head: Boats}]\n"
            "rows: [[1901, 2]]\n",
            encoding="utf-8",
        )
    text = "\n\n".join(f"{LONG * 3}\n\n::: {{.table #tbl-t{n}}}\n:::" for n in range(12))
    epub, pdf = made(book="title: T\nbody: [a.md]\n", a=f"# A\n\n{text}\n")
    assert said(check_epub_pages(epub, pdf)) == ()


@pytest.mark.parametrize("contents", ["", ", contents"])
def test_a_copyright_page_with_nothing_to_print(made: Made, contents: str) -> None:
    """With contents in the e-book alone behind it, and with printed ones."""
    book = f"title: T\nfront: [copyright{contents}]\nbody: [a.md]\n"
    epub, pdf = made(book=book, a="# Ay\n\nText.\n")
    assert said(check_epub_pages(epub, pdf)) == ()


def test_an_index_mark_in_a_head_that_is_printed_again(made: Made, tmp_path: Path) -> None:
    rows = "\n".join(f"  - [{1800 + n}, {n}]" for n in range(90))
    (tmp_path / "book" / "tables").mkdir(parents=True)
    (tmp_path / "book" / "tables" / "t.yaml").write_text(
        'caption: Salt\ncolumns: [{id: y, head: Year}, {id: b, head: "[rye]{.index}"}]\n'
        f"rows:\n{rows}\n",
        encoding="utf-8",
    )
    text = f"# A\n\n{LONG}\n\n::: {{.table #tbl-t}}\n:::\n\n{LONG * 4} [rye]{{.index}}\n"
    _, pdf = made(book="title: T\nbody: [a.md]\nback: [index]\n", a=text)
    found = PdfFile(pdf)
    words = " ".join(word.text for word in found.words[-1])
    assert len(found.pages) > 4
    assert re.search(r"rye, 1, \d+(?!\u2013)", words), words


def test_the_number_of_a_tall_figure_stands_far_below_its_top(made: Made, tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    gate = '<path d="M9 9h180v400h-180z"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="420">{gate}</svg>'
    (tmp_path / "book" / "gate.svg").write_text(drawing, encoding="utf-8")
    text = "# Ay\n\nIt is seen in Figure [-@fig-gate].\n\n![The gate](gate.svg){#fig-gate alt=gate}\n"
    pdf = PdfFile(made(book="title: T\nbody: [a.md]\n", a=text)[1])
    assert said(check_page_references(pdf)) == ()


def test_a_page_that_goes_on_after_a_short_paragraph_with_a_table_of_the_page_before(made: Made) -> None:
    sentence = f"{LONG[: len(LONG) // 4]}\n\n"
    table = "| Icon | Description |\n|---|---|\n" + "| a | b |\n" * 6
    code = "```\nprintln(1)\n```"
    text = f"# A\n\n{LONG}\n\n{sentence * 7}Salt is dear:\n\n{table}\nHere is one:\n\n{code}\n\n{LONG * 8}"
    epub, pdf = made(book="title: T\nbody: [a.md]\n", a=text)
    page = " ".join(word.text for word in PdfFile(pdf).words[1])
    assert "T Here is one: Icon" in page
    assert said(check_epub_pages(epub, pdf)) == ()


@pytest.mark.parametrize("language", ["en", "de", "tr"])
def test_references_to_figures_that_move(language: str, made: Made, tmp_path: Path) -> None:
    """Where a page begins with a reference, the e-book's words may be others: there nothing moves."""
    (tmp_path / "book").mkdir()
    gate = '<path d="M9 9h180v300h-180z"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="200" height="330">{gate}</svg>'
    (tmp_path / "book" / "gate.svg").write_text(drawing, encoding="utf-8")
    parts = (
        f"{n} {LONG}\n\n![Gate.](gate.svg){{#fig-{n} alt=gate}}\n\nAs [@fig-{n}]{{.page}} showed, it was so. "
        f"{LONG * (1 + n % 3)}\n\n[@fig-{n}]{{.page}} has it. {LONG}\n\n"
        for n in range(6)
    )
    epub, path = made(book=f"title: T\nlanguage: {language}\nbody: [a.md]\n", a=f"# A\n\n{''.join(parts)}")
    pdf = PdfFile(path)
    wheres = {reference.where for reference in read_page_references(pdf)}
    assert wheres == {"above", "below"}
    assert said(check_page_references(pdf)) == ()
    assert said(check_epub_pages(epub, path)) == ()


def test_numbers_that_are_the_words_of_plain_links(made: Made) -> None:
    """Neither pages nor the numbers of things; true references to pages beside them are still read."""
    links = "[2](#sec-two), [1](#sec-two), [1917](#sec-two), [p. 12](#sec-two), [pp. 3–4](#sec-two)"
    one = f"# One {{#sec-one}}\n\nSee {links}, [-@sec-two]{{.page}} and [@sec-two]{{.page}}.\n"
    pdf = PdfFile(made(book="title: T\nbody: [a.md, b.md]\n", a=one, b="# Two {#sec-two}\n\nMore.\n")[1])
    assert check_page_references(pdf).detail == "2 of 2 references true"
    called = [link.called.replace("\u00a0", " ") for link in pdf.links]
    assert called[:5] == ["2", "1", "1917", "p. 12", "pp. 3–4"]
    assert called[5:] == ["p. 2: chapter 2", "p. 2 below: chapter 2"]


def test_references_on_pages_in_columns_and_on_one_line(made: Made) -> None:
    names = "\n".join(f"- Name {n}[]{{#m{n}}}, see [@m{n * 7 % 40}]{{.page}}" for n in range(40))
    text = f"# A\n\nSee [@here]{{.page}}, [here]{{#here}}.\n\n::: roll\n{names}\n:::\n"
    pdf = PdfFile(made(book="title: T\nbody: [a.md]\n", a=text)[1])
    findings = check_page_references(pdf)
    assert (findings.diagnostics, findings.detail) == ((), "41 of 41 references true")


def picture(folder: Path, words: str = "", height: int = 90) -> None:
    text = f'<text x="9" y="20" font-size="12">{words}</text>' if words else ""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "p.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="{height}"><rect x="2" y="{height // 2}" '
        f'width="60" height="9"/>{text}</svg>',
        encoding="utf-8",
    )


def test_figures_that_are_named_several_at_a_time_and_over_several_pages(made: Made, tmp_path: Path) -> None:
    """Figure 1 has its caption on a later page than its first picture; a list of figures stands alone."""
    picture(tmp_path / "book", height=700)
    one = '![North](p.svg){#fig-north alt="a bar"}\n\n![South](p.svg){alt="the same bar"}'
    figure = f"::: {{#fig-gates}}\n{one}\n\nThe gates of the basin\n:::"
    text = (
        f"See @fig-gates. See [@fig-gates; @fig-north]. Abb. [-@fig-gates] too.\n\n{LONG * 3}\n\n{figure}\n"
    )
    _, pdf = made(
        book="title: T\nfront: [list-of-figures]\nbody: [a.md, b.md]\n",
        a=f"# A\n\n{LONG}",
        b=f"# B\n\n{text}",
    )
    found = PdfFile(pdf)
    assert said(check_page_references(found)) == ()
    assert check_contents(found) == Findings((), "1 of 1 page number true in 1 list")
    assert said(check_outline(found)) == ()


def test_a_part_whose_first_line_ends_like_a_running_head(made: Made) -> None:
    book = "title: T\nnumbering: {parts: arabic}\nbody: [{kind: part, title: The Gate, chapters: [a.md]}]\n"
    epub, pdf = made(book=book, a=f"# A\n\n{LONG}\n")
    assert PdfFile(pdf).labels[0] == "1"
    assert said(check_epub_pages(epub, pdf)) == ()


def test_a_page_that_begins_with_the_words_in_a_picture(made: Made, tmp_path: Path) -> None:
    picture(tmp_path / "book", "North")
    figure = '![The gate](p.svg){.plate alt="a bar"}'
    epub, pdf = made(book="title: T\nbody: [a.md]\n", a=f"# A\n\n{LONG}\n\n{figure}\n\n{LONG}\n")
    assert said(check_epub_pages(epub, pdf)) == ()


def test_two_figures_side_by_side_at_the_head_of_a_page(made: Made, tmp_path: Path) -> None:
    """They stand before text of the page before, and what follows them there is short."""
    picture(tmp_path / "book", height=300)
    figures = '::: figures\n![One](p.svg){alt="a bar"}\n\n![Two](p.svg){alt="the same bar"}\n:::'
    text = "\n\n".join([f"# A\n\n{LONG * 5}", figures, LONG * 4, LONG * 3])
    epub, pdf = made(book="title: T\ntrim: a6\nbody: [a.md]\n", a=text)
    assert said(check_epub_pages(epub, pdf)) == ()


def test_the_page_of_a_work_alone_in_brackets(made: Made, tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "works.bib").write_text(
        "@book{m, author = {Marsh, Ellen}, title = {Ropes}, year = {1940}}\n", encoding="utf-8"
    )
    book = "title: T\ncitations: {style: modern-language-association}\nbibliography: works.bib\n"
    _, pdf = made(
        book=f"{book}body: [a.md]\nback: [bibliography]\n", a="# A\n\nMarsh says so [-@m, p. 44].\n"
    )
    assert "(44)." in [word.text for word in PdfFile(pdf).words[0]]
    assert said(check_page_references(PdfFile(pdf))) == ()


@pytest.mark.parametrize("front", ["", "front: [contents]\n"])
def test_a_book_of_texts_without_titles_is_listed_as_a_whole(made: Made, front: str) -> None:
    book = f"title: T\nnumbering: {{chapters: none}}\n{front}body: [a.md, b.md]\n"
    epub, path = made(book=book, a=LONG, b=LONG)
    pdf = PdfFile(path)
    assert check_contents(pdf).diagnostics == ()
    assert check_outline(pdf).diagnostics == ()
    assert read_lists(pdf) == (), "a page of contents would list nothing"
    with zipfile.ZipFile(epub) as archive:
        nav, ncx = (archive.read(f"EPUB/{name}").decode() for name in ("nav.xhtml", "toc.ncx"))
    assert nav.count('<a href="text/a.xhtml">T</a>') == 1
    assert ncx.count("<navPoint") == 1


def test_numbers_of_a_turned_table_are_read_as_one(made: Made, tmp_path: Path) -> None:
    """They are set on their decimal points, in pieces."""
    (tmp_path / "book" / "tables").mkdir(parents=True)
    (tmp_path / "book" / "tables" / "t.yaml").write_text(
        "caption: Salt\norientation: sideways\ncolumns: [{id: y, head: Year}, {id: b, head: Tons}]\n"
        "rows: [[one, -68.5], [two, 391.85], [three, 12]]\n",
        encoding="utf-8",
    )
    _, pdf = made(book="title: T\nbody: [a.md]\n", a=f"# A\n\n{LONG}\n\n::: {{.table #tbl-t}}\n:::\n")
    assert {"68.5", "391.85", "12"} <= set(read_pdf(pdf).words)


def test_a_link_over_two_lines_keeps_its_words_apart(made: Made) -> None:
    words = "the long words of a link to a chapter of this book, which take rather more than a line of it"
    pdf = PdfFile(made(book="title: T\nbody: [a.md]\n", a=f"# A {{#sec-a}}\n\nSee [{words}](#sec-a).\n")[1])
    assert len(pdf.links) > 1
    assert {link.called for link in pdf.links} == {words}


def test_a_place_behind_a_table_that_has_a_page_for_itself(made: Made, tmp_path: Path) -> None:
    """In print the place stands before the table, in the e-book behind it."""
    (tmp_path / "book" / "tables").mkdir(parents=True)
    (tmp_path / "book" / "tables" / "t.yaml").write_text(
        "caption: Salt\norientation: sideways\ncolumns: [{id: y, head: Year}]\nrows: [[1901]]\n",
        encoding="utf-8",
    )
    text = "# A\n\nSee [@here]{.page}.\n\n::: {.table #tbl-t}\n:::\n\nIt is [here]{#here}, [@tbl-t]{.page}.\n"
    epub, pdf = made(book="title: T\nbody: [a.md]\n", a=text + f"\n{LONG * 9}\n")
    assert said(check_agreement(epub, pdf)) == ()
    assert [said(one) for one in check_epub(epub) if one.name == "EPUB page numbers"] == [()]
