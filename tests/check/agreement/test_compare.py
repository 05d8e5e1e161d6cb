"""Passages of a PDF and an e-book: what differs is told, and what one format may have alone is no error."""

from dataclasses import replace

import pytest

from octavo.check.agreement.compare import Difference, differences
from octavo.check.agreement.ebook import WRITTEN_OUT
from octavo.check.agreement.one_format import OneFormat
from octavo.check.agreement.pairs import pair
from octavo.check.agreement.tables import table_differences
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


def test_words_that_the_source_has_for_one_format_are_told_of_by_the_build() -> None:
    alone = OneFormat([("b",), ("set", "by", "hand")])
    for printed, ebook in [
        ("The mill by the weir", "The mill b by the weir"),
        ("The mill by the weir", ""),
        ("The mill, set by hand, by the weir", "The mill, by the weir"),
    ]:
        passages = [passage(printed)] if ebook else [], [passage(ebook or "Set by hand.")]
        pairs = pair(*passages)
        assert list(differences(pairs, "en", alone)) == []
        assert list(differences(pairs, "en")) != []
    (found,) = differences(pair([passage("The mill by")], [passage("The mill c by")]), "en", alone)
    assert found.code == "pdf-ebook-text"


def test_a_cell_may_have_words_for_one_format() -> None:
    def table(*cells: str) -> list[TaggedPassage]:
        return [passage(cell, role="cell", around="table") for cell in cells]

    printed, ebook = table("salt", "a barrel"), table("salt", "a fine barrel")
    assert list(table_differences(printed, ebook, OneFormat([("fine",)]))) == []
    assert [found.code for found in table_differences(printed, ebook)] == ["pdf-ebook-table"]


def test_a_table_in_a_note_that_a_table_calls_is_another_table() -> None:
    def cell(plain: str, table: int, row: int) -> TaggedPassage:
        return replace(passage(plain, role="cell", around="table"), table=table, row=row)

    outer = [cell("salt", 1, 1), cell("rope", 1, 1), cell("tar", 1, 3)]
    inner = [cell("oil", 2, 2), cell("wax", 2, 2)]
    assert list(table_differences([*outer[:1], *inner, *outer[1:]], [*outer, *inner])) == []


def test_a_note_of_a_table_moves_with_it() -> None:
    def note(plain: str, name: str) -> TaggedPassage:
        return replace(passage(plain, around="note"), note=name)

    head = passage("Boats", role="caption", around="display")
    head.display = 1
    head.call_targets.append("n1")
    notes = [note("Of the lower quay", "n1"), note("As he said", "n2"), note("In the year", "n3")]
    assert compared([head, *notes], [head, *notes[1:], notes[0]]) == []
    moved = compared([head, *notes], [head, notes[0], *notes[:0:-1]])
    assert [found.code for found in moved] == ["pdf-ebook-order"]


def test_a_formula_that_a_list_writes_out_is_none_of_its_words() -> None:
    written = replace(passage("x\u00b2", role="formula"), style=WRITTEN_OUT)
    heading = passage("2. Of mills", formula=True)
    assert compared([heading, passage("x squared", role="formula")], [heading, written]) == []
    assert [found.code for found in compared([heading], [heading, written])] == ["pdf-ebook-text"]


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
