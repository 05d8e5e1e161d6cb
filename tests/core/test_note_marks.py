"""The marks of notes."""

import pytest

from octavo.core.note_marks import mark


@pytest.mark.parametrize(
    ("style", "marks"),
    [
        ("decimal", {1: "1", 9: "9", 10: "10", 1923: "1923"}),
        ("symbols", {1: "*", 2: "†", 3: "‡", 4: "§", 5: "‖", 6: "¶", 7: "**", 12: "¶¶", 13: "***"}),
        ("letters", {1: "a", 2: "b", 26: "z", 27: "aa", 28: "bb", 52: "zz", 53: "aaa"}),
    ],
)
def test_marks(style: str, marks: dict[int, str]) -> None:
    assert {number: mark(style, number) for number in marks} == marks


@pytest.mark.parametrize("style", ["decimal", "symbols", "letters"])
def test_no_two_notes_have_the_same_mark(style: str) -> None:
    assert len({mark(style, number) for number in range(1, 200)}) == 199


def test_an_unknown_style() -> None:
    with pytest.raises(KeyError):
        mark("roman", 1)
