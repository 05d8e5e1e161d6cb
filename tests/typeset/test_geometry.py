"""Moving and turning pages."""

from octavo.typeset.geometry import Affine, sideways, upright


def test_upright_shift_counts_down_the_page() -> None:
    assert upright(6, 2).apply(10, 50) == (16, 48)
    assert upright(0, 0).is_identity


def test_sideways_brings_the_head_to_the_left() -> None:
    # A page 100 wide and 60 high, turned onto one 60 wide and 100 high.
    turn = sideways((100, 60), (60, 100), 0, 0)
    top_left, top_right, bottom_left = turn.apply(0, 60), turn.apply(100, 60), turn.apply(0, 0)
    assert top_left == (0, 0)  # reading begins at the foot of the left edge
    assert top_right == (0, 100)
    assert bottom_left == (60, 0)


def test_sideways_centres_a_page_of_another_size() -> None:
    turn = sideways((80, 50), (60, 100), 0, 0)
    assert turn.rectangle(0, 0, 80, 50) == (5, 10, 55, 90)


def test_sideways_shift_is_that_of_the_upright_page() -> None:
    assert sideways((100, 60), (60, 100), 3, 4).apply(0, 60) == (3, -4)


def test_rectangle_stays_upright_when_turned() -> None:
    assert Affine(0, 1, -1, 0, 0, 0).rectangle(1, 2, 5, 8) == (-8, 1, -2, 5)
