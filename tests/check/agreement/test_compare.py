"""Passages of a PDF and an e-book: what differs is told, and what one format may have alone is no error."""

import pytest

from octavo.check.agreement.compare import Difference, differences
from octavo.check.agreement.pairs import pair
from octavo.check.passages import TaggedPassage, TextPart, squeezed


def passage(
    plain: str, *languages: tuple[int, int, str], role: str = "text", around: str = "", formula: bool = False
) -> TaggedPassage:
    return TaggedPassage(
        role,
        frozenset(around.split()),
        text=squeezed(plain),
        plain=plain,
        languages=[TextPart(*one) for one in languages],
        formula=formula,
    )


def compared(printed: list[TaggedPassage], ebook: list[TaggedPassage]) -> list[Difference]:
    return list(differences(pair(printed, ebook), "en"))


@pytest.mark.parametrize(
    ("printed", "ebook"),
    [
        # Two phrases of one language beside each other may be one, with the point between them or without.
        ([(2, 5, "fr"), (6, 9, "fr")], [(2, 9, "fr")]),
        ([(2, 5, "fr"), (5, 9, "fr")], [(2, 6, "fr"), (6, 9, "fr")]),
        # A phrase within another, which is written down first.
        ([(4, 6, "la"), (2, 9, "fr")], [(2, 4, "fr"), (4, 6, "la"), (6, 9, "fr")]),
    ],
)
def test_languages_are_compared_letter_by_letter(
    printed: list[tuple[int, int, str]], ebook: list[tuple[int, int, str]]
) -> None:
    assert compared([passage("ab cde.fgh ij", *printed)], [passage("ab cde.fgh ij", *ebook)]) == []


def test_a_phrase_without_its_language_is_an_error() -> None:
    (found,) = compared([passage("ab cde fg")], [passage("ab cde fg", (2, 5, "fr"))])
    assert (found.code, found.warns) == ("pdf-ebook-language", False)
    assert found.text.endswith("has the language en at \u201ccdefg\u201d, in the e-book fr")


@pytest.mark.parametrize(
    ("printed", "ebook", "warns"),
    [
        ("The mill by the weir", "The mill a by the weir", True),  # raw HTML of one letter
        ("The 19th mill by the weir", "The mill no by the weir", True),
        ("The mill \u2013 by it", "The mill\u2013 by 2 of it", True),
        ("The mill by the weir", "The mall by the weir", False),
        ("The mill by the weir", "The mill, by the weir", False),
        ("It is 3 below", "It is \u2212 3 below", False),
    ],
)
def test_words_of_one_format_are_no_error(printed: str, ebook: str, warns: bool) -> None:
    (found,) = compared([passage(printed)], [passage(ebook)])
    assert (found.code, found.warns) == ("pdf-ebook-text", warns)


def test_a_line_that_is_drawn_twice_is_an_error() -> None:
    printed = "On the wall that went up to the gate it rained"
    (found,) = compared([passage(f"{printed} {printed[3:]}.")], [passage(f"{printed}.")])
    assert not found.warns
    (found,) = compared([passage(f"{printed} and snowed for a long while.")], [passage(f"{printed}.")])
    assert found.warns


def test_a_raised_figure_may_be_a_sign_of_its_own() -> None:
    assert compared([passage("The mill of 10\u00b2 feet")], [passage("The mill of 102 feet")]) == []


def test_a_formula_may_be_part_of_a_heading_in_one_file_alone() -> None:
    printed = [passage("2. Of mills", formula=True), passage("x squared", role="formula")]
    assert all(found.warns for found in compared(printed, [passage("2. Of x\u00b2 mills")]))


def test_a_formula_of_a_note_has_its_place_among_the_notes() -> None:
    printed = [passage("a", role="formula", around="note"), passage("b", role="formula")]
    assert compared(printed, printed[::-1]) == []
    text = [passage("a", role="formula"), passage("b", role="formula")]
    assert [found.code for found in compared(text, text[::-1])] == ["pdf-ebook-order"]
