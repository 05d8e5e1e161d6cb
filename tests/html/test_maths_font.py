"""The font of formulas that an e-book and a site bring along."""

from pathlib import Path

from fontTools.ttLib import TTFont

from tests.html.font_files import features, fonts, letters, sheet
from tests.html.pages_read import ebook

MATHS = "fonts/STIXTwoMath-Regular.ttf"
FORMULAS = (
    "# A\n\nHere $h + \\alpha$ and $\\dot{\\imath}$.\n\n"
    "$$ \\sqrt{1} = \\sum_{k=1}^{n} \\left( \\frac{k}{n} \\right) $$\n"
)


def maths_font(root: Path) -> TTFont:
    return fonts(ebook(root, {"a.md": FORMULAS}))[MATHS]


def test_it_has_the_letters_that_browsers_make_of_those_in_the_text(tmp_path: Path) -> None:
    found = letters(maths_font(tmp_path))
    assert {"\N{PLANCK CONSTANT}", "\U0001d458", "\U0001d45b", "\U0001d6fc", "∑", "(", "1", "="} <= found
    assert "√" in found  # the formula has no such sign, but an element
    assert not {"\U0001d460", "Q", "∫", "\U0001d6fd"} & found


def test_signs_grow(tmp_path: Path) -> None:
    font = maths_font(tmp_path)
    maths, names = font["MATH"].table, font.getBestCmap()
    grown = maths.MathVariants
    upright = dict(zip(grown.VertGlyphCoverage.glyphs, grown.VertGlyphConstruction, strict=True))
    for sign in "(√∑":
        assert len(upright[names[ord(sign)]].MathGlyphVariantRecord) > 1, sign
    assert upright[names[ord("(")]].GlyphAssembly is not None
    assert maths.MathConstants.AxisHeight.Value > 0
    assert "ssty" in features(font)


def test_the_stylesheet_says_where_and_whose(tmp_path: Path) -> None:
    css = sheet(ebook(tmp_path, {"a.md": FORMULAS}))
    assert 'font-family: "STIX Two Math"; src: url("../fonts/STIXTwoMath-Regular.ttf");' in css
    assert 'math { font-family: "STIX Two Math", math, serif;' in css
    assert "The STIX Fonts Project Authors" in css


def test_only_where_there_are_formulas(tmp_path: Path) -> None:
    assert MATHS not in fonts(ebook(tmp_path, {"a.md": "# A\n\nA price of $5, and 1 + 1."}))


def test_not_without_fonts(tmp_path: Path) -> None:
    book = "title: Ka\nebook: {fonts: none}\nbody: [a.md]\n"
    assert fonts(ebook(tmp_path, {"a.md": FORMULAS, "book.yaml": book})) == {}
