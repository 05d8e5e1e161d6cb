"""Characters that no font has: told once for each script, with all their places."""

from octavo.typeset.layout import LayoutProblem
from octavo.typeset.missing_glyphs import told_together


def _missing(character: str, place: str | None) -> LayoutProblem:
    return LayoutProblem(
        "glyph-missing", "no font of the book has", "h", place, error=True, characters=character
    )


def test_one_message_a_script_with_characters_and_places() -> None:
    problems = [
        _missing("\u6f22", "b.md:4:1"),
        _missing("\u5b57", "a.md:12:1"),
        _missing("\u05d0", "a.md:2:1"),
        _missing("\u6f22", "a.md:3:1"),
    ]
    han, hebrew = told_together(problems)
    assert (han.source, han.error, han.code) == ("a.md:3:1", True, "glyph-missing")
    assert han.message == (
        "no font of the book has 2 characters in Han script: \u5b57 (U+5B57), \u6f22 (U+6F22)"
        "; also at a.md:12:1, b.md:4:1"
    )
    assert hebrew.message == "no font of the book has a Hebrew character: \u05d0 (U+05D0)"


def test_many_characters_and_places_are_counted() -> None:
    problems = [_missing(chr(0x4E00 + number), f"a.md:{number + 1}:1") for number in range(40)]
    (told,) = told_together(problems)
    assert "has 40 characters in Han script" in told.message
    assert " and 28 more; also at " in told.message
    assert told.message.endswith("a.md:7:1 and 33 more")


def test_emoji_and_signs_are_no_script() -> None:
    emoji, signs = told_together([_missing("\U0001f600", None), _missing("\u2603", "t.html:x:y")])
    assert (emoji.message, emoji.source) == ("no font of the book has an emoji: \U0001f600 (U+1F600)", None)
    assert signs.message == "no font of the book has a sign: \u2603 (U+2603)"
    assert signs.source is None


def test_fonts_of_the_machine_are_told_once_each() -> None:
    font = "in Some Serif, a font of this machine that others may lack"
    problems = [
        LayoutProblem("overfull", "a line", "h", "a.md:9:1"),
        LayoutProblem("font-foreign", font, "h", "b.md:1:1", characters="\u05d0\u05d1"),
        LayoutProblem("font-foreign", font, "h", "a.md:1:1", characters="\u05d2"),
    ]
    other, foreign = told_together(problems)
    assert other is problems[0]
    assert foreign.message.startswith(
        "\u05d0 (U+05D0), \u05d1 (U+05D1), \u05d2 (U+05D2) are set in Some Serif"
    )
    assert foreign.message.endswith("; also at b.md:1:1")
    assert (foreign.source, foreign.characters) == ("a.md:1:1", "")
