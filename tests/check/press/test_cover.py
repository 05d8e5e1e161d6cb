"""Checks of a printed cover, on files made by hand with one fault each."""

import io
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from octavo.check.press.barcode import read_codes
from octavo.check.press.bound import Bound
from octavo.check.press.cover import check_cover
from octavo.check.result import CheckResult, Outcome
from tests.check.said import said

#: Bars and spaces of 5 901234 123457, from the table of the standard (ISO/IEC 15420): 95 modules.
MODULES = (
    "101" + "0001011" + "0100111" + "0110011" + "0010011" + "0111101" + "0011101"
    "01010" + "1100110" + "1101100" + "1000010" + "1011100" + "1001110" + "1000100" + "101"
)
NUMBER = "5901234123457"
#: A cover of two pages of 200 pt by 300 and a spine of 30, on a sheet with 9 pt of bleed.
WIDTH, SHEET, BLEED = 200.0, (430.0, 300.0), 9.0


def bars(left: float = 90.0, module: float = 0.9354, quiet: bool = True) -> bytes:
    """The code as drawn on the back, black on white; without ``quiet`` a bar stands in its margin."""
    boxes = [
        f"{left + at * module:.4f} 30 {module:.4f} 60 re" for at, dark in enumerate(MODULES) if dark == "1"
    ]
    boxes += [] if quiet else [f"{left - 4 * module:.4f} 30 2 60 re"]
    return f"0 g {' '.join(boxes)} f".encode()


def text(words: str, x: float, y: float) -> bytes:
    """Words of 10 points; each letter is 6 wide."""
    return f"BT /F 10 Tf {x} {y} Td ({words}) Tj ET".encode()


def cover(folder: Path, *content: bytes, pages: int = 1, trim: bool = True) -> Path:
    """The file of a cover with that on it."""
    with pikepdf.new() as pdf:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
        for _ in range(pages):
            page = pdf.add_blank_page(page_size=(SHEET[0] + 2 * BLEED, SHEET[1] + 2 * BLEED))
            whole = b"1 0 0 1 9 9 cm\n" + b"\n".join(content)
            page.obj.Contents = pdf.make_stream(whole)
            page.obj.Resources = Dictionary(Font=Dictionary(F=font))
            page.obj.BleedBox = Array([0, 0, SHEET[0] + 18, SHEET[1] + 18])
            if trim:
                page.obj.TrimBox = Array([9, 9, SHEET[0] + 9, SHEET[1] + 9])
        path = folder / "cover.pdf"
        pdf.save(path)
    return path


def result(path: Path, topic: str, isbn: str | None = NUMBER) -> CheckResult:
    """What one topic found."""
    return next(found for found in check_cover(path, Bound(WIDTH, isbn)) if found.name == topic)


def test_a_good_cover(tmp_path: Path) -> None:
    path = cover(tmp_path, bars(), text("Back", 30, 200), text("Front", 260, 200), text("S", 212, 150))
    sheet, words, code = (result(path, name) for name in ("Cover sheet", "Words on the cover", "Bar code"))
    assert [said(found) for found in (sheet, words, code)] == [(), (), ()]
    assert sheet.detail == "430.0 x 300.0 pt with a spine of 10.6 mm"
    assert words.detail == "10 letters within the safe area"
    assert code.detail == f"{NUMBER} at 100% of its nominal size"


@pytest.mark.parametrize(
    ("words", "x", "y", "message"),
    [
        ("Edge", 2, 150, "within 1/8 inch of the trimmed edge: “Ed”"),
        ("Foot", 100, 1, "within 1/8 inch of the trimmed edge: “Foot”"),
        ("Fold", 188, 150, "on a fold of the spine, or near it: “ol”"),
        ("Near", 204.6, 150, "on a fold of the spine, or near it"),
    ],
)
def test_words_in_the_wrong_place(words: str, x: float, y: float, message: str, tmp_path: Path) -> None:
    found = result(cover(tmp_path, text(words, x, y)), "Words on the cover")
    assert found.outcome is Outcome.FAILED
    assert message in said(found)[0]


def test_codes_that_no_shop_can_scan(tmp_path: Path) -> None:
    def on_back(content: bytes, isbn: str | None = NUMBER) -> tuple[str, ...]:
        return said(result(cover(tmp_path, content), "Bar code", isbn))

    assert on_back(b"") == ("the back has no bar code that can be read",)
    assert on_back(bars(), "978-0-306-40615-7") == (f"the bar code says {NUMBER}, not 9780306406157",)
    assert on_back(bars(module=0.6)) == ("the bar code has 64% of its nominal size; shops scan 80% and more",)
    assert on_back(bars(quiet=False)) == ("the bar code has too little white at its sides",)
    assert on_back(bars(left=300)) == ("the back has no bar code that can be read",)
    assert on_back(b"", None) == ()


def test_sheets_that_are_none(tmp_path: Path) -> None:
    assert said(result(cover(tmp_path, pages=2), "Cover sheet")) == ("the cover has 2 pages, not one",)
    assert said(result(cover(tmp_path, trim=False), "Cover sheet")) == ("the page has no TrimBox",)
    (narrow,) = check_cover(cover(tmp_path), Bound(220, None))
    assert said(narrow) == ("the sheet is 10.0 pt too narrow for back and front",)


def test_a_file_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "cover.pdf").write_bytes(b"nothing")
    (found,) = check_cover(tmp_path / "cover.pdf", Bound(WIDTH, None))
    assert (found.name, found.outcome) == ("Printed cover", Outcome.FAILED)


def picture(modules: str, module: int = 3) -> Image.Image:
    """A picture of modules between light margins."""
    line = "0" * 12 + modules + "0" * 12
    row = b"".join((b"\0" if dark == "1" else b"\xff") * module for dark in line)
    return Image.open(io.BytesIO(b"P5 %d 2 255 " % len(row) + row * 2))


def test_only_true_codes_are_read() -> None:
    assert [code.figures for code in read_codes(picture(MODULES))] == [NUMBER]
    assert read_codes(picture(MODULES[::-1])) == ()  # upside down: no set begins with that guard
    other = MODULES[:85] + "1001110" + MODULES[92:]  # another last figure, which does not check
    assert read_codes(picture(other)) == ()
