"""The pictures of a book in its finished files: as many as the source shows, in both."""

import zipfile
from pathlib import Path

import pypdfium2
import pypdfium2.raw
import pytest
from lxml import etree

from tests.built_books import BuiltBooks

pytestmark = pytest.mark.engine

BOOK = Path(__file__).parent / "elements" / "figure-panels"
POINTS_TO_THE_INCH, MILLIMETRES_TO_THE_INCH = 72, 25.4


@pytest.fixture(scope="module")
def files(built_books: BuiltBooks) -> dict[str, Path]:
    return dict(built_books.get(BOOK).files)


def rasters(pdf: Path) -> list[tuple[float, float]]:
    """The pictures of pixels on the pages of a PDF: their widths and heights in points."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            for drawn in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,)):
                left, bottom, right, top = drawn.get_bounds()
                found.append((right - left, top - bottom))
    return found


def test_every_picture_is_drawn_in_print(files: dict[str, Path]) -> None:
    # Two gates, the post, the sign, the plan, and the ornament without a text.
    assert len(rasters(files["pdf"])) == 6


def test_lengths_are_true_in_print(files: dict[str, Path]) -> None:
    widths = [width / POINTS_TO_THE_INCH * MILLIMETRES_TO_THE_INCH for width, _ in rasters(files["pdf"])]
    assert any(width == pytest.approx(18, abs=0.05) for width in widths)


def test_every_picture_is_shown_in_the_ebook(files: dict[str, Path]) -> None:
    with zipfile.ZipFile(files["epub"]) as archive:
        name = next(name for name in archive.namelist() if name.endswith("gates.xhtml"))
        tree = etree.fromstring(archive.read(name))
    shown = list(tree.iter("{*}img"))
    assert len(shown) == 9  # those, and the weir three times
    suffixes = {str(node.get("src")).rpartition(".")[2] for node in shown}
    assert suffixes == {"png", "svg"}  # no TIFF and no PDF
    decorations = [node for node in shown if not node.get("alt")]
    assert [(node.get("alt"), node.get("role")) for node in decorations] == [("", "presentation")]
