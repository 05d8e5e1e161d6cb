"""Slugs: the names that are made from words."""

import pytest

from octavo.core.slugs import anchor_slug, file_slug, source_slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the-new-course", "the-new-course"),
        ("03 The New Course", "the-new-course"),
        ("01-preface", "preface"),
        ("L'été à Moscou", "lete-a-moscou"),
        ("What's to be done?", "whats-to-be-done"),
        ("Новый курс", "novyj-kurs"),
        ("02-Ελληνικά", "ellenika"),
        ("第一章", "di-yi-zhang"),
        ("これはペン", "korehapen"),
        ("한국어", "hangug-eo"),
        ("שלום עולם", "slwm-wlm"),
        ("Émile 😀", "emile"),
        ("1917", ""),
        ("1. Été!", "ete"),
        ("a__b", "a-b"),
    ],
)
def test_of_what_the_author_named(text: str, expected: str) -> None:
    assert source_slug(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("A Reader\u2019s Companion", "a-readers-companion"),
        ("It's 1923-25", "its-1923-25"),
        ("\u00dcber Gr\u00f6\u00dfe", "uber-grosse"),
        ("\u041d\u043e\u0432\u044b\u0439 \u043a\u0443\u0440\u0441", "novyj-kurs"),
        ("  ...  ", "book"),
        ("word " * 40, "-".join(["word"] * 12)),
        ("x" * 200, "x" * 60),
        (f"{'x' * 50} {'y' * 20}", "x" * 50),
        (f"{'x' * 40} {'y' * 19}", f"{'x' * 40}-{'y' * 19}"),
        ("STRA\u1e9eE \u00c6ON", "strasse-aeon"),
    ],
)
def test_of_files(title: str, expected: str) -> None:
    assert file_slug(title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. The sailor's café", "1-the-sailor-s-cafe"),
        ("The sailor\u2019s", "the-sailors"),
        ("1917", "1917"),
        ("\u041d\u043e\u0432\u044b\u0439", "novyj"),
        ("word " * 40, "-".join(["word"] * 12)),
        ("x" * 59 + " end", "x" * 59),
    ],
)
def test_of_ids_behind_others(text: str, expected: str) -> None:
    assert anchor_slug(text) == expected
