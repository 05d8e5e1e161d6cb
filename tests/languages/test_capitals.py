"""Capitals by the rules of languages."""

import pytest

from octavo.languages.capitals import capitals, first_capital


@pytest.mark.parametrize(
    ("tag", "text", "expected"),
    [
        ("en", "istanbul", "ISTANBUL"),
        ("tr", "istanbul \u0131\u015f\u0131k", "\u0130STANBUL I\u015eIK"),
        ("az", "iki", "\u0130K\u0130"),
        ("el", "\u03ac\u03bd\u03b8\u03bf\u03c2", "\u0391\u039d\u0398\u039f\u03a3"),
        ("de", "Stra\u00dfe", "STRASSE"),
        ("nl", "ijs", "IJS"),
        ("ru", "\u0451\u043b\u043a\u0430", "\u0401\u041b\u041a\u0410"),
        ("he", "\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05dc\u05d5\u05dd"),
    ],
)
def test_all_in_capitals(tag: str, text: str, expected: str) -> None:
    assert capitals(text, tag) == expected


@pytest.mark.parametrize(
    ("tag", "word", "expected"),
    [
        ("nl", "ijsland", "IJsland"),
        ("nl-BE", "ik", "Ik"),
        ("tr", "ispat", "\u0130spat"),
        ("en", "table", "Table"),
        ("el", "\u03ac\u03c1\u03b8\u03c1\u03bf", "\u0386\u03c1\u03b8\u03c1\u03bf"),
        ("en", "", ""),
    ],
)
def test_first_letter_is_a_capital(tag: str, word: str, expected: str) -> None:
    assert first_capital(word, tag) == expected
