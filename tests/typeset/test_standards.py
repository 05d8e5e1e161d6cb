"""PDF/A-2a beside PDF/UA-1: what the file says, and what veraPDF says of it."""

import dataclasses
import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from octavo.check.validators.java import JavaChecks
from octavo.core.settings import PdfVariant
from octavo.html.pages import Furniture, OutlineEntry, PrintPages
from octavo.source.manuscript import Region
from octavo.typeset.assembly.standards import standards
from octavo.typeset.assembly.standards.srgb import srgb
from tests.check.said import said
from tests.typeset.books import book, made, section

pytestmark = pytest.mark.engine

BOTH = frozenset(PdfVariant)
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" viewBox="0 0 40 20">
<rect width="40" height="20" fill="purple"/><circle cx="10" cy="10" r="5" fill="red" opacity="0.5"/></svg>"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> PrintPages:
    """A book with links, an outline, a table, pictures, transparency, a footnote and running heads."""
    folder = tmp_path_factory.mktemp("book")
    (folder / "drawing.svg").write_text(DRAWING, "utf-8")
    Image.new("RGBA", (4, 4), (255, 0, 0, 90)).save(folder / "red.png")
    body = (
        '<h1 id="h1">One</h1><p>A <a href="https://example.org/">link</a>, <a href="#two">another</a>'
        '<span class="footnote" id="fn">A note</span></p>'
        "<table><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"
        '<figure><img src="red.png" alt="Red"/></figure>'
        '<figure><img src="drawing.svg" alt="A drawing"/></figure>'
    )
    return book(
        folder,
        section("front", "<h1>Front</h1>", Region.FRONT),
        section("one", body, furniture=Furniture.RUNNING, recto="One", verso="Book"),
        section("two", '<h2 id="h2">Two</h2><ul><li>An item</li></ul>'),
        outline=(OutlineEntry("One", "h1", 1),),
        css="@page running-verso, running-recto { margin: 35pt 15pt } h1 { color: #a00 } img { width: 9pt }",
        date="2026-05-01",
    )


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_both_standards_in_one_file(
    pages: PrintPages, java: JavaChecks, tmp_path: Path, flavour: str
) -> None:
    path = tmp_path / "both.pdf"
    path.write_bytes(made(dataclasses.replace(pages, variants=BOTH)).pdf)
    result = java.verapdf(path, flavour)
    assert said(result) == ()
    assert result.outcome == "passed"


def test_a_file_that_is_not_asked_to_is_no_archive_file(
    pages: PrintPages, java: JavaChecks, tmp_path: Path
) -> None:
    path = tmp_path / "plain.pdf"
    path.write_bytes(made(pages).pdf)
    assert java.verapdf(path, "2a").outcome == "failed"


def test_what_is_said_in_both_forms_agrees(pages: PrintPages) -> None:
    with pikepdf.open(io.BytesIO(made(dataclasses.replace(pages, variants=BOTH)).pdf)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == str(pdf.docinfo["/ModDate"]) == "D:20260501000000Z"
        with pdf.open_metadata(update_docinfo=False) as xmp:
            assert (xmp["pdfuaid:part"], xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("1", "2", "A")
            assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2026-05-01T00:00:00Z"
            assert xmp["dc:creator"] == str(pdf.docinfo["/Author"]).split(", ")
            assert xmp["pdf:Producer"] == str(pdf.docinfo["/Producer"])
        packet = pdf.Root.Metadata.read_bytes().decode()
        assert "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in packet
        assert "<pdfaSchema:prefix>pdfaid</pdfaSchema:prefix>" not in packet
        (intent,) = pdf.Root.OutputIntents
        assert intent.DestOutputProfile.read_bytes() == srgb()


def test_the_profile_of_screens_is_the_same_every_time() -> None:
    profile = srgb()
    assert profile[12:20] == b"mntrRGB "
    assert int.from_bytes(profile[:4]) == len(profile)
    assert profile[24:26] == (2000).to_bytes(2, "big")
    srgb.cache_clear()
    assert srgb() == profile


def test_standards_come_in_a_fixed_order() -> None:
    assert [one.prefix for one in standards(BOTH)] == ["pdfuaid", "pdfaid"]
    assert [one.prefix for one in standards({PdfVariant.UA_1})] == ["pdfuaid"]


def test_the_same_bytes_from_one_job_and_two(pages: PrintPages) -> None:
    both = dataclasses.replace(pages, variants=BOTH)
    assert made(both, jobs=2).pdf == made(both).pdf
