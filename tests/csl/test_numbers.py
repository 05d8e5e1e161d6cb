"""Numbers, ranges of pages, and how many things a value names."""

import pytest

from octavo.csl.numbers import is_numeric, is_plural, page_ranges


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
