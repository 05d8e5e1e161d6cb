"""XHTML trees as text."""

import pytest

from octavo.core.xhtml import Element, drop, element, inner, outer, parse, replace, unwrap


def test_element_taken_out_of_its_tree_is_written_without_a_prefix() -> None:
    figure = element("figure", {}, element("span", {}, element("em", {"epub:type": "noteref"}, "a")))
    caption = figure[0]
    drop(caption)
    assert outer(caption)[0] == '<span><em epub:type="noteref">a</em></span>'
    assert inner(caption) == '<em epub:type="noteref">a</em>'


def test_parsed_elements_are_written_as_they_were() -> None:
    (node,) = parse('<p lang="en">one <b>two</b></p>')
    assert outer(node) == ('<p lang="en">one <b>two</b></p>', "one <b>two</b>")


#: A paragraph in which <b> is to go: with text behind it, before it, both, none, and with neighbours.
PLACES = {
    "the first child, text behind it": "<b>x</b> after",
    "the first child, text around it": "before <b>x</b> after",
    "behind another child": "<i>1</i><b>x</b> after",
    "behind another child and its text": "<i>1</i> before <b>x</b> after<i>2</i> end",
    "before another child": "<b>x</b><i>2</i> end",
    "alone": "<b>x</b>",
    "with content of its own": "before <b>x<i>y</i>z</b> after",
    "with an element first": "<b><i>y</i>z</b> after",
    "behind another child, with an element first": "<i>1</i><b><i>y</i></b> after",
    "empty": "before <b/> after",
    "empty, behind another child": "<i>1</i> before <b/> after",
}


def taken(text: str) -> tuple[Element, Element]:
    """A paragraph, and the element <b> in it."""
    (paragraph,) = parse(f"<p>{text}</p>")
    (node,) = (child for child in paragraph if child.tag.endswith("}b"))
    return paragraph, node


@pytest.mark.parametrize("place", PLACES)
def test_what_is_dropped_leaves_the_text_around_it(place: str) -> None:
    paragraph, node = taken(PLACES[place])
    drop(node)
    before, rest = PLACES[place].split("<b", 1)
    after = rest.split("</b>")[1] if "</b>" in rest else rest.split("/>", 1)[1]
    assert inner(paragraph) == before + after
    assert node.tail is None


@pytest.mark.parametrize("place", PLACES)
def test_what_is_unwrapped_leaves_its_content_and_the_text_around_it(place: str) -> None:
    paragraph, node = taken(PLACES[place])
    unwrap(node)
    assert inner(paragraph) == PLACES[place].replace("<b>", "").replace("</b>", "").replace("<b/>", "")


@pytest.mark.parametrize("new", ["", "<u>3</u>", "<u>3</u><u>4</u>"])
@pytest.mark.parametrize("place", PLACES)
def test_what_is_replaced_leaves_the_text_around_it(place: str, new: str) -> None:
    paragraph, node = taken(PLACES[place])
    replace(node, parse(new))
    before, rest = PLACES[place].split("<b", 1)
    after = rest.split("</b>")[1] if "</b>" in rest else rest.split("/>", 1)[1]
    assert inner(paragraph) == before + new + after


def test_an_element_without_a_parent_stays_as_it_is() -> None:
    (alone,) = parse("<p>text<b>x</b></p>")
    drop(alone)
    unwrap(alone)
    assert outer(alone)[0] == "<p>text<b>x</b></p>"
    with pytest.raises(ValueError, match="without a parent"):
        replace(alone, [])
