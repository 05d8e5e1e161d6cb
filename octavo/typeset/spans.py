"""Places in the source, kept apart from the documents that are typeset.

A line more at the head of a chapter moves all lines behind it, and those of its notes, whose words are what
they were. So what the engine gets has numbers instead of places, and is the same document as before.
"""

from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from octavo.core.vocabulary import Data
from octavo.core.xhtml import Element
from octavo.typeset.layout import GatheringLayout, GatheringPage, LayoutProblem


def numbered(root: Element) -> tuple[str, tuple[str, ...]]:
    """Return a document as text, each ``data-src`` a number, and the places by their numbers."""
    numbers: dict[str, int] = {}
    nodes = [(node, place) for node in root.iter(etree.Element) if (place := node.get(Data.SRC))]
    for node, place in nodes:
        node.set(Data.SRC, str(numbers.setdefault(place, len(numbers))))
    try:
        return etree.tostring(root, encoding="unicode"), tuple(numbers)
    finally:
        for node, place in nodes:
            node.set(Data.SRC, place)


def with_places(layout: GatheringLayout, places: Sequence[str]) -> GatheringLayout:
    """Return a gathering whose problems and pages name places again and not numbers."""
    if not places:
        return layout
    return replace(
        layout,
        problems=tuple(_problem(problem, places) for problem in layout.problems),
        pages=tuple(_page(page, places) for page in layout.pages),
    )


def _problem(problem: LayoutProblem, places: Sequence[str]) -> LayoutProblem:
    return replace(problem, source=_place(problem.source, places)) if problem.source else problem


def _page(page: GatheringPage, places: Sequence[str]) -> GatheringPage:
    if page.start is None or page.start.place is None or page.start.place.block.startswith("#"):
        return page
    place = replace(page.start.place, block=_place(page.start.place.block, places))
    return replace(page, start=replace(page.start, place=place))


def _place(number: str, places: Sequence[str]) -> str:
    return places[int(number)] if number.isdecimal() and int(number) < len(places) else number
