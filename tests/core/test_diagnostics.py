"""Diagnostics: their order, their places as text, and what fails a build."""

import pytest

from octavo.core.diagnostics import Diagnostic, Diagnostics, Severity, Span


@pytest.mark.parametrize("span", [Span("one.md"), Span("a/b c.md", 12, 7), Span("C:odd:name.md", 3, 4)])
def test_a_place_is_read_as_it_was_written(span: Span) -> None:
    assert Span.parse(str(span)) == span


def test_places_are_written_as_compilers_write_them() -> None:
    assert str(Span("chapters/one.md", 12, 7)) == "chapters/one.md:12:7"


@pytest.mark.parametrize("text", ["", "one.md", "one.md:3", "one.md:3:x"])
def test_other_texts_are_no_places(text: str) -> None:
    with pytest.raises(ValueError, match=r"unpack|invalid literal"):
        Span.parse(text)


def test_those_without_a_place_come_first_and_the_others_in_the_order_of_the_source() -> None:
    found = Diagnostics()
    for code, span in (
        ("d", Span("two.md", 1, 1)),
        ("c", Span("one.md", 10, 1)),
        ("b", Span("one.md", 9, 20)),
        ("z", Span("one.md", 9, 3)),
        ("a", Span("one.md", 9, 3)),
        ("e", None),
    ):
        found.error(code, span, "wrong", "mend it")
    assert [one.code for one in found] == ["e", "a", "z", "b", "c", "d"]


@pytest.mark.parametrize(
    ("severity", "fails"), [(Severity.ERROR, True), (Severity.WARNING, False), (Severity.NOTE, False)]
)
def test_only_errors_fail_a_build(severity: Severity, fails: bool) -> None:
    found = Diagnostics()
    report = {"error": found.error, "warning": found.warning, "note": found.note}[severity]
    report("some-code", Span("one.md", 2), "what is wrong", "how to mend it")
    assert found.failed is fails
    (one,) = found
    assert one == Diagnostic("some-code", "what is wrong", "how to mend it", Span("one.md", 2), severity)


def test_what_two_stages_find_is_told_once() -> None:
    found = Diagnostics()
    found.error("code", Span("one.md"), "message", "hint")
    found.error("code", Span("one.md"), "message", "another hint")
    assert [one.hint for one in found] == ["hint"]
    found.error("code", Span("one.md", 2), "message", "hint")
    found.warning("code", Span("one.md"), "message", "hint")
    found.error("code", Span("one.md"), "another message", "hint")
    found.error("other", Span("one.md"), "message", "hint")
    assert len(found) == len(list(found)) == 5


def test_as_text() -> None:
    place = Diagnostic("code", "message", "hint", Span("one.md", 2, 3), Severity.WARNING)
    assert str(place) == "one.md:2:3: warning[code]: message\n    = help: hint"
    assert str(Diagnostic("code", "message", "hint")) == "error[code]: message\n    = help: hint"


def test_errors_of_a_code_are_warnings_once_they_are_softened() -> None:
    diagnostics = Diagnostics()
    for code in ("soft", "hard"):
        diagnostics.error(code, Span("a.md", 1), "first", "help")
    assert diagnostics.soften(["soft"]) == 1
    diagnostics.error("soft", Span("a.md", 2), "second", "help")
    assert [(one.code, one.severity.value) for one in diagnostics] == [
        ("hard", "error"),
        ("soft", "warning"),
        ("soft", "warning"),
    ]
    assert diagnostics.failed


def test_long_words_and_long_messages_are_shortened() -> None:
    found = Diagnostics()
    found.error("note-undefined", None, f"there is no note [^{'a' * 900}z] here", "word " * 5000)
    found.error("note-unused", None, "a message of " + "words " * 60, "mend it")
    long, usual = found
    assert long.message == f"there is no note [^{'a' * 78} ... {'a' * 18}z] here"
    assert len(long.hint) == 1200
    assert usual.message == "a message of " + "words " * 60
