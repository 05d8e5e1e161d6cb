"""Markers of lists, calls and marks of notes: styled as if the engine's rules had matched all elements.

This shows what patches/pseudo_elements.py does.
"""

from pathlib import Path

import pypdfium2

from tests.typeset.books import document, engine


def words(folder: Path, body: str, css: str = "") -> list[str]:
    """The words of the first page, in the order in which they are painted: outside markers come last."""
    with pypdfium2.PdfDocument(engine(folder, css).typeset(document(body)).pdf) as opened:
        return str(opened[0].get_textpage().get_text_bounded()).split()


NOTE = '<p>text<span class="footnote">note</span></p>'


def test_list_items_are_numbered(tmp_path: Path) -> None:
    assert words(tmp_path, "<ol><li>one</li><li>two</li></ol>") == ["one", "two", "1.", "2."]


def test_stylesheet_adds_to_a_marker(tmp_path: Path) -> None:
    css = 'li { list-style: inside } li::marker { content: "(" counter(list-item) ") " }'
    assert words(tmp_path, "<ol><li>one</li></ol>", css) == ["(1)", "one"]


def test_anything_may_be_a_list_item(tmp_path: Path) -> None:
    assert words(tmp_path, "<p>one</p>", "p { display: list-item; list-style: decimal }") == ["1.", "one"]


def test_footnote_has_its_number_twice(tmp_path: Path) -> None:
    assert words(tmp_path, NOTE) == ["text1", "1.", "note"]


def test_stylesheet_has_its_own_call_and_the_engine_its_mark(tmp_path: Path) -> None:
    assert words(tmp_path, NOTE, '.footnote::footnote-call { content: "*" }') == ["text*", "1.", "note"]


def test_call_is_raised_unless_the_stylesheet_says_otherwise(tmp_path: Path) -> None:
    def top(css: str) -> float:
        made = engine(tmp_path, css + ".footnote::footnote-call { content: 'n' }").typeset(document(NOTE))
        with pypdfium2.PdfDocument(made.pdf) as opened:
            page = opened[0].get_textpage()
            return float(page.get_charbox(4)[1] - page.get_charbox(0)[1])

    assert top("") > 1.0
    assert abs(top(".footnote::footnote-call { vertical-align: baseline }")) < 0.3
