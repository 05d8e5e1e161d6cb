"""The printed cover, read back from its PDF."""

import dataclasses
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from octavo.check.press.bound import Bound
from octavo.check.press.cover import check_cover
from octavo.compose.composed_book import ComposedBook
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.settings import Settings
from octavo.cover.printed import print_cover
from octavo.source import read
from octavo.typeset.prepress import press_file
from tests.books import compose_book, write_book
from tests.check.said import said
from tests.profiles import press_profile

pytestmark = pytest.mark.engine

MakeEdition = Callable[..., ComposedBook]
MM = 72 / 25.4
ISBN = {"paperback": "978-0-306-40615-7"}
PRINTER = {"page-multiple": 1, "paper": {"leaf": "0.1mm"}}
TEXT = "The light stood on the outermost rock, and for years nobody saw its keeper. "

WRITE = """
import sys
from pathlib import Path
from octavo.cover.printed import print_cover
from octavo.typeset.prepress import press_file
from octavo.core.diagnostics import Diagnostics
from octavo.core.settings import Settings
from tests.editions import edition_of
from tests.check.said import said
target = Path(sys.argv[1])
book = edition_of(target.with_suffix(""), description="The sea.", isbn={"paperback": "978-0-306-40615-7"})
cover = print_cover(book, Settings(book.root, target.parent), 200, Diagnostics())
target.write_bytes(press_file(cover.pdf, cover.pages, cover.press, Diagnostics()))
"""


def made(composed: ComposedBook, pages: int | None = 200) -> tuple[bytes | None, list[str]]:
    """The printer's file of the cover, and the codes of the diagnostics."""
    found = Diagnostics()
    cover = print_cover(composed, Settings(composed.root, composed.root / "output"), pages, found)
    pdf = press_file(cover.pdf, cover.pages, cover.press, found) if cover else None
    return pdf, [diagnostic.code for diagnostic in found]


def page_of(pdf: bytes | None) -> pypdfium2.PdfPage:
    """The page of a cover that was made."""
    assert pdf is not None
    return pypdfium2.PdfDocument(pdf)[0]


def words(pdf: bytes | None) -> str:
    """The words of a cover, in the order of the file."""
    return " ".join(page_of(pdf).get_textpage().get_text_range().split())


@pytest.fixture(scope="module")
def cover(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A cover of a small book, with everything that one can have."""
    book = """title: "The *Keeper*"
subtitle: A Diary
contributors: [{name: Ann Li}]
publisher: {name: Shore}
isbn: {paperback: 978-0-306-40615-7}
series: {name: Lights, number: "4"}
print-cover: {price: "$18.00"}
printers: {local: {page-multiple: 16, board: 0.3mm, paper: {leaf: 0.1mm}}}
front: [blurb.md]
body: [a.md]
"""
    files = {"book.yaml": book, "blurb.md": f"*Light.* {TEXT}", "a.md": "# A\n\nText.\n"}
    pdf, found = made(compose_book(tmp_path_factory.mktemp("book"), files), 305)
    assert found == []
    assert pdf is not None
    return pdf


def test_sheet(cover: bytes) -> None:
    with pikepdf.open(io.BytesIO(cover)) as pdf:
        (page,) = pdf.pages
        trim, bleed = ([float(side) for side in page[box]] for box in ("/TrimBox", "/BleedBox"))
    # 305 pages become 320: 160 leaves of 0.1 mm, and two boards.
    assert trim[2] - trim[0] == pytest.approx(2 * 432 + 16.6 * MM, abs=0.01)
    assert trim[3] - trim[1] == pytest.approx(648)
    assert [trim[0] - bleed[0], bleed[3] - trim[3]] == pytest.approx([3 * MM] * 2, abs=0.01)


def test_all_checks_pass(cover: bytes, tmp_path: Path) -> None:
    (tmp_path / "cover.pdf").write_bytes(cover)
    results = check_cover(tmp_path / "cover.pdf", Bound(432, ISBN["paperback"]))
    assert [said(result) for result in results if said(result)] == []
    assert {"Words on the cover", "Bar code", "Inks", "Fonts"} <= {result.name for result in results}


def test_words_of_back_spine_and_front(cover: bytes) -> None:
    text = words(cover)
    assert text.count("The Keeper") == 3
    assert text.count("Ann Li") == 3
    assert text.count("S H O R E") == 3  # letterspaced
    for once in ("L I G H T S · 4", "A Diary", "Light. The light stood", "$18.00", "ISBN 978-0-306-40615-7"):
        assert text.count(once) == 1


def test_ground_reaches_the_bleed_and_nothing_beyond(cover: bytes) -> None:
    picture = page_of(cover).render(scale=2).to_pil().convert("RGB")
    with pikepdf.open(io.BytesIO(cover)) as pdf:
        left, bottom, right, top = (float(side) for side in pdf.pages[0].BleedBox)
        height = float(pdf.pages[0].MediaBox[3])
    for x in (left + 1, right - 1):
        assert picture.getpixel((round(2 * x), round(2 * (height - top + 1)))) == (29, 52, 64)
        assert picture.getpixel((round(2 * x), round(2 * (height - bottom - 1)))) == (244, 236, 221)
    assert picture.getpixel((round(2 * (left - 2)), round(height))) == (255, 255, 255)


def test_folds_are_marked(cover: bytes) -> None:
    picture = page_of(cover).render(scale=8).to_pil().convert("L")
    with pikepdf.open(io.BytesIO(cover)) as pdf:
        trim = [float(side) for side in pdf.pages[0].TrimBox]
    row = [picture.getpixel((x, 40)) for x in range(picture.width)]
    dark = [x / 8 for x, value in enumerate(row) if isinstance(value, int) and value < 128]
    wanted = [trim[0], trim[0] + 432, trim[2] - 432, trim[2]]
    assert all(any(abs(x - mark) < 0.3 for x in dark) for mark in wanted)
    assert all(any(abs(x - mark) < 0.3 for mark in wanted) for x in dark)


def test_a_narrow_spine_has_no_words(make_edition: MakeEdition) -> None:
    data = {"contributors": [{"name": "Ann Li"}], "description": TEXT, "isbn": ISBN}
    wide, _ = made(make_edition(**data, printers={"a": {**PRINTER, "spine": "6.5mm"}}), None)
    narrow, _ = made(make_edition(**data, printers={"a": {**PRINTER, "spine": "5.5mm"}}), None)
    assert (words(wide).count("Tides"), words(narrow).count("Tides")) == (3, 2)


@pytest.mark.parametrize(("direction", "clockwise"), [("down", True), ("up", False)])
def test_direction_of_the_spine(direction: str, clockwise: bool, make_edition: MakeEdition) -> None:
    composed = make_edition(
        title="Xylophone",
        printers={"a": {**PRINTER, "spine": "20mm"}},
        **{"print-cover": {"spine-direction": direction}},
    )
    pdf, _ = made(composed)
    text = page_of(pdf).get_textpage()
    found = text.get_text_range()
    heights = []
    start = found.find("Xylophone")
    while start >= 0:
        boxes = [text.get_charbox(start + offset) for offset in (0, 8)]
        if abs(boxes[0][0] - boxes[1][0]) < 10:
            heights.append(boxes[0][1] - boxes[1][1])
        start = found.find("Xylophone", start + 1)
    assert len(heights) == 1
    assert (heights[0] > 0) is clockwise


def test_what_is_missing_is_said(make_edition: MakeEdition) -> None:
    pdf, found = made(make_edition())
    assert pdf is not None
    assert sorted(found) == ["blurb-missing", "cover-isbn", "spine-assumed"]
    assert made(make_edition(description="The sea.", isbn=ISBN), None) == (None, ["cover-pages"])


def test_the_isbn_of_the_form_that_is_bound(tmp_path: Path) -> None:
    book = (
        "title: Tides\nbody: [a.md]\nisbn: {pdf: 978-1-86197-876-9, paperback: 978-0-306-40615-7}\n"
        "editions: {paperback: {trim: a5}, cloth: {isbn: 978-3-16-148410-0}, loose: {}}\n"
    )
    root = write_book(tmp_path, {"book.yaml": book, "a.md": "# A\n\nText.\n"})
    found = []
    for name in ("", "paperback", "cloth", "loose"):
        manuscript = read(root, Diagnostics(), edition=name)
        assert manuscript is not None
        found.append(manuscript.book.bound_isbn)
    assert found == ["978-0-306-40615-7", "978-0-306-40615-7", "978-3-16-148410-0", None]


def test_a_long_blurb_is_set_smaller_and_a_longer_one_refused(make_edition: MakeEdition) -> None:
    data = {"isbn": ISBN, "printers": {"a": PRINTER}, "trim": "a-format"}

    def size(times: int) -> float:
        pdf, found = made(make_edition(description=(TEXT * times).strip(), **data))
        assert found == []
        text = page_of(pdf).get_textpage()
        start = text.get_text_range().find("The light")
        _, bottom, _, top = text.get_charbox(start)
        return float(top - bottom)

    assert size(4) > 1.15 * size(15)
    found = Diagnostics()
    composed = make_edition(description=(TEXT * 40).strip(), **data)
    assert print_cover(composed, Settings(composed.root, composed.root), 200, found) is None
    (diagnostic,) = found
    assert diagnostic.code == "blurb-long"
    room = re.search("560 words, and there is room for about ([0-9]+)", diagnostic.message)
    assert room is not None
    assert 150 < int(room[1]) < 400


def test_pdf_x_with_the_profile_of_the_press(make_edition: MakeEdition, tmp_path: Path) -> None:
    composed = make_edition(description=TEXT, isbn=ISBN)
    (composed.root / "press.icc").write_bytes(press_profile())
    printers = make_edition(printers={"a": PRINTER}).book.printers
    printer = printers["a"].model_copy(update={"icc": "press.icc", "output_condition": "FOGRA51"})
    book = composed.book.model_copy(update={"printers": {"a": printer}})
    pdf, found = made(dataclasses.replace(composed, book=book))
    assert found == []
    assert pdf is not None
    (tmp_path / "cover.pdf").write_bytes(pdf)
    results = {
        result.name: result for result in check_cover(tmp_path / "cover.pdf", Bound(432, ISBN["paperback"]))
    }
    assert [said(result) for result in results.values() if said(result)] == []
    assert results["PDF/X-4"].detail == "FOGRA51, CMYK profile"
    assert "DeviceRGB" not in results["Inks"].detail


def with_picture(composed: ComposedBook, name: str) -> ComposedBook:
    """The edition with a front of its own."""
    return dataclasses.replace(composed, book=composed.book.model_copy(update={"cover": name}))


def test_the_publishers_own_front(make_edition: MakeEdition) -> None:
    composed = make_edition(description=TEXT, isbn=ISBN, printers={"a": PRINTER})
    picture = Image.new("RGB", (1900, 2800), "#102030")
    picture.paste("#ff8000", (500, 500, 1900, 2800))
    picture.save(composed.root / "front.png")
    pdf, found = made(with_picture(composed, "front.png"))
    assert found == []
    assert words(pdf).count("Tides") == 2  # back and spine; the picture has its own words
    drawn = page_of(pdf).render(scale=1).to_pil().convert("RGB")
    for place, colour in (((60, 100), (16, 32, 48)), ((drawn.width - 40, drawn.height - 60), (255, 128, 0))):
        pixel = drawn.getpixel(place)
        assert isinstance(pixel, tuple)
        assert all(abs(a - b) <= 6 for a, b in zip(pixel, colour, strict=True))


def test_a_picture_too_coarse_and_of_another_shape(make_edition: MakeEdition) -> None:
    composed = make_edition(description=TEXT, isbn=ISBN, printers={"a": PRINTER})
    Image.new("RGB", (1000, 2000), "#102030").save(composed.root / "front.png")
    pdf, found = made(with_picture(composed, "front.png"))
    assert pdf is not None
    assert found == ["cover-cut", "cover-resolution"]


def own_template(composed: ComposedBook, name: str, text: str) -> None:
    """Give the book a template of its own."""
    path = composed.root / "templates" / name
    path.parent.mkdir(parents=True)
    path.write_text(text)


def test_own_template(make_edition: MakeEdition) -> None:
    composed = make_edition(description=TEXT, isbn=ISBN, printers={"a": PRINTER})
    page = "@page { size: {{ 2 * width + spine + 2 * bleed }}pt {{ height + 2 * bleed }}pt; margin: 1in }"
    own_template(
        composed,
        "print/cover.html.j2",
        f"<style>{page}</style><p>{{{{ blurb }}}} for {{{{ price or 'nothing' }}}}",
    )
    pdf, found = made(composed)
    assert found == []
    assert words(pdf) == f"{TEXT.strip()} for nothing"


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{ nothing }}", "'nothing' is undefined"),
        ("<p>Small", "pages of"),
        ("{% if %}", "Expected an expression"),
    ],
)
def test_a_faulty_template_is_named(template: str, words: str, make_edition: MakeEdition) -> None:
    composed = make_edition(description=TEXT, isbn=ISBN, printers={"a": PRINTER})
    own_template(composed, "print/cover.html.j2", template)
    found = Diagnostics()
    assert print_cover(composed, Settings(composed.root, composed.root), 200, found) is None
    (diagnostic,) = found
    assert (diagnostic.code, diagnostic.span) == ("cover-template", Span("templates/print/cover.html.j2", 1))
    assert words in diagnostic.message


def test_a_design_for_the_ebook_alone_is_remarked_on(make_edition: MakeEdition) -> None:
    composed = make_edition(description=TEXT, isbn=ISBN, printers={"a": PRINTER})
    own_template(composed, "cover.html.j2", "<p>Mine")
    assert made(composed)[1] == ["cover-designs-differ"]


def test_same_bytes_in_every_build(tmp_path: Path) -> None:
    files = set()
    for zone, seed in (("UTC", "0"), ("Asia/Tokyo", "7")):
        environment = os.environ | {
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        target = tmp_path / f"{seed}.pdf"
        subprocess.run([sys.executable, "-c", WRITE, str(target)], env=environment, check=True)
        files.add(target.read_bytes())
    assert len(files) == 1
