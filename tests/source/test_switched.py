"""Markup that is read only if a book switches it on."""

from pathlib import Path

import pytest

from tests.source.cases import listed, outline, read_book, write_book

TEXT = "Low ==*water* mark==, 10:20:30 :anchor: and :nosuchsign:\nwaits == for == none\n"
BOOK = """\
=== book.yaml
title: T
markdown: {SWITCHES}
body: [one.md]
back: [notes]
=== one.md
{TEXT}"""


def read_line(root: Path, switches: str) -> tuple[str, str]:
    """The text of the chapter as its tokens, and what is told."""
    text = BOOK.replace("{SWITCHES}", switches).replace("{TEXT}", TEXT)
    manuscript, diagnostics = read_book(write_book(root, text))
    assert manuscript is not None
    chapter = next(each.text for each in manuscript.divisions if each.file == "one.md")
    assert chapter is not None
    return outline(chapter.tokens), listed(diagnostics)


def test_marked_text(tmp_path: Path) -> None:
    shown, told = read_line(tmp_path, "[mark]")
    assert "span class='mark' @1:5\n    em @1:7\n      text 'water' @1:8\n    text ' mark' @1:14\n" in shown
    assert "waits == for == none" in shown
    assert told == "one.md:1:32 warning markup-foreign\none.md:1:45 warning markup-foreign\n"


def test_names_of_emoji(tmp_path: Path) -> None:
    shown, told = read_line(tmp_path, "[emoji]")
    assert ", 10:20:30 \u2693 and " in shown
    assert "one.md:1:32" not in told
    assert "one.md:1:45 warning markup-foreign" in told, "a name that stands for nothing"


def test_ends_of_lines(tmp_path: Path) -> None:
    assert "hardbreak @1:57" in read_line(tmp_path, "[line-breaks]")[0]
    assert "hardbreak" not in read_line(tmp_path / "off", "[]")[0]


@pytest.mark.parametrize("switches", ["mark", "[swim]"])
def test_what_is_no_switch_is_told(switches: str, tmp_path: Path) -> None:
    text = BOOK.replace("{SWITCHES}", switches).replace("{TEXT}", "# Tide\n\nLow.\n")
    _, diagnostics = read_book(write_book(tmp_path, text))
    assert [(each.code, each.span and each.span.line) for each in diagnostics] == [("value-wrong", 2)]
