"""Superscripts and subscripts: the glyphs of the font if it has all of them, else small letters out of the
line. EB Garamond has superiors of the letters and figures of English, and none of Greek letters."""

from pathlib import Path

import pypdfium2
import pytest

from tests.typeset.books import document, engine, text, where

SHEET = (Path(__file__).parents[3] / "styles/elements/scripts.print.css").read_text("utf-8")
FULL = 10.67  # pixels: the size of the text, 8 pt


def laid(folder: Path, script: str, css: str = "") -> bytes:
    words = f"<p>Uno {script} due<br/>tre</p>"
    result = engine(folder, SHEET + css).typeset(document(f"<section>{words}</section>"))
    assert result.problems == ()
    return result.pdf


def sizes(pdf: bytes) -> set[float]:
    """The sizes of type on the first page."""
    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[0].get_textpage()
        raw = pypdfium2.raw
        return {round(raw.FPDFText_GetFontSize(page, n), 2) for n in range(page.count_chars())} - {0.0, 1.0}


@pytest.mark.parametrize(
    "script",
    ["<sup>e</sup>", "<sup>2</sup>", "<sub>2</sub>", "<sup><em>n</em></sup>", "<sup>-6</sup>"],
)
def test_glyphs_of_the_font_have_the_size_of_the_text(tmp_path: Path, script: str) -> None:
    assert sizes(laid(tmp_path, script)) == {FULL}


@pytest.mark.parametrize(
    ("script", "raised"),
    [
        ("<sup>α</sup>", True),
        ("<sub>α</sub>", False),
        ("<sup>aα</sup>", True),
        ("<sup>x<sub>2</sub></sup>", True),
    ],
)
def test_others_are_small_and_out_of_the_line(tmp_path: Path, script: str, raised: bool) -> None:
    pdf = laid(tmp_path, script)
    assert sizes(pdf) == {FULL, 7.15}
    first = script[5]
    _, line = where(pdf, 0, "n")
    assert (where(pdf, 0, first)[1] > line) is raised


@pytest.mark.parametrize("script", ["<sup>e</sup>", "<sup>α</sup>", "<sub>α</sub>", "<sub>2</sub>"])
def test_no_line_grows(tmp_path: Path, script: str) -> None:
    plain, scripted = laid(tmp_path, "x"), laid(tmp_path, script)
    assert where(scripted, 0, "tre") == where(plain, 0, "tre")
    assert text(scripted, 0).startswith("Uno")
