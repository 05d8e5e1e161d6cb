"""Citations in the text: the Chicago Manual of Style (13.102-28), the APA (chapter 8), the MLA."""

from octavo.csl.model import Citation, Cite
from octavo.csl.processor import Processor
from tests.csl.works import WORKS, cited, small_style, style, text

CHICAGO = style("chicago-author-date")
APA = style("apa")


def test_names_and_year_in_parentheses() -> None:
    assert cited(CHICAGO, (Cite("penny", "325-327"),), (Cite("four"),), (Cite("undated"),)) == [
        "(Pole and Reed 1952, 325–27)",
        "(Oak et al. 1947)",
        "(*A Tract on Bells*, n.d.)",
    ]


def test_apa_has_commas_ampersands_and_labels() -> None:
    assert cited(APA, (Cite("penny", "325-327"),), (Cite("four", "3", "chapter"),), (Cite("undated"),)) == [
        "(Pole & Reed, 1952, pp. 325–327)",
        "(Oak et al., 1947, Chapter 3)",
        "(*A Tract on Bells*, n.d.)",
    ]


def test_works_of_one_year_have_letters_in_the_order_of_the_list() -> None:
    assert cited(CHICAGO, (Cite("ropes"),), (Cite("ferry", "7"),), (Cite("ropes"), Cite("ferry"))) == [
        "(Marsh 1931a)",
        "(Marsh 1931b, 7)",
        "(Marsh 1931a, 1931b)",
    ]


def test_works_that_the_style_sorts_alike_stay_in_the_order_of_their_cites() -> None:
    tied = small_style(
        '<sort><key macro="year"/><key macro="short"/></sort><layout prefix="(" suffix=")" delimiter="; ">'
        '<group delimiter=" "><text macro="short"/><text macro="year"/></group></layout>',
        '<macro name="short"><names variable="author"><name form="short"/></names></macro>'
        '<macro name="year"><date variable="issued"><date-part name="year"/></date></macro>',
        'et-al-min="3" et-al-use-first="1" disambiguate-add-year-suffix="true" collapse="year"',
    )
    dole = {"family": "Dole", "given": "Jan"}
    works = {
        "quays": {**WORKS["four"], "author": [dole, {"family": "Roe"}, {"family": "Noke"}]},
        "ropes": {**WORKS["four"], "author": [dole, {"family": "Spind"}, {"family": "Kork"}]},
    }
    assert cited(tied, (Cite("quays"), Cite("ropes")), works=works) == ["(Dole et al. 1947a, 1947b)"]
    assert cited(tied, (Cite("ropes"), Cite("quays")), works=works) == ["(Dole et al. 1947a, 1947b)"]


def test_a_name_that_the_sentence_says_is_left_out() -> None:
    processor = Processor(CHICAGO, WORKS, ["ferry", "four"])
    rest = processor.citations([Citation((Cite("ferry", "3"),)).without_author()])
    assert (text(processor.author("ferry")), text(rest[0])) == ("Marsh", "(1931, 3)")
    assert text(processor.author("four")) == "Oak et al."


def test_in_a_sentence_apa_writes_and() -> None:
    assert text(Processor(APA, WORKS, ["penny"]).author("penny")) == "Pole and Reed"


def test_persons_of_one_family_name_have_initials() -> None:
    works = {
        "one": {**WORKS["ferry"], "author": [{"family": "Marsh", "given": "Ellen"}]},
        "two": {**WORKS["ferry"], "author": [{"family": "Marsh", "given": "Peter"}]},
    }
    assert cited(CHICAGO, (Cite("one"),), (Cite("two"),), works=works) == [
        "(E. Marsh 1931)",
        "(P. Marsh 1931)",
    ]


def test_more_names_tell_lists_of_names_apart() -> None:
    first = {"family": "Oak", "given": "Jane"}
    works = {
        "one": {**WORKS["four"], "author": [first, {"family": "Elm"}, {"family": "Ash"}]},
        "two": {**WORKS["four"], "author": [first, {"family": "Yew"}, {"family": "Ash"}]},
    }
    assert cited(CHICAGO, (Cite("one"),), (Cite("two"),), works=works) == [
        "(Oak, Elm, et al. 1947)",
        "(Oak, Yew, et al. 1947)",
    ]


def test_mla_has_no_year_and_a_title_where_it_is_needed() -> None:
    mla = style("mla")
    assert cited(mla, (Cite("penny", "325"),), (Cite("ferry", "7"),), (Cite("ropes", "8"),)) == [
        "(Pole and Reed 325)",
        "(Marsh, *The Ferry at Low Water* 7)",
        "(Marsh, *Ropes and Tides* 8)",
    ]


def test_numbers_follow_the_order_of_the_citations_and_make_ranges() -> None:
    every = (Cite("ferry"), Cite("penny"), Cite("four"))
    citations = ((Cite("ferry"),), (Cite("penny", "3"),), (Cite("four"),), every)
    assert cited(style("ieee"), *citations) == ["[1]", "[2, p. 3]", "[3]", "[1], [2], [3]"]
    assert cited(style("american-chemical-society"), *citations)[3] == "1–3"
