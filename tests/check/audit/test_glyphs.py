"""Signs that lie on others, and those that a font lets reach below their neighbours."""

from octavo.check.audit.glyphs import Glyph, overlaps

E = Glyph("e", 10, 20, 13.7, 24.8)


def test_a_ligature_of_italics_reaches_below_the_letter_before_it() -> None:
    parts = [Glyph(sign, 11.2, 17, 20.2, 28.1) for sign in "fl"]
    assert list(overlaps([E, *parts])) == []
    assert list(overlaps([E, Glyph("n", 30, 20, 34, 25), *parts]))  # it belongs to another place


def test_a_letter_of_italics_reaches_below_a_narrow_one() -> None:
    narrow = Glyph("\u03af", 154.0, 577.3, 157.4, 584.8)
    assert list(overlaps([narrow, Glyph("\u03c1", 154.2, 574.3, 160.9, 582.1)])) == []
    assert list(overlaps([narrow, Glyph("\u03c3", 154.2, 577.3, 160.9, 582.1)]))
    assert list(overlaps([narrow, Glyph("\u03c1", 154.2, 574.3, 160.9, 582.1, piece=1)]))
