"""Several works in one citation: delimiters, groups of names, letters and numbers in a row."""

from typing import Any

import pytest

from octavo.csl.model import Citation, Cite
from octavo.csl.processor import Processor
from tests.csl.suite import html
from tests.csl.works import small_style

OAK, ELM = [{"family": "Oak"}], [{"family": "Elm"}]
WORKS: dict[str, dict[str, Any]] = {
    key: {"author": author, "title": key, "issued": {"date-parts": [[year]]}}
    for key, author, year in (
        ("oak a", OAK, 2000),
        ("oak b", OAK, 2000),
        ("oak c", OAK, 2000),
        ("oak d", OAK, 2000),
        ("oak late", OAK, 2004),
        ("elm", ELM, 1999),
    )
}
AUTHOR_DATE = (
    '<layout prefix="(" suffix=")" delimiter="; "><group delimiter=" "><names variable="author"/>'
    '<date variable="issued"><date-part name="year"/></date></group>'
    '<text variable="locator" prefix=", "/></layout>'
)


def cited(options: str, *cites: str | Cite, layout: str = AUTHOR_DATE) -> str:
    """Return one citation in a style with those options; the works are known in the order of WORKS."""
    style = small_style(layout, "", options)
    made = Processor(style, WORKS, list(WORKS))
    return html(
        made.citations([Citation(tuple(Cite(one) if isinstance(one, str) else one for one in cites))])[0]
    )


SUFFIX = 'disambiguate-add-year-suffix="true" '


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", "(Oak 2000a; Oak 2000b; Elm 1999; Oak 2000c; Oak 2004)"),
        ('collapse="year"', "(Oak 2000a, 2000b, 2000c, 2004; Elm 1999)"),
        ('collapse="year-suffix"', "(Oak 2000a; b; c, 2004; Elm 1999)"),
        ('collapse="year-suffix" year-suffix-delimiter=","', "(Oak 2000a,b,c, 2004; Elm 1999)"),
        ('collapse="year-suffix-ranged" year-suffix-delimiter=","', "(Oak 2000a–c, 2004; Elm 1999)"),
        ('collapse="year" cite-group-delimiter=" + "', "(Oak 2000a + 2000b + 2000c + 2004; Elm 1999)"),
        ('cite-group-delimiter=" + "', "(Oak 2000a + Oak 2000b + Oak 2000c + Oak 2004; Elm 1999)"),
        ('collapse="year" after-collapse-delimiter=" | "', "(Oak 2000a; 2000b; 2000c; 2004 | Elm 1999)"),
    ],
)
def test_cites_with_the_same_names(options: str, expected: str) -> None:
    assert cited(SUFFIX + options, "oak a", "oak b", "elm", "oak c", "oak late") == expected


def test_two_letters_in_a_row_are_no_range_and_a_gap_ends_one() -> None:
    options = SUFFIX + 'collapse="year-suffix-ranged" year-suffix-delimiter=","'
    assert cited(options, "oak a", "oak b", "oak d") == "(Oak 2000a,b,d)"
    assert cited(options, "oak a", "oak b", "oak c", "oak d") == "(Oak 2000a–d)"


def test_locators_and_words_keep_cites_whole() -> None:
    options = SUFFIX + 'collapse="year-suffix-ranged" year-suffix-delimiter=","'
    assert cited(options, Cite("oak a", "3"), "oak b", "oak c") == "(Oak 2000a, 3; 2000b,c)"
    assert cited(options, "oak a", Cite("oak b", prefix="but")) == "(Oak 2000a; but Oak 2000b)"


def test_letters_collapse_without_names_too() -> None:
    layout = '<layout delimiter="; "><date variable="issued"><date-part name="year"/></date></layout>'
    options = SUFFIX + 'collapse="year-suffix" year-suffix-delimiter=","'
    assert cited(options, "oak a", "oak b", layout=layout) == "2000a,b"


NUMBERS = '<layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/>{}</layout>'


def test_numbers_in_a_row_make_a_range_from_three_on() -> None:
    layout = NUMBERS.format('<text variable="locator" prefix=": "/>')
    collapse = 'collapse="citation-number"'
    assert cited(collapse, "oak a", "oak b", "oak c", "elm", layout=layout) == "[1–3, 6]"
    assert cited(collapse, "oak a", "oak b", layout=layout) == "[1, 2]"
    assert cited(collapse, "oak c", "oak b", "oak a", layout=layout) == "[3, 2, 1]"
    assert cited(collapse, "oak a", Cite("oak b", "7"), "oak c", layout=layout) == "[1, 2: 7, 3]"
    assert cited("", "oak a", "oak b", "oak c", layout=layout) == "[1, 2, 3]"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (Cite("elm"), Cite("oak late", prefix=", and"), "(Elm 1999, and Oak 2004)"),
        (Cite("elm", suffix=" says one,"), Cite("oak late"), "(Elm 1999 says one, Oak 2004)"),
        (Cite("elm", prefix="see"), Cite("oak late", prefix="and"), "(see Elm 1999; and Oak 2004)"),
        (Cite("elm", suffix=", passim"), Cite("oak late", suffix="too"), "(Elm 1999, passim; Oak 2004 too)"),
        (Cite("elm", prefix="(see "), Cite("oak late", suffix=")"), "((see Elm 1999; Oak 2004))"),
    ],
)
def test_words_of_the_author_around_cites(first: Cite, second: Cite, expected: str) -> None:
    assert cited("", first, second) == expected


def test_words_of_the_author_may_have_markup_and_move_into_quotation_marks() -> None:
    layout = '<layout><text variable="title" quotes="true"/></layout>'
    assert cited("", Cite("elm", prefix="<i>See</i> "), layout=layout) == "<i>See</i> “elm”"
    assert cited("", Cite("elm", suffix=', and "so on"'), layout=layout) == "“elm,” and “so on”"
