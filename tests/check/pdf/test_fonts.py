"""Fonts: embedded, and mapped back to characters."""

from pathlib import Path

import pikepdf
from pikepdf import Dictionary, Name

from octavo.check.findings import Findings
from octavo.check.pdf.file import PdfFile
from octavo.check.pdf.fonts import check_fonts
from tests.check.said import said


def first_font(pdf: pikepdf.Pdf) -> pikepdf.Object:
    fonts = pdf.pages[0].Resources.Font
    return fonts[next(iter(fonts.keys()))]


def test_fonts_of_a_good_book_pass(good_pdf: Path) -> None:
    assert check_fonts(PdfFile(good_pdf)) == Findings((), "2 fonts, embedded with ToUnicode")


def test_a_font_that_is_not_embedded_is_named(good_pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(good_pdf) as pdf:
        descriptor = first_font(pdf).DescendantFonts[0].FontDescriptor
        for key in ("/FontFile2", "/FontFile3"):
            if key in descriptor:
                del descriptor[key]
        name = str(first_font(pdf).BaseFont)[1:]
        pdf.save(tmp_path / "bare.pdf")
    (message,) = said(check_fonts(PdfFile(tmp_path / "bare.pdf")))
    assert f"the font {name} is not embedded" in message


def test_a_font_without_a_map_to_characters_is_named(good_pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(good_pdf) as pdf:
        del first_font(pdf).ToUnicode
        pdf.save(tmp_path / "mute.pdf")
    (message,) = said(check_fonts(PdfFile(tmp_path / "mute.pdf")))
    assert "has no ToUnicode map" in message


def test_an_empty_map_does_not_count(good_pdf: Path, tmp_path: Path) -> None:
    with pikepdf.open(good_pdf) as pdf:
        first_font(pdf).ToUnicode = pdf.make_stream(b"begincmap endcmap")
        pdf.save(tmp_path / "empty.pdf")
    (message,) = said(check_fonts(PdfFile(tmp_path / "empty.pdf")))
    assert "has no ToUnicode map" in message


def test_fonts_inside_forms_patterns_and_appearances_are_found(good_pdf: Path, tmp_path: Path) -> None:
    def holder(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"))
        return pdf.make_stream(b"", Type=Name.XObject, Resources=Dictionary(Font=Dictionary(F=font)))

    with pikepdf.open(good_pdf) as pdf:
        outer = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form)
        outer.Resources = Dictionary(XObject=Dictionary(In=holder(pdf, "Nested")))
        pdf.pages[4].Resources.XObject = Dictionary(Out=outer)
        pdf.pages[4].Resources.Pattern = Dictionary(P=holder(pdf, "Patterned"))
        pdf.pages[1].Annots[0].AP = Dictionary(N=holder(pdf, "Appearing"))
        pdf.save(tmp_path / "nested.pdf")
    messages = said(check_fonts(PdfFile(tmp_path / "nested.pdf")))
    for name in ("Nested", "Patterned", "Appearing"):
        assert any(f"the font {name} is not embedded" in m for m in messages)
    assert any(m.startswith("page ii (page 2 of the file): the font Appearing ") for m in messages)
    assert len(messages) == 6
