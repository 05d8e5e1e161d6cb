"""What links of an e-book land on: the thing that they name passes, anything else is named."""

from pathlib import Path

import pytest

from octavo.check.documents.parsed import parse_documents
from octavo.check.documents.targets import check_targets
from octavo.check.epub.checks import check_epub
from octavo.check.findings import Findings
from octavo.check.result import Outcome
from octavo.check.source_places import SourceMap
from tests.check.epubs import GOOD, HEAD, HTML, write_epub
from tests.check.said import said

TEXT = f"""{HEAD}{HTML}<head><title>The Trade</title></head><body>
<section id="trade" epub:type="chapter"><h1><span>2</span> The Trade</h1>
<p><span id="m1"></span>The <a epub:type="glossref" href="back.xhtml#quay">quays</a> are long<a
 epub:type="noteref" href="back.xhtml#n4" id="c4">4</a> and old<a epub:type="noteref"
 href="#f1" id="d1">*</a>.</p>
<p>See <a class="reference" href="#ships">table 2</a>,
<a class="reference" href="#trade">chapter 2</a>,
<a class="reference" href="#trade">\u201cThe Trade,\u201d</a>
<a class="reference" href="back.xhtml#n4">note 4</a>, table
<a class="reference" href="#ships">2</a>, <a class="reference page" href="#ships">77</a>,
<a class="reference" href="back.xhtml">appendix A</a> and <a class="reference" href="#par-7">paragraph 7</a>;
others say so
(<a epub:type="biblioref" href="back.xhtml#oak">Oak 1990, 12</a>; <a epub:type="biblioref"
 href="back.xhtml#oak-2">Oak 1995a</a>; <a epub:type="biblioref" href="back.xhtml#oak-2">Ibid.</a>).</p>
<figure id="ships"><figcaption>Table 2. Ships</figcaption><table><tr><td><span
 id="m2"></span>9</td></tr></table></figure>
<ol><li id="par-7" value="7"><p>7. Boats keep to the right.</p></li></ol>
<p id="m3"></p>
<aside epub:type="footnote" id="f1"><p><a href="#d1">*</a> At the foot<span id="m6"></span>.</p></aside>
</section></body></html>"""

BACK = f"""{HEAD}{HTML}<head><title>Back</title></head><body>
<section epub:type="appendix"><h1><span>Appendix A</span> Lists</h1>
<ol><li epub:type="endnote" id="n4"><a href="text.xhtml#c4" role="doc-backlink">4.</a>
<p id="m4">The fourth.</p></li>
<li epub:type="endnote" id="n5"><a href="text.xhtml#c4" role="doc-backlink">5.</a> <p>The fifth.</p></li></ol>
<dl><dt epub:type="glossterm"><dfn id="quay">Quay</dfn></dt><dd id="wall">A wall.</dd></dl>
<ul><li epub:type="biblioentry" id="oak">Oak, Ann. 1990. <i>Trees</i>. Elm.</li>
<li epub:type="biblioentry" id="oak-2">\u2014\u2014\u2014. 1995a. <i>Leaves</i>. Elm.</li>
<li epub:type="biblioentry" id="fern">Fern, Bob. 1990. <i>Shade</i>. Elm.</li></ul>
<ul epub:type="index-entry-list">
<li epub:type="index-entry" id="i-harbor"><span epub:type="index-term">harbor</span>,
<span epub:type="index-locator-list"><a href="text.xhtml#m1">12</a>, <a href="text.xhtml#m2">13</a>,
<a href="#m4">90n4</a>, <a href="text.xhtml#m6">12n</a></span></li>
<li epub:type="index-entry" id="i-docks"><span epub:type="index-term">docks</span>. <span
 epub:type="index-xref-preferred"><i>See</i> <a href="#i-harbor">harbor</a></span></li></ul>
</section></body></html>"""

FILES = {"text.xhtml": TEXT, "back.xhtml": BACK}


def check(*changes: tuple[str, str]) -> Findings:
    """Check the book after changes, each of a piece that is there once."""
    files = dict(FILES)
    for old, new in changes:
        (name,) = [name for name, text in files.items() if old in text]
        assert files[name].count(old) == 1
        files[name] = files[name].replace(old, new)
    names = frozenset(files)
    return check_targets(
        parse_documents(names, list(files), lambda name: files[name].encode(), SourceMap({}))
    )


def test_links_that_land_on_what_they_name_are_counted() -> None:
    assert check() == Findings(
        (),
        "2 note calls, 4 locators, 1 \u201csee\u201d, 1 link to the glossary, 3 citations, 7 references",
    )


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('href="back.xhtml#n4" id="c4"', 'href="back.xhtml#n5" id="c4"', "leads to note \u201c5\u201d"),
        ('href="text.xhtml#m1"', 'href="text.xhtml#m3"', "leads to a place where there is nothing"),
        ('href="#m4"', 'href="#n5"', "the locator \u201c90n4\u201d leads to note \u201c5\u201d"),
        ('href="#m4"', 'href="#wall"', "the locator \u201c90n4\u201d does not lead into a note"),
        ('href="text.xhtml#m6"', 'href="text.xhtml#m2"', "\u201c12n\u201d does not lead into a note"),
        ('href="#i-harbor">harbor', 'href="#i-docks">harbor', "see harbor\u201d leads to \u201cdocks\u201d"),
        ('href="#i-harbor">harbor', 'href="#wall">harbor', "\u201csee harbor\u201d leads to no entry"),
        ('href="back.xhtml#quay"', 'href="back.xhtml#wall"', "to the glossary does not lead to a term"),
        ('href="back.xhtml#oak"', 'href="back.xhtml#fern"', "1990, 12\u201d leads to \u201cFern, Bob"),
        ('href="back.xhtml#oak"', 'href="back.xhtml#oak-2"', "\u201cOak 1990, 12\u201d leads to"),
        ('href="back.xhtml#oak"', 'href="back.xhtml#wall"', "does not lead to an entry of a bibliography"),
        (">table 2<", ">table 3<", "the reference \u201ctable 3\u201d leads to \u201cTable 2. Ships\u201d"),
        (">chapter 2<", ">chapter 12<", "chapter 12\u201d leads to \u201c2 The Trade\u201d"),
        ("\u201cThe Trade,\u201d", "\u201cThe Shade,\u201d", "\u201d leads to \u201c2 The Trade\u201d"),
        (">note 4<", ">note 5<", "the reference \u201cnote 5\u201d leads to \u201c4. The fourth.\u201d"),
        (">2</a>", ">3</a>", "the reference \u201c3\u201d leads to \u201cTable 2. Ships\u201d"),
        (">appendix A<", ">Anhang B<", "\u201cAnhang B\u201d leads to \u201cAppendix A Lists\u201d"),
        (">paragraph 7<", ">paragraph 8<", "leads to \u201c7. Boats keep to the right.\u201d"),
    ],
)  # fmt: skip
def test_a_link_that_lands_elsewhere_is_named(old: str, new: str, message: str) -> None:
    (found,) = said(check((old, new)))
    assert message in found
    assert found.startswith(("text.xhtml:", "back.xhtml:"))


@pytest.mark.parametrize(
    ("named", "heading", "faults"),
    [
        ("Star Wars: A New Hope", "Star Wars: A New Hope", 0),
        ("films: Star Wars: A New Hope", "Star Wars: A New Hope", 0),
        ("films: Star Wars: A New Hope", "films", 1),
        ("Star Wars: A New Hope", "Star Wars", 1),
    ],
)
def test_a_heading_with_a_colon(named: str, heading: str, faults: int) -> None:
    link = ('href="#i-harbor">harbor', f'href="#i-harbor">{named}')
    term = ('"index-term">harbor', f'"index-term">{heading}')
    assert len(said(check(link, term))) == faults


def test_a_volume_takes_the_names_of_its_work() -> None:
    volume = '<ul><li epub:type="biblioentry" id="v">Stems. 1996. Vol. 1.</li></ul>'
    inside = ("Leaves</i>. Elm.</li>", f"Leaves</i>. Elm.{volume}</li>")
    changes = (inside, ('href="back.xhtml#oak"', 'href="back.xhtml#v"'))
    assert said(check(*changes, ("Oak 1990, 12", "Oak 1996, 12"))) == ()
    (found,) = said(check(*changes, ("Oak 1990, 12", "Fern 1996, 12")))
    assert "leads to \u201cStems. 1996." in found


def test_a_chapter_whose_number_is_a_word_passes() -> None:
    found = check(("<span>2</span> The Trade", "<span>Chapter Two</span> The Trade"))
    assert said(found) == ()


def test_the_topic_is_one_of_the_checks_of_an_epub(tmp_path: Path) -> None:
    one = GOOD["OEBPS/text/one.xhtml"]
    wrong = one.replace('role="doc-noteref" id="c1">1</a>', 'role="doc-noteref" id="c1">2</a>')
    assert wrong != one
    two = GOOD["OEBPS/text/two.xhtml"].replace("<p>A note.", '<p><a href="one.xhtml#c1">1.</a> A note.')
    files = {**GOOD, "OEBPS/text/one.xhtml": wrong, "OEBPS/text/two.xhtml": two}
    results = {result.name: result for result in check_epub(write_epub(tmp_path / "book.epub", files))}
    assert results["EPUB references"].outcome is Outcome.FAILED
    assert said(results["EPUB references"]) == (
        "OEBPS/text/one.xhtml:7: the note call \u201c2\u201d leads to note \u201c1\u201d",
    )


@pytest.mark.parametrize("words", ["1917", "99", "table 12", "\u201cThe Shade\u201d"])
def test_the_words_of_a_plain_link_are_the_authors(words: str) -> None:
    found = check(('<p id="m3"></p>', f'<p id="m3"></p><p><a href="#trade">{words}</a></p>'))
    assert found == check()


@pytest.mark.parametrize(("title", "faults"), [("The Trade", 0), ("The Debts", 1)])
def test_an_empty_place_is_called_by_the_title_of_its_division(title: str, faults: int) -> None:
    place = '<p id="m3"></p>'
    link = f'<p><a class="reference" href="#m3">\u201c{title}\u201d</a></p>'
    assert len(said(check((place, place + link)))) == faults


def test_a_year_that_the_style_leaves_out_of_the_entry_passes() -> None:
    assert (
        said(
            check(
                ("Oak, Ann. 1990. <i>Trees</i>", "Oak, Ann. <i>Trees</i>"), ("Fern, Bob. 1990", "Fern, Bob")
            )
        )
        == ()
    )
