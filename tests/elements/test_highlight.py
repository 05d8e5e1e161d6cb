"""The parts of program code that are set apart, by what Pygments says of them."""

import pytest

from octavo.elements.highlight import lines_of


@pytest.mark.parametrize(
    ("language", "code", "found"),
    [
        (
            "python",
            "if x:  # so\n    'a'",
            [[("keyword", "if"), ("", " x:  "), ("remark", "# so")], [("", "    "), ("quoted", "'a'")]],
        ),
        ("r", "x <- 1 # so", [[("", "x <- 1 "), ("remark", "# so")]]),
        ("diff", "-a\n+b\n c", [[("deleted", "-a")], [("inserted", "+b")], [("", " c")]]),
        ("console", "$ ls\nfile", [[("", "$ ls")], [("", "file")]]),
        ("html", "<p>x</p>", [[("", "<"), ("keyword", "p"), ("", ">x</"), ("keyword", "p"), ("", ">")]]),
        ("ojs", "var x", [[("keyword", "var"), ("", " x")]]),
        ("no-such-language", "if x", [[("", "if x")]]),
        ("", "if x\n\nelse", [[("", "if x")], [], [("", "else")]]),
    ],
)
def test_pieces(language: str, code: str, found: list[list[tuple[str, str]]]) -> None:
    assert lines_of(code, language) == found


@pytest.mark.parametrize(
    "language", ["python", "rust", "r", "yaml", "console", "latex", "html", "makefile", "json"]
)
def test_no_sign_is_lost(language: str) -> None:
    code = "\n\n  a \\ { <b> 'c\n\td \u00a0\u2028 \ufeff $x$ #\n\n"
    assert "\n".join("".join(text for _, text in line) for line in lines_of(code, language)) == code


def test_what_would_take_too_long_is_not_examined() -> None:
    wide = "if " * 1000
    assert lines_of(wide, "python") == [[("", wide)]]
    long = "if x: y\n" * 20_000
    assert lines_of(long, "python")[0] == [("", "if x: y")]
