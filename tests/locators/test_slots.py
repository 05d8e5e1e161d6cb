"""Page numbers written into XHTML, as often as the pages change."""

import pytest

from octavo.core.xhtml import Element, inner, parse
from octavo.locators import Folios, fill, slots

LABELS = ["i", "ii", "1", "2", "3", "4"]
PAGES = {"a": (2, 2), "b": (3, 4), "c": (1, 1)}


def tree(content: str) -> Element:
    (node,) = parse(f"<div>{content}</div>")
    return node


def written(content: str) -> str:
    node = tree(content)
    fill(node, Folios(LABELS, PAGES))
    return inner(node)


def test_the_page_of_an_id() -> None:
    assert written('<a href="#a" data-page-of="a"/>') == '<a href="#a" data-page-of="a">1</a>'
    assert written('<a data-page-of="none">9</a>') == '<a data-page-of="none"></a>'


def test_the_pages_of_several_ids() -> None:
    assert ">1–3<" in written('<span data-pages-of="b a"/>')
    assert ">ii, 1<" in written('<span data-pages-of="a c"/>')


def test_one_page_and_several_have_words_of_their_own() -> None:
    words = 'data-one="p. " data-several="pp. "'
    assert ">pp. 1–3<" in written(f'<span data-pages-of="b a" {words}/>')
    assert ">p. 1<" in written(f'<span data-pages-of="a a" {words}/>')
    assert "></span>" in written(f'<span data-pages-of="none" {words}/>')


@pytest.mark.parametrize(
    ("seen_from", "where", "text", "elsewhere"),
    [
        ("r1", "above", "p. 2 below", "p. 2"),
        ("r2", "above", "p. 2 above", "p. 2 above"),
        ("r3", "below", "p. 2 above", "p. 2"),
        ("line", "below", "p. 2 below", "p. 2 below"),
        ("nowhere", "above", "p. 2 above", "p. 2 above"),
    ],
)
def test_what_moves_is_above_or_below_by_its_page_and_height(
    seen_from: str, where: str, text: str, elsewhere: str
) -> None:
    pages = {"t": (1, 1), "r1": (0, 0), "r2": (2, 2), "r3": (1, 1), "line": (1, 1)}
    tops = {"t": 100.0, "r1": 500.0, "r2": 40.0, "r3": 130.0, "line": 102.0}
    folios = Folios(["1", "2", "3"], pages, tops=tops)
    words = f'data-where="{where}" data-above="p. % above" data-below="p. % below"'
    slot = f'<span data-page-of="t" data-from="{seen_from}" {words}'
    for node, wanted in ((tree(f"{slot}/>"), text), (tree(f'{slot} data-one="p. %"/>'), elsewhere)):
        fill(node, folios)
        assert "".join(map(str, node.itertext())) == wanted


def test_an_index_entry() -> None:
    marks = '<a data-locator="b"/><a data-locator="c" class="principal"/>'
    marks += '<a data-locator="a" data-in-display="table"/>'
    assert written(f'<span class="locators">{marks}</span>') == (
        '<span class="locators"><strong class="principal"><a href="#c" class="locator">ii</a></strong>, '
        '<em class="display"><a href="#a" class="locator">1</a></em>, '
        '<a href="#b" class="locator">2–3</a></span>'
    )


def test_slots_are_written_again_when_pages_change() -> None:
    node = tree('<span class="locators"><a data-locator="a"/><a data-locator="b"/></span>')
    (slot,) = slots(node)
    slot.guess({"a": "000", "b": "000"})
    assert slot.text == "000, 000"
    slot.write(Folios(LABELS, PAGES))
    assert slot.text == slot.wanted(Folios(LABELS, PAGES)) == "1–3"
    later = Folios(LABELS, {"a": (2, 2), "b": (5, 5)})
    assert slot.wanted(later) == "1, 4"
    slot.write(later)
    assert slot.text == "1, 4"
