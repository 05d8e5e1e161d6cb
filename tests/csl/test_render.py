"""Groups, choices, terms, numbers and labels of a style."""

from typing import Any

import pytest

from octavo.csl.model import Citation, Cite, CitePosition
from octavo.csl.processor import Processor
from tests.csl.suite import html
from tests.csl.works import shown, small_style

TITLE = '<text variable="title"/>'
GENRE = '<text variable="genre"/>'


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        (f'{TITLE}<group prefix=" ("><text term="in"/>{GENRE}</group>', "Salt"),
        (f'<group delimiter=", ">{TITLE}{GENRE}</group>', "Salt"),
        ('<group delimiter=", "><text value="one"/><text value="two"/></group>', "one, two"),
        (f'<group delimiter=", ">{GENRE}<text value="no genre"/></group>', "[nothing]"),
        (f'<group delimiter=", ">{GENRE}<group><text value="no genre"/></group></group>', "no genre"),
        (f'{TITLE}<text macro="in-genre" prefix=", "/>', "Salt"),
        (f'<group delimiter=", ">{GENRE}<text macro="word"/></group>', "word"),
    ],
)
def test_groups_and_macros_without_a_value_vanish(inside: str, expected: str) -> None:
    macro = '<macro name="{}">{}</macro>'
    macros = macro.format("in-genre", f'<text term="in"/>{GENRE}') + macro.format(
        "word", '<text value="word"/>'
    )
    assert (shown(f">{inside}", {"title": "Salt"}, macros=macros) or "[nothing]") == expected


NOTE = 'class="note"'


def test_a_term_that_begins_a_note_has_a_capital_and_nothing_else() -> None:
    ibid = '><text term="ibid"/>'
    assert shown(ibid, {}, root=NOTE) == "Ibid."
    assert shown('prefix="(" suffix=")"><text term="ibid"/>', {}, root=NOTE) == "(Ibid.)"
    assert shown(ibid, {}) == "ibid."
    assert shown('><text value="ibid"/>', {}, root=NOTE) == "ibid"
    assert shown(f">{TITLE}", {"title": "iPhone"}, root=NOTE) == "iPhone"


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [("See", "See ibid."), ("He says so.", "He says so. Ibid."), ("Cf.", "Cf. ibid."), ("see", "See ibid.")],
)
def test_a_sentence_before_a_cite_ends(prefix: str, expected: str) -> None:
    style = small_style('<layout><text term="ibid"/></layout>', root=NOTE)
    made = Processor(style, {"a": {}}, ["a"]).citations([Citation((Cite("a", prefix=prefix),))])
    assert html(made[0]) == expected


def located(locator: str, label: str = "page", root: str = "", rest: str = "", **more: Any) -> str:
    """Return a locator with its label."""
    layout = '<layout><label variable="locator" form="short" suffix=" "/><text variable="locator"/></layout>'
    style = small_style(layout, root=root, rest=rest)
    return html(
        Processor(style, {"a": {}}, ["a"]).citations([Citation((Cite("a", locator, label, **more),))])[0]
    )


@pytest.mark.parametrize(
    ("locator", "expected"),
    [
        ("3", "p. 3"),
        ("3-5", "pp. 3–5"),
        ("3, 4", "pp. 3, 4"),
        ("3 & 4", "pp. 3 &#38; 4"),
        ("3 and 4", "pp. 3 and 4"),
        ("xii-xv", "pp. xii–xv"),
        (r"3\-B", "p. 3-B"),
        ("Mills-Moor", "p. Mills-Moor"),
        (" 3", "p. 3"),
        ("vol. 1, fol. 2", "vol. 1, fol. 2"),
        ('"gull"', "p. “gull”"),
    ],
)
def test_locators_with_labels(locator: str, expected: str) -> None:
    assert located(locator) == expected


def test_labels_follow_what_is_counted_and_its_language() -> None:
    assert located("3", "chapter") == "chap. 3"
    assert located("gull", "sub-verbo") == "s.v. gull"
    et = '<locale><terms><term name="and">et</term><term name="and" form="symbol">et</term></terms></locale>'
    assert located("3 et 4", rest=et) == "pp. 3 et 4"
    assert located("3 & 4", rest=et) == "pp. 3 et 4"
    assert located("321-328", root='page-range-format="minimal"') == "pp. 321–8"
    dash = '<locale><terms><term name="page-range-delimiter">-</term></terms></locale>'
    assert located("321-328", rest=dash) == "pp. 321-328"


def test_numbers_of_order_and_roman_figures() -> None:
    number = '><number variable="edition" form="{}"/>'
    assert [
        shown(number.format("ordinal"), {"edition": one}) for one in ("1", "2nd", "13", "22", "2-3", "late")
    ] == [
        "1st",
        "2nd",
        "13th",
        "22nd",
        "2nd-3rd",
        "late",
    ]
    assert shown(number.format("long-ordinal"), {"edition": "2"}) == "second"
    assert shown(number.format("long-ordinal"), {"edition": "12"}) == "12th"
    assert shown(number.format("roman"), {"edition": "14"}) == "xiv"
    assert shown('><text variable="page-first"/>', {"page": "10–20"}) == "10"
    volumes = '><label variable="number-of-volumes" form="short"/>'
    assert shown(volumes, {"number-of-volumes": "1"}) != shown(volumes, {"number-of-volumes": "2"})


def test_short_forms_of_titles() -> None:
    short = '><text variable="container-title" form="short"/>'
    work = {"container-title": "Journal of Small Crossings", "journalAbbreviation": "J. Crossings"}
    assert shown(short, work) == "J. Crossings"
    assert shown('><text variable="container-title-short"/>', work) == "J. Crossings"
    assert shown(short, {"container-title": "Journal"}) == "Journal"


@pytest.mark.parametrize(
    ("work", "expected"),
    [
        ({"author": [{"family": "Doe"}], "issued": {"date-parts": [[1965]]}}, "Doe65"),
        ({"author": [{"family": "Roe"}, {"family": "Noakes"}], "issued": {"date-parts": [[1978]]}}, "RoNo78"),
        ({"editor": [{"family": "Élan"}, {"family": "Roe"}, {"family": "Doe"}]}, "ElRD"),
        ({"citation-label": "Salt", "issued": {"date-parts": [[1965]]}}, "Salt"),
    ],
)
def test_labels_of_works(work: dict[str, Any], expected: str) -> None:
    assert shown('><text variable="citation-label"/>', work) == expected


def test_labels_of_works_have_letters_where_two_are_alike() -> None:
    work = {"author": [{"family": "Doe"}], "issued": {"date-parts": [[1965]]}}
    options = 'disambiguate-add-year-suffix="true"'
    assert (
        shown('delimiter=", "><text variable="citation-label"/>', work, work, options=options)
        == "Doe65a, Doe65b"
    )


def test_a_position_that_the_caller_knows_is_taken() -> None:
    choose = (
        '<choose><if position="ibid"><text value="ibid"/></if><else><text value="first"/></else></choose>'
    )
    processor = Processor(small_style(f"<layout>{choose}</layout>"), {"a": {}}, ["a"])
    known = CitePosition(frozenset({"subsequent", "ibid"}))
    assert html(processor.citations([Citation((Cite("a", position=known),))])[0]) == "ibid"
    assert html(processor.citations([Citation((Cite("a"),))])[0]) == "first"


def test_of_several_types_or_locators_one_must_be_the_work_s() -> None:
    choose = (
        '><choose><if type="book report"><text value="yes"/></if><else><text value="no"/></else></choose>'
    )
    assert [shown(choose, {"type": one}) for one in ("book", "report", "map")] == ["yes", "yes", "no"]
    none = choose.replace("<if ", '<if match="none" ')
    assert [shown(none, {"type": one}) for one in ("book", "report", "map")] == ["no", "no", "yes"]


def test_title_case_is_for_the_style_s_words_in_any_language() -> None:
    label = '<locale><terms><term name="editor">red.</term></terms></locale>'
    root = 'default-locale="da-DK"'
    words = '><text term="editor" text-case="title"/><text variable="title" text-case="title" prefix=" "/>'
    assert shown(words, {"title": "salt"}, rest=label, root=root) == "Red. salt"


def test_display_is_for_entries_alone() -> None:
    assert shown('><text variable="title" display="block"/>', {"title": "Salt"}) == "Salt"


def test_characters_that_a_style_has_escaped_twice_are_meant_once() -> None:
    assert shown('><text variable="title" suffix="&amp;#8212;"/>', {"title": "Salt"}) == "Salt—"


def test_apostrophes_of_terms_are_curved() -> None:
    term = '<locale><terms><term name="from">à l\'adresse</term></terms></locale>'
    assert shown('><text term="from"/>', {}, rest=term) == "à l’adresse"


def test_periods_are_stripped_from_words_and_not_from_addresses() -> None:
    layout = (
        '><text variable="genre" strip-periods="true" suffix=" "/><text variable="DOI" strip-periods="true"/>'
    )
    assert shown(layout, {"genre": "Ph.D. diss.", "DOI": "10.1000/a"}) == "PhD diss 10.1000/a"
