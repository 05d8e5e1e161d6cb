"""Citations in notes by the rules of the Chicago Manual of Style, 18th edition (13.23-37, 14)."""

from octavo.csl.model import Citation, Cite
from octavo.csl.processor import Processor
from tests.csl.works import WORKS, cited, style, text

CHICAGO = style("chicago-notes-bibliography")
IBID = style("chicago-notes-bibliography-subsequent-ibid")


def test_full_at_first_and_short_after_that() -> None:
    assert cited(CHICAGO, (Cite("ferry", "190"),), (Cite("penny"),), (Cite("ferry", "191-93"),)) == [
        "Ellen Marsh, *The Ferry at Low Water* (Harbour Press, 1931), 190.",
        (
            "Thomas Pole and Ada M. Reed, “Who Paid the ‘Ferry Penny’?,” *Journal of Small Crossings* 12, "
            "no. 3 (1952): 321–28, https://doi.org/10.1000/penny."
        ),
        "Marsh, *The Ferry at Low Water*, 191–93.",
    ]


def test_ibid_takes_up_the_note_before() -> None:
    assert cited(
        IBID,
        (Cite("ferry", "190"),),
        (Cite("ferry", "191-93"),),
        (Cite("ferry", "191-93"),),
        (Cite("ferry"),),
    ) == [
        "Ellen Marsh, *The Ferry at Low Water* (Harbour Press, 1931), 190.",
        "Ibid., 191–93.",
        "Ibid.",
        # without a page the whole book is meant, so that "ibid." would mislead
        "Marsh, *The Ferry at Low Water*.",
    ]


def test_no_ibid_after_a_note_with_two_works() -> None:
    made = cited(IBID, (Cite("ferry"), Cite("chapter")), (Cite("chapter"),))
    assert made[1] == "von der Linde, “Der letzte Fährmann.”"


def test_no_ibid_over_a_note_of_another_kind_or_another_division() -> None:
    works = list(WORKS)
    far = [Citation((Cite("ferry"),), note=1), Citation((Cite("ferry"),), note=3)]
    apart = [Citation((Cite("ferry"),), note=1, group="one"), Citation((Cite("ferry"),), note=2, group="two")]
    for citations in (far, apart):
        made = Processor(IBID, WORKS, works).citations(citations)
        assert text(made[1]) == "Marsh, *The Ferry at Low Water*."


def test_a_new_run_begins_with_full_forms() -> None:
    citations = [Citation((Cite("ferry"),), note=1, run="one"), Citation((Cite("ferry"),), note=2, run="two")]
    made = Processor(CHICAGO, WORKS, list(WORKS)).citations(citations)
    assert text(made[1]) == "Ellen Marsh, *The Ferry at Low Water* (Harbour Press, 1931)."


def test_each_series_of_notes_has_its_own_first_forms() -> None:
    citations = [
        Citation((Cite("ferry"),), note=1, series="endnotes"),
        Citation((Cite("ferry"),), note=1, series="footnotes"),
    ]
    made = Processor(IBID, WORKS, list(WORKS)).citations(citations)
    assert text(made[1]) == "Ellen Marsh, *The Ferry at Low Water* (Harbour Press, 1931)."


def test_several_works_with_prefixes_and_suffixes() -> None:
    cites = (
        Cite("ferry", "3-5", prefix="see"),
        Cite("penny", "325-327", prefix="also", suffix="and so on"),
    )
    assert cited(CHICAGO, cites) == [
        (
            "See Ellen Marsh, *The Ferry at Low Water* (Harbour Press, 1931), 3–5; also Thomas Pole and "
            "Ada M. Reed, “Who Paid the ‘Ferry Penny’?,” *Journal of Small Crossings* 12, no. 3 (1952): "
            "325–27, https://doi.org/10.1000/penny and so on."
        )
    ]


def test_four_authors_are_the_first_and_others() -> None:
    assert cited(CHICAGO, (Cite("four", "103"),)) == [
        "Jane Oak et al., “Four on a Raft,” *Journal of Small Crossings* 7 (1947): 103."
    ]


def test_within_a_note_the_sentence_goes_on() -> None:
    citation = Citation((Cite("ferry", "12"),), note=1, opens=False, closes=False)
    made = Processor(CHICAGO, WORKS, ["ferry"]).citations([citation])
    assert text(made[0]) == "Ellen Marsh, *The Ferry at Low Water* (Harbour Press, 1931), 12"


def test_in_german_the_words_and_the_marks_are_german() -> None:
    german = style("chicago-notes-bibliography-subsequent-ibid", "de-DE")
    assert cited(german, (Cite("chapter", "1100"),), (Cite("chapter", "1100-1105"),)) == [
        (
            "Jürgen von der Linde, „Der letzte Fährmann“, in *Rivers and their keepers*, hrsg. von P. R. "
            "Stone (Two Banks, 1960), 1100."
        ),
        "Ebd., 1100–1105.",
    ]
