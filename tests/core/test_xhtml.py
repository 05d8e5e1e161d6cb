"""XHTML trees as text."""

from octavo.core.xhtml import drop, element, inner, outer, parse


def test_element_taken_out_of_its_tree_is_written_without_a_prefix() -> None:
    figure = element("figure", {}, element("span", {}, element("em", {"epub:type": "noteref"}, "a")))
    caption = figure[0]
    drop(caption)
    assert outer(caption)[0] == '<span><em epub:type="noteref">a</em></span>'
    assert inner(caption) == '<em epub:type="noteref">a</em>'


def test_parsed_elements_are_written_as_they_were() -> None:
    (node,) = parse('<p lang="en">one <b>two</b></p>')
    assert outer(node) == ('<p lang="en">one <b>two</b></p>', "one <b>two</b>")
