"""Glyphs in the PDF: where lines end, and what is left to the engine.

This shows what patches/exact_glyphs.py does.
"""

import io
import re
from pathlib import Path

import pikepdf
import pypdfium2

from tests.typeset.books import document, engine

TEXT = "To fit a line to its measure each space must give way a little, and no more than that. " * 6


def line_ends(pdf: bytes) -> list[float]:
    """The right edges of the last glyphs of all lines of the first page, from its left edge in points."""
    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[0].get_textpage()
        boxes = [page.get_charbox(index) for index in range(page.count_chars())]
        letters = [page.get_text_range(index, 1) for index in range(page.count_chars())]
    lines: dict[int, float] = {}
    for letter, (_, bottom, right, _) in zip(letters, boxes, strict=True):
        if letter.strip():
            lines[round(bottom / 10)] = max(right, lines.get(round(bottom / 10), 0.0))
    return [lines[key] for key in sorted(lines, reverse=True)]


def operators(pdf: bytes, page: int = 0) -> list[str]:
    """What the TJ operators of a page show."""
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as opened:
        stream = opened.pages[page].Contents.read_bytes().decode("latin-1")
    return re.findall(r"\[(.*)\] TJ", stream)


def test_justified_lines_end_at_the_margin(tmp_path: Path) -> None:
    made = engine(tmp_path, "p { text-align: justify; hyphens: none }").typeset(document(f"<p>{TEXT}</p>"))
    full = line_ends(made.pdf)[:-1]
    assert len(full) > 3
    # The text block ends 15 pt before the edge of a page of 120 pt; some letters have space of their own.
    assert all(103.9 < end <= 105.05 for end in full)


def test_text_without_kerning_is_one_string(tmp_path: Path) -> None:
    css = "p { font-kerning: none; font-variant-ligatures: none }"
    made = engine(tmp_path, css).typeset(document("<p>nnnnnn</p>"))
    (shown,) = operators(made.pdf)
    assert re.fullmatch(r"<([0-9a-f]{4})\1{5}>-?\d?", shown)


def test_two_fonts_on_a_line(tmp_path: Path) -> None:
    made = engine(tmp_path).typeset(document("<p>one <em>two</em> three</p>"))
    with pypdfium2.PdfDocument(made.pdf) as opened:
        assert opened[0].get_textpage().get_text_bounded() == "one two three"


def test_text_that_is_cut_is_left_to_the_engine(tmp_path: Path) -> None:
    css = "p { width: 30pt; white-space: nowrap; overflow: hidden; text-overflow: "
    cut, whole = (
        engine(tmp_path, css + kind + "}").typeset(document("<p>much too long for this</p>"))
        for kind in ("ellipsis", "clip")
    )
    assert len("".join(operators(cut.pdf))) < len("".join(operators(whole.pdf))) / 1.5


def test_soft_hyphens_and_zero_width_spaces_show_nothing(tmp_path: Path) -> None:
    made = engine(tmp_path, "p { hyphens: manual }").typeset(document("<p>a\u00adb\u200bc</p>"))
    plain = engine(tmp_path, "p { hyphens: manual }").typeset(document("<p>abc</p>"))
    assert line_ends(made.pdf) == line_ends(plain.pdf)
