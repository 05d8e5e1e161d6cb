"""The places where pages begin, kept in the order of the text.

The pages of a book follow its text but for tables over facing pages, which wait for the next opening, and
displays that were moved on to a page of their own. So a place may go back:

    page             40         41         42 (table)  43 (table)  44
    begins at par.   7          9          8           8           12
    is said to be    7          9          12          12          12

A list of pages in an e-book must follow its text, so a page that would go back begins with the next one.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from octavo.core.pagemap import PageBreak

#: The number of a section, and the steps to a place in it; of two ranks the lower one is earlier in the text.
Rank = tuple[int, ...]


def rank(section: int, path: Sequence[int], node: int | None, index: int) -> Rank:
    """Return the rank of a place; the other arguments are as in ``pagemap.TextPlace``."""
    # The children of an element have odd numbers, and the texts between them even ones.
    steps = (section, *(2 * step + 1 for step in path))
    return steps if node is None else (*steps, 2 * node, index)


def in_order(
    page_breaks: Sequence[PageBreak], ranks: Sequence[Rank | None], weights: Sequence[int]
) -> tuple[PageBreak, ...]:
    """Return the page breaks with places that never go back.

    Of those that would, the ones of the lowest weights get the place of the next page that has one in the
    same section, or none if there is no such page.
    """
    kept = _heaviest(ranks, weights)
    found: list[PageBreak] = []
    following: PageBreak | None = None
    for number, page_break in reversed(list(enumerate(page_breaks))):
        if number in kept:
            following = page_break
        elif page_break.place is not None:
            page_break = _moved_on(page_break, following)
        found.append(page_break)
    return tuple(reversed(found))


def _heaviest(ranks: Sequence[Rank | None], weights: Sequence[int]) -> set[int]:
    """Return the indices of the heaviest ranks that never fall; of equal ones the first."""
    places = [(number, one) for number, one in enumerate(ranks) if one is not None]
    if all(before <= after for (_, before), (_, after) in pairwise(places)):
        return {number for number, _ in places}
    best: list[tuple[int, int]] = []  # for each place the weight up to it, and which place goes before it
    for place, (number, one) in enumerate(places):
        ways = ((best[k][0], -k) for k in range(place) if places[k][1] <= one)
        weight, before = max(ways, default=(0, 1))
        best.append((weight + weights[number], -before))
    place = max(range(len(best)), key=lambda k: (best[k][0], -k))
    kept = set()
    while place >= 0:
        kept.add(places[place][0])
        place = best[place][1]
    return kept


def _moved_on(page_break: PageBreak, following: PageBreak | None) -> PageBreak:
    """Return a page break with the place of another one."""
    own = page_break.place
    if following is None or following.place is None or own is None or following.place.section != own.section:
        return replace(page_break, place=None, word="", split=0, hyphen=False, note="")
    place, word, note = following.place, following.word, following.note
    return replace(
        page_break, place=place, word=word, split=following.split, hyphen=following.hyphen, note=note
    )
