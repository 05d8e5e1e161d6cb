"""Characters for which an e-book has no font are told, once for each script, with their places."""

from pathlib import Path

from octavo.core.diagnostics import Diagnostics, Severity, Span
from octavo.html import render_ebook
from tests.books import compose_book, settings_for


def _told(root: Path, text: str, book: str = "") -> list[tuple[Span | None, str]]:
    files = {"book.yaml": f"title: T\nlanguage: en\nbody: [a.md]\n{book}", "a.md": f"# A\n\n{text}\n"}
    diagnostics = Diagnostics()
    render_ebook(compose_book(root, files), settings_for(root), diagnostics=diagnostics)
    assert {one.severity for one in diagnostics} <= {Severity.NOTE}
    return [(one.span, one.message) for one in diagnostics if one.code == "glyph-not-embedded"]


def test_one_note_a_script(tmp_path: Path) -> None:
    text = "The sign [\u6f22]{lang=zh}.\n\n| A | B |\n|---|---|\n| \u5b57 | \u05d0 |\n\nAnd \U0001f600\ufe0f."
    han, hebrew, emoji = _told(tmp_path, text)
    assert han[0] == Span("a.md", 3, 10)
    assert "Han script: \u5b57 (U+5B57), \u6f22 (U+6F22); also at a.md:" in han[1]
    assert "Hebrew script: \u05d0 (U+05D0)" in hebrew[1]
    assert emoji[1] == "no font of the e-book has these emoji: \U0001f600 (U+1F600)"


def test_what_the_fonts_have_or_nobody_sees_is_not_told(tmp_path: Path) -> None:
    text = "A\u00adB\u200bC\u00a0D\u202fE \u0416 \u03a9 \u201c\u2026\u201d\n\n- item\n\n```\ncode\n```"
    assert _told(tmp_path, text) == []


def test_a_book_without_fonts_lacks_nothing(tmp_path: Path) -> None:
    assert _told(tmp_path, "\u6f22", "ebook: {fonts: none}\n") == []


def test_small_capitals_that_the_fonts_lack(tmp_path: Path) -> None:
    files = {
        "book.yaml": "title: T\nlanguage: en\nbody: [a.md]\n",
        "a.md": "# A\n\nBucure\u0219ti \u043d\u0435 Paris.\n",
    }
    diagnostics = Diagnostics()
    render_ebook(compose_book(tmp_path, files), settings_for(tmp_path), diagnostics=diagnostics)
    (told,) = diagnostics
    assert (told.code, told.severity, told.span) == (
        "small-capitals-missing",
        Severity.NOTE,
        Span("a.md", 3, 1),
    )
    assert "Latin script: \u0219 (U+0219)" in told.message
