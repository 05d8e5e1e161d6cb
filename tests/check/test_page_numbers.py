"""Page numbers as they are printed, and the words around them."""

import pytest

from octavo.check.page_numbers import Printed, reach, read_locator, read_reach
from octavo.check.words import note_heads, page_references, squash


@pytest.mark.parametrize(
    ("text", "first", "last", "notes"),
    [
        ("227", "227", "227", None),
        ("(227).", "227", "227", None),
        ("XII", "xii", "xii", None),
        ("108\u201309,", "108", "109", None),
        ("108\u20139", "108", "109", None),
        ("1898\u20131903", "1898", "1903", None),
        ("xii\u2013xiv", "xii", "xiv", None),
        ("99-101", "99", "101", None),
        ("123n4", "123", "123", ("4",)),
        ("123nn4\u20136, 9", "123", "123", ("4", "5", "6", "9")),
        ("123nn98\u2013100", "123", "123", ("98", "99", "100")),
        ("123na", "123", "123", ("a",)),
        ("123n", "123", "123", ()),
        ("xiin2", "xii", "xii", ("2",)),
    ],
)
def test_locators_are_read(text: str, first: str, last: str, notes: tuple[str, ...] | None) -> None:
    assert read_locator(text) == Printed(first, last, notes)


@pytest.mark.parametrize("text", ["", "salt", "p. 12", "12 Row", "12n4 and", "\u2013", "12\u2013"])
def test_other_texts_are_no_locators(text: str) -> None:
    assert read_locator(text) is None


def test_many_notes_named_by_a_slip_are_not_all_listed() -> None:
    found = read_locator("1nn1\u201399999999")
    assert found is not None
    assert found.notes is not None
    assert len(found.notes) == 1000


def test_several_ranges() -> None:
    assert read_reach("xii\u2013xiv, 3\u20139") == (Printed("xii", "xiv"), Printed("3", "9"))
    assert read_reach("3\u20139, and") is None


def test_pages_from_the_lowest_to_the_highest() -> None:
    labels = ("xi", "xii", "1", "2", "3", None)
    assert reach({4, 2}, labels) == (Printed("1", "3"),)
    assert reach({0, 1, 3}, labels) == (Printed("xi", "xii"), Printed("2", "2"))
    assert reach(set(), labels) == ()


@pytest.mark.parametrize(
    ("text", "pages", "where"),
    [
        ("p.\u00a0227 below", "227", "below"),
        ("Page 12 above", "12", "above"),
        ("pp. 108\u201309", "108\u201309", ""),
        ("S. 12 unten", "12", "below"),
        ("\u0441. 12 \u0432\u044b\u0448\u0435", "12", "above"),
        ("p. 12 ci-dessous", "12", "below"),
    ],
)
def test_references_in_all_languages(text: str, pages: str, where: str) -> None:
    found = next((p.read(text), p.where) for p in page_references() if p.read(text) is not None)
    assert found == (pages, where)


@pytest.mark.parametrize(
    "text",
    ["Notes to pages 3\u20139", "notes to page 3", "Anmerkungen zu Seite 3", "Notes des pages 3\u20139"],
)
def test_heads_in_all_languages(text: str) -> None:
    assert any(pattern.read(text) for pattern in note_heads())


def test_words_are_compared_by_their_letters() -> None:
    assert squash("\u201cThe \ufb01rst,\u201d 2") == "thefirst2"
