"""Titles whose lines are of like length."""

from pathlib import Path

from octavo.typeset.layout import GatheringLayout
from tests.typeset.books import document, engine


def laid(folder: Path, title: str, mark: str = 'data-balance="yes"') -> GatheringLayout:
    body = f'<section class="s"><h1 {mark}>{title}</h1><p id="end">x</p></section>'
    return engine(folder, ".s h1 { font-weight: 400 }").typeset(document(body))


def place(result: GatheringLayout, name: str) -> float:
    return result.positions[name].y


def test_last_word_is_not_left_alone(tmp_path: Path) -> None:
    title = 'The long letter of <b id="one">one</b> year'
    assert place(laid(tmp_path, title, ""), "one") == 20
    balanced = laid(tmp_path, title)
    assert place(balanced, "one") == 30
    assert place(balanced, "end") == 40  # no line more than before


def test_title_of_one_line_stays_as_it_is(tmp_path: Path) -> None:
    result = laid(tmp_path, 'A <b id="b">Title</b>')
    assert result.positions["b"] == laid(tmp_path, 'A <b id="b">Title</b>', "").positions["b"]


def test_long_text_is_left_alone(tmp_path: Path) -> None:
    text = "word " * 60
    assert place(laid(tmp_path, text), "end") == place(laid(tmp_path, text, ""), "end")
