"""Index, references to pages and heads over notes in a finished PDF: true ones pass, wrong ones are named."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from octavo.check.findings import Findings
from octavo.check.pdf.contents import check_contents
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.index import read_printed_index
from octavo.check.pdf.locators import check_locators
from octavo.check.pdf.note_heads import check_note_heads
from octavo.check.pdf.notes import read_printed_notes
from octavo.check.pdf.page_references import check_page_references
from tests.check.apparatus import write_apparatus
from tests.check.said import said

pytestmark = pytest.mark.engine

INDEX_PAGE = "page 114 (page 16 of the file): "


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> PdfFile:
    return PdfFile(write_apparatus(tmp_path_factory.mktemp("apparatus") / "right.pdf"))


def spoiled(folder: Path, *changes: tuple[str, str]) -> PdfFile:
    return PdfFile(write_apparatus(folder / "wrong.pdf", *changes))


def only(found: Findings) -> str:
    (message,) = said(found)
    return message


def test_entries_are_read_column_by_column(right: PdfFile) -> None:
    read = [
        (entry.heading, [locator.text for locator in entry.locators]) for entry in read_printed_index(right)
    ]
    assert [heading for heading, _ in read][1:] == ["harbor", "harbor, sale of", "piers", "salt"]
    assert read[0][0].endswith("1905 (ship)")
    assert [locators for _, locators in read] == [
        ["103"],
        ["i", "100"],
        ["108\u201309"],
        ["101", "104\u201305"],
        ["112n2", "113n5"],
    ]


def test_true_locators_are_counted(right: PdfFile) -> None:
    """Nothing on page 103 speaks of a ship: that is counted, and is no fault."""
    assert check_locators(right) == Findings(
        (), "8 of 8 locators true; 7 headings found by a word on their page"
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            '<a href="#p100">100</a>',
            '<a href="#p100">101</a>',
            "\u201charbor, 101\u201d leads to page 100 (page 2 of the file)",
        ),
        (
            '<a href="#preface">i</a>',
            '<a href="#preface">ii</a>',
            "\u201charbor, ii\u201d leads to page i (page 1 of the file)",
        ),
        (
            '<a href="#p109">09</a>',
            '<a href="#p109">10</a>',
            "sale of, 108\u201310\u201d leads to page 109 (page 11 of the file) by its second number",
        ),
        (
            "104\u201305</a>",
            "104\u201303</a>",
            "\u201cpiers, 104\u201303\u201d ends on page 103, which does not come after page 104",
        ),
        (
            "104\u201305</a>",
            "104\u201399</a>",
            "\u201cpiers, 104\u201399\u201d ends on page 199, which does not come after page 104",
        ),
        (
            ">112n2<",
            ">112n3<",
            "112n3\u201d leads to a place on page 112 (page 14 of the file) that is not in note 3",
        ),
        (
            ">112n2<",
            ">112n7<",
            "\u201csalt, 112n7\u201d leads to page 112 (page 14 of the file), where no note 7 stands",
        ),
        (
            '<a href="#p100">100</a>',
            '<a href="#p100">100</a>, 107',
            "\u201c107\u201d in the entry \u201charbor\u201d is no link",
        ),
        (
            '<a href="#p101">101</a>, <a href="#p104">104\u201305</a>',
            '101</p></li><li><p>posts, <a href="#p104">104\u201305</a>',
            "\u201c101\u201d in the entry \u201cpiers, 101 posts\u201d is no link",
        ),
    ],
)  # fmt: skip
def test_a_wrong_locator_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    found = only(check_locators(spoiled(tmp_path, (old, new))))
    assert found.startswith(INDEX_PAGE)
    assert message in found


def test_a_locator_that_leads_elsewhere_is_named(tmp_path: Path) -> None:
    found = only(check_locators(spoiled(tmp_path, ('<a href="#p103">', '<a href="#p102">'))))
    assert found.endswith("1905 (ship), 103\u201d leads to page 102 (page 4 of the file)")


def test_a_book_without_an_index_passes(good_pdf: Path) -> None:
    assert check_locators(PdfFile(good_pdf)) == Findings((), "0 of 0 locators true")


def test_an_index_is_not_taken_for_contents(right: PdfFile) -> None:
    assert check_contents(right) == Findings((), "0 of 0 page numbers true")


def test_notes_are_read_with_their_pages_and_calls(right: PdfFile) -> None:
    read = [(note.number, note.pages, note.calls) for note in read_printed_notes(right)]
    assert read == [
        ("1", (13,), (1,)),
        ("2", (13,), (1,)),
        ("3", (13,), (3,)),
        ("4", (13, 14), (10,)),
        ("5", (14,), (11,)),
    ]


def test_true_heads_are_counted(right: PdfFile) -> None:
    assert check_note_heads(right) == Findings((), "2 of 2 heads true, over 5 notes")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "pages 109\u201310",
            "page 110",
            "says that these are notes to 110, but notes 4 to 5, called on 109\u2013110, stand there",
        ),
        (
            "pages 109\u201310",
            "pages 109\u201311",
            "says that these are notes to 109\u201311, but notes 4 to 5, called on 109\u2013110, stand there",
        ),
        (
            "Notes to pages 109\u201310",
            "Notes",
            "\u201cNotes\u201d does not say to which pages the notes belong",
        ),
    ],
)
def test_a_wrong_head_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    found = check_note_heads(spoiled(tmp_path, (old, new)))
    assert only(found) == f"page 113 (page 15 of the file): the head {message}"
    assert found.detail == "1 of 2 heads true, over 5 notes"


def test_further_calls_of_a_note_do_not_count(tmp_path: Path) -> None:
    again = spoiled(tmp_path, ("It ended here.", 'It ended here.<span><a href="#n2">2</a></span>'))
    assert said(check_note_heads(again)) == ()
    before = spoiled(
        tmp_path,
        ('<section><p id="p100">', '<section><p><span><a href="#n4">4</a></span></p><p id="p100">'),
    )
    assert [message.partition("called on ")[2] for message in said(check_note_heads(before))] == [
        "100\u2013102, stand there",
        "100\u2013110, stand there",
    ]


def test_heads_in_other_languages_are_read(tmp_path: Path) -> None:
    german = (
        ("Notes to pages 100\u201309", "Anmerkungen zu den Seiten 100\u201309"),
        ("Notes to pages 109\u201310", "ANMERKUNGEN ZU DEN SEITEN 109\u201311"),
    )
    assert "notes to 109\u201311" in only(check_note_heads(spoiled(tmp_path, *german)))


def test_a_head_over_notes_that_nothing_calls_is_named(tmp_path: Path) -> None:
    changes = [(f'<a id="c{n}" href="#n{n}">{n}</a>', f'<a id="c{n}" href="#p100">{n}</a>') for n in (4, 5)]
    found = check_note_heads(spoiled(tmp_path, *changes, ("pages 100\u201309", "pages 100\u201302")))
    assert found == Findings((), "1 of 1 head true, over 3 notes")


def test_true_references_are_counted(right: PdfFile) -> None:
    """The number of a table, without the word, is not taken for that of a page."""
    assert check_page_references(right) == Findings((), "4 of 4 references true")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("p. 101 above", "p. 102 above", "\u201cp. 102 above\u201d leads to page 101 (page 3 of the file)"),
        (
            "p. 101 above",
            "p. 101 below",
            "\u201cp. 101 below\u201d leads to a place above it, on page 101 (page 3 of the file)",
        ),
        (" 108 below", " 109 below", "\u201cpage 109 below\u201d leads to page 108 (page 10 of the file)"),
        (
            "pp. 106\u201307",
            "pp. 106\u201305",
            "\u201cpp. 106\u201305\u201d ends on page 105, which does not come after page 106",
        ),
        (">110</a>", ">111</a>", "\u201c111\u201d leads to page 110 (page 12 of the file)"),
        (
            'table <a href="#tbl-7">7</a>',
            'page <a href="#tbl-7">8</a>',
            "\u201c8\u201d leads to page 104 (page 6 of the file)",
        ),
        ("p. 101 above", "S. 102 oben", "\u201cS. 102 oben\u201d leads to page 101 (page 3 of the file)"),
    ],
)
def test_a_wrong_reference_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    found = only(check_page_references(spoiled(tmp_path, (old, new))))
    assert found == f"page 105 (page 7 of the file): the reference {message}"


@pytest.mark.parametrize("check", [check_locators, check_page_references])
def test_labels_that_differ_from_the_printed_numbers_are_found(
    right: PdfFile, tmp_path: Path, check: Callable[[PdfFile], Findings]
) -> None:
    with pikepdf.open(right.path) as pdf:
        pdf.Root.PageLabels.Nums[3].St = 101
        pdf.save(tmp_path / "labels.pdf")
    assert len(said(check(PdfFile(tmp_path / "labels.pdf")))) >= 4


@pytest.mark.parametrize(
    ("last", "faults"),
    [("p107", ()), ("p109", ("the reference \u201c107\u201d leads to page 109 (page 11 of the file)",))],
)
def test_both_numbers_of_a_range_may_have_a_link(last: str, faults: tuple[str, ...], tmp_path: Path) -> None:
    links = f'pp. <a href="#p106">106</a>\u2013<a href="#{last}">107</a>'
    found = check_page_references(spoiled(tmp_path, ('<a href="#p106">pp. 106\u201307</a>', links)))
    assert tuple(message.partition(": ")[2] for message in said(found)) == faults
    assert found.detail == f"{5 - len(faults)} of 5 references true"
