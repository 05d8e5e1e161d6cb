"""The text of the back cover."""

from pathlib import Path

from octavo.core.xhtml import inner
from octavo.cover.blurb import blurb
from tests.books import compose_book

BOOK = "title: Tides\nfront: [blurb.md]\nbody: [a.md]\n"


def made(folder: Path, text: str, book: str = BOOK) -> str | None:
    """The XHTML of the back of a book with such a blurb."""
    files = {"book.yaml": book, "blurb.md": text, "a.md": "# A\n\nText.[^n]\n\n[^n]: Note.\n"}
    found = blurb(compose_book(folder, files))
    return None if found is None else inner(found)


def test_typography_is_kept(tmp_path: Path) -> None:
    text = made(tmp_path, 'The "quiet" *book* -- of 1923-25.\n\n> Fine.\n\n- One\n- Two\n')
    assert text == (
        "<p>The “quiet” <em>book</em>\u00a0– of 1923–\u206025.</p><blockquote><p>Fine.</p></blockquote>"
        "<ul><li>One</li><li>Two</li></ul>"
    )


def test_what_needs_another_page_is_left_out(tmp_path: Path) -> None:
    text = made(tmp_path, "Read [this](https://example.org).[^n] [Now]{#here .x}.\n\n[^n]: A note.\n")
    assert text == '<p>Read this. <span class="x">Now</span>.</p>'


def test_the_description_stands_in(tmp_path: Path) -> None:
    book = "title: Tides\ndescription: The *sea*'s book.\nbody: [a.md]\n"
    assert made(tmp_path / "a", "", book) == "<p>The sea’s book.</p>"
    assert made(tmp_path / "b", "", "title: Tides\nbody: [a.md]\n") is None
