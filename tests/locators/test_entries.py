"""Locators of index entries: sorted, joined to ranges, notes and tables named."""

import pytest

from octavo.core.inclusive_numbers import Inclusive
from octavo.locators.entries import Mark, locators
from octavo.locators.folios import Folios

#: Pages i to x, then 1 to 200.
LABELS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", *map(str, range(1, 201))]


def page(label: str | int) -> int:
    return LABELS.index(str(label))


def printed(*places: tuple[object, ...], style: Inclusive = Inclusive.CHICAGO) -> str:
    """The locators of marks, each (first page, last page, other fields of Mark), as they are read."""
    pages, marks = {}, []
    for number, (first, last, *more) in enumerate(places):
        name = f"m{number}"
        pages[name] = (page(str(first)), page(str(last)))
        marks.append(Mark(name, **(more[0] if more else {})))  # type: ignore[arg-type]
    found = locators(marks, Folios(LABELS, pages, style))
    return ", ".join(one.text + (f"–{one.end}" if one.end else "") for one in found)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([(12, 12)], "12"),
        ([(40, 40), (12, 12)], "12, 40"),
        ([(12, 12), (12, 12)], "12"),
        ([(108, 108), (109, 109)], "108–09"),
        ([(108, 108), (110, 110)], "108, 110"),
        ([(96, 99), (98, 117)], "96–117"),
        ([(96, 117), (98, 99)], "96–117"),
        ([(1, 2), (3, 3), (5, 6)], "1–3, 5–6"),
        ([("ix", "ix"), ("x", "x"), (1, 1)], "ix–x, 1"),
        ([("ix", 2)], "ix–x, 1–2"),
        ([("ix", 2), ("x", "x"), (2, 2), (4, 4)], "ix–x, 1–2, 4"),
    ],
)
def test_pages(places: list[tuple[object, object]], expected: str) -> None:
    assert printed(*places) == expected


def test_a_range_leads_in_its_second_half_to_what_begins_there() -> None:
    pages = {"m": (page("ix"), page(2)), "chapter": (page(1), page(1)), "other": (page(2), page(2))}
    roman, arabic = locators([Mark("m")], Folios(LABELS, pages))
    assert (roman.text, roman.target) == ("ix–x", "m")
    assert (arabic.text, arabic.target) == ("1–2", "chapter")


def test_the_style_of_the_book_shortens() -> None:
    assert printed((108, 109), style=Inclusive.FULL) == "108–109"
    assert printed((108, 109), style=Inclusive.MINIMAL) == "108–9"


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ([(123, 123, {"note": "4"})], "123n4"),
        ([(123, 123, {"note": "4"}), (122, 122), (124, 124)], "122, 123n4, 124"),
        ([(123, 123, {"note": "4"}), (123, 123, {"note": "5"})], "123nn4–5"),
        ([(123, 123, {"note": "9"}), (123, 123, {"note": "4"})], "123nn4, 9"),
        ([(123, 123, {"note": "4"}), (123, 123, {"note": "4"})], "123n4"),
        ([(123, 123, {"note": ""})], "123n"),
        ([(123, 123, {"note": "b"})], "123nb"),
        ([(123, 123), (123, 123, {"note": "4"})], "123, 123n4"),
    ],
)
def test_notes(places: list[tuple[object, ...]], expected: str) -> None:
    assert printed(*places) == expected


def test_the_main_place_and_a_table_are_not_joined_with_others() -> None:
    marks = [Mark("a"), Mark("b", principal=True), Mark("c", display=True)]
    pages = {"a": (page(7), page(7)), "b": (page(8), page(9)), "c": (page(10), page(10))}
    found = locators(marks, Folios(LABELS, pages))
    assert [(one.text, one.principal, one.display) for one in found] == [
        ("7", False, False),
        ("8–9", True, False),
        ("10", False, True),
    ]


def test_a_note_can_be_the_main_place() -> None:
    marks = [Mark("a", "4", principal=True), Mark("b", "4"), Mark("c", "")]
    pages = {"a": (page(7), page(7)), "b": (page(7), page(7)), "c": (page(8), page(8))}
    found = locators(marks, Folios(LABELS, pages))
    assert [(one.text, one.principal) for one in found] == [("7n4", True), ("8n", False)]


def test_a_table_on_a_page_that_is_named_already_is_not_named_again() -> None:
    assert printed((7, 7), (7, 7, {"display": True}), (9, 9, {"display": True})) == "7, 9"


def test_both_ends_of_a_range_of_two_marks_lead_to_their_marks() -> None:
    pages = {"a": (page(8), page(8)), "b": (page(9), page(9)), "c": (page(20), page(22))}
    joined, own = locators([Mark("a"), Mark("b"), Mark("c")], Folios(LABELS, pages))
    assert (joined.text, joined.target, joined.end, joined.end_target) == ("8", "a", "9", "b")
    assert (own.text, own.target, own.end) == ("20–22", "c", "")


def test_a_range_that_ends_within_a_span_is_one_link() -> None:
    """The last page has no mark of its own; a link from its number would lead to where the span begins."""
    pages = {"a": (page(5), page(5)), "b": (page(6), page(8))}
    (found,) = locators([Mark("a"), Mark("b")], Folios(LABELS, pages))
    assert (found.text, found.target, found.end) == ("5–8", "a", "")


def test_a_mark_without_a_page_is_left_out() -> None:
    assert locators([Mark("nowhere")], Folios(LABELS, {})) == ()
