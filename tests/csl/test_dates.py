"""Dates: forms, ranges, seasons, years before and after our era, sorting."""

from typing import Any

import pytest

from octavo.csl.date_parts import sort_value
from tests.csl.works import entries, shown, style

NUMERIC = (
    '><date variable="issued"><date-part name="day" form="numeric-leading-zeros" suffix="."/>'
    '<date-part name="month" form="numeric" suffix="."/><date-part name="year"/></date>'
)


def date(*days: list[int], layout: str = '><date variable="issued" form="text"/>', **more: Any) -> str:
    """Return a date in a style of that layout."""
    return shown(layout, {"issued": {"date-parts": list(days), **more}})


@pytest.mark.parametrize(
    ("days", "text", "numeric"),
    [
        ([[1952, 3, 5]], "March 5, 1952", "05.3.1952"),
        ([[1952, 3]], "March 1952", "3.1952"),
        ([[1952]], "1952", "1952"),
        ([[1952, 3, 5], [1952, 3, 7]], "March 5–7, 1952", "05–07.3.1952"),
        ([[1952, 3, 30], [1952, 4, 2]], "March 30–April 2, 1952", "30.3–02.4.1952"),
        ([[1952, 3, 5], [1953, 3, 7]], "March 5, 1952–March 7, 1953", "05.3.1952–07.3.1953"),
        ([[1952], [1953]], "1952–1953", "1952–1953"),
        ([[1987], [0]], "1987–", "1987–"),
        ([[1952, 13]], "Spring 1952", "Spring.1952"),
        ([[1952, 24]], "Winter 1952", "Winter.1952"),
        ([[1952, 60]], "1952", "1952"),
    ],
)
def test_forms_and_ranges(days: list[list[int]], text: str, numeric: str) -> None:
    assert date(*days) == text
    assert date(*days, layout=NUMERIC) == numeric


def test_a_delimiter_stands_around_the_parts_that_differ() -> None:
    layout = (
        '><date variable="issued" delimiter=" "><date-part name="day" range-delimiter="/"/>'
        '<date-part name="month"/><date-part name="year"/></date>'
    )
    assert date([1952, 3, 5], [1952, 3, 7], layout=layout) == "5/7 March 1952"


def test_dates_in_words_and_seasons() -> None:
    assert (
        shown('><date variable="issued" form="text"/>', {"issued": {"literal": "Easter 1952"}})
        == "Easter 1952"
    )
    assert (
        shown('><date variable="issued" form="text"/>', {"issued": {"raw": "about Easter"}}) == "about Easter"
    )
    assert date([1952], season=2) == "Summer 1952"


def test_years_of_few_figures() -> None:
    assert date([-43]).startswith("43")
    assert date([-43]).endswith("BC")
    assert date([68]).endswith("AD")
    short = '><date variable="issued"><date-part name="year" form="short"/></date>'
    assert date([1952], layout=short) == "52"


def test_an_uncertain_date_is_a_condition() -> None:
    layout = (
        '><choose><if is-uncertain-date="issued"><text value="about "/></if></choose>'
        '<date variable="issued" form="text"/>'
    )
    assert date([1952], layout=layout) == "1952"
    assert date([1952], layout=layout, circa=True) == "about 1952"


def test_dates_sort_by_time_and_ranges_after_their_first_day() -> None:
    days: list[list[list[int]]] = [
        [[-100]],
        [[-44]],
        [[68]],
        [[1952]],
        [[1952], [1953]],
        [[1952, 3]],
        [[1953]],
    ]
    values = [sort_value({"date-parts": one}) for one in days]
    assert values == sorted(values)
    assert len(set(values)) == len(values)
    one, two = {"date-parts": [[1952, 3, 5]]}, {"date-parts": [[1952, 4, 1]]}
    assert sort_value(one, ["year"]) == sort_value(two, ["year"])
    assert sort_value(one, ["year", "month"]) < sort_value(two, ["year", "month"])


def test_dates_of_a_newspaper() -> None:
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


def test_affixes_stand_around_a_range_once() -> None:
    layout = '><date variable="issued"><date-part name="year" prefix="(" suffix=")"/></date>'
    assert date([1952], layout=layout) == "(1952)"
    assert date([1952], [1953], layout=layout) == "(1952–1953)"
    bare = '><date variable="issued"><date-part name="year" range-delimiter=""/></date>'
    assert date([1952], [1953], layout=bare) == "1952–1953"
