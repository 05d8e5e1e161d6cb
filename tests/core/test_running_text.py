"""Places in running text, named so that they are found in every form of a book."""

from xml.etree import ElementTree

import pytest
from lxml import etree

from octavo.core.running_text import BlockText, TextNode, Word, count, locate, skip

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
