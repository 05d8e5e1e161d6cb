"""Small capitals: a text with a letter for which the font has none is set in ordinary letters, and told.

EB Garamond has those of English and Turkish, but not s-comma, polytonic Greek and Cyrillic.
"""

from pathlib import Path

import pytest

from octavo.typeset.layout import GatheringLayout
from tests.typeset.books import document, engine, where

CSS = """
.small { font-variant-caps: small-caps; letter-spacing: 0.1em }
.all { font-variant-caps: all-small-caps }
"""


def laid(folder: Path, words: str) -> GatheringLayout:
    return engine(folder, CSS).typeset(document(f'<p data-src="a.md:3:1">{words}Z</p>'))


def end(folder: Path, words: str) -> float:
    """Where the letter behind the words stands."""
    return where(laid(folder, words).pdf, 0, "Z")[0]


@pytest.mark.parametrize(
    ("kind", "words", "letters"),
    [
        ("small", "Bucure\u0219ti", "\u0219"),
        ("all", "Bucure\u0219ti", "\u0219"),
        ("small", "Ki\u1e5b<em>m</em>a", "\u1e5b"),
        ("small", "\u0416\u0430", "\u0430"),
        ("all", "\u0416\u0430", "\u0416\u0430"),
        ("small", "\u1f0cb\u1fc6", "\u1fc6"),
    ],
)
def test_text_without_small_capitals_is_ordinary_and_told(
    tmp_path: Path, kind: str, words: str, letters: str
) -> None:
    made = laid(tmp_path, f'<span class="{kind}">{words}</span>')
    assert [(one.code, one.source, one.characters) for one in made.problems] == [
        ("small-capitals-missing", "a.md:3:1", letters)
    ]
    assert where(made.pdf, 0, "Z")[0] == pytest.approx(end(tmp_path, words), abs=0.01)


@pytest.mark.parametrize(
    "words", ["Cafe", "Stra\u00dfe", "\u0130\u0131\u015f\u0142\u0159", "Caf\u0416\u0e01 12"]
)
def test_what_the_font_has_stays(tmp_path: Path, words: str) -> None:
    made = laid(tmp_path, f'<span class="small">{words}</span>')
    assert [one.code for one in made.problems if one.code == "small-capitals-missing"] == []
    assert abs(where(made.pdf, 0, "Z")[0] - end(tmp_path, words)) > 1


def test_each_text_is_looked_at_by_itself(tmp_path: Path) -> None:
    made = laid(tmp_path, '<b class="small">\u0430</b> <b class="small">abc</b>')
    plain = laid(tmp_path, '<b>\u0430</b> <b class="small">abc</b>')
    assert where(made.pdf, 0, "Z") == where(plain.pdf, 0, "Z")


def test_a_font_without_any_has_them_made_up(tmp_path: Path) -> None:
    css = CSS + "p, span { font-family: 'DejaVu Serif' }"
    made = engine(tmp_path, css).typeset(document('<p><span class="small">Ж\u0430</span></p>'))
    assert [one.code for one in made.problems] == ["font-foreign"]
