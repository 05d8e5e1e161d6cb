"""XHTML trees as text."""

import gc
import time

import pytest
from lxml import etree

from octavo.core.diagnostics import Span
from octavo.core.xhtml import (
    EPUB_TYPE,
    XML_LANG,
    Element,
    add_child,
    append_text,
    classes,
    copy,
    drop,
    element,
    inner,
    local,
    move_content,
    outer,
    parse,
    plain,
    pop_attribute,
    replace,
    set_attribute,
    span_of,
    unwrap,
    words_of,
)


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
    "with several children": "before <b><i>1</i>2<u>3</u>4<i>5</i></b> after <i>6</i>",
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


def test_elements_are_made_with_attributes_content_and_place() -> None:
    place = Span("one.md", 3, 4)
    assert outer(element("p", {"class": "x"}, "text"))[0] == '<p class="x">text</p>'
    assert outer(element("p", {}, element("b", {}, "1")))[0] == "<p><b>1</b></p>"
    assert outer(element("p", None, [element("b"), element("i")]))[0] == "<p><b/><i/></p>"
    assert outer(element("p", span=place))[0] == '<p data-src="one.md:3:4"/>'
    parent = element("div", {}, "before")
    child = add_child(parent, "p", {"id": "i", "lang": "fr"}, place)
    assert parent[0] is child
    made = '<p id="i" lang="fr" xml:lang="fr" data-src="one.md:3:4"/>'
    assert inner(parent) == f"before{made}"


def test_elements_are_in_the_namespace_of_xhtml() -> None:
    made = etree.tostring(element("p", {"epub:type": "x"})).decode()
    assert made == (
        '<p xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" epub:type="x"/>'
    )


def test_attributes_with_a_namespace() -> None:
    node = element("p")
    set_attribute(node, "epub:type", "footnote")
    set_attribute(node, "lang", "de")
    set_attribute(node, "title", "t")
    attributes = {str(name): str(value) for name, value in node.attrib.items()}
    assert attributes == {EPUB_TYPE: "footnote", "lang": "de", XML_LANG: "de", "title": "t"}


def test_the_place_of_an_element_is_its_own_or_that_of_the_nearest_above_it() -> None:
    (outermost,) = parse('<div data-src="a.md:1:2"><p><b data-src="a.md:3:4"><i/></b></p></div>')
    paragraph = outermost[0]
    assert span_of(paragraph) == span_of(outermost) == Span("a.md", 1, 2)
    assert span_of(paragraph[0]) == span_of(paragraph[0][0]) == Span("a.md", 3, 4)
    assert span_of(element("p")) is None


def test_names_without_their_namespace() -> None:
    assert local(element("p")) == "p"
    assert local(etree.fromstring("<p/>")) == "p"
    assert local(etree.Comment("x")) == ""
    assert local(etree.ProcessingInstruction("x")) == ""


def test_a_copy_has_all_of_an_element_and_not_the_text_behind_it() -> None:
    (paragraph,) = parse("<p>a<b>x<i>y</i>z</b> after</p>")
    twin = copy(paragraph[0])
    assert twin.tail is None
    assert outer(twin)[0] == "<b>x<i>y</i>z</b>"
    twin[0].text = "changed"
    assert outer(paragraph)[0] == "<p>a<b>x<i>y</i>z</b> after</p>"


@pytest.mark.parametrize(
    ("written", "content"),
    [
        ("<p/>", ""),
        ('<p title="a/"/>', ""),
        ("<p>/</p>", "/"),
        ("<p>a &gt; b</p>", "a &gt; b"),
        ("<p><b/></p>", "<b/>"),
    ],
)
def test_the_content_of_an_element(written: str, content: str) -> None:
    (node,) = parse(written)
    assert outer(node) == (written, content)


def test_elements_side_by_side_keep_the_text_between_them() -> None:
    first, second = parse("<p>1</p> between <p>2</p>\n")
    assert (first.tail, second.tail) == (" between ", None)
    assert [first.getparent(), second.getparent()] == [None, None]


@pytest.mark.parametrize("text", ["<p>", "<p>&nbsp;</p>", "<p>&x;</p>", "<p", "</r><p/>"])
def test_what_is_not_well_formed_is_refused(text: str) -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parse(text)


def test_what_is_too_deep_is_refused() -> None:
    with pytest.raises(etree.XMLSyntaxError, match="depth"):
        parse("<b>" * 300 + "</b>" * 300)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<p>one <b>two</b> three</p>", "one two three"),
        ("<p>  one\n\t<b> two</b>  </p>", "one two"),
        ("<p>one<br/>two</p>", "one two"),
        ("<p>in<b>sid</b>e</p>", "inside"),
        ('<p>call<a epub:type="noteref">1</a> go<i>e</i>s on</p>', "call goes on"),
        ('<p>link<a epub:type="link">1</a></p>', "link1"),
        ("<p>one<!-- hidden -->two</p>", "onetwo"),
        ("<p/>", ""),
    ],
)
def test_the_words_of_an_element(text: str, said: str) -> None:
    (node,) = parse(text)
    assert plain(node) == said
    assert words_of(node) == said.split()


def test_attributes_are_taken_out() -> None:
    (node,) = parse('<p class="a  b" title="t"/>')
    assert classes(node) == ["a", "b"]
    assert pop_attribute(node, "class") == "a  b"
    assert classes(node) == []
    assert pop_attribute(node, "class") == ""
    assert outer(node)[0] == '<p title="t"/>'


def test_content_is_moved_behind_what_is_there() -> None:
    source, target = parse("<p>1<b>2</b>3<i>4</i>5</p><p>a<b>b</b>c</p>")
    move_content(source, target)
    append_text(target, "6")
    append_text(source, "x")
    assert (inner(source), inner(target)) == ("x", "a<b>b</b>c1<b>2</b>3<i>4</i>56")


def test_half_a_character_is_refused() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parse("<p>A \ud800</p>")


def test_a_large_fragment_is_parsed_as_a_small_one() -> None:
    def written(count: int) -> str:
        nodes = parse(f'<p epub:type="a">{"<i>x</i>" * count}</p> <p>y</p>')
        holder = element("div", content=nodes)
        return inner(holder).replace("<i>x</i>", "", count - 1)

    assert written(20_000) == written(3)


@pytest.mark.parametrize("work", ["parse", "append_text", "unwrap"])
def test_work_on_trees_grows_with_their_size_and_not_faster(work: str) -> None:
    def once(count: int) -> float:
        tree = element("p", content=[element("i", content="x") for _ in range(count)])
        text = f"<div>{'<p><i>x</i></p>' * count}</div>"
        gc.disable()  # which would look through all that other tests have left
        start = time.thread_time()
        if work == "parse":
            parse(text)
        elif work == "unwrap":
            for node in list(tree)[::3]:
                unwrap(node)
        else:
            for _ in range(count):
                append_text(tree, "")
        taken = time.thread_time() - start
        gc.enable()
        return taken

    def seconds(count: int) -> float:  # of the quickest, which other work on the machine has held up least
        return min(once(count) for _ in range(3))

    # Work that grows with the square takes 64 times as long, and such as it should be 8 times.
    assert seconds(80_000) < 25 * seconds(10_000) + 0.1
