"""Places in running text, named so that they are found in every form of a book."""

from xml.etree import ElementTree

import pytest
from lxml import etree

from octavo.core.running_text import BlockText, TextNode, Word, count, first_of_source, locate, skip

NAMES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
PRINT = f"""<section id="s" {NAMES}>
<h1 id="h">A Title</h1>
<p data-src="one.md:3:1">Some <em>text</em> with a call<span class="footnote">A note.</span> and
more of it, to page <a data-page-of="h">7</a> end.</p>
<figure id="t"><table><caption>Cap.</caption><tr><td>one</td><td>two</td></tr></table></figure>
</section>"""
EBOOK = f"""<section id="s" {NAMES}><h1 id="h">A Title</h1><p data-src="one.md:3:1">Some <em>text</em> with a
 call<a epub:type="noteref" role="doc-noteref" href="#n">*</a> and more of
<span role="doc-pagebreak" id="p9">9</span>it, to page  end.</p><figure id="t"><figcaption>Cap.</figcaption>
<p aria-hidden="true">It scrolls.</p><div><table><tr>
<td>one</td><td>two</td></tr></table></div></figure></section>"""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("", 0),
        ("two words", 8),
        (" \n\t ", 0),
        ("a\u00a0b", 2),
        ("so\u00adft", 4),
        ("zero\u200bwidth", 9),
        ("stra\u00dfe", 6),
    ],
)
def test_white_space_and_soft_hyphens_do_not_count(text: str, number: int) -> None:
    assert count(text) == number


@pytest.mark.parametrize(
    ("text", "number", "index"),
    [("one two", 0, 0), ("one two", 3, 4), (" one", 0, 1), ("o\u00adne", 1, 2), ("one", 3, 3)],
)
def test_skipping_ends_at_a_character_that_counts(text: str, number: int, index: int) -> None:
    assert skip(text, number) == index


@pytest.mark.parametrize("parse", [ElementTree.fromstring, etree.fromstring])
@pytest.mark.parametrize(
    ("block", "offset", "found"),
    [
        ("#h", 1, "Title"),
        ("one.md:3:1", 0, "Some"),
        ("one.md:3:1", 4, "text"),
        ("one.md:3:1", 8, "with"),
        ("one.md:3:1", 17, "and"),
        ("one.md:3:1", 26, "it,"),
        ("one.md:3:1", 35, "end."),
        ("#t", 0, "Cap."),
        ("#t", 4, "one"),
        ("#t", 7, "two"),
    ],
)
def test_print_and_ebook_agree(parse: object, block: str, offset: int, found: str) -> None:
    assert callable(parse)
    for text in (PRINT, EBOOK):
        place = locate(parse(text), block, offset)
        assert place is not None
        node, index = place
        assert node.text[index:].split()[0] == found


def test_an_unknown_block_is_nowhere() -> None:
    assert locate(ElementTree.fromstring(PRINT), "#nowhere", 0) is None


def test_the_offset_of_a_place_leads_back_to_it() -> None:
    root = ElementTree.fromstring(PRINT)
    block = BlockText(root)
    for node in [TextNode(owner, after) for owner in root.iter() for after in (None, *owner)]:
        for index, character in enumerate(node.text):
            if not character.isspace() and "note" not in node.text and node.text != "7":
                assert block.find(block.offset(node, index)) == (node, index)
    assert block.total == count("A Title Some text with a call and more of it, to page end. Cap. one two")


APART = [
    '<a role="doc-noteref">1</a>',
    '<a epub:type="noteref" href="#n">1</a>',
    '<span class="footnote x">A note.</span>',
    '<aside role="doc-footnote">A note.</aside>',
    '<span role="doc-pagebreak">9</span>',
    '<span epub:type="pagebreak">9</span>',
    '<a data-page-of="h">7</a>',
    '<span data-pages-of="h">7</span>',
    '<p data-continued="yes">again</p>',
    '<span class="locators">7, 9</span>',
    '<span aria-hidden="true">again</span>',
    "<math>x</math>",
]
#: What stands in the text in the same way, and counts.
COUNTED = [
    '<a href="#n">1</a>',
    '<a epub:type="link" role="doc-biblioref">1</a>',
    '<span class="footnotes">1</span>',
    '<span aria-hidden="false">1</span>',
    '<span role="">1</span>',
]


@pytest.mark.parametrize("inside", APART)
def test_what_stands_apart_does_not_count_and_the_text_behind_it_does(inside: str) -> None:
    block = ElementTree.fromstring(f"<p {NAMES}>one {inside}two <em>three</em>four</p>")
    text = BlockText(block)
    assert text.total == 15
    assert text.offset(TextNode(block, block[0]), 0) == 3
    assert text.offset(TextNode(block, block[0]), 2) == 5
    assert text.offset(TextNode(block[0]), 1) == 3, "a place within it is where it stands"
    assert text.find(3) == (TextNode(block, block[0]), 0)
    assert text.find(2) == (TextNode(block), 2)
    assert text.find(6) == (TextNode(block[1]), 0)
    assert text.find(99) == (TextNode(block, block[1]), 4), "the end of the last node"


@pytest.mark.parametrize("inside", COUNTED)
def test_what_is_like_it_counts(inside: str) -> None:
    block = ElementTree.fromstring(f"<p {NAMES}>one {inside}two</p>")
    assert BlockText(block).total == 7
    assert BlockText(block).offset(TextNode(block, block[0]), 0) == 4


def test_offsets_of_nodes_one_after_another() -> None:
    block = ElementTree.fromstring("<p>ab<b/><i>cd</i> e <u>f</u></p>")
    text = BlockText(block)
    bold, italic, under = block
    places = [
        (TextNode(block), 0, 0), (TextNode(block), 1, 1), (TextNode(block), 2, 2),
        (TextNode(bold), 0, 2), (TextNode(block, bold), 0, 2),
        (TextNode(italic), 0, 2), (TextNode(italic), 1, 3), (TextNode(italic), 2, 4),
        (TextNode(block, italic), 0, 4), (TextNode(block, italic), 1, 4), (TextNode(block, italic), 2, 5),
        (TextNode(under), 0, 5), (TextNode(under), 1, 6), (TextNode(block, under), 0, 6),
    ]  # fmt: skip
    assert [text.offset(node, index) for node, index, _ in places] == [offset for *_, offset in places]


def test_the_first_element_of_a_place_in_the_source() -> None:
    root = etree.fromstring(
        '<div><!-- x --><p data-src="a:1:1"><b data-src="a:2:1"/></p><i data-src="a:1:1"/><u/></div>'
    )
    found = first_of_source(root)
    assert {source: node.tag for source, node in found.items()} == {"a:1:1": "p", "a:2:1": "b"}


@pytest.mark.parametrize(
    ("markup", "index", "word"),
    [
        ("one two three", 4, Word("two", 0)),
        ("one two three", 6, Word("two", 2)),
        ("one two\u2014three", 8, Word("three", 0)),
        ("one re\u00adpre\u00adsent", 8, Word("represent", 3)),
        ("well-known", 5, Word("well-known", 5)),
        ("two\u00a0words", 4, Word("words", 0)),
        ("end ", 4, Word("", 0)),
        ("a\ttab", 2, Word("tab", 0)),
        ("two\nlines", 4, Word("lines", 0)),
        ("Xmas X", 0, Word("Xmas", 0)),
        ("aXb", 2, Word("aXb", 2)),
        ("one", 0, Word("one", 0)),
    ],
)
def test_the_word_at_a_place(markup: str, index: int, word: Word) -> None:
    root = ElementTree.fromstring(f"<p>{markup}</p>")
    assert BlockText(root).word(TextNode(root), index) == word


def test_a_word_goes_on_in_other_elements_of_the_line_but_not_in_other_cells() -> None:
    line = ElementTree.fromstring("<p>im<em>port</em>ant <a role='doc-noteref'>1</a>thing</p>")
    assert BlockText(line).word(TextNode(line[0]), 0) == Word("important", 2)
    row = ElementTree.fromstring("<tr><td>one</td><td>two</td></tr>")
    assert BlockText(row).word(TextNode(row[1]), 0) == Word("two", 0)


def test_formulas_do_not_count() -> None:
    maths = "http://www.w3.org/1998/Math/MathML"
    drawn = etree.fromstring(f'<p {NAMES}>so <span><img alt="x squared"/></span> it is</p>')
    written = etree.fromstring(
        f'<p {NAMES}>so <span><math xmlns="{maths}"><mi>x</mi></math></span> it is</p>'
    )
    assert BlockText(drawn).total == BlockText(written).total == 6
    node, index = BlockText(written).find(2)
    assert node.text[index:] == "it is"
