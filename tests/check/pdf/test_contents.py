"""Page numbers of the contents: true ones pass, each way of being wrong is named."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from octavo.check.findings import Findings
from octavo.check.pdf.contents import check_contents, read_lists
from octavo.check.pdf.file import PdfFile
from tests.check.pdfs import CHAPTERS, write_book
from tests.check.said import said

pytestmark = pytest.mark.engine

Labels = Callable[[dict[str, str]], dict[str, str]]


def check(path: Path) -> Findings:
    return check_contents(PdfFile(path))


def test_true_numbers_pass_and_are_counted(good_pdf: Path) -> None:
    assert check(good_pdf) == Findings((), "5 of 5 page numbers true in 2 lists")


def test_entries_are_read_from_the_page(good_pdf: Path) -> None:
    contents, tables = read_lists(PdfFile(good_pdf))
    assert [(e.text, e.printed) for e in contents] == [
        ("1. The First \u201cOpening\u201d", "1"),
        ("2. A Second Matter", "5"),
        ("3. The Third", "9"),
    ]
    assert [e.target.page for e in contents] == [3, 7, 11]
    assert [e.text for e in tables] == ["Table of one", "Table of two"]


def test_entry_of_several_lines_is_read_line_by_line(tmp_path: Path) -> None:
    title = "2. On the Reception of the Second Report by the Delegates, and What Became of It"
    chapters = (CHAPTERS[0], ("two", title, CHAPTERS[1][2]), CHAPTERS[2])
    narrow = "<style>.row a { display: block; width: 120pt }</style></head>"
    path = write_book(tmp_path / "long.pdf", chapters, html=lambda text: text.replace("</head>", narrow))
    assert read_lists(PdfFile(path))[0][1].text == title


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        (
            {"two": "6"},
            "\u201c2. A Second Matter\u201d is said to be on page 6 but stands on page 5 (page 8 of",
        ),
        ({"one": "i"}, "is said to be on page i but stands on page 1 (page 4 of the file)"),
        (
            {"three": ""},
            "\u201c3. The Third\u201d has no page number (it leads to page 9 (page 12 of the file))",
        ),
        ({"tbl-two": "9"}, "\u201cTable of two\u201d is said to be on page 9 but stands on page 8"),
    ],
)
def test_a_wrong_number_is_named(tmp_path: Path, labels: dict[str, str], message: str) -> None:
    found = check(write_book(tmp_path / "wrong.pdf", labels=lambda true: {**true, **labels}))
    assert len(said(found)) == 1
    assert said(found)[0].startswith(("page ii (page 2 of the file): ", "page iii (page 3 of the file): "))
    assert message in said(found)[0]
    assert found.detail.startswith("4 of ")


def test_page_labels_that_differ_from_the_printed_numbers_are_found(good_pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(good_pdf) as pdf:
        pdf.Root.PageLabels.Nums[2] = 2  # arabic numbers begin one page too early
        pdf.save(tmp_path / "labels.pdf")
    found = check(tmp_path / "labels.pdf")
    assert len(said(found)) == 5
    assert "is said to be on page 1 but stands on page 2" in said(found)[0]


def test_an_entry_that_leads_to_another_text_is_found(tmp_path: Path) -> None:
    """The number and the link agree, but the heading is not there."""
    found = check(
        write_book(
            tmp_path / "other.pdf",
            html=lambda text: text.replace(">2. A Second Matter</a>", ">2. Quite Another Question</a>"),
        )
    )
    (message,) = said(found)
    assert "where these words do not stand: quite another question" in message


def test_words_further_up_the_page_do_not_count(good_pdf: Path, tmp_path: Path) -> None:
    """A running head repeats the title on pages where the chapter does not begin."""
    with pikepdf.open(good_pdf) as pdf:
        destination = _destination(pdf, "two")
        destination[3] = 300
        pdf.save(tmp_path / "low.pdf")
    (message,) = said(check(tmp_path / "low.pdf"))
    assert "where these words do not stand" in message


def test_an_entry_that_leads_to_a_page_without_heading_is_found(good_pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(good_pdf) as pdf:
        destination = _destination(pdf, "two")
        destination[0] = pdf.pages[8].obj
        pdf.save(tmp_path / "next.pdf")
    messages = said(check(tmp_path / "next.pdf"))
    assert any("is said to be on page 5 but stands on page 6" in m for m in messages)
    assert any("where no heading begins" in m for m in messages)


def test_contents_without_any_link_fail(tmp_path: Path) -> None:
    def unlink(text: str) -> str:
        head, contents = text.split('id="contents"', 1)
        front, rest = contents.split('<section><h1 id="one"', 1)
        return f'{head}id="contents"{front.replace("<a href", "<a title")}<section><h1 id="one"{rest}'

    found = check(write_book(tmp_path / "dead.pdf", html=unlink))
    assert said(found) == (
        "page ii (page 2 of the file): there are contents, but no page number in them can be compared",
    )
    assert found.detail == "0 of 0 page numbers true"


def test_a_book_without_contents_passes(tmp_path: Path) -> None:
    def without(text: str) -> str:
        head, rest = text.split('<section><h1 id="contents"', 1)
        chapters = rest.split('<section><h1 id="one"', 1)[1]
        return f'{head}<section><h1 id="one"{chapters}'

    assert check(write_book(tmp_path / "none.pdf", html=without)) == Findings((), "0 of 0 page numbers true")


def test_a_file_without_tags_is_read_by_its_geometry(good_pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(good_pdf) as pdf:
        del pdf.Root.StructTreeRoot
        pdf.save(tmp_path / "untagged.pdf")
    assert check(tmp_path / "untagged.pdf") == Findings((), "5 of 5 page numbers true in 2 lists")


LONG = (
    "2. A Title That Is So Long That It Cannot Stand on a Single Line of the Contents and Needs a Second One"
)
LAYOUTS: dict[str, Callable[[str], str]] = {
    "title on two lines": lambda text: text.replace("2. A Second Matter", LONG),
    "number at the last line": lambda text: text.replace("2. A Second Matter", LONG).replace(
        "display: flex", "display: flex; align-items: flex-end"
    ),
    "dots as leaders": lambda text: text.replace('<span class="dots"></span><span>', "<span>.... . . . ."),
    "number beside the title": lambda text: text.replace('<span class="dots"></span>', "&#8195;"),
    "capitals": lambda text: text.replace("h1 {", "h1 { text-transform: uppercase;"),
    "a number that ends a title": lambda text: text.replace("2. A Second Matter", "2. The Events of 1923"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_other_layouts_of_the_contents_are_read(tmp_path: Path, layout: str) -> None:
    path = write_book(tmp_path / "layout.pdf", html=LAYOUTS[layout])
    assert check(path) == Findings((), "5 of 5 page numbers true in 2 lists")
    wrong = write_book(
        tmp_path / "wrong.pdf", labels=lambda true: {**true, "two": "77"}, html=LAYOUTS[layout]
    )
    (message,) = said(check(wrong))
    assert "is said to be on page 77 but stands on page 5" in message


def _destination(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
    """A named destination."""
    names = pdf.Root.Names.Dests.Names
    place = [str(item) for item in list(names)[::2]].index(name)
    return names[2 * place + 1]


def test_list_of_tables_alone_may_lead_to_pages_without_headings(tmp_path: Path) -> None:
    def without(text: str) -> str:
        head, rest = text.split('<section><h1 id="contents"', 1)
        return f'{head}<section><h1 id="tables"{rest.split(chr(34) + "tables" + chr(34), 1)[1]}'

    found = check(write_book(tmp_path / "tables.pdf", html=without))
    assert found == Findings((), "2 of 2 page numbers true in 1 list")
