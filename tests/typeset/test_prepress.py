"""The file for the press: sheets, marks, inks, pictures, PDF/X-4."""

import io
import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from pikepdf import Name, Pdf
from PIL import Image

from octavo.core.diagnostics import Diagnostics, Severity
from octavo.html.pages import Furniture, OutlineEntry, PressSettings, PrintPages
from octavo.source.manuscript import Region
from octavo.typeset.prepress import press_file
from octavo.typeset.prepress.colours import set_colours
from octavo.typeset.prepress.inks import Inks
from tests.profiles import press_profile
from tests.typeset.books import TRIM, book, made, problems, section, text, where

pytestmark = pytest.mark.engine

ORDER = PressSettings(bleed=9, marks=12, multiple=4)
#: What stands around the trimmed page: marks of 15 pt begin 12 pt outside, and 3 pt are free.
MARGIN = 30
FURNITURE = "@page running-verso, running-recto, opener-recto { margin: 35pt 15pt 40pt }"


def small_book(folder: Path, css: str = "", body: str = "<p>Alpha</p>") -> PrintPages:
    """Three pages: a title, an empty one, and one with a link."""
    return book(
        folder,
        section("front", "<h1>Front</h1>", Region.FRONT),
        section("one", f'<h1 id="h1">One</h1>{body}<p><a href="#front">back</a></p>'),
        outline=(OutlineEntry("One", "h1", 1),),
        css="a { color: inherit; text-decoration: none }" + css,
        date="2026-05-01",
    )


def pressed(pages: PrintPages, order: PressSettings = ORDER) -> Pdf:
    """The file for the press of a book."""
    return Pdf.open(io.BytesIO(press_file(made(pages).pdf, pages, order, Diagnostics())))


def ordered(folder: Path, space: str = "CMYK") -> PressSettings:
    """An order of PDF/X-4 for a press with such a profile."""
    path = folder / "press.icc"
    path.write_bytes(press_profile(space))
    return replace(ORDER, is_x4=True, profile=path, condition="TEST51", condition_name="A press for tests")


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [float(side) for side in page.obj[name]]


def forms(page: pikepdf.Page) -> pikepdf.Object:
    """The forms and pictures that a page names."""
    nothing = pikepdf.Dictionary()
    return page.obj.get("/Resources", nothing).get("/XObject", nothing)


def operators(holder: pikepdf.Page | pikepdf.Object) -> list[tuple[str, list[float]]]:
    """The operators of a stream that set colours, with their numbers."""
    found = pikepdf.parse_content_stream(holder, "g G rg RG k K")
    return [(str(one.operator), [float(part) for part in one.operands]) for one in found]


def pixel(pdf: bytes, page: int, x: float, y: float) -> tuple[int, int, int]:
    """The colour of a point of the sheet, in points from its lower left corner."""
    with pypdfium2.PdfDocument(pdf) as opened:
        height = opened[page].get_height()
        image = opened[page].render(scale=2).to_pil().convert("RGB")
    found = image.getpixel((int(2 * x), int(2 * (height - y))))
    assert isinstance(found, tuple)
    red, green, blue = (int(part) for part in found)
    return red, green, blue


# Sheets


def test_all_pages_have_their_boxes(tmp_path: Path) -> None:
    with pressed(small_book(tmp_path)) as pdf:
        for page in pdf.pages:
            assert box(page, "/MediaBox") == [0, 0, 180, 160]
            assert box(page, "/BleedBox") == [21, 21, 159, 139]
            assert box(page, "/TrimBox") == [30, 30, 150, 130]
            assert "/CropBox" not in page.obj


def test_without_marks_the_sheet_ends_with_the_bleed(tmp_path: Path) -> None:
    with pressed(small_book(tmp_path), replace(ORDER, marks=None)) as pdf:
        for page in pdf.pages:
            assert box(page, "/MediaBox") == box(page, "/BleedBox") == [0, 0, 138, 118]
            assert box(page, "/TrimBox") == [9, 9, 129, 109]
            assert "/CropMarks" not in forms(page)


@pytest.mark.parametrize(("multiple", "expected"), [(1, 3), (2, 4), (4, 4), (16, 16)])
def test_blank_pages_fill_the_last_signature(tmp_path: Path, multiple: int, expected: int) -> None:
    pages = small_book(tmp_path)
    order = replace(ORDER, multiple=multiple)
    data = press_file(made(pages).pdf, pages, order, Diagnostics())
    with Pdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == expected
        assert [str(page.label) for page in pdf.pages][:3] == ["i", "ii", "1"]
    assert [text(data, page) for page in range(expected)] == [
        "Front",
        "",
        "One Alpha back",
        *[""] * (expected - 3),
    ]


def test_text_keeps_its_place_on_the_trimmed_page(tmp_path: Path) -> None:
    pages = small_book(tmp_path)
    readers = made(pages).pdf
    left, bottom = where(readers, 2, "Alpha")
    assert where(press_file(readers, pages, ORDER, Diagnostics()), 2, "Alpha") == (
        left + MARGIN,
        bottom + MARGIN,
    )


def test_marks_are_at_the_corners_outside_the_bleed(tmp_path: Path) -> None:
    with pressed(small_book(tmp_path)) as pdf:
        for page in pdf.pages:
            content = page.obj.Resources.XObject.CropMarks.read_bytes().decode()
            assert b"/CropMarks Do" in page.Contents[-1].read_bytes()
        lines = {
            tuple(float(part) for part in found)
            for found in re.findall(r"(\S+) (\S+) m (\S+) (\S+) l S", content)
        }
    # Left, right, bottom and top edge of the trimmed page are at 30, 150, 30 and 130.
    assert lines == {
        *((18, 30, 3, 30), (30, 18, 30, 3), (18, 130, 3, 130), (30, 142, 30, 157)),
        *((162, 30, 177, 30), (150, 18, 150, 3), (162, 130, 177, 130), (150, 142, 150, 157)),
    }


def test_marks_are_on_the_plates_of_all_inks(tmp_path: Path) -> None:
    with pressed(small_book(tmp_path)) as pdf:
        form = pdf.pages[0].obj.Resources.XObject.CropMarks
        kind, name, *_ = form.Resources.ColorSpace.All
        assert (kind, name) == (Name.Separation, Name.All)
        assert form.read_bytes().startswith(b"/All CS 1 SCN")


def test_nothing_is_left_to_click(tmp_path: Path) -> None:
    pages = small_book(tmp_path)
    with Pdf.open(io.BytesIO(made(pages).pdf)) as readers:
        assert any("/Annots" in page.obj for page in readers.pages)
    with pressed(pages) as pdf:
        keys = {"/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/PageMode", "/OutputIntents"}
        assert not keys & set(pdf.Root.keys())
        assert not any("/Annots" in page.obj or "/StructParents" in page.obj for page in pdf.pages)
        for page in pdf.pages:
            marks = [str(one.operator) for one in pikepdf.parse_content_stream(page, "BDC BMC EMC")]
            assert marks == []


# Bleed


def test_a_coloured_page_reaches_the_end_of_the_bleed_and_no_further(tmp_path: Path) -> None:
    pages = small_book(tmp_path, "@page { background: rgb(255, 0, 0) }")
    data = press_file(made(pages).pdf, pages, ORDER, Diagnostics())
    assert pixel(data, 0, 23, 80) == pixel(data, 0, 157, 23) == (255, 0, 0)
    assert pixel(data, 0, 19, 80) == pixel(data, 0, 161, 80) == (255, 255, 255)


def test_the_bleed_changes_nothing_in_the_file_for_readers(tmp_path: Path) -> None:
    pages = small_book(tmp_path, "@page { background: rgb(255, 0, 0) }")
    asked = replace(pages, press=replace(ORDER, bleed=18))
    assert made(asked).pdf == made(pages).pdf
    with Pdf.open(io.BytesIO(made(pages).pdf)) as pdf:
        assert {tuple(box(page, "/MediaBox")) for page in pdf.pages} == {(0, 0, *TRIM)}


def test_bleed_and_marks_of_a_stylesheet_do_not_count(tmp_path: Path) -> None:
    pages = small_book(tmp_path, "@page { bleed: 1pt; marks: crop cross; background: rgb(255, 0, 0) }")
    data = press_file(made(pages).pdf, pages, ORDER, Diagnostics())
    # All of the bleed at the left is red: nothing is drawn over it.
    assert {pixel(data, 0, 25, y) for y in range(23, 138, 3)} == {(255, 0, 0)}


def test_furniture_at_the_edge_reaches_into_the_bleed(tmp_path: Path) -> None:
    tab = "@right-middle { content: ''; background: rgb(0, 0, 255); margin-right: -20pt; width: 35pt }"
    tab = f"@page opener-recto {{ margin: 35pt 15pt 40pt; {tab} }}"
    pages = book(tmp_path, section("one", "<h1>One</h1>", furniture=Furniture.OPENER), css=FURNITURE + tab)
    data = press_file(made(pages).pdf, pages, ORDER, Diagnostics())
    row = {pixel(data, 0, 155, y) for y in range(40, 120)}
    assert (0, 0, 255) in row


def test_a_picture_may_reach_into_the_bleed(tmp_path: Path) -> None:
    Image.new("RGB", (10, 10), (0, 0, 255)).save(tmp_path / "blue.png")
    css = "img { display: block; width: 160pt; height: 20pt; margin-left: -40pt }"
    pages = small_book(tmp_path, css, '<img src="blue.png" alt="blue"/>')
    data = press_file(made(pages).pdf, pages, ORDER, Diagnostics())
    row = {pixel(data, 2, 23, y) for y in range(30, 130)} & {pixel(data, 2, 157, y) for y in range(30, 130)}
    assert (0, 0, 255) in row


def test_a_picture_beyond_any_bleed_is_an_error(tmp_path: Path) -> None:
    Image.new("RGB", (10, 10), (0, 0, 255)).save(tmp_path / "blue.png")
    css = "img { display: block; width: 200pt; height: 20pt; margin-left: 0 }"
    (fault,) = problems(small_book(tmp_path, css, '<img src="blue.png" alt="blue"/>'))
    assert fault.code == "off-page"


# Inks


def test_black_text_is_black_ink_alone(tmp_path: Path) -> None:
    with pressed(small_book(tmp_path, "p { color: #333 }")) as pdf:
        for page in pdf.pages:
            assert {name for name, _ in operators(page)} <= {"g", "G"}
        assert ("g", [0]) in operators(pdf.pages[2])
        assert ("g", [0.2]) in operators(pdf.pages[2])


def test_without_a_profile_colours_are_said_to_be_those_of_screens(tmp_path: Path) -> None:
    with pressed(small_book(tmp_path, "p { color: rgb(255, 0, 0) }")) as pdf:
        page = pdf.pages[2]
        assert ("rg", [1, 0, 0]) in operators(page)
        kind, profile = page.obj.Resources.ColorSpace.DefaultRGB
        assert kind == Name.ICCBased
        assert profile.read_bytes()[36:40] == b"acsp"
        assert profile.read_bytes()[24:36] == bytes((7, 208, 0, 1, 0, 1)) + bytes(6)


def test_colours_become_inks_by_the_profile_of_the_press(tmp_path: Path) -> None:
    order = ordered(tmp_path)
    with pressed(small_book(tmp_path, "p { color: rgb(255, 0, 0) }"), order) as pdf:
        colours = operators(pdf.pages[2])
        assert {name for name, _ in colours} == {"g", "k"}
        ((cyan, magenta, yellow, black),) = (parts for name, parts in colours if name == "k")
        assert cyan < 0.15
        assert magenta > 0.9
        assert yellow > 0.9
        assert black < 0.05


def test_a_press_with_black_alone_gets_greys(tmp_path: Path) -> None:
    order = ordered(tmp_path, "GRAY")
    with pressed(small_book(tmp_path, "p { color: rgb(255, 0, 0) }"), order) as pdf:
        colours = operators(pdf.pages[2])
        assert {name for name, _ in colours} == {"g"}
        assert ("g", [0.299]) in colours


def pictures(pdf: Pdf) -> Iterable[pikepdf.Object]:
    for page in pdf.pages:
        for picture in forms(page).values():
            if picture.get("/Subtype") == Name.Image:
                yield picture


@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_pictures_are_set_in_inks(tmp_path: Path, suffix: str) -> None:
    Image.new("RGB", (16, 16), (255, 0, 0)).save(tmp_path / f"red.{suffix}", quality=100)
    Image.new("RGB", (16, 16), (90, 90, 90)).save(tmp_path / f"grey.{suffix}", quality=100)
    body = "".join(f'<img src="{name}.{suffix}" alt="{name}"/>' for name in ("red", "grey"))
    pages = small_book(tmp_path, "img { width: 20pt }", body)
    with pressed(pages, ordered(tmp_path)) as pdf:
        spaces = {str(picture.ColorSpace): picture for picture in pictures(pdf)}
        assert set(spaces) == {"/DeviceCMYK", "/DeviceGray"}
        inks = pikepdf.PdfImage(spaces["/DeviceCMYK"]).as_pil_image()  # type: ignore[arg-type]
        assert inks.mode == "CMYK"
        grey = pikepdf.PdfImage(spaces["/DeviceGray"]).as_pil_image()  # type: ignore[arg-type]
        assert grey.getpixel((8, 8)) == 90


def test_a_picture_that_cannot_be_read_is_told() -> None:
    diagnostics = Diagnostics()
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        page = pdf.add_blank_page()
        picture = pdf.make_stream(
            b"no JPEG",
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=2,
            Height=2,
            ColorSpace=Name.DeviceRGB,
            BitsPerComponent=8,
            Filter=Name.DCTDecode,
        )
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))
        set_colours(pdf, Inks(press_profile("CMYK")), diagnostics)
        assert picture.ColorSpace[0] == Name.ICCBased
    (found,) = diagnostics
    assert (found.code, found.severity) == ("picture-inks", Severity.WARNING)
    assert "a picture on page 2 of the PDF can't be read" in found.message


@pytest.mark.parametrize("suffix", ["png", "jpg"])
def test_a_picture_in_inks_looks_as_it_did(tmp_path: Path, suffix: str) -> None:
    Image.new("RGB", (16, 16), (255, 0, 0)).save(tmp_path / f"red.{suffix}", quality=100)
    css = "img { display: block; width: 40pt; height: 20pt }"
    pages = small_book(tmp_path, css, f'<img src="red.{suffix}" alt="red"/>')
    data = press_file(made(pages).pdf, pages, ordered(tmp_path), Diagnostics())
    x, y = where(data, 2, "back")
    red, green, blue = pixel(data, 2, x + 10, y + 15)
    assert red > 150
    assert max(green, blue) < 90


def test_masks_and_gradients_are_set_in_inks_as_well(tmp_path: Path) -> None:
    drawing = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">
    <linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" x2="40" y1="0" y2="0">
    <stop stop-color="yellow"/><stop offset="1" stop-color="yellow" stop-opacity="0"/></linearGradient>
    <rect width="40" height="20" fill="purple"/><rect width="40" height="20" fill="url(#g)"/>
    <circle cx="10" cy="10" r="5" fill="red" opacity="0.5"/></svg>"""
    (tmp_path / "drawing.svg").write_text(drawing, "utf-8")
    css = "img { width: 40pt } .run { height: 8pt; background: linear-gradient(red, black) }"
    pages = small_book(tmp_path, css, '<img src="drawing.svg" alt="a"/><div class="run"></div>')
    data = press_file(made(pages).pdf, pages, ordered(tmp_path), Diagnostics())
    with Pdf.open(io.BytesIO(data)) as pdf:
        assert not [one for one in pdf.objects if "DeviceRGB" in repr(one)]
        found = [str(one.operator) for one in _everything(pdf)]
        # The gradient that becomes clear has a mask.
        assert any("/SMask" in repr(one) for one in pdf.objects)
    assert "k" in found
    assert "rg" not in found


def _everything(pdf: Pdf) -> Iterable[pikepdf.ContentStreamInstruction]:
    for page in pdf.pages:
        yield from _instructions(page)
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == Name.Form:
            yield from _instructions(one)


def _instructions(holder: pikepdf.Page | pikepdf.Stream) -> Iterable[pikepdf.ContentStreamInstruction]:
    for one in pikepdf.parse_content_stream(holder, "g G rg RG k K"):
        assert isinstance(one, pikepdf.ContentStreamInstruction)
        yield one


# PDF/X-4


def test_the_file_says_for_which_press_it_is_made(tmp_path: Path) -> None:
    order = ordered(tmp_path)
    with pressed(small_book(tmp_path), order) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert intent.S == Name.GTS_PDFX
        assert str(intent.OutputConditionIdentifier) == "TEST51"
        assert str(intent.OutputCondition) == "A press for tests"
        assert intent.DestOutputProfile.read_bytes() == press_profile()
        assert int(intent.DestOutputProfile.N) == 4
        assert pdf.pdf_version == "1.6"
        assert pdf.docinfo["/Trapped"] == Name("/False")
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260501000000Z"
        with pdf.open_metadata() as xmp:
            assert xmp["pdfxid:GTS_PDFXVersion"] == "PDF/X-4"
            assert xmp["pdf:Trapped"] == "False"
            assert xmp["xmp:CreateDate"] == xmp["xmp:MetadataDate"] == "2026-05-01T00:00:00Z"
            assert xmp["xmpMM:DocumentID"].startswith("urn:uuid:")
            assert "pdfuaid:part" not in xmp


def test_a_book_without_a_date_gets_the_same_one_every_time(tmp_path: Path) -> None:
    pages = replace(small_book(tmp_path), date=None)
    with pressed(pages, ordered(tmp_path)) as pdf:
        assert str(pdf.docinfo["/ModDate"]) == "D:20000101000000Z"


def test_the_same_bytes_from_every_build(tmp_path: Path) -> None:
    order, pages = ordered(tmp_path), small_book(tmp_path, "p { color: rgb(0, 90, 200) }")
    readers = made(pages).pdf
    assert made(pages, jobs=2).pdf == readers
    assert press_file(readers, pages, order, Diagnostics()) == press_file(
        readers, pages, order, Diagnostics()
    )
