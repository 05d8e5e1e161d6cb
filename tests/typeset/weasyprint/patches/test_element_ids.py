"""Documents without ids: elements are found, matched and asked for as if they had them.

This shows what patches/element_ids.py does.
"""

from pathlib import Path

from octavo.typeset.weasyprint.boxes import descend
from octavo.typeset.weasyprint.document import parse
from tests.typeset.books import document, engine, text


def test_ids_stand_where_their_elements_do(tmp_path: Path) -> None:
    body = '<p id="a">one <em id="b">two</em></p><table id="c"><tr><td id="d">x</td></tr></table>'
    found = engine(tmp_path).typeset(document(body)).positions
    assert (found["a"].x, found["a"].y) == (25, 20)
    assert found["b"].x > 35
    assert found["c"].y == found["d"].y == 30


def test_rules_for_ids_still_match(tmp_path: Path) -> None:
    made = engine(tmp_path, "#x { margin-left: 9pt }").typeset(document('<p id="x">x</p>'))
    assert (made.positions["x"].x, made.positions["x"].y) == (34, 20)


def test_stylesheet_that_asks_for_ids_gets_them(tmp_path: Path) -> None:
    css = 'a::after { content: "p" target-counter(attr(href), page) }'
    made = engine(tmp_path, css).typeset(document('<p><a href="#x">see</a></p><p class="new" id="x">x</p>'))
    assert text(made.pdf, 0) == "seep2"


def test_next_stylesheet_does_without(tmp_path: Path) -> None:
    test_stylesheet_that_asks_for_ids_gets_them(tmp_path)
    made = engine(tmp_path).typeset(document('<p><a href="#x">see</a></p><p class="new" id="x">x</p>'))
    assert (text(made.pdf, 0), made.positions["x"].page) == ("see", 1)


def test_like_elements_share_a_style(tmp_path: Path) -> None:
    root = parse(document('<p id="a">one</p><p id="b">two</p>').xhtml)
    (page,) = engine(tmp_path).render(root).pages
    boxes = (box for box in descend(page._page_box) if box.element_tag == "p")
    first, second = {box.element.get("id"): box for box in boxes}.values()
    assert first.style is second.style
