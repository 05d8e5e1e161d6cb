"""Signs that meet where pieces join, and their place beside quotation marks."""

import pytest

from octavo.csl.finish import finish
from octavo.csl.locale import Locale
from octavo.csl.rich import Rich, joined, leaf, plain
from tests.csl.works import shown, style

OUTSIDE = '<locale><style-options punctuation-in-quote="false"/></locale>'


@pytest.mark.parametrize(
    ("title", "suffix", "expected"),
    [
        ("a.", ".", "a."),
        ("a?", ".", "a?"),
        ("a!", ".", "a!"),
        ("a?", ",", "a?,"),
        ("a!", "?", "a!?"),
        ("a:", ".", "a:"),
        ("a;", ":", "a;"),
        ("a:", "!", "a!"),
        ("a.", ",", "a.,"),
        ("ed.", ". ", "ed. "),
        ("a", " ,", "a ,"),
    ],
)
def test_the_end_of_a_field_and_a_suffix(title: str, suffix: str, expected: str) -> None:
    assert shown(f'><text variable="title" suffix="{suffix}"/>', {"title": title}) == expected


def test_signs_and_spaces_of_affixes_and_delimiters_that_meet() -> None:
    both = '<text variable="title" suffix=","/><text variable="genre" prefix=" "/>'
    group = f'><group delimiter=", ">{both}</group>'
    assert shown(group, {"title": "a", "genre": "b"}) == "a, b"
    assert shown(group, {"title": "a"}) == "a,"
    spaced = '><text variable="title" suffix=" "/><text variable="genre" prefix=", "/>'
    assert shown(spaced, {"title": "a", "genre": "b"}) == "a, b"


@pytest.mark.parametrize(
    ("title", "suffix", "inside", "outside"),
    [
        ("a", ", b", "“a,” b", "“a”, b"),
        ("a", ". b", "“a.” b", "“a”. b"),
        ("a", "; b", "“a”; b", "“a”; b"),
        ("a", ": b", "“a”: b", "“a”: b"),
        ("a.", ". b", "“a.” b", "“a.” b"),
        ("a?", ". b", "“a?” b", "“a?” b"),
        ("a?", ", b", "“a?,” b", "“a?”, b"),
        ("a,", " b", "“a,” b", "“a”, b"),
        ("see 'a'", ". b", "“see ‘a.’” b", "“see ‘a’”. b"),
        ("<i>a</i>", ". b", "“<i>a</i>.” b", "“<i>a</i>”. b"),
    ],
)
def test_signs_beside_quotation_marks(title: str, suffix: str, inside: str, outside: str) -> None:
    layout = f'><text variable="title" quotes="true" suffix="{suffix}"/>'
    assert shown(layout, {"title": title}) == inside
    assert shown(layout, {"title": title}, rest=OUTSIDE) == outside


def test_signs_within_a_field_stay_where_they_are() -> None:
    assert shown('><text variable="title"/>', {"title": 'a "b", c'}) == "a “b”, c"


def test_commas_go_inside_quotation_marks_in_american_english_only() -> None:
    def line(locale: Locale) -> str:
        return plain(finish(joined([Rich("quote", [leaf("Title")]), leaf("3")], ", ") or Rich(), locale))

    assert line(style("apa").locale) == "“Title,” 3"
    assert line(style("apa", "de-DE").locale) == "„Title“, 3"
    assert line(style("apa", "en-GB").locale) == "‘Title’, 3"
