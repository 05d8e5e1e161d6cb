"""Inline Markdown as runs of plain text."""

import pytest

from octavo.epub.inline import Run, plain, runs


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Tides", (Run("Tides"),)),
        ("The *Sea* at Ebb", (Run("The "), Run("Sea", True), Run(" at Ebb"))),
        (
            "*The Sea at* Hull *and* Ebb",
            (Run("The Sea at", True), Run(" Hull "), Run("and", True), Run(" Ebb")),
        ),
        ("*All but _this_ word*", (Run("All but ", True), Run("this"), Run(" word", True))),
        ("**Bold** and `code`", (Run("Bold and code"),)),
        ("[Novy Kurs]{.smallcaps lang=ru} (1923-25)", (Run("Novy Kurs (1923–25)"),)),
        ("  two   \n spaces ", (Run("two spaces"),)),
        ("kept\u00a0together", (Run("kept\u00a0together"),)),
        ("<b>x</b> & y", (Run("<b>x</b> & y"),)),
        ("", ()),
    ],
)
def test_runs(markdown: str, expected: tuple[Run, ...]) -> None:
    assert runs(markdown) == expected


@pytest.mark.parametrize(
    ("language", "markdown", "expected"),
    [
        ("en", "The Reader's \"Guide\" -- 'old' ...", "The Reader’s “Guide” – ‘old’ …"),
        ("de-DE", '"Ebbe"', "„Ebbe“"),
        ("fr", '"Marée"', "«\u202fMarée\u202f»"),
        ("ru", '"Море"', "«Море»"),
        ("en", "1923-25, 1923-1925, 978-1923-25", "1923–25, 1923–1925, 978-1923-25"),
        ("en", "a\x00b\x1fc\ufffed", "abcd"),
    ],
)
def test_signs_by_language(language: str, markdown: str, expected: str) -> None:
    assert plain(markdown, language) == expected
