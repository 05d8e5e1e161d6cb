"""Locators as authors write them."""

import pytest

from octavo.csl.locators import split_locator
from tests.csl.works import style

ENGLISH, GERMAN = (style("apa", language).locale for language in ("en-US", "de-DE"))


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (", p. 190", ("page", "190", "")),
        ("p. 190", ("page", "190", "")),
        (", 190", ("page", "190", "")),
        (", pp. 3-5, emphasis added", ("page", "3-5", ", emphasis added")),
        (", ch. 2", ("chapter", "2", "")),
        (", chapter 2", ("chapter", "2", "")),
        (", vol. II", ("volume", "II", "")),
        (", p. iv, vi-xi, and there", ("page", "iv, vi-xi", ", and there")),
        (", fig. 3", ("figure", "3", "")),
        (", § 12", ("section", "12", "")),
        (", pp. 12 f.", ("page", "12 f.", "")),
        ("{ch. 2a, end}", ("chapter", "2a, end", "")),
        ("", ("page", "", "")),
        (", who says so", ("page", "", ", who says so")),
    ],
)
def test_locators(rest: str, expected: tuple[str, str, str]) -> None:
    assert split_locator(rest, ENGLISH) == expected


def test_locators_in_the_words_of_a_language() -> None:
    assert split_locator(", S. 12", GERMAN) == ("page", "12", "")
    assert split_locator(", Kap. 3", GERMAN) == ("chapter", "3", "")
    assert split_locator(", Bd. 2", GERMAN) == ("volume", "2", "")
