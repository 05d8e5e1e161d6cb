"""Where lines are broken: the book's own hyphenation, and text before an inline element."""

from pathlib import Path

import pypdfium2
import pytest

from octavo.typeset.layout import LayoutSettings
from octavo.typeset.weasyprint import Engine
from tests.typeset.books import book, document, engine


def text_lines(pdf: bytes) -> list[str]:
    """The lines of the first page, from top to bottom."""
    with pypdfium2.PdfDocument(pdf) as opened:
        page = opened[0]
        text = page.get_textpage()
        found = text.get_text_bounded().split()
        text.close()
        page.close()
    return [str(word) for word in found]


def set_word(folder: Path, word: str, *exceptions: str, language: str = "en") -> list[str]:
    narrow = "p { width: 28pt; overflow-wrap: normal !important }"
    pages = book(folder, css=f"html {{ hyphens: auto; hyphenate-limit-chars: 4 2 2 }} {narrow}")
    press = LayoutSettings(
        pages.stylesheets, pages.images, pages.fonts, pages.trim, language=language, hyphenation=exceptions
    )
    return text_lines(Engine(press).typeset(document(f"<p>{word}</p>")).pdf)


def test_exception_says_where_a_word_is_broken(tmp_path: Path) -> None:
    assert set_word(tmp_path, "Dzerzhinsky", "Dzer-zhin-sky")[0] == "Dzer\u2010"


def test_exception_without_hyphens_is_never_broken(tmp_path: Path) -> None:
    assert set_word(tmp_path, "hyphenation", "hyphenation") == ["hyphenation"]


def test_exceptions_of_one_book_are_unknown_to_the_next(tmp_path: Path) -> None:
    before = set_word(tmp_path, "hyphenation")
    set_word(tmp_path, "hyphenation", "hyphenation")
    assert set_word(tmp_path, "hyphenation") == before != ["hyphenation"]


def test_language_without_patterns_is_left_alone(tmp_path: Path) -> None:
    assert set_word(tmp_path, "abc", "a-bc", language="tlh") == ["abc"]


@pytest.mark.parametrize("width", [62, 62.5, 63])
def test_line_before_an_inline_element_holds_all_words_that_fit(tmp_path: Path, width: float) -> None:
    text = '<p>the one that makes a <em>virtue</em></p><p id="end">x</p>'
    result = engine(tmp_path, f"p {{ width: {width}pt }}").typeset(document(text))
    # Two lines; the engine by itself makes three of it, "the", "one that makes a" and "virtue".
    assert result.positions["end"].y == 40


CALL = '<a role="doc-noteref" href="#n">11</a>'


@pytest.mark.parametrize("width", range(40, 120, 4))
def test_no_line_begins_with_a_note_call(tmp_path: Path, width: int) -> None:
    text = f'<p id="n">Printed there, in vol.\u00a04.{CALL} Then more!{CALL}</p>'
    made = engine(tmp_path, f"p {{ width: {width}pt }}").typeset(document(text))
    with pypdfium2.PdfDocument(made.pdf) as opened:
        page = opened[0]
        text_page = page.get_textpage()
        lines = text_page.get_text_bounded().splitlines()
        text_page.close()
        page.close()
    assert not [line for line in lines if line.startswith("11")]
