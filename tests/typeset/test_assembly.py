"""The finished PDF: links, outline, labels, structure, boxes, metadata, fonts."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name, Pdf

from octavo.html.pages import Furniture, OutlineEntry
from octavo.source.manuscript import Region, Starts
from octavo.typeset import Typeset
from tests.typeset.books import TRIM, book, made, section, structure, text, where

pytestmark = pytest.mark.engine

#: Margins in which the default running heads and folios have room.
FURNITURE = "@page running-verso, running-recto, opener-recto, plate-verso { margin: 35pt 15pt 40pt }"
ROWS = "".join(f"<tr><td>{number}</td></tr>" for number in range(9))


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Typeset:
    pages = book(
        tmp_path_factory.mktemp("book"),
        section("front", '<h1>Front</h1><p><a href="#two">to two</a></p>', Region.FRONT),
        section(
            "one",
            '<h1 id="h1">One</h1><p>Text <a href="https://example.org/">out</a> <a href="#note">1</a></p>'
            f'<table id="wide" data-plate="sideways"><tbody>{ROWS}</tbody></table><p class="new">later</p>',
            furniture=Furniture.OPENER,
            verso="Book",
            recto="One",
        ),
        section(
            "two",
            '<h2 id="h2">Two</h2><p>More</p>',
            starts=Starts.RUN_ON,
            furniture=Furniture.RUNNING,
            recto="Two",
        ),
        section(
            "back",
            '<p id="note">Note <a href="#wide">plate</a></p>',
            Region.BACK,
            furniture=Furniture.RUNNING,
        ),
        outline=(
            OutlineEntry("One", "h1", 1),
            OutlineEntry("Two", "h2", 2),
            OutlineEntry("Nowhere", "nix", 1),
            OutlineEntry("Back", "back", 1),
        ),
        css=FURNITURE,
        date="2026-05-01",
    )
    return made(pages)


@pytest.fixture
def pdf(result: Typeset) -> Iterator[Pdf]:
    with Pdf.open(io.BytesIO(result.pdf)) as opened:
        yield opened


def test_pages_are_in_order_with_their_labels(result: Typeset, pdf: Pdf) -> None:
    assert [str(page.label) for page in pdf.pages] == ["i", "ii", "1", "2", "3", "4", "5"]
    assert [page.label for page in result.pagemap.pages] == ["i", "ii", "1", "2", "3", "4", "5"]
    assert [page.blank for page in result.pagemap.pages] == [False, True, False, False, False, False, False]
    assert [page.section for page in result.pagemap.pages] == [
        "front",
        "",
        "one",
        "one",
        "one",
        "one",
        "back",
    ]


def test_all_boxes_are_the_trim_size_and_nothing_is_rotated(pdf: Pdf) -> None:
    for page in pdf.pages:
        for box in ("/MediaBox", "/CropBox", "/TrimBox", "/BleedBox"):
            assert [float(side) for side in page.obj[box]] == [0, 0, *TRIM]
        assert "/Rotate" not in page.obj


def test_blank_pages_are_empty(pdf: Pdf) -> None:
    assert "/StructParents" not in pdf.pages[1].obj
    assert "/Annots" not in pdf.pages[1].obj
    assert b"".join(pdf.pages[1].obj.Contents.read_bytes().split()) == b""


def test_links_go_to_where_their_targets_stand(result: Typeset, pdf: Pdf) -> None:
    destinations = pikepdf.NameTree(pdf.Root.Names.Dests)
    assert sorted(destinations) == ["note", "two", "wide"]
    for name, destination in destinations.items():
        position = result.pagemap.positions[str(name)]
        assert destination[0].objgen == pdf.pages[position.page].obj.objgen
        assert (str(destination[1]), int(destination[2])) == ("/XYZ", 0)
        assert float(destination[3]) == pytest.approx(TRIM[1] - position.y)
    (link,) = pdf.pages[0].obj.Annots
    assert (link.A.S, str(link.A.D), str(link.Contents)) == (Name.GoTo, "two", "to two")


def test_links_out_of_the_book_stay(pdf: Pdf) -> None:
    first, second = pdf.pages[2].obj.Annots
    assert str(first.A.URI) == "https://example.org/"
    assert str(second.A.D) == "note"


def test_link_areas_move_with_their_text(result: Typeset, pdf: Pdf) -> None:
    # The plate of two pages brings the last page to the other side of the spread.
    (link,) = pdf.pages[6].obj.Annots
    left, bottom = where(result.pdf, 6, "plate")
    assert float(link.Rect[0]) == pytest.approx(left, abs=0.5)
    assert sorted(float(side) for side in (link.Rect[1], link.Rect[3])) == pytest.approx(
        [bottom, bottom + 10], abs=0.5
    )


def test_text_stands_in_the_margins_of_its_side(result: Typeset) -> None:
    assert result.pagemap.positions["h1"].x == 25  # recto
    assert result.pagemap.positions["h2"].x == 15  # verso
    assert where(result.pdf, 2, "Text")[0] == pytest.approx(25, abs=0.5)
    assert where(result.pdf, 5, "More")[0] == pytest.approx(15, abs=0.5)


def test_plate_is_turned_head_to_the_left(result: Typeset) -> None:
    assert (result.pagemap.positions["wide"].page, result.pagemap.label("wide")) == (3, "2")
    first, second = where(result.pdf, 3, "0"), where(result.pdf, 3, "1")
    # Lines of the table follow one another from left to right, beginning at the foot of the page.
    assert second[0] - first[0] == pytest.approx(10, abs=0.2)
    assert first[1] == pytest.approx(20, abs=0.5)


def test_outline_leaves_out_what_is_nowhere(result: Typeset, pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        one, back = outline.root
        (two,) = one.children
        assert [item.title for item in (one, two, back)] == ["One", "Two", "Back"]
        destination = two.destination
    position = result.pagemap.positions["h2"]
    assert isinstance(destination, pikepdf.Array)
    assert destination[0].objgen == pdf.pages[position.page].obj.objgen
    assert float(destination[3]) == pytest.approx(TRIM[1] - position.y)


def test_structure_is_one_tree_without_furniture_and_with_the_plate_in_its_place(pdf: Pdf) -> None:
    rows = " ".join(["TR(TD(.))"] * 9)
    assert structure(pdf) == (
        "Document("
        "Sect(H1(.) P(Link(@ .))) "
        f"Sect(H1(.) P(. Link(@ .) . Link(@ .) Table(TBody({rows}))) P(.)) "
        "Sect(H2(.) P(.)) "
        "Sect(P(. Link(@ .))))"
    )


def test_parent_tree_leads_from_content_and_links_to_their_elements(pdf: Pdf) -> None:
    tree = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
    for page in pdf.pages:
        if "/StructParents" in page.obj:
            assert any(element is not None for element in tree[int(page.obj.StructParents)])
        for link in page.obj.get("/Annots", []):
            assert str(tree[int(link.StructParent)].S) == "/Link"
    keys = [int(page.obj.StructParents) for page in pdf.pages if "/StructParents" in page.obj]
    assert len(set(keys)) == len(keys)
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) > max(tree)


def test_furniture_is_pagination(result: Typeset, pdf: Pdf) -> None:
    assert [text(result.pdf, page) for page in (2, 4, 5)] == [
        "1 One Text out 1",
        "8 3",
        "4 Book later Two More",
    ]
    content = pikepdf.parse_content_stream(pdf.pages[4])
    marked = [item for item in content if str(item.operator) == "BDC" and item.operands[0] == Name.Artifact]
    assert [item.operands[1].Type for item in marked] == [Name.Pagination]


def test_everything_painted_is_marked(pdf: Pdf) -> None:
    for page in pdf.pages:
        depth = 0
        for item in pikepdf.parse_content_stream(page):
            operator = str(item.operator)
            depth += (operator in ("BDC", "BMC")) - (operator == "EMC")
            if operator in ("Tj", "TJ", "Do", "f", "S"):
                assert depth > 0


def test_each_face_is_embedded_once(pdf: Pdf) -> None:
    found = {
        font.objgen: str(font.BaseFont).partition("+")[2]
        for page in pdf.pages
        if "/Contents" in page.obj and "/Font" in page.obj.Resources
        for font in page.obj.Resources.Font.values()
    }
    assert sorted(found.values()) == ["EB-Garamond", "EB-Garamond-Bold"]


def test_metadata_is_said_in_both_forms(pdf: Pdf) -> None:
    assert str(pdf.Root.Lang) == "en"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(pdf.Root.MarkInfo.Marked)
    information = {name: str(value) for name, value in pdf.docinfo.items() if name != "/Producer"}
    assert information == {
        "/Title": "A Small Book",
        "/Author": "Ann Author, Ed Editor",
        "/Subject": "For tests",
        "/Keywords": "one, two",
        "/CreationDate": "D:20260501000000Z",
        "/ModDate": "D:20260501000000Z",
    }
    with pdf.open_metadata() as xmp:
        assert xmp["pdfuaid:part"] == "1"
        assert xmp["dc:title"] == "A Small Book"
        assert xmp["dc:creator"] == ["Ann Author", "Ed Editor"]
        assert xmp["xmp:CreateDate"] == "2026-05-01T00:00:00Z"


def test_file_is_pdf_1_7_and_always_the_same(result: Typeset, tmp_path: Path) -> None:
    assert result.pdf.startswith(b"%PDF-1.7")
    pages = book(tmp_path, section("a", "<p>x</p>"))
    assert made(pages).pdf == made(pages).pdf
