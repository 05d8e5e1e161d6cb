"""Entries of bibliographies by the Chicago Manual of Style, the APA and the MLA."""

from typing import Any

import pytest

from octavo.csl.processor import Processor
from octavo.csl.style import parse_style
from tests.csl.works import WORKS, entries, style


def test_chicago_with_notes() -> None:
    assert entries(style("chicago-notes-bibliography"), "penny", "ferry", "ropes", "chapter", "four") == [
        (
            "Linde, Jürgen von der. “Der letzte Fährmann.” In *Rivers and their keepers*, edited by P. R. "
            "Stone. Two Banks, 1960."
        ),
        "Marsh, Ellen. *Ropes and Tides: A Handbook*. 2nd ed. Harbour Press, 1931.",
        "Marsh, Ellen. *The Ferry at Low Water*. Harbour Press, 1931.",
        (
            "Oak, Jane, Richard Elm, Edmund Ash, and Mary Birch. “Four on a Raft.” *Journal of Small "
            "Crossings* 7 (1947): 101–9."
        ),
        (
            "Pole, Thomas, and Ada M. Reed. “Who Paid the ‘Ferry Penny’?” *Journal of Small Crossings* 12, "
            "no. 3 (1952): 321–28. https://doi.org/10.1000/penny."
        ),
    ]


def test_the_seventeenth_edition_has_places_and_dashes() -> None:
    old = style("chicago-notes-bibliography-17th-edition")
    assert entries(old, "ferry", "ropes", "chapter") == [
        (
            "Linde, Jürgen von der. “Der letzte Fährmann.” In *Rivers and their keepers*, edited by P. R. "
            "Stone, 1096–127. Upton: Two Banks, 1960."
        ),
        "Marsh, Ellen. *Ropes and Tides: A Handbook*. 2nd ed. Ferrytown: Harbour Press, 1931.",
        "———. *The Ferry at Low Water*. Ferrytown: Harbour Press, 1931.",
    ]


def test_dashes_are_set_and_left_out_where_the_book_says_so() -> None:
    new, old = style("chicago-author-date"), style("chicago-notes-bibliography-17th-edition")
    assert entries(new, "ferry", "ropes", repeated="———") == [
        "Marsh, Ellen. 1931a. *Ropes and Tides: A Handbook*. 2nd ed. Harbour Press.",
        "———. 1931b. *The Ferry at Low Water*. Harbour Press.",
    ]
    assert entries(old, "ferry", "ropes", repeated="")[1].startswith("Marsh, Ellen.")


def test_apa_keeps_the_case_of_titles_and_shortens_names() -> None:
    assert entries(style("apa"), "penny", "four", "undated") == [
        "*A tract on bells*. (n.d.). The Printer.",
        (
            "Oak, J., Elm, R., Ash, E., & Birch, M. (1947). Four on a raft. *Journal of Small Crossings*, "
            "*7*, 101–109."
        ),
        (
            "Pole, T., & Reed, A. M. (1952). Who paid the “ferry penny”? *Journal of Small Crossings*, "
            "*12*(3), 321–328. https://doi.org/10.1000/penny"
        ),
    ]


def test_mla_dates_by_month_and_labels_pages() -> None:
    assert entries(style("mla"), "penny") == [
        (
            "Pole, Thomas, and Ada M. Reed. “Who Paid the ‘Ferry Penny’?” *Journal of Small Crossings*, vol. "
            "12, no. 3, Mar. 1952, pp. 321–28, https://doi.org/10.1000/penny."
        )
    ]


def test_german_words_for_editors_editions_and_volumes() -> None:
    german = style("chicago-notes-bibliography-17th-edition", "de-DE")
    assert entries(german, "chapter", "ropes") == [
        (
            "Linde, Jürgen von der. „Der letzte Fährmann“. In *Rivers and their keepers*, herausgegeben von "
            "P. R. Stone, 1096–127. Upton: Two Banks, 1960."
        ),
        "Marsh, Ellen. *Ropes and tides: a handbook*. 2. Aufl. Ferrytown: Harbour Press, 1931.",
    ]


def test_the_order_is_that_of_the_collation() -> None:
    works = {
        name: {"type": "book", "title": "T", "author": [{"family": name, "given": "A."}]}
        for name in ("Zander", "Ahorn", "Ölbaum", "Oleander")
    }
    style_ = style("chicago-author-date")
    assert Processor(style_, works, list(works)).order == ["Ahorn", "Ölbaum", "Oleander", "Zander"]
    backwards = Processor(style_, works, list(works), lambda text: tuple(-ord(sign) for sign in text))
    assert backwards.order == ["Ölbaum", "Zander", "Oleander", "Ahorn"]


def test_what_a_style_lists_nowhere_has_no_entry() -> None:
    works = {"talk": {"type": "personal_communication", "author": [{"family": "Marsh"}]}, **WORKS}
    assert entries(style("apa"), "talk", works=works) == []


def test_a_number_set_apart_stands_in_the_margin() -> None:
    assert entries(style("ieee"), "undated") == ["[1] | *A tract on bells*. The Printer."]


OAK, ELM, ASH = ({"family": one} for one in ("Oak", "Elm", "Ash"))


def listed(options: str, layout: str, works: dict[str, dict[str, Any]]) -> list[str]:
    """Return the entries of works in a style of those options for its bibliography, and that layout."""
    xml = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
        f"<citation><layout/></citation><bibliography {options}>{layout}</bibliography></style>"
    )
    return entries(parse_style(xml.encode(), "en-US"), *works, works=works)


@pytest.mark.parametrize(
    ("rule", "second", "third"),
    [
        ("complete-all", "—, b", "Oak, Ash, c"),
        ("complete-each", "—, —, b", "Oak, Ash, c"),
        ("partial-each", "—, —, b", "—, Ash, c"),
        ("partial-first", "—, Elm, b", "—, Ash, c"),
    ],
)
def test_rules_for_repeated_names(rule: str, second: str, third: str) -> None:
    layout = '<layout><names variable="author"/><text variable="title" prefix=", "/></layout>'
    people = {"a": [OAK, ELM], "b": [OAK, ELM], "c": [OAK, ASH]}
    options = f'subsequent-author-substitute="—" subsequent-author-substitute-rule="{rule}"'
    made = listed(options, layout, {key: {"author": names, "title": key} for key, names in people.items()})
    assert made == ["Oak, Elm, a", second, third]


def test_nothing_may_stand_for_repeated_names() -> None:
    names = '<names variable="author" display="block"/>'
    layout = f'<layout suffix=".">{names}<text variable="title" display="right-inline"/></layout>'
    works: dict[str, dict[str, Any]] = {key: {"author": [OAK], "title": key} for key in ("a", "b")}
    assert listed('subsequent-author-substitute=""', layout, works) == ["Oaka.", "b."]


def test_a_term_that_begins_an_entry_has_a_capital() -> None:
    layout = '<layout><text term="no date" form="short"/><text variable="title" prefix=" "/></layout>'
    assert listed("", layout, {"a": {"title": "salt"}}) == ["N.d. salt"]


def test_the_end_of_an_entry_stands_in_what_is_set_apart_there() -> None:
    layout = '<layout suffix="."><text variable="title" display="block"/></layout>'
    assert listed("", layout, {"a": {"title": "Who?"}}) == ["Who?"]


def test_entries_have_letters_even_if_only_citations_say_their_place() -> None:
    xml = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
        '<citation disambiguate-add-year-suffix="true"><layout><names variable="author"/>'
        '<text variable="year-suffix" prefix="-"/></layout></citation>'
        '<bibliography><layout><date variable="issued"><date-part name="year"/></date></layout>'
        "</bibliography></style>"
    )
    work: dict[str, Any] = {"author": [OAK], "issued": {"date-parts": [[1947]]}}
    works = {"a": work, "b": work}
    assert entries(parse_style(xml.encode(), "en-US"), *works, works=works) == ["1947a", "1947b"]


def test_numbers_at_the_head_of_a_key_sort_by_size() -> None:
    sort = '<sort><key variable="title"/></sort><layout><text variable="title"/></layout>'
    works: dict[str, dict[str, Any]] = {one: {"title": one} for one in ("Tides", "10 knots", "9 bells", "9")}
    assert listed("", sort, works) == ["9", "9 bells", "10 knots", "Tides"]


def test_the_number_of_a_citation_is_a_key_of_the_order_of_citing() -> None:
    sort = '<sort><key variable="citation-number"/></sort><layout><text variable="title"/></layout>'
    works: dict[str, dict[str, Any]] = {one: {"title": one} for one in ("Tides", "Bells")}
    assert listed("", sort, works) == ["Tides", "Bells"]
