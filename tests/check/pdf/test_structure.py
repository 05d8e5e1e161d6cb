"""Pages, labels and the document; text beside the page."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from octavo.check.findings import Findings
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.labels import read_labels, roman
from octavo.check.pdf.structure import check_pages, check_text
from tests.check.pdfs import write_book
from tests.check.said import said

pytestmark = pytest.mark.engine


def test_pages_of_a_good_book_pass(good_pdf: Path) -> None:
    assert check_pages(PdfFile(good_pdf)) == Findings((), "12 pages of 432 x 648 pt")


def resize(pdf: pikepdf.Pdf) -> None:
    for box in ("/MediaBox", "/TrimBox"):
        pdf.pages[5].obj[box] = Array([0, 0, 648, 432])


def widen(pdf: pikepdf.Pdf) -> None:
    pdf.pages[5].obj.MediaBox = Array([0, 0, 500, 648])


def one_label_twice(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums.extend(Array([6, Dictionary(S=Name.D, St=1)]))


def late_labels(pdf: pikepdf.Pdf) -> None:
    pdf.Root.PageLabels.Nums[0] = 1


def untitled(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (
            resize,
            "page 3 (page 6 of the file): the page is trimmed 648 x 432 pt, the others 432 x 648 pt",
        ),
        (widen, "page 3 (page 6 of the file): the page is shown 500 x 648 pt, the others 432 x 648 pt"),
        (lambda pdf: pdf.Root.__delattr__("PageLabels"), "the file has no page labels"),
        (late_labels, "page 1 of the file: the page has no label"),
        (one_label_twice, "page 1 (page 7 of the file): pages 4 and 7 of the file have the same label, 1"),
        (lambda pdf: pdf.Root.__delattr__("Lang"), "the document has no language (/Lang)"),
        (untitled, "the document has no title"),
        (lambda pdf: pdf.Root.__delattr__("MarkInfo"), "the document is not marked as tagged (/MarkInfo)"),
        (lambda pdf: pdf.Root.__delattr__("StructTreeRoot"), "the document has no structure tree"),
        (lambda pdf: pdf.Root.StructTreeRoot.__delattr__("K"), "the structure tree is empty"),
    ],
)
def test_a_fault_is_named(
    good_pdf: Path, tmp_path: Path, spoil: Callable[[pikepdf.Pdf], None], message: str
) -> None:
    with pikepdf.open(good_pdf) as pdf:
        spoil(pdf)
        pdf.save(tmp_path / "bad.pdf")
    assert message in said(check_pages(PdfFile(tmp_path / "bad.pdf")))


def test_crop_marks_do_not_change_the_trim_size(good_pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(good_pdf) as pdf:
        for page in pdf.pages:
            page.TrimBox = page.MediaBox
            page.MediaBox = Array([-20, -20, 452, 668])
        pdf.save(tmp_path / "marks.pdf")
    assert said(check_pages(PdfFile(tmp_path / "marks.pdf"))) == ()
    assert said(check_text(PdfFile(tmp_path / "marks.pdf"))) == ()


def test_text_inside_the_page_passes(good_pdf: Path) -> None:
    found = check_text(PdfFile(good_pdf))
    assert said(found) == ()
    words = int(found.detail.split()[0])
    assert 800 < words < 900


LOST = '<p style="position: absolute; {}">Lost words</p></body>'


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("left: -400pt; top: 0", "\u201cLost\u201d at -337"),
        ("left: 400pt; top: 0; white-space: nowrap", "\u201cwords\u201d at "),
        ("left: 0; top: -200pt", "\u201cLost\u201d at 63, -1"),
        ("left: 0; top: 900pt", "\u201cLost\u201d at 63, 9"),
        ("left: 0; top: -4000pt", "\u201cLost\u201d at 63, -39"),
    ],
)
def test_words_outside_the_page_are_named(tmp_path: Path, place: str, word: str) -> None:
    path = write_book(tmp_path / "lost.pdf", html=lambda text: text.replace("</body>", LOST.format(place)))
    (message,) = said(check_text(PdfFile(path)))
    assert message.startswith("page 9 (page 12 of the file): text outside the page: ")
    assert word in message


def test_words_painted_above_the_page_are_lost(tmp_path: Path) -> None:
    """The case for which this check was made: the engine paints the first lines of a tall footnote there."""
    note = '* <span style="position: relative; top: -1000pt">Firstwords</span> of the note.'
    path = write_book(tmp_path / "tall.pdf", html=lambda text: text.replace("* A note to it.", note, 1))
    messages = said(check_text(PdfFile(path)))
    assert any("Firstwords" in message for message in messages)


def test_labels_of_every_style_are_read() -> None:
    """ISO 32000-1, 12.4.2: roman and arabic, letters that double after z, prefixes and starts."""
    from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

    def rule(style: str, start: int = 1, prefix: str = "") -> DictionaryObject:
        found = DictionaryObject({NameObject("/St"): NumberObject(start)})
        if style:
            found[NameObject("/S")] = NameObject(style)
        if prefix:
            found[NameObject("/P")] = TextStringObject(prefix)
        return found

    rules = [
        (0, rule("/r", 9)),
        (2, rule("/R")),
        (3, rule("/a", 26)),
        (5, rule("/D", 7, "A-")),
        (7, rule("", 1, "x")),
    ]
    numbers = ArrayObject([item for key, value in rules for item in (NumberObject(key), value)])
    tree = DictionaryObject({NameObject("/Nums"): numbers})
    catalog = DictionaryObject({NameObject("/PageLabels"): tree})
    assert read_labels(catalog, 8) == ("ix", "x", "I", "z", "aa", "A-7", "A-8", "x")


def test_roman_numerals() -> None:
    assert [roman(n) for n in (1, 4, 14, 49, 90, 444, 1990)] == [
        "i",
        "iv",
        "xiv",
        "xlix",
        "xc",
        "cdxliv",
        "mcmxc",
    ]
