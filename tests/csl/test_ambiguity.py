"""Works that would be cited alike, and what tells them apart (CSL 1.0.2, "Disambiguation")."""

from typing import Any

import pytest

from octavo.csl.model import Citation, Cite
from octavo.csl.processor import Processor
from tests.csl.suite import html
from tests.csl.works import small_style

Work = dict[str, Any]
YEAR = {"date-parts": [[1947]]}
NAMES = '<names variable="author"><name form="short" initialize-with="." and="text"/></names>'
DATE = '<date variable="issued"><date-part name="year"/></date>'
LAYOUT = f'<layout><group delimiter=" ">{NAMES}{DATE}</group></layout>'
ADD_NAMES, ADD_GIVEN = 'disambiguate-add-names="true" ', 'disambiguate-add-givenname="true" '
SUFFIX = 'disambiguate-add-year-suffix="true" '
SHORT = 'et-al-min="3" et-al-use-first="1" '


def work(*names: str, **more: Any) -> Work:
    """Return a work of 1947 by persons written "Given Family"."""
    parts = [name.rpartition(" ") for name in names]
    return {
        "issued": YEAR,
        "author": [{"family": family, "given": given} for given, _, family in parts],
        **more,
    }


def cites(options: str, *works: Work, layout: str = LAYOUT) -> list[str]:
    """Return each work as it is cited alone."""
    keyed = {f"work {number}": one for number, one in enumerate(works)}
    processor = Processor(small_style(layout, "", options), keyed, list(keyed))
    return [html(one) for one in processor.citations([Citation((Cite(key),)) for key in keyed])]


def test_names_are_added_one_by_one() -> None:
    one, two, other = work("A Oak", "B Elm", "C Ash"), work("A Oak", "B Yew", "C Ash"), work("Z Fir")
    assert cites(SHORT, one, two, other) == ["Oak et al. 1947", "Oak et al. 1947", "Fir 1947"]
    assert cites(SHORT + ADD_NAMES, one, two, other) == [
        "Oak, Elm, et al. 1947",
        "Oak, Yew, et al. 1947",
        "Fir 1947",
    ]


def test_names_that_do_not_help_are_not_added() -> None:
    one = work("A Oak", "B Elm", "C Ash")
    assert cites(SHORT + ADD_NAMES, one, one) == ["Oak et al. 1947"] * 2
    assert cites(SHORT + ADD_NAMES + SUFFIX, one, one) == ["Oak et al. 1947a", "Oak et al. 1947b"]


def test_given_names_are_added_by_the_cite_where_they_help() -> None:
    one, two, three = work("Ada Oak"), work("Ben Oak"), work("Bea Elm")
    assert cites(ADD_GIVEN, one, two, three) == ["A. Oak 1947", "B. Oak 1947", "Elm 1947"]
    assert cites(ADD_GIVEN, one, work("Amy Oak")) == ["Ada Oak 1947", "Amy Oak 1947"]
    later = {**two, "issued": {"date-parts": [[1950]]}}
    assert cites(ADD_GIVEN, one, later) == ["Oak 1947", "Oak 1950"]
    second = work("Ada Oak", "Cy Elm"), work("Ada Oak", "Di Elm")
    assert cites(ADD_GIVEN, *second) == ["Oak and C. Elm 1947", "Oak and D. Elm 1947"]


def test_names_and_given_names_together() -> None:
    options = SHORT + ADD_NAMES + ADD_GIVEN
    made = cites(options, work("A Oak", "Bo Elm", "C Ash"), work("A Oak", "Cy Elm", "D Ash"))
    assert made == ["Oak, B. Elm, et al. 1947", "Oak, C. Elm, et al. 1947"]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("all-names", ["A. Oak and Bea Elm 1947", "B. Oak and Ben Elm 1950"]),
        ("all-names-with-initials", ["A. Oak and Elm 1947", "B. Oak and Elm 1950"]),
        ("primary-name", ["A. Oak and Elm 1947", "B. Oak and Elm 1950"]),
        ("primary-name-with-initials", ["A. Oak and Elm 1947", "B. Oak and Elm 1950"]),
        ("by-cite", ["Oak and Elm 1947", "Oak and Elm 1950"]),
    ],
)
def test_rules_for_persons_of_one_family_name(rule: str, expected: list[str]) -> None:
    one = work("Ada Oak", "Bea Elm")
    two = {**work("Ben Oak", "Ben Elm"), "issued": {"date-parts": [[1950]]}}
    assert cites(f'{ADD_GIVEN} givenname-disambiguation-rule="{rule}"', one, two) == expected


def test_one_person_written_in_two_ways_is_one() -> None:
    options = f'{ADD_GIVEN} givenname-disambiguation-rule="all-names"'
    assert cites(options, work("J.J. Oak"), work("J. J. Oak")) == ["Oak 1947", "Oak 1947"]


def test_names_printed_whole_get_their_given_names_behind_initials() -> None:
    layout = '<layout><names variable="author"><name initialize-with="."/></names></layout>'
    assert cites(ADD_GIVEN, work("Ada Oak"), work("Amy Oak"), layout=layout) == ["Ada Oak", "Amy Oak"]
    assert cites(ADD_GIVEN, work("Ada Oak"), work("Bea Oak"), layout=layout) == ["A. Oak", "B. Oak"]


CHOOSE = '<choose><if disambiguate="true"><text variable="{}" prefix=", "/></if></choose>'
CONDITIONS = f"<layout>{NAMES}{CHOOSE.format('title')}{CHOOSE.format('genre')}</layout>"


def test_conditions_of_the_style_hold_as_far_as_they_help() -> None:
    salt, tide = work("A Oak", title="Salt", genre="x"), work("A Oak", title="Tide", genre="x")
    again = work("A Oak", title="Tide", genre="y")
    assert cites("", salt, tide, layout=CONDITIONS) == ["Oak, Salt", "Oak, Tide"]
    assert cites("", salt, tide, again, layout=CONDITIONS) == ["Oak, Salt", "Oak, Tide, x", "Oak, Tide, y"]
    assert cites("", salt, salt, layout=CONDITIONS) == ["Oak", "Oak"]


def test_letters_follow_the_year_once_or_stand_where_the_style_says() -> None:
    one = work("A Oak")
    twice = f"<layout>{NAMES}{DATE}{DATE}</layout>"
    assert cites(SUFFIX, one, one, layout=twice) == ["Oak1947a1947", "Oak1947b1947"]
    placed = f'<layout>{NAMES}{DATE}<text variable="year-suffix" prefix="-"/></layout>'
    assert cites(SUFFIX, one, one, layout=placed) == ["Oak1947-a", "Oak1947-b"]


def test_letters_go_on_after_z() -> None:
    made = cites(SUFFIX, *[work("A Oak")] * 54)
    assert (made[25], made[26], made[51], made[52]) == ("Oak 1947z", "Oak 1947aa", "Oak 1947az", "Oak 1947ba")


def test_undated_works_have_letters_too_and_the_day_of_access_does_not_count() -> None:
    undated = '<text term="no date" form="short"/><date variable="accessed"><date-part name="year"/></date>'
    works = [{**work("A Oak"), "issued": None, "accessed": {"date-parts": [[year]]}} for year in (2001, 2002)]
    layout = f'<layout><group delimiter=" ">{NAMES}{undated}</group></layout>'
    assert cites(SUFFIX, *works, layout=layout) == ["Oak n.d.a 2001", "Oak n.d.b 2002"]


def test_a_sort_key_is_no_place_for_letters() -> None:
    assert cites(
        SUFFIX, work("A Oak"), work("A Oak"), layout=f'<sort><key variable="year-suffix"/></sort>{LAYOUT}'
    ) == [
        "Oak 1947a",
        "Oak 1947b",
    ]
