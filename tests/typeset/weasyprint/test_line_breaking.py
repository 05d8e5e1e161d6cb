"""Where lines are broken: the book's own hyphenation, and text before an inline element.

This shows what patches/hanging_space.py does.
"""

from pathlib import Path

import pypdfium2
import pytest

from octavo.typeset.layout import LayoutSettings
from octavo.typeset.weasyprint.engine import Engine
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


def pages_of_lines(pdf: bytes) -> list[list[str]]:
    """The lines of each page, from top to bottom."""
    found = []
    with pypdfium2.PdfDocument(pdf) as opened:
        for page in opened:
            text_page = page.get_textpage()
            found.append(str(text_page.get_text_bounded()).splitlines())
            text_page.close()
            page.close()
    return found


CALL = '<a role="doc-noteref" href="#n">{mark}</a>'
#: A note at the foot of the page: its call is made by the stylesheet where the note stands in the text.
FOOTNOTE = '<span class="footnote" data-mark="{mark}">Foot.</span>'
MARKED = """
.footnote::footnote-call { content: attr(data-mark) }
.footnote::footnote-marker { content: "" }
"""


@pytest.mark.parametrize(
    "before", ["in vol.\u00a04.", "he wrote \u201cmore!\u201d", "once (See.)", "see 1923/24"]
)
@pytest.mark.parametrize("mark", ["11", "*"])
@pytest.mark.parametrize("call", [CALL, FOOTNOTE], ids=["link", "footnote"])
def test_no_line_begins_with_a_note_call(tmp_path: Path, call: str, mark: str, before: str) -> None:
    widths = range(36, 90, 2)
    text = f"Printed {before}{call.format(mark=mark)} Then"
    paragraphs = [f'<p class="new" style="width: {width}pt">{text}</p>' for width in widths]
    made = engine(tmp_path, MARKED).typeset(document(f'<div id="n">{"".join(paragraphs)}</div>'))
    pages = pages_of_lines(made.pdf)
    assert len(pages) == len(widths)
    called = before.split(" ")[-1] + mark
    for lines in pages:
        assert called in " ".join(lines)
        assert not [line for line in lines if line.startswith(mark)]
    heads = {line.split(" ")[0] for lines in pages for line in lines[1:]}
    assert heads >= {called, "Then"}, "lines end before the word with its call, and behind it"
