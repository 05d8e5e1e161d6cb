"""Markers of printed pages in the trees of the e-book: each before the first word of its page."""

import re

import pytest
from lxml import etree

from octavo.core.pagemap import Begins, PageBreak, PageMap, PlacedPage, Side, TextPlace
from octavo.core.region import Region
from octavo.core.xhtml import EPUB_TYPE, Element
from octavo.html.page_breaks import Home, mark_pages
from octavo.html.pages import PageKind, PageMarker

NAMES = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
MATHS = '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>'


def document(body: str) -> Element:
    return etree.fromstring(f"<html {NAMES}><head><title>T</title></head><body>{body}</body></html>")


def section(body: str) -> Element:
    return document(f'<section id="s" data-src="one.md:1:1">{body}</section>')


def page(index: int, label: str = "", blank: bool = False, section: str = "s") -> PlacedPage:
    side = Side.VERSO if index % 2 else Side.RECTO
    region = Region.BODY if (label or "1").isdecimal() else Region.FRONT
    return PlacedPage(index, label or str(index + 1), side, region, section, blank)


def turn(
    index: int, block: str, offset: int = 0, word: str = "", split: int = 0, begins: Begins = Begins.TEXT
) -> PageBreak:
    """A page that begins with a character of a block of the section "s"."""
    node = None if begins is Begins.DISPLAY and not word else 0
    place = TextPlace("s", block, offset, (), node, 0)
    return PageBreak(index, begins, place, word, split)


def pagemap(*turns: PageBreak) -> PageMap:
    return PageMap(tuple(page(one.page) for one in turns), {}, turns)


def marked(tree: Element, *turns: PageBreak, **more: bool) -> str:
    """The body, with markers, as text: "[2]" for that of page 2, "[(2)]" for one hidden from voices."""
    mark_pages({"s.xhtml": tree}, {"s": Home("s.xhtml", "s")}, pagemap(*turns), **more)
    return shown(tree)


def shown(tree: Element) -> str:
    for marker in list(tree.iter("{*}span", "{*}i")):
        if marker.get("role") == "doc-pagebreak":
            assert len(marker) == 0
            assert not marker.text
            hidden = " hidden" if marker.get("aria-hidden") == "true" else ""
            marker.tag, marker.attrib["role"] = "pagebreak", f"{marker.get('title', '')}{hidden}"
            for name in (EPUB_TYPE, "id", "title", "aria-hidden"):
                marker.attrib.pop(name, None)  # type: ignore[call-overload]
    text = etree.tostring(tree[1][0], encoding="unicode")
    text = text[text.index(">") + 1 : text.rindex("</")]
    text = re.sub('<pagebreak (?:xmlns="" )?role="([1-9]) hidden"/>', r"[(\1)]", text)
    text = re.sub('<pagebreak (?:xmlns="" )?role="([1-9])"/>', r"[\1]", text)
    return text.replace(' xmlns="http://www.w3.org/1999/xhtml"', "")


def test_a_marker_has_the_attributes_that_readers_look_for() -> None:
    tree = section('<p id="p">one two</p>')
    (made,) = mark_pages(
        {"s.xhtml": tree}, {"s": Home("s.xhtml", "s")}, pagemap(turn(0, "#p", 3, "two")), epub=True
    )
    (marker,) = tree.iter("{*}span")
    found = {EPUB_TYPE: "pagebreak", "role": "doc-pagebreak", "id": "page-1", "title": "1"}
    assert dict(marker.items()) == found
    assert made == PageMarker("1", "s.xhtml", "page-1", "s.xhtml#page-1", PageKind.NORMAL, 1)


def test_a_site_has_no_types_of_epub() -> None:
    tree = section('<p id="p">one</p>')
    mark_pages({"s": tree}, {"s": Home("s", "s")}, pagemap(turn(0, "#p", 0, "one")), epub=False)
    (marker,) = tree.iter("{*}span")
    assert (marker.get("role"), marker.get(EPUB_TYPE)) == ("doc-pagebreak", None)


def test_between_two_words_and_before_a_divided_one() -> None:
    tree = section('<p id="p">one two represent four</p>')
    found = marked(tree, turn(0, "#p", 3, "two"), turn(1, "#p", 11, "represent", 5, Begins.WORD))
    assert found == '<p id="p">one [1]two [2]represent four</p>'


def test_a_divided_word_of_several_elements() -> None:
    tree = section('<p id="p">one im<em>port</em>ant <b>ma<i>tt</i>er</b> end</p>')
    found = marked(
        tree, turn(0, "#p", 8, "important", 5, Begins.WORD), turn(1, "#p", 16, "matter", 4, Begins.WORD)
    )
    assert found == '<p id="p">one [1]im<em>port</em>ant [2]<b>ma<i>tt</i>er</b> end</p>'


def test_the_marker_stands_before_a_heading_and_is_no_part_of_its_name() -> None:
    head = '<header class="opener"><h1 id="h"><span class="number">3</span> <span>Title</span></h1></header>'
    found = marked(section(f"{head}<p>text</p>"), turn(0, "#h", 0, "3", begins=Begins.BLOCK))
    assert found == head.replace("<h1", "[1]<h1") + "<p>text</p>"


def test_lists_verse_and_definitions() -> None:
    tree = section(
        '<ul><li id="a"><p>one</p></li></ul><ol><li id="b">two</li></ol>'
        '<div id="v"><p class="line">three</p></div><dl><dt><dfn id="d">four</dfn></dt>'
        '<dd id="e">five</dd></dl>'
    )
    names = ("a", "b", "v", "d", "e")
    words = ("one", "two", "three", "four", "five")
    turns = [turn(n, f"#{name}", 0, word) for n, (name, word) in enumerate(zip(names, words, strict=True))]
    assert marked(tree, *turns) == (
        '<ul><li id="a"><p>[1]one</p></li></ul><ol><li id="b">[2]two</li></ol>'
        '<div id="v"><p class="line">[3]three</p></div><dl><dt>[4]<dfn id="d">four</dfn></dt>'
        '<dd id="e">[5]five</dd></dl>'
    )


def test_a_row_gets_the_marker_in_its_first_cell() -> None:
    rows = '<tr><td></td><td id="c">one</td></tr><tr><td>two</td><td>three</td></tr>'
    tree = section(f'<figure id="t"><table><tbody>{rows}</tbody></table></figure>')
    found = marked(
        tree,
        turn(0, "#t", 0, "one", begins=Begins.ROW),
        turn(1, "#t", 6, "three", begins=Begins.TEXT),
    )
    expected = '<tr><td>[1]</td><td id="c">one</td></tr><tr><td>two</td><td>[2]three</td></tr>'
    assert found == f'<figure id="t"><table><tbody>{expected}</tbody></table></figure>'


def test_the_right_hand_page_of_a_table_begins_with_its_own_column() -> None:
    head = '<tr><th id="a">Left</th><th id="b">Right</th></tr>'
    tree = section(f'<figure id="t"><table><thead>{head}</thead></table></figure>')
    found = marked(
        tree, turn(0, "#a", 0, "Left", begins=Begins.PLATE), turn(1, "#b", 0, "Right", begins=Begins.PLATE)
    )
    assert found.startswith('<figure id="t">[1]<table>')
    assert '<th id="a">Left</th><th id="b">[(2)]Right</th>' in found


def test_pictures_formulas_and_ornaments() -> None:
    tree = section(
        f'<figure id="f"><img src="a.png" alt="A"/><figcaption>Cap</figcaption></figure>'
        f'<p id="p">so <span class="formula">{MATHS}</span> it is</p><hr data-src="one.md:9:1"/><p>end</p>'
    )
    found = marked(
        tree,
        turn(0, "#f", begins=Begins.DISPLAY),
        turn(1, "#p", 2, begins=Begins.DISPLAY),
        turn(2, "one.md:9:1", begins=Begins.DISPLAY),
    )
    assert '<figure id="f">[1]<img' in found
    assert 'so [2]<span class="formula">' in found
    assert '[3]<hr data-src="one.md:9:1"/>' in found


def test_calls_of_notes_and_what_only_the_e_book_has_do_not_count() -> None:
    call = '<a epub:type="noteref" role="doc-noteref" href="#n">*</a>'
    tree = section(f'<p id="p">one{call} two <span data-page-of="x">17</span> three</p>')
    found = marked(tree, turn(0, "#p", 6, "three"))
    assert found.endswith("17</span> [1]three</p>")
    assert "[1]" not in found[: found.index("17")]


def test_index_marks_stand_behind_the_marker_of_the_page_of_their_word() -> None:
    tree = section('<p id="p">one<span id="a"/> <span id="b"/>two <span id="c">three</span></p>')
    found = marked(tree, turn(0, "#p", 3, "two"), turn(1, "#p", 6, "three"))
    assert found == '<p id="p">one<span id="a"/> [1]<span id="b"/>two [2]<span id="c">three</span></p>'


def test_a_mark_behind_a_word_stays_with_it() -> None:
    tree = section('<p id="p">one<span id="a"/> two</p>')
    assert marked(tree, turn(0, "#p", 3, "two")) == '<p id="p">one<span id="a"/> [1]two</p>'


TYPES = 'xmlns:epub="http://www.idpf.org/2007/ops"'
NAV = f'<nav {TYPES} epub:type="toc"><h2 id="h">Contents</h2><ol>{{}}</ol></nav>'


@pytest.mark.parametrize(
    ("body", "block", "word", "offset", "expected"),
    [
        (
            '<p id="p"><a href="#x">one two</a></p>',
            "p",
            "one",
            0,
            '<p id="p">[1]<a href="#x">one two</a></p>',
        ),
        (
            '<p id="p"><a href="#x">one two</a></p>',
            "p",
            "two",
            3,
            '<p id="p"><a href="#x">one [(1)]two</a></p>',
        ),
        ('<p id="p"><a id="x">one two</a></p>', "p", "two", 3, '<p id="p"><a id="x">one [1]two</a></p>'),
        ('<h2 id="h">one two</h2>', "h", "two", 3, '<h2 id="h">one [(1)]two</h2>'),
        (
            '<div><hgroup><h2 id="h">one</h2></hgroup></div>',
            "h",
            "one",
            0,
            '<div>[1]<hgroup><h2 id="h">one</h2></hgroup></div>',
        ),
        ('<ul><li><h2 id="h">one</h2></li></ul>', "h", "one", 0, '<ul><li>[1]<h2 id="h">one</h2></li></ul>'),
        ('<h2 id="h">1<em>one</em></h2>', "h", "1one", 0, '[1]<h2 id="h">1<em>one</em></h2>'),
        (
            '<nav><ol><li id="l"><a href="#x">one</a></li></ol></nav>',
            "l",
            "one",
            0,
            '<nav><ol><li id="l">[1]<a href="#x">one</a></li></ol></nav>',
        ),
        (
            '<figure id="f"><figcaption><span>one</span></figcaption><p>two</p></figure>',
            "f",
            "one",
            0,
            '[1]<figure id="f"><figcaption><span>one</span></figcaption><p>two</p></figure>',
        ),
        (
            '<figure id="f"><p>two</p><figcaption>one</figcaption></figure>',
            "f",
            "one",
            3,
            '<figure id="f"><p>two</p><figcaption>[(1)]one</figcaption></figure>',
        ),
        (
            '<table id="t"><caption>one</caption><tr><td>two</td></tr></table>',
            "t",
            "one",
            0,
            '[1]<table id="t"><caption>one</caption><tr><td>two</td></tr></table>',
        ),
        (
            '<details><summary id="s1">one</summary></details>',
            "s1",
            "one",
            0,
            '[1]<details><summary id="s1">one</summary></details>',
        ),
        (
            '<aside aria-labelledby="n"><p id="n">one</p></aside>',
            "n",
            "one",
            0,
            '<aside aria-labelledby="n">[1]<p id="n">one</p></aside>',
        ),
        (
            '<dl><dt id="d">one</dt><dd>two</dd></dl>',
            "d",
            "one",
            0,
            '<dl><dt id="d">[1]one</dt><dd>two</dd></dl>',
        ),
    ],
)
def test_no_name_has_a_page_in_it(body: str, block: str, word: str, offset: int, expected: str) -> None:
    begins = Begins.BLOCK if not offset else Begins.TEXT
    assert marked(section(body), turn(0, f"#{block}", offset, word, begins=begins)) == expected


def test_a_block_that_begins_with_a_number_of_a_page() -> None:
    body = '<p id="p"><a href="#x"><span data-pages-of="x y">pp. 3–9</span></a> tell</p>'
    whole = marked(section(body), turn(0, "#p", 0, "tell", begins=Begins.BLOCK))
    assert whole == body.replace("<a", "[1]<a")
    inside = marked(section(body.replace("<a", "so <a")), turn(0, "#p", 2, "tell"))
    assert inside == body.replace("<a", "so <a").replace("tell", "[1]tell")


def test_a_row_whose_head_is_first() -> None:
    rows = "".join(f'<tr><th scope="row" id="r{n}">h{n}</th><td>{n}</td></tr>' for n in (1, 2))
    tree = section(f'<figure id="t"><table><tbody>{rows}</tbody></table></figure>')
    found = marked(
        tree, turn(0, "#t", 0, "h1", begins=Begins.ROW), turn(1, "#r2", 0, "h2", begins=Begins.ROW)
    )
    assert found.startswith('<figure id="t">[1]<table><tbody><tr><th scope="row" id="r1">h1<')
    assert '<th scope="row" id="r2">[(2)]h2<' in found


def test_lines_and_heading_of_the_contents() -> None:
    entries = "".join(f'<li id="l{n}"><a href="#x">e{n}</a></li>' for n in (1, 2))
    tree = section(NAV.format(entries))
    found = marked(tree, turn(0, "#h", 0, "Contents", begins=Begins.BLOCK), turn(1, "#l2", 0, "e2"))
    assert found.startswith("[1]<nav")
    assert '<li id="l2"><a href="#x">[(2)]e2</a></li>' in found


def test_a_page_with_no_text_of_its_own_at_the_end_of_a_heading() -> None:
    tree = section('<header><h1 id="h">one</h1></header>')
    whole = PageMap((page(0), page(1)), {}, (turn(0, "#h", 0, "one"), PageBreak(1, Begins.TEXT)))
    mark_pages({"s": tree}, {"s": Home("s", "s")}, whole)
    assert shown(tree) == '<header>[1]<h1 id="h">one</h1>[2]</header>'


def test_a_line_of_contents_may_not_have_an_empty_span() -> None:
    tree = section(NAV.format('<li id="l"><a href="#x">one</a></li>'))
    mark_pages({"s": tree}, {"s": Home("s", "s")}, pagemap(turn(0, "#l", 0, "one")))
    assert [node.get("id") for node in tree.iter("{*}i")] == ["page-1"]


def test_inside_notes_and_by_their_source() -> None:
    tree = section(
        '<ol><li id="n" epub:type="endnote"><a class="note-mark" href="#c">1.</a> '
        '<div><p data-src="n.md:1:1">one two</p></div></li></ol>'
    )
    found = marked(tree, turn(0, "#n", 0, "1."), turn(1, "n.md:1:1", 3, "two"))
    assert '<li id="n" epub:type="endnote">[1]<a class="note-mark"' in found.replace(
        ' xmlns:epub="http://www.idpf.org/2007/ops"', ""
    )
    assert ">one [2]two</p>" in found


def test_two_pages_that_begin_in_one_place_keep_their_order() -> None:
    tree = section('<p id="p">one two</p>')
    assert marked(tree, turn(0, "#p", 3, "two"), turn(1, "#p", 3, "two")) == '<p id="p">one [1][2]two</p>'


def test_a_letter_more_or_less_than_in_print_does_no_harm() -> None:
    tree = section('<p id="p">1. one two two three</p>')
    found = marked(tree, turn(0, "#p", 1, "one"), turn(1, "#p", 12, "three", 2, Begins.WORD))
    assert found == '<p id="p">1. [1]one two two [2]three</p>'


def test_the_beginning_of_a_division_for_a_block_that_it_has_not() -> None:
    assert marked(section("<h1>one</h1>"), turn(0, "#elsewhere", 4, "two")) == "[1]<h1>one</h1>"


def test_blank_pages_have_no_marker_and_others_have_one_in_any_case() -> None:
    tree = section('<p id="p">one two</p><p>three <em>four</em></p><aside class="footnote">Note</aside>')
    place = turn(3, "#p", 3, "two")
    turns = (
        PageBreak(0, Begins.EMPTY),
        PageBreak(1, Begins.EMPTY),
        PageBreak(2, Begins.EMPTY),
        place,
        PageBreak(4, Begins.EMPTY),
    )
    pages = (page(0), page(1, blank=True), page(2), page(3), page(4))
    made = mark_pages({"s": tree}, {"s": Home("s", "s")}, PageMap(pages, {}, turns))
    assert [one.label for one in made] == ["1", "3", "4", "5"]
    assert shown(tree) == (
        '<p id="p">one [1][3][4]two</p><p>three <em>four</em>[5]</p><aside class="footnote">Note</aside>'
    )


def test_pages_of_divisions_that_are_not_there_stand_at_the_nearest_page() -> None:
    tree = section('<p id="p">one</p>')
    pages = (page(0, section="gone"), page(1), page(2, section="gone"))
    turns = (PageBreak(0, Begins.EMPTY), turn(1, "#p", 0, "one"), PageBreak(2, Begins.EMPTY))
    made = mark_pages({"s": tree}, {"s": Home("s", "s")}, PageMap(pages, {}, turns))
    assert [one.href for one in made] == ["s#page-1", "s#page-2", "s#page-3"]
    assert shown(tree) == '<p id="p">[1][2][3]one</p>'


def test_markers_keep_the_order_of_the_pages_where_it_is_asked_for() -> None:
    body = '<p id="a">one</p><p id="b">two</p><p id="c">three</p>'
    turns = (turn(0, "#b", 0, "two"), turn(1, "#a", 0, "one"), turn(2, "#c", 0, "three"))
    assert marked(section(body), *turns) == '<p id="a">one</p><p id="b">[1]two</p><p id="c">[2][3]three</p>'
    found = marked(section(body), *turns, in_order=False)
    assert found == '<p id="a">[2]one</p><p id="b">[1]two</p><p id="c">[3]three</p>'


def test_ids_of_the_book_are_left_alone() -> None:
    tree = section('<p id="page-1">one</p><p id="page2-1">two</p>')
    (made,) = mark_pages({"s": tree}, {"s": Home("s", "s")}, pagemap(turn(0, "#page-1", 0, "one")))
    assert made.id == "page3-1"


@pytest.mark.parametrize(
    ("index", "label", "kind", "number"),
    [(0, "i", PageKind.FRONT, 1), (11, "xii", PageKind.FRONT, 12), (20, "7", PageKind.NORMAL, 7)],
)
def test_kinds_of_page_numbers(index: int, label: str, kind: PageKind, number: int) -> None:
    tree = section('<p id="p">one</p>')
    pages = [page(n, "x" * 9 + str(n), blank=True) for n in range(index)]
    turns = [PageBreak(n, Begins.EMPTY) for n in range(index)]
    whole = PageMap((*pages, page(index, label)), {}, (*turns, turn(index, "#p", 0, "one")))
    (made,) = mark_pages({"s": tree}, {"s": Home("s", "s")}, whole)
    assert (made.label, made.kind, made.number) == (label, kind, number)


def test_the_points_behind_numbers_which_print_has_not_are_allowed_for() -> None:
    body = (
        '<ol id="list"><li><span class="number">1.</span> Sea</li><li><span class="number">2.</span> Air</li>'
        '<li><span class="number">3.</span> A</li><li>The A</li><li>The B</li></ol>'
    )
    # In print "1 Sea", "2 Air", "3 A" and "The A", 14 letters and figures, stand before "The B". The e-book
    # has 17 characters before it, and 13 before "The A".
    found = marked(section(body), turn(0, "#list", 14, "The"))
    assert found.endswith("<li>The A</li><li>[1]The B</li></ol>")
