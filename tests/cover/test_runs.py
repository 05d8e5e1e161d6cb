"""Composed titles as runs of display type."""

import pytest

from octavo.core.xhtml import parse
from octavo.cover.runs import Run, plain, runs


@pytest.mark.parametrize(
    ("xhtml", "expected"),
    [
        ("Tides", (Run("Tides"),)),
        ("The <em>Sea</em> at Ebb", (Run("The "), Run("Sea", True), Run(" at Ebb"))),
        (
            "<em>All but <i>this</i> word</em>",
            (Run("All but ", True), Run("this"), Run(" word", True)),
        ),
        ("<strong>Bold</strong> and <code>code</code>", (Run("Bold and code"),)),
        ('<span class="smallcaps" lang="ru">Novy Kurs</span> (1923–25)', (Run("Novy Kurs (1923–25)"),)),
        ("  two \n <em> spaces</em> ", (Run("two "), Run("spaces", True))),
        ("one<br/>two <!-- note -->three", (Run("one two three"),)),
        ("kept\u00a0together and\u202fthin", (Run("kept\u00a0together and\u2009thin"),)),
        ('call<a epub:type="noteref" href="#n">1</a> away', (Run("call away"),)),
        ("<em>a</em> <em>b</em>", (Run("a", True), Run(" "), Run("b", True))),
        ("a <em> </em>", (Run("a"),)),
        ("", ()),
    ],
)
def test_runs(xhtml: str, expected: tuple[Run, ...]) -> None:
    (node,) = parse(f"<span>{xhtml}</span>")
    assert runs(node) == expected


def test_no_title() -> None:
    assert runs(None) == ()
    assert plain([Run("The "), Run("Sea", True)]) == "The Sea"
