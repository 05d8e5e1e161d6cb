"""The place on which a piece of work was busy is known from its functions."""

from dataclasses import dataclass

from octavo.core.bounds import Excess, over
from octavo.core.diagnostics import Diagnostics, Span
from octavo.core.work_places import excess_reported
from octavo.core.xhtml import element


@dataclass
class Listed:
    span: Span


def busy(depth: int = 3) -> None:
    if depth:
        busy(depth - 1)
    kind = over(Excess.TIME, 30)
    raise kind


def reported(work: object) -> Span | None:
    diagnostics = Diagnostics()

    def of(thing: object) -> object:
        book = Listed(Span("book.yaml", 2))
        busy()
        return thing, book

    with excess_reported("reading", diagnostics):
        of(work)
    (found,) = diagnostics
    assert found.code == "limit-time"
    assert found.message == "reading took more than 30 seconds of processor time"
    return found.span


def test_the_innermost_place_is_named() -> None:
    assert reported(Listed(Span("a.md", 7))) == Span("a.md", 7)
    assert reported(Span("a.md", 8)) == Span("a.md", 8)


def test_the_place_of_an_element_is_that_of_the_one_above_it() -> None:
    tree = element("div", {"data-src": "a.md:9:1"}, content=[element("p", content="x")])
    assert reported(tree[0]) == Span("a.md", 9)


def test_the_list_of_texts_is_named_if_nothing_else_is_known() -> None:
    assert reported(None) == Span("book.yaml", 2)
