"""Cutting a book into gatherings."""

import pytest

from octavo.core.diagnostics import Diagnostics, Span
from octavo.html.pages import Furniture, PrintSection
from octavo.source.manuscript import Region, Starts
from octavo.typeset.gatherings import Gathering, cut
from octavo.typeset.layout import JobKind
from tests.typeset.books import section

pytestmark = pytest.mark.engine


def gatherings(*sections: PrintSection) -> tuple[Gathering, ...]:
    diagnostics = Diagnostics()
    result = cut(sections, "en", diagnostics)
    assert list(diagnostics) == []
    return result


def names(result: tuple[Gathering, ...]) -> list[list[str]]:
    return [[section.id for section in gathering.sections] for gathering in result]


def test_new_pages_open_gatherings_and_run_on_sections_join() -> None:
    result = gatherings(
        section("a", "", starts=Starts.RECTO),
        section("b", "", starts=Starts.RUN_ON),
        section("c", "", starts=Starts.PAGE),
        section("d", "", starts=Starts.RUN_ON),
    )
    assert names(result) == [["a", "b"], ["c", "d"]]
    assert [gathering.starts for gathering in result] == [Starts.RECTO, Starts.PAGE]


def test_a_new_region_opens_a_gathering_whatever_is_asked() -> None:
    result = gatherings(
        section("a", "", region=Region.FRONT), section("b", "", region=Region.BODY, starts=Starts.RUN_ON)
    )
    assert names(result) == [["a"], ["b"]]


def test_first_section_opens_even_if_it_runs_on() -> None:
    assert names(gatherings(section("a", "", starts=Starts.RUN_ON))) == [["a"]]


def test_plate_leaves_a_marker_in_the_paragraph_before_it() -> None:
    (gathering,) = gatherings(section("a", '<p>x</p><table id="t" data-plate="sideways"/><p>y</p>'))
    assert (
        '<p>x<span id="plate-place-a-plate-1" data-plate-place="a-plate-1"/></p><p>y</p>'
        in gathering.job().xhtml
    )
    (plate,) = gathering.plates
    assert plate.kind is JobKind.PLATE
    assert plate.sections == gathering.sections
    assert '<body><table id="t" data-plate="sideways"/></body>' in plate.job().xhtml


def test_upright_plate_leaves_the_text_too_and_is_not_turned() -> None:
    (gathering,) = gatherings(section("a", '<p>x</p><figure id="t" data-plate="upright"/><p>y</p>'))
    assert [plate.kind for plate in gathering.plates] == [JobKind.UPRIGHT]
    assert "figure" not in gathering.job().xhtml


def test_plates_keep_their_order_and_inherit_the_language() -> None:
    (gathering,) = gatherings(
        section(
            "a", '<div lang="de"><b id="t" data-plate="sideways"/><b id="u" data-plate="sideways"/></div>'
        )
    )
    assert [plate.name for plate in gathering.plates] == ["a-plate-1", "a-plate-2"]
    assert '<b id="t" data-plate="sideways" lang="de"' in gathering.plates[0].job().xhtml


def test_text_after_a_plate_stays() -> None:
    (gathering,) = gatherings(section("a", '<div><b data-plate="sideways">t</b> tail</div>'))
    assert "</div> tail</div>" in gathering.job().xhtml.replace("/>", "></div>", 1)


def test_section_of_another_language_says_so() -> None:
    other = PrintSection("a", Region.BODY, Starts.PAGE, Furniture.NONE, "<section/>", "ru")
    (gathering,) = gatherings(other)
    assert gathering.root[0][0].get("lang") == "ru"


@pytest.mark.parametrize("xhtml", ["<section><p></section>", "<section/><section/>", ""])
def test_what_is_not_one_element_is_reported(xhtml: str) -> None:
    diagnostics = Diagnostics()
    cut([PrintSection("a", Region.BODY, Starts.PAGE, Furniture.NONE, xhtml)], "en", diagnostics)
    assert [found.code for found in diagnostics] == ["typeset-markup"]


def test_id_used_twice_is_reported_where_it_stands() -> None:
    diagnostics = Diagnostics()
    one, two = section("a", '<p id="x"/>'), section("b", '<p id="x" data-src="b.md:7:3"/>')
    cut([one, two], "en", diagnostics)
    assert [(found.code, found.span) for found in diagnostics] == [("id-twice", Span("b.md", 7, 3))]
