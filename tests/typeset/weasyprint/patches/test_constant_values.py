"""Lengths, fonts and ids that are worked out once: the results are those of the engine by itself."""

from pathlib import Path

import pytest

from tests.typeset.books import document, engine, text


def place(folder: Path, css: str, body: str) -> tuple[float, float]:
    point = engine(folder, css).typeset(document(body)).positions["x"]
    return point.x, point.y


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        ("div { margin: 3pt 0 0 5pt }", (30, 23)),
        ("div { margin-left: 10% }", (33, 20)),
        ("div { padding-left: calc(10% + 2pt) }", (35, 20)),
        ("div { box-sizing: border-box; width: 40pt; padding-left: 4pt }", (29, 20)),
        ("div { width: 40pt } p { margin-left: 50% }", (45, 20)),
        ("div { display: flex } p { flex: 0 0 auto; margin-left: 7pt }", (32, 20)),
        ("div { border-left: 2pt solid; min-height: 50% }", (27, 20)),
    ],
)
def test_lengths(tmp_path: Path, css: str, expected: tuple[float, float]) -> None:
    assert place(tmp_path, css, '<div><p id="x">x</p></div>') == pytest.approx(expected, abs=0.01)


def test_like_elements_of_unlike_widths(tmp_path: Path) -> None:
    body = '<div style="width: 40pt"><p>x</p></div><div style="width: 60pt"><p id="x">x</p></div>'
    assert place(tmp_path, "p { margin-left: 50% }", body) == pytest.approx((55, 30), abs=0.01)


def test_ids_stand_where_their_elements_do(tmp_path: Path) -> None:
    body = '<p id="a">one <em id="b">two</em></p><table id="c"><tr><td id="d">x</td></tr></table>'
    found = engine(tmp_path).typeset(document(body)).positions
    assert (found["a"].x, found["a"].y) == (25, 20)
    assert found["b"].x > 35
    assert found["c"].y == found["d"].y == 30


def test_rules_for_ids_still_match(tmp_path: Path) -> None:
    assert place(tmp_path, "#x { margin-left: 9pt }", '<p id="x">x</p>') == (34, 20)


def test_stylesheet_that_asks_for_ids_gets_them(tmp_path: Path) -> None:
    css = 'a::after { content: "p" target-counter(attr(href), page) }'
    made = engine(tmp_path, css).typeset(document('<p><a href="#x">see</a></p><p class="new" id="x">x</p>'))
    assert text(made.pdf, 0) == "seep2"


def test_next_stylesheet_does_without(tmp_path: Path) -> None:
    test_stylesheet_that_asks_for_ids_gets_them(tmp_path)
    made = engine(tmp_path).typeset(document('<p><a href="#x">see</a></p><p class="new" id="x">x</p>'))
    assert (text(made.pdf, 0), made.positions["x"].page) == ("see", 1)
