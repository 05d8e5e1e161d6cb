"""Page numbers written into XHTML, as often as the pages change."""

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
