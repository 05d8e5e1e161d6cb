"""The words by which checks know references, in the languages that are printed."""

import pytest

from octavo.check.words import (
    direction_phrases,
    directions,
    going_on,
    note_heads,
    page_references,
    reference_words,
    squash,
    things,
)


@pytest.mark.parametrize(
    "word", ["see", "siehe", "voir", "см", "zob", "też", "viz", "βλ", "bkz", "ayrıca", "vedi"]
)
def test_words_before_references_have_no_full_stop(word: str) -> None:
    assert word in reference_words()


@pytest.mark.parametrize(
    "word", ["table", "tabela", "tab.", "табл.", "πίν.", "hoofdstuk", "kapitel", "tablo"]
)
def test_things_with_numbers(word: str) -> None:
    assert word in things()


@pytest.mark.parametrize(
    ("text", "pages", "where"),
    [
        ("p. 5 más arriba", "5", "above"),
        ("yukarıda s. 5", "5", "above"),
        ("Strona 7 poniżej", "7", "below"),
        ("σσ. 12–14", "12–14", ""),
    ],
)
def test_page_references(text: str, pages: str, where: str) -> None:
    found = [(one.read(text), one.where) for one in page_references()]
    assert next(one for one in found if one[0] is not None) == (pages, where)


@pytest.mark.parametrize(
    "head",
    ["Przypisy do stron 3–5", "Sayfa 3–5 notları", "NOTAS DE LAS PÁGINAS 3–5", "Noten bij pagina’s 3–5"],
)
def test_heads_over_notes(head: str) -> None:
    assert next(found for one in note_heads() if (found := one.read(head))) == "3–5"


def test_words_of_what_goes_on() -> None:
    assert {squash(word) for word in ("ciąg", "dalszy", "segue", "продовження", "devam")} <= going_on()


def test_words_of_directions_are_no_words_for_pages() -> None:
    assert {"above", "unten", "cidessous", "yukarıda", "нижче"} <= directions()
    assert directions().isdisjoint({"p", "page", "seite", "с", "страница"})


def test_phrases_of_directions() -> None:
    found = {"above", "ci-dessous", "másarriba", "yukarıda", "unten", "нижче"}
    assert found <= direction_phrases()
    assert direction_phrases().isdisjoint({"p.", "s.", "sayfa", "", "page"})
