"""Letter cases (CSL 1.0.2, "Text-case")."""

import pytest

from octavo.csl.cases import cased
from octavo.csl.fields import parse_field
from octavo.csl.rich import plain


def case(text: str, which: str, language: str = "en-US") -> str:
    """Return a text in another case."""
    return plain(cased(parse_field(text), which, language))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("of mice and men: the story of a self-made man", "Of Mice and Men: The Story of a Self-Made Man"),
        ("what the sea brought in", "What the Sea Brought In"),
        ("the iPhone and the eBay way", "The iPhone and the eBay Way"),
        ("UK people and the NATO", "UK People and the NATO"),
        ("THE FERRY AT LOW WATER", "The Ferry at Low Water"),
        ("employee pro-environmental behavior", "Employee Pro-Environmental Behavior"),
        ("state-of-the-art", "State-of-the-Art"),
        ("saline solution of β-carotene", "Saline Solution of β-Carotene"),
        ("who? a ferryman", "Who? A Ferryman"),
        ("don’t go", "Don’t Go"),
        ('the "small" matter', "The Small Matter"),
        (
            'a <sub>small</sub> <span class="nocase">de luxe</span> <sc>bound</sc> book',
            "A small de luxe bound Book",
        ),
    ],
)
def test_title_case(text: str, expected: str) -> None:
    assert case(text, "title") == expected


def test_title_case_is_for_english_alone() -> None:
    assert case("der letzte fährmann", "title", "de-DE") == "der letzte fährmann"


def test_sentence_case_keeps_names() -> None:
    assert case("the ferry at Upton", "sentence") == "The ferry at Upton"
    assert case("THE FERRY AT UPTON", "sentence") == "The ferry at upton"
    assert case("UK ferries", "sentence") == "UK ferries"


def test_capitals() -> None:
    assert case("the iPhone of doom", "capitalize-all") == "The iPhone Of Doom"
    assert case("de luxe", "capitalize-first") == "De luxe"
    assert case("iPhone de luxe", "capitalize-first") == "iPhone de luxe"
    assert case("‘t was", "capitalize-first") == "‘T was"


def test_upper_and_lower_case_by_language() -> None:
    assert case("ic <sub>x</sub>", "uppercase") == "IC x"
    assert case("ic", "uppercase", "tr-TR") == "İC"
    assert case("IC straße", "lowercase") == "ic straße"
    assert case("straße", "uppercase") == "STRASSE"
