"""Where pages begin follows the order of the text, whatever plates do."""

from dataclasses import replace

import pytest

from octavo.core.pagemap import Begins, PageBreak, TextPlace
from octavo.typeset.page_break_order import in_order, rank


def turn(page: int, at: int | None, section: str = "s") -> PageBreak:
    """A page that begins with the paragraph ``at`` of a section; None for nowhere."""
    if at is None:
        return PageBreak(page, Begins.EMPTY)
    return PageBreak(page, Begins.TEXT, TextPlace(section, f"#{at}", 0, (at,), 0, 0), f"word{at}", 2, True)


def settled(*places: int | None, weights: tuple[int, ...] = ()) -> list[str | None]:
    turns = [turn(page, at) for page, at in enumerate(places)]
    ranks = [rank(0, one.place.path, 0, 0) if one.place else None for one in turns]
    found = in_order(turns, ranks, weights or (1,) * len(turns))
    assert [one.page for one in found] == list(range(len(turns)))
    return [one.place.block[1:] if one.place else None for one in found]


def test_what_is_in_order_stays() -> None:
    assert settled(1, 2, None, 2, 5) == ["1", "2", None, "2", "5"]


def test_a_plate_that_waited_takes_the_place_of_the_next_page() -> None:
    assert settled(1, 4, 2, 2, 6, weights=(9, 9, 1, 1, 9)) == ["1", "4", "6", "6", "6"]


def test_a_plate_that_waited_at_the_end_has_none() -> None:
    assert settled(1, 4, 2, 2, weights=(9, 9, 1, 1)) == ["1", "4", None, None]


def test_text_is_never_moved_for_plates() -> None:
    assert settled(1, 4, 2, 2, 2, weights=(9, 9, 1, 1, 1))[:2] == ["1", "4"]


def test_of_plates_the_fewest_are_moved() -> None:
    assert settled(1, 4, 2, 3, 6) == ["1", "2", "2", "3", "6"]


def test_a_word_goes_with_its_place() -> None:
    turns = [turn(0, 4), replace(turn(1, 2), note="own"), replace(turn(2, 6), note="n6")]
    ranks = [rank(0, (at,), 0, 0) for at in (4, 2, 6)]
    moved = in_order(turns, ranks, (9, 1, 9))[1]
    assert (moved.word, moved.split, moved.hyphen, moved.note) == ("word6", 2, True, "n6")
    lost = in_order(turns[:2], ranks[:2], (9, 1))[1]
    assert (lost.place, lost.word, lost.split, lost.hyphen, lost.note) == (None, "", 0, False, "")


def test_the_place_of_another_division_is_not_taken() -> None:
    turns = [turn(0, 4), turn(1, 2), turn(2, 1, "t")]
    ranks = [rank(0, (4,), 0, 0), rank(0, (2,), 0, 0), rank(1, (1,), 0, 0)]
    assert in_order(turns, ranks, (9, 1, 9))[1].place is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (((1,), 0, 3), ((1,), 0, 4)),  # earlier in one text
        (((1,), 0, 9), ((1, 0), 0, 0)),  # before and in the first child
        (((1, 0), 0, 9), ((1,), 1, 0)),  # in the first child and behind it
        (((1, 3), None, 0), ((1, 3), 0, 0)),  # before a picture and in what it is in
        (((1,), 2, 0), ((2,), 0, 0)),
    ],
)
def test_ranks_are_in_the_order_of_the_text(
    first: tuple[tuple[int, ...], int | None, int], second: tuple[tuple[int, ...], int | None, int]
) -> None:
    assert rank(0, *first) < rank(0, *second) < rank(1, (0,), 0, 0)
