"""One document through the engine: exact places, margins of both sides, and what goes wrong."""

import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from octavo.core.pagemap import Begins
from octavo.typeset.layout import GatheringLayout, JobKind
from tests.typeset.books import document, engine


def laid(folder: Path, body: str, css: str = "", kind: JobKind = JobKind.FLOW) -> GatheringLayout:
    return engine(folder, css).typeset(document(body, kind))


def codes(result: GatheringLayout) -> list[str]:
    return [fault.code for fault in result.problems]


def test_ids_stand_where_their_boxes_do(tmp_path: Path) -> None:
    result = laid(tmp_path, '<p id="a">x</p><p id="b">x</p><p id="c" class="new">x</p><p>y<b id="d"/></p>')
    a, b, c = (result.positions[name] for name in "abc")
    assert (a.page, a.x, a.y) == (0, 25, 20)
    assert (b.page, b.x, b.y) == (0, 25, 30)
    assert (c.page, c.x, c.y) == (1, 15, 20)
    assert result.positions["d"].page == 1
    assert result.problems == ()


def test_id_without_a_box_stands_with_the_one_before_it(tmp_path: Path) -> None:
    result = laid(tmp_path, '<p id="a">x</p><p>x</p><p id="b" style="display: none">x</p>')
    assert result.positions["b"] == result.positions["a"]


def test_swing_is_the_difference_of_the_margins(tmp_path: Path) -> None:
    result = laid(tmp_path, '<p>x</p><p class="new">y</p>', "@page :left { margin-top: 24pt }")
    assert [page.recto for page in result.pages] == [True, False]
    assert [page.swing for page in result.pages] == [(-10, 4), (10, -4)]


def test_named_pages_have_their_own_swing(tmp_path: Path) -> None:
    css = "@page wide { margin-left: 5pt } @page wide:left { margin-left: 8pt }"
    result = laid(tmp_path, '<p style="page: wide">x</p>', css)
    assert result.pages[0].swing == (3, 0)


def test_trim_size_of_the_book_goes_before_that_of_the_stylesheet(tmp_path: Path) -> None:
    (page,) = laid(tmp_path, "<p>x</p>", "@page { size: A4 }").pages
    assert (page.width, page.height) == (120, 100)


def test_plate_fills_the_turned_text_block(tmp_path: Path) -> None:
    result = laid(tmp_path, '<p data-plate="sideways" id="t">x</p>', kind=JobKind.PLATE)
    (page,) = result.pages
    assert (page.width, page.height, page.swing) == (100, 120, (-10, 0))
    # Its left edge comes to the foot of the page, its top to the left.
    assert (result.positions["t"].x, result.positions["t"].y) == (20, 25)


def test_upright_plate_stands_on_a_page_of_the_book(tmp_path: Path) -> None:
    result = laid(tmp_path, '<p data-plate="upright" id="t">x</p>', kind=JobKind.UPRIGHT)
    (page,) = result.pages
    assert (page.width, page.height, page.recto) == (120, 100, True)
    assert (result.positions["t"].x, result.positions["t"].y) == (25, 20)
    assert page.start is not None
    assert page.start.begins is Begins.PLATE


def test_plate_may_have_a_page_of_the_designer(tmp_path: Path) -> None:
    css = "@page broad { margin: 7pt } p[data-plate] { page: broad }"
    result = laid(tmp_path, '<p data-plate="sideways" id="t">x</p>', css, JobKind.PLATE)
    assert (result.pages[0].width, result.positions["t"].x, result.positions["t"].y) == (100, 7, 7)


def test_section_at_the_top_is_the_one_that_goes_on(tmp_path: Path) -> None:
    body = (
        '<section data-section="a"><p>x</p><p class="new">x</p></section>'
        '<section data-section="b"><p>y</p><p class="new">y</p></section>'
        '<section data-section="c" class="new"><p>z</p></section>'
    )
    assert [page.section for page in laid(tmp_path, body).pages] == ["a", "a", "b", "c"]


def test_blocks_in_a_footnote_stay_in_it(tmp_path: Path) -> None:
    note = '<span class="footnote" id="n"><p id="one">n</p><p id="two">n</p></span>'
    body = f'<p>x{note} y <b id="after">z</b></p>'
    result = laid(tmp_path, body)
    # Two lines of a note end at the foot of the text block; the text goes on in its line.
    assert (result.positions["one"].y, result.positions["two"].y) == (60, 70)
    assert result.positions["after"].y < 30
    assert result.problems == ()


def test_document_that_is_not_well_formed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SyntaxError):
        laid(tmp_path, "<p>")


def test_footnote_that_is_taller_than_the_page_and_cannot_be_divided_is_reported(tmp_path: Path) -> None:
    note = '<figure style="height: 90pt; break-inside: avoid">n</figure>'
    result = laid(tmp_path, f'<p data-src="a.md:3:1">x<span class="footnote" id="long">{note}</span></p>')
    found = [fault for fault in result.problems if fault.code == "footnote-too-long"]
    assert [(fault.source, fault.error) for fault in found] == [("a.md:3:1", True)]
    assert "footnote long " in found[0].message


def test_footnote_that_fits_is_not_reported(tmp_path: Path) -> None:
    assert laid(tmp_path, f'<p>x<span class="footnote">{"<p>n</p>" * 3}</span></p>').problems == ()


def test_footnote_behind_the_page_of_its_call_is_reported(tmp_path: Path) -> None:
    note = '<figure style="height: 45pt; break-inside: avoid">n</figure>'
    body = f'{"<p>x</p>" * 4}<p>x<span class="footnote" id="n" data-src="n.md:1:1">{note}</span></p>'
    result = laid(tmp_path, body + "<p>y</p>" * 3, "p { footnote-policy: auto }")
    found = [(fault.code, fault.source, fault.error) for fault in result.problems]
    assert found == [("footnote-late", "n.md:1:1", True)]


NOWRAP = "p { white-space: nowrap }"


def test_text_out_of_its_block_is_reported_once(tmp_path: Path) -> None:
    word = "Donaudampfschifffahrtsgesell"
    result = laid(tmp_path, f'<p>ok</p><p id="w" data-src="a.md:9:2">{word}<br/>{word}</p>', NOWRAP)
    assert [(fault.code, fault.source, fault.error) for fault in result.problems] == [
        ("overfull", "a.md:9:2", False)
    ]
    assert " in w stands " in result.problems[0].message


def test_text_off_the_page_is_an_error(tmp_path: Path) -> None:
    result = laid(tmp_path, f'<p id="w">{"long" * 12}</p>', NOWRAP)
    assert [(fault.code, fault.error) for fault in result.problems] == [("off-page", True)]


def test_table_off_the_page_is_reported_once_for_all_its_cells(tmp_path: Path) -> None:
    cells = "".join(f"<td>fourteen{number}</td>" for number in range(8))
    result = laid(tmp_path, f'<table id="t" data-src="t.yaml:1:1"><tr>{cells}</tr><tr>{cells}</tr></table>')
    assert [(fault.code, fault.source) for fault in result.problems] == [
        ("overfull", "t.yaml:1:1"),
        ("off-page", "t.yaml:1:1"),
    ]
    assert "the table in t " in result.problems[1].message


def test_a_formula_that_is_set_much_smaller_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    style = "img { max-width: 100% }"
    formulas = [
        f'<img class="formula" src="a.svg" alt="x" style="width: {n}em; height: 1em"/>' for n in (1, 900)
    ]
    result = laid(
        tmp_path, f'<p data-src="a.md:3:1">{formulas[0]}</p><p data-src="a.md:5:1">{formulas[1]}</p>', style
    )
    assert [(fault.code, fault.source, fault.error) for fault in result.problems] == [
        ("formula-shrunk", "a.md:5:1", False)
    ]


def test_picture_below_the_page_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    result = laid(tmp_path, '<p><img src="a.svg" alt="x" style="height: 200pt"/></p>')
    assert codes(result) == ["off-page"]


def test_missing_glyph_is_an_error_with_its_place(tmp_path: Path) -> None:
    result = laid(tmp_path, '<p>ok</p><p data-src="b.md:4:1">x <em>y</em> \ue123</p>')
    problems = [fault for fault in result.problems if fault.code == "glyph-missing"]
    assert [(fault.source, fault.error) for fault in problems] == [("b.md:4:1", True)]
    assert problems[0].characters == "\ue123"


def test_font_of_the_machine_is_reported(tmp_path: Path) -> None:
    result = laid(tmp_path, '<p style="font-family: DejaVu Sans" data-src="b.md:4:1">x</p>')
    found = [(fault.code, fault.source) for fault in result.problems]
    assert found == [("font-foreign", "b.md:4:1")]


def test_missing_picture_is_an_error_with_its_place(tmp_path: Path) -> None:
    result = laid(tmp_path, '<p data-src="c.md:2:1"><img src="no.png" alt="x"/></p>')
    assert [(fault.code, fault.source) for fault in result.problems] == [("image-unreadable", "c.md:2:1")]


@pytest.mark.parametrize(
    "address", ["../secret.svg", "file:///etc/hostname", "link.svg", "http://localhost:9/x.svg", "font:x.ttf"]
)
def test_nothing_outside_the_folders_is_read(tmp_path: Path, address: str) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    (tmp_path / "secret.svg").write_text(svg)
    inside = tmp_path / "book"
    inside.mkdir()
    (inside / "link.svg").symlink_to(tmp_path / "secret.svg")
    result = laid(inside, f'<p><img src="{address}" alt="x"/></p>')
    assert codes(result) == ["image-unreadable"]


def test_picture_in_a_folder_below_is_read(tmp_path: Path) -> None:
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "my pic.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'
    )
    assert laid(tmp_path, '<p><img src="images/my%20pic.svg" alt="x"/></p>').problems == ()


def test_grey_picture_of_sixteen_bits(tmp_path: Path) -> None:
    deep = Image.new("I;16", (4, 1))
    for x, value in enumerate((0, 0x4080, 0x80FF, 0xFFFF)):
        deep.putpixel((x, 0), value)
    deep.save(tmp_path / "deep.png")
    result = laid(tmp_path, '<p><img src="deep.png" alt="x"/></p>')
    assert result.problems == ()
    with pikepdf.open(io.BytesIO(result.pdf)) as pdf:
        streams = (one for one in pdf.objects if isinstance(one, pikepdf.Stream))
        (picture,) = (one for one in streams if one.get("/Subtype") == "/Image")
        assert (str(picture.ColorSpace), int(picture.BitsPerComponent)) == ("/DeviceGray", 8)
        assert pikepdf.PdfImage(picture).as_pil_image().tobytes() == b"\x00\x40\x80\xff"


def test_unknown_css_is_reported_with_file_and_line(tmp_path: Path) -> None:
    result = laid(tmp_path, "<p>x</p>", "\np { colour: red }")
    (fault,) = result.problems
    line = (tmp_path / "styles" / "print.css").read_text().splitlines().index("p { colour: red }") + 1
    assert (fault.code, fault.source) == ("stylesheet", f"styles/print.css:{line}:5")


def test_missing_font_is_an_error(tmp_path: Path) -> None:
    result = laid(tmp_path, "<p>x</p>", '@font-face { font-family: Nix; src: url("font:nix.ttf") }')
    assert [(fault.code, fault.error) for fault in result.problems] == [("font-unreadable", True)]
