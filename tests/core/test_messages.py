"""Diagnostics as they are shown."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from octavo.core.diagnostics import Diagnostic, Severity, Span
from octavo.core.messages import kinds, printable, rendered, show, summary


@pytest.fixture(autouse=True)
def in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def shown(book: Path, span: Span | None, message: str = "no such note") -> list[str]:
    return rendered(Diagnostic("note-undefined", message, "define it", span), book).plain.split("\n")


def test_shows_the_line_with_a_caret(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One\n\nText[^x] and more.\n", encoding="utf-8")
    assert shown(tmp_path, Span("one.md", 3, 5)) == [
        "one.md:3:5: error[note-undefined]: no such note",
        "    3 | Text[^x] and more.",
        "      |     ^",
        "    = help: define it",
    ]


def test_the_caret_stands_right_after_wide_letters_and_tabs(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("\t\u66f8\u7c4d x\n", encoding="utf-8")
    assert shown(tmp_path, Span("one.md", 1, 5))[1:3] == ["    1 |  \u66f8\u7c4d x", "      |       ^"]


def test_of_a_long_line_the_part_around_the_place_is_shown(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("a" * 5000 + "!" + "b" * 5000, encoding="utf-8")
    _, line, caret, _ = shown(tmp_path, Span("one.md", 1, 5001))
    assert len(line) < 120
    assert line[caret.index("^")] == "!"


@pytest.mark.parametrize(
    "span", [None, Span("gone.md", 1, 1), Span("one.md", 99, 1), Span("../secret.md", 1, 1)]
)
def test_without_a_line_to_show_there_are_two_lines(tmp_path: Path, span: Span | None) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (book / "one.md").write_text("text\n")
    (tmp_path / "secret.md").write_text("secret\n")
    assert len(shown(book, span)) == 2


def test_bad_utf8_is_shown_as_well_as_may_be(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_bytes(b"caf\xe9 noir\n")
    assert shown(tmp_path, Span("one.md", 1, 4))[1:3] == ["    1 | caf\ufffd noir", "      |    ^"]


def test_a_book_can_not_drive_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("\x1b[2Jgone\x07\n")
    text = "\n".join(shown(tmp_path, Span("one.md", 1, 1), "a \x1b]0;title\x07 message\nin two lines"))
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "message in two lines" in text
    assert printable("\u202eabc") == "\ufffdabc", "no turning round of the text either"


def test_summary() -> None:
    errors = [Diagnostic("a", "m", "h", Span("x.md", n)) for n in (1, 2)]
    warning = Diagnostic("b", "m", "h", None, Severity.WARNING)
    assert summary([*errors, warning]) == "2 errors, 1 warning"
    assert summary(errors[:1]) == "1 error"


def printed(diagnostics: list[Diagnostic], book: Path, *, every: bool = False) -> list[str]:
    console = Console(file=io.StringIO(), width=200, markup=False, highlight=False)
    show(diagnostics, book, console, every)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def test_many_of_a_kind_are_shown_once_with_their_number_and_places(tmp_path: Path) -> None:
    links = [Diagnostic("link-target", f"a link to `{n}.md`", "x", Span("a.md", n)) for n in range(1, 1602)]
    other = Diagnostic("link-target", "a link has no words", "write some", Span("a.md", 2))
    lines = printed([links[0], other, *links[1:]], tmp_path)
    assert lines == [
        "a.md:1:1: error[link-target]: a link to `1.md`",
        "    = help: x",
        "    = 1,600 more of this kind: at a.md:2, a.md:3, a.md:4 ... (--verbose shows all)",
        "a.md:2:1: error[link-target]: a link has no words",
        "    = help: write some",
    ]
    assert len(printed([*links, other], tmp_path, every=True)) == 2 * 1602


def test_three_of_a_kind_are_shown_whole(tmp_path: Path) -> None:
    three = [Diagnostic("note-unused", f"the note `{n}`", "call it", Span("a.md", n)) for n in (1, 2, 3)]
    assert len(printed(three, tmp_path)) == 6


def test_ids_notes_and_files_make_no_other_kind() -> None:
    same = [
        Diagnostic("a-b", f"the note [^{name}] of #{name}, in {name}/x.md, sends to @{name}", "", None)
        for name in ("one", "two:a")
    ]
    assert kinds(same) == [same]


def test_kinds_are_told_apart_by_weight_code_and_words(tmp_path: Path) -> None:
    found = [
        Diagnostic("a-b", "`x` is in line 3", "", None),
        Diagnostic("a-b", "`x` is in line 3", "", None, Severity.WARNING),
        Diagnostic("a-c", "`x` is in line 3", "", None),
        Diagnostic("a-b", "`y` is in line 12", "", None),
        Diagnostic("a-b", "`y` is on page 12", "", None),
    ]
    assert kinds(found) == [[found[0], found[3]], [found[1]], [found[2]], [found[4]]]
