"""The parts of the processor, one by one."""

import pytest

from octavo.csl.cases import cased
from octavo.csl.fields import parse_field
from octavo.csl.finish import finish
from octavo.csl.locale import Locale
from octavo.csl.locators import split_locator
from octavo.csl.model import Citation, Cite
from octavo.csl.nodes import StyleError
from octavo.csl.numbers import is_numeric, is_plural, page_ranges
from octavo.csl.positions import positions
from octavo.csl.rich import Rich, affixed, joined, leaf, plain
from octavo.csl.style import parse_style
from tests.csl.works import entries, style, text

ENGLISH, GERMAN = (style("apa", language).locale for language in ("en-US", "de-DE"))
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'


@pytest.mark.parametrize(
    ("given", "expanded", "chicago", "minimal"),
    [
        ("321-328", "321–328", "321–28", "321–8"),
        ("321-28", "321–328", "321–28", "321–8"),
        ("96-117", "96–117", "96–117", "96–117"),
        ("100-104", "100–104", "100–104", "100–4"),
        ("107-108", "107–108", "107–8", "107–8"),
        ("1496-1504", "1496–1504", "1496–504", "1496–504"),
        ("3, 7-9", "3, 7–9", "3, 7–9", "3, 7–9"),
        ("xii-xv", "xii–xv", "xii–xv", "xii–xv"),
        ("3, 4", "3, 4", "3, 4", "3, 4"),
        ("3 & 4", "3 & 4", "3 & 4", "3 & 4"),
        ("3 and 4", "3 and 4", "3 and 4", "3 and 4"),
        ("xii, xv", "xii, xv", "xii, xv", "xii, xv"),
        ("S213-S235", "S213–S235", "S213–35", "S213–35"),
        ("S213-35", "S213-35", "S213-35", "S213-35"),
        ("110-N6", "110-N6", "110-N6", "110-N6"),
        (r"3\-B", "3-B", "3-B", "3-B"),
        ("Mills-Moor", "Mills-Moor", "Mills-Moor", "Mills-Moor"),
    ],
)
def test_page_ranges(given: str, expanded: str, chicago: str, minimal: str) -> None:
    assert page_ranges(given, "expanded", "–") == expanded
    assert page_ranges(given, "chicago-16", "–") == chicago
    assert page_ranges(given, "minimal", "–") == minimal


def test_numbers() -> None:
    assert [is_numeric(one) for one in ("12", "2nd", "3-5", "4 & 5", "2, 3", "second", "vol. 2", "")] == [
        True, True, True, True, True, False, False, False,
    ]  # fmt: skip
    assert [is_plural(one) for one in ("12", "3-5", "3, 7", "4 & 5", "2.0")] == [
        False,
        True,
        True,
        True,
        False,
    ]


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


def test_fields_have_tags_asterisks_and_quotation_marks() -> None:
    made = parse_field("The <i>Argo</i> and *Nautilus*: 2 * 3, \"a 'small' matter\", don't")
    assert text(finish(made, GERMAN)) == "The *Argo* and *Nautilus*: 2 * 3, „a ‚small‘ matter“, don’t"


def test_title_case_leaves_small_words_names_and_what_is_protected() -> None:
    assert plain(cased(parse_field("of mice and men: the story of a self-made man"), "title", "en")) == (
        "Of Mice and Men: The Story of a Self-Made Man"
    )
    kept = parse_field('the <span class="nocase">de luxe</span> iPhone')
    assert plain(cased(kept, "title", "en")) == "The de luxe iPhone"
    assert plain(cased(parse_field("der letzte Fährmann"), "title", "de")) == "der letzte Fährmann"


@pytest.mark.parametrize(
    ("first", "second", "met"),
    [
        ("ed.", ". ", "ed. "),
        ("Who?", ". ", "Who? "),
        ("Who?", ", 3", "Who?, 3"),
        ("Who?", ": 3", "Who? 3"),
        ("Stop!", "? 3", "Stop!? 3"),
        ("Part one:", ". 3", "Part one: 3"),
        ("Part one;", ": 3", "Part one; 3"),
        ("a,", ". b", "a,. b"),
        ("a ", ", b", "a, b"),
        ("a ", " b", "a b"),
    ],
)
def test_signs_that_meet(first: str, second: str, met: str) -> None:
    assert plain(finish(affixed("", leaf(first), second), ENGLISH)) == met


def test_signs_of_a_field_stay_as_they_are() -> None:
    made = parse_field("Where <i>now?</i>. Here,, there")
    assert plain(finish(made, ENGLISH)) == "Where now?. Here,, there"


def test_commas_go_inside_quotation_marks_in_american_english_only() -> None:
    def line(locale: Locale) -> str:
        return plain(finish(joined([Rich("quote", [leaf("Title")]), leaf("3")], ", ") or Rich(), locale))

    assert line(ENGLISH) == "“Title,” 3"
    assert line(GERMAN) == "„Title“, 3"
    assert line(style("apa", "en-GB").locale) == "‘Title’, 3"


def test_positions_of_cites() -> None:
    def names(*citations: Citation) -> list[list[str]]:
        return [sorted(place.names) for row in positions(citations, 5) for place in row]

    a, b = Cite("a"), Cite("a", "3")
    assert names(Citation((a,), 1), Citation((a,), 2), Citation((b,), 3), Citation((a,), 4)) == [
        ["first"],
        ["ibid", "near-note", "subsequent"],
        ["ibid", "ibid-with-locator", "near-note", "subsequent"],
        ["near-note", "subsequent"],
    ]
    assert names(Citation((a,), 1), Citation((Cite("b"),), 2), Citation((a,), 9))[2] == ["subsequent"]
    assert names(Citation((a, b), 1))[1] == ["ibid", "ibid-with-locator", "near-note", "subsequent"]


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        ("<style", "not well-formed"),
        ("<locale/>", "first element"),
        (f"{HEAD}</style>", "no <citation>"),
        (f'{HEAD}<citation><layout><text macro="m"/></layout></citation></style>', "does not have"),
        (
            f'{HEAD}<macro name="m"><text macro="m"/></macro><citation><layout/></citation></style>',
            "calls itself",
        ),
        (f"{HEAD}{'<group>' * 70}{'</group>' * 70}</style>", "deep in each other"),
        (
            f'{HEAD}<info><link rel="independent-parent" href="x/no-such-style"/></info></style>',
            "another name for `no-such-style`",
        ),
        (" " * (1024 * 1024 + 1), "more than 1024 kB"),
    ],
)
def test_styles_that_cannot_be_used(xml: str, why: str) -> None:
    with pytest.raises(StyleError, match=why):
        parse_style(xml.encode(), "en-US")


def test_macros_that_multiply_are_refused() -> None:
    macros = "".join(
        f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>' for n in range(30)
    )
    xml = f'{HEAD}{macros}<macro name="m30"/><citation><layout><text macro="m0"/></layout></citation></style>'
    with pytest.raises(StyleError, match="call each other"):
        parse_style(xml.encode(), "en-US")


def test_entities_of_a_style_are_not_expanded() -> None:
    xml = (
        '<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        f'{HEAD}<citation><layout><text value="a"/></layout></citation><macro name="m">&x;</macro></style>'
    )
    assert parse_style(xml.encode(), "en-US").macros["m"].text == ""


def test_styles_go_by_other_names_too() -> None:
    assert style("chicago").in_notes
    assert not style("nature-communications").in_notes  # a style that only points to that of Nature


def test_dates() -> None:
    def entry(issued: dict[str, object], language: str = "en-US") -> str:
        work = {
            "type": "article-newspaper",
            "title": "News",
            "container-title": "The Daily",
            "issued": issued,
        }
        return entries(style("chicago-notes-bibliography", language), "w", works={"w": work})[0]

    assert entry({"date-parts": [[1952, 3, 5]]}) == "*The Daily*. “News.” March 5, 1952."
    assert entry({"date-parts": [[1952, 3, 5], [1952, 3, 7]]}) == "*The Daily*. “News.” March 5–7, 1952."
    assert entry({"date-parts": [[1952, 3, 30], [1952, 4, 2]]}).endswith("March 30–April 2, 1952.")
    assert entry({"date-parts": [[1952, 3, 5]]}, "de-DE") == "*The Daily*. „News“. 5. März 1952."
    assert entry({"literal": "Easter 1952"}) == "*The Daily*. “News.” Easter 1952."
