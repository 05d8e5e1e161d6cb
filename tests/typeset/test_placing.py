"""Sides, blank pages, folios, plates: placed from laid-out pages made by hand."""

import pytest
from lxml import etree

from octavo.core.pagemap import Side
from octavo.html.pages import Furniture
from octavo.source.manuscript import Region, Starts
from octavo.typeset.gatherings import PLACE, Gathering
from octavo.typeset.layout import GatheringLayout, GatheringPage, JobKind, Point
from octavo.typeset.placing import Placement, place
from tests.typeset.books import TRIM, section

pytestmark = pytest.mark.engine

SWING = (-10.0, 2.0)


def gathering(
    name: str,
    region: Region = Region.BODY,
    starts: Starts = Starts.PAGE,
    furniture: Furniture = Furniture.NONE,
    plates: tuple[str, ...] = (),
) -> Gathering:
    owner = section(name, "", region, starts, furniture)
    taken = tuple(Gathering(plate, JobKind.PLATE, (owner,), etree.Element("html")) for plate in plates)
    return Gathering(name, JobKind.FLOW, (owner,), etree.Element("html"), taken)


def laid(name: str, count: int, **points: Point) -> GatheringLayout:
    pages = tuple(
        GatheringPage(*TRIM, number % 2 == 0, False, name, SWING if number % 2 == 0 else (10.0, -2.0))
        for number in range(count)
    )
    return GatheringLayout(b"", pages, points, ())


def plate(count: int) -> GatheringLayout:
    return GatheringLayout(
        b"",
        tuple(GatheringPage(100, 120, True, False, "", SWING) for _ in range(count)),
        {"t": Point(0, 25, 30)},
        (),
    )


def labels(placement: Placement) -> list[str]:
    return [page.label + ("*" if page.blank else "") for page in placement.pagemap.pages]


def test_front_matter_is_roman_and_the_rest_arabic_from_the_body_on() -> None:
    parts = [gathering("f", Region.FRONT), gathering("b"), gathering("n", Region.BACK)]
    placement = place(parts, {"f": laid("f", 3), "b": laid("b", 2), "n": laid("n", 2)}, TRIM)
    # The body begins on a recto although it asked for any page; the blank is front matter.
    assert labels(placement) == ["i", "ii", "iii", "iv*", "1", "2", "3", "4"]
    assert [page.region for page in placement.pagemap.pages][3:5] == [Region.FRONT, Region.BODY]
    assert [page.section for page in placement.pagemap.pages] == ["f", "f", "f", "", "b", "b", "n", "n"]


def test_recto_starts_leave_the_page_before_blank_only_when_needed() -> None:
    parts = [gathering("a"), gathering("b", starts=Starts.RECTO), gathering("c", starts=Starts.RECTO)]
    placement = place(parts, {"a": laid("a", 1), "b": laid("b", 2), "c": laid("c", 1)}, TRIM)
    assert labels(placement) == ["1", "2*", "3", "4", "5"]
    assert [leaf.furniture for leaf in placement.leaves][1] is Furniture.NONE


def test_sides_alternate_from_a_recto() -> None:
    placement = place([gathering("a")], {"a": laid("a", 3)}, TRIM)
    assert [page.side for page in placement.pagemap.pages] == [Side.RECTO, Side.VERSO, Side.RECTO]


def test_pages_on_the_other_side_swing() -> None:
    parts = [gathering("a"), gathering("b")]
    placement = place(
        parts, {"a": laid("a", 1), "b": laid("b", 2, x=Point(0, 25, 20), y=Point(1, 15, 40))}, TRIM
    )
    x, y = placement.pagemap.positions["x"], placement.pagemap.positions["y"]
    assert (x.page, x.x, x.y) == (1, 15, 22)
    assert (y.page, y.x, y.y) == (2, 25, 38)


def test_plates_follow_the_page_of_their_marker_in_order() -> None:
    parts = [gathering("a", plates=("p", "q"))]
    flow = laid("a", 3, **{PLACE + "p": Point(1, 0, 0), PLACE + "q": Point(1, 0, 0), "end": Point(2, 25, 20)})
    placement = place(
        parts, {"a": flow, "p": plate(2), "q": GatheringLayout(b"", plate(1).pages, {}, ())}, TRIM
    )
    assert [leaf.gathering for leaf in placement.leaves] == ["a", "a", "p", "p", "q", "a"]
    assert labels(placement) == ["1", "2", "3", "4", "5", "6"]
    assert PLACE + "p" not in placement.pagemap.positions
    assert placement.pagemap.label("t") == "3"
    # The page behind the plates was laid out as a recto and became a verso.
    assert placement.pagemap.positions["end"].x == 15


def test_plate_is_turned_and_swings_with_its_side() -> None:
    parts = [gathering("a", plates=("p",))]
    flow = laid("a", 1, **{PLACE + "p": Point(0, 0, 0)})
    position = place(parts, {"a": flow, "p": plate(1)}, TRIM).pagemap.positions["t"]
    # From (25, 30) of a page 100 wide: 30 from the left, 100 - 25 = 75 down, then the swing of a verso.
    assert (position.page, position.x, position.y) == (1, 20, 77)


def test_upright_plate_follows_its_page_and_is_not_turned() -> None:
    owner = gathering("a", furniture=Furniture.RUNNING)
    picture = Gathering("p", JobKind.UPRIGHT, owner.sections, etree.Element("html"))
    parts = [Gathering("a", JobKind.FLOW, owner.sections, owner.root, (picture,))]
    flow = laid("a", 2, **{PLACE + "p": Point(0, 0, 0)})
    page = GatheringLayout(b"", laid("", 1).pages, {"t": Point(0, 25, 30)}, ())
    placement = place(parts, {"a": flow, "p": page}, TRIM)
    assert [leaf.gathering for leaf in placement.leaves] == ["a", "p", "a"]
    assert [leaf.furniture for leaf in placement.leaves][1] is Furniture.OPENER
    assert [page.section for page in placement.pagemap.pages] == ["a", "a", "a"]
    # (25, 30) of a recto, with the swing of a verso: 10 to the left, 2 down.
    position = placement.pagemap.positions["t"]
    assert (position.page, position.x, position.y) == (1, 15, 32)


def test_plate_without_marker_comes_last() -> None:
    placement = place([gathering("a", plates=("p",))], {"a": laid("a", 2), "p": plate(1)}, TRIM)
    assert [leaf.gathering for leaf in placement.leaves] == ["a", "a", "p"]


def test_openers_have_a_drop_folio_and_later_pages_running_heads() -> None:
    parts = [
        gathering("a", furniture=Furniture.OPENER, plates=("p",)),
        gathering("b", furniture=Furniture.RUNNING),
    ]
    flow = laid("a", 2, **{PLACE + "p": Point(1, 0, 0)})
    placement = place(parts, {"a": flow, "p": plate(1), "b": laid("b", 1)}, TRIM)
    assert [leaf.furniture for leaf in placement.leaves] == [
        Furniture.OPENER,
        Furniture.RUNNING,
        Furniture.OPENER,
        Furniture.RUNNING,
    ]


def test_pages_that_the_engine_left_blank_carry_nothing() -> None:
    pages = (laid("a", 1).pages[0], GatheringPage(*TRIM, False, True, "", (0, 0)))
    parts = [gathering("a", furniture=Furniture.RUNNING)]
    placement = place(parts, {"a": GatheringLayout(b"", pages, {}, ())}, TRIM)
    assert placement.pagemap.pages[1].blank
    assert placement.leaves[1].furniture is Furniture.NONE
