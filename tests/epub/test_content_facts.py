"""What is read from finished documents."""

import zlib

import pytest
from lxml import etree

from octavo.core.accessibility import DocumentPicture, Facts
from octavo.core.xhtml import Element
from octavo.epub import content
from octavo.html.pages import Asset, RenderedDocument
from tests.epub.epub_sample import xhtml

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>'
MATH = '<math xmlns="http://www.w3.org/1998/Math/MathML" {}><mi>x</mi></math>'


def root(body: str) -> Element:
    """The tree of a document with that body."""
    return content.read(RenderedDocument("a.xhtml", "A", xhtml("A", body)))


def facts_of(*roots: Element) -> Facts:
    return content.facts([content.facts_of(each) for each in roots], [])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>text</p>", ()),
        (f"<p>{SVG}</p>", ("svg",)),
        ('<p><img src="a.svg" alt=""/></p>', ()),
        ('<math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math>', ("mathml",)),
        ('<nav epub:type="toc"><ol><li>x</li></ol></nav>', ("nav",)),
        ('<nav epub:type="page-list"><ol><li>x</li></ol></nav>', ()),
        ('<p><img src="https://example.org/a.png" alt="a"/></p>', ("remote-resources",)),
        ('<p><a href="https://example.org/">link</a></p>', ()),
        ('<p onclick="go()">x</p>', ("scripted",)),
        ("<script>go()</script>", ("scripted",)),
    ],
)
def test_manifest_properties(body: str, expected: tuple[str, ...]) -> None:
    assert content.properties(root(body)) == expected


def test_entities_are_not_resolved() -> None:
    data = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><p>&x;</p></html>'
    tree = content.read(RenderedDocument("a.xhtml", "A", data))
    assert b"file:" not in etree.tostring(tree)
    assert (tree.findtext("p") or "") == ""


@pytest.mark.parametrize(
    ("body", "pictures", "described"),
    [
        ('<img src="a.png" alt="A map"/>', 1, 1),
        ('<img src="a.png" alt=" "/>', 1, 0),
        ('<img src="a.png"/>', 1, 0),
        ('<img src="a.png" alt=""/>', 0, 0),
        ('<img src="a.png" alt="" role="presentation" class="undescribed"/>', 1, 0),
        ('<img src="a.png" alt="The caption" class="undescribed"/>', 1, 0),
        ('<img src="a.png" role="presentation"/>', 0, 0),
        (SVG, 1, 0),
        (SVG.replace("<circle", "<title>Dot</title><circle"), 1, 1),
        (SVG.replace("<svg", '<svg aria-label="Dot"'), 1, 1),
        (SVG.replace("<svg", '<svg aria-hidden="true"'), 0, 0),
    ],
)
def test_pictures_and_their_descriptions(body: str, pictures: int, described: int) -> None:
    facts = facts_of(root(body))
    assert (facts.pictures, facts.described) == (pictures, described)


def test_pictures_are_listed_with_their_texts() -> None:
    body = (
        '<img src="a.png" alt="A  map" aria-describedby="d"/><p id="d">Longer.</p><img src="b.png" alt=""/>'
    )
    facts = content.facts_of(root(body + '<img src="c.png" aria-details="gone"/>'), "text/a.xhtml")
    assert facts.shown == (
        DocumentPicture("text/a.xhtml", "a.png", "A map", explained=True),
        DocumentPicture("text/a.xhtml", "b.png", "", decorative=True),
        DocumentPicture("text/a.xhtml", "c.png", ""),
    )
    assert (facts.pictures, facts.described, facts.explained) == (2, 1, 1)


def test_facts_of_several_documents_are_joined() -> None:
    pages = [
        root('<h1>A</h1><img src="a.png" alt="a"/><span epub:type="pagebreak" id="p"/>'),
        root(
            '<img src="b.png"/><nav epub:type="page-list"><ol><li><a href="a.xhtml#p">1</a></li></ol></nav>'
            '<section epub:type="index"/>'
        ),
    ]
    facts = facts_of(*pages)
    assert (facts.pictures, facts.described, facts.headings, facts.links) == (2, 1, 1, 1)
    assert (facts.page_list, facts.page_breaks, facts.index, facts.aria) == (1, 1, True, False)
    assert [picture.source for picture in facts.shown] == ["a.png", "b.png"]


@pytest.mark.parametrize(
    ("body", "jumps"),
    [
        ("<h2>a</h2><h3>b</h3><h2>c</h2>", 0),
        ("<h1>a</h1><h3>b</h3>", 1),
        ("<h1>a</h1><h2>b</h2><h4>c</h4><h6>d</h6>", 2),
        ("<h3>a</h3><h1>b</h1>", 0),
    ],
)
def test_ranks_of_headings_that_are_skipped(body: str, jumps: int) -> None:
    assert content.facts_of(root(body)).jumps == jumps


def test_tables_and_their_heads() -> None:
    cell = "<tr><td>x</td></tr>"
    facts = facts_of(
        root(f"<table><tr><th>a</th></tr>{cell}</table><table>{cell}</table>"),
        root(f'<table role="presentation">{cell}</table>'),
    )
    assert (facts.tables, facts.headed) == (2, 1)


@pytest.mark.parametrize(
    ("body", "formulas", "mathml", "spoken"),
    [
        (MATH.format('alttext="x"'), 1, 1, 1),
        (MATH.format(""), 1, 1, 0),
        ('<img class="formula" src="f.svg" alt="x squared"/>', 1, 0, 1),
        ('<img role="math" src="f.svg"/>', 1, 0, 0),
        ('<img src="f.svg" alt="a map"/>', 0, 0, 0),
    ],
)
def test_formulas(body: str, formulas: int, mathml: int, spoken: int) -> None:
    facts = facts_of(root(body))
    assert (facts.formulas, facts.mathml, facts.spoken) == (formulas, mathml, spoken)


def test_formulas_that_hold_their_tex() -> None:
    tex = '<annotation encoding="application/x-tex">x</annotation>'
    held = MATH.format("").replace("<mi>x</mi>", f"<semantics><mi>x</mi>{tex}</semantics>")
    assert facts_of(root(held + MATH.format(""))).latex == 1


def test_languages_of_passages() -> None:
    facts = facts_of(
        root('<p><i lang="de">Zug</i> <i xml:lang="ru" lang="ru">поезд</i></p><p lang="de">Ja</p>')
    )
    assert facts.languages == ("de", "ru", "de")


@pytest.mark.parametrize(
    ("rule", "fixed"),
    [
        ("font-size: 12pt", True),
        ("line-height:16PX", True),
        ("font-size: 0.9em", False),
        ("margin: 12px", False),
    ],
)
def test_fixed_type(rule: str, fixed: bool) -> None:
    sheet = Asset("a.css", "text/css", f"p {{ {rule} }}".encode())
    assert content.facts([], [sheet]).fixed_type is fixed
    assert facts_of(root(f'<p style="{rule}">x</p>')).fixed_type is fixed


@pytest.mark.parametrize(
    ("rule", "moving", "coloured"),
    [
        ("a { animation: turn 2s }", True, False),
        ("@keyframes turn { to { top: 0 } }", True, False),
        ("body { background-attachment: fixed }", True, False),
        ("p { color: #777 }", False, True),
        ("p { color: inherit; border-color: red; background-color: transparent }", False, False),
    ],
)
def test_what_style_sheets_do(rule: str, moving: bool, coloured: bool) -> None:
    facts = content.facts([], [Asset("a.css", "text/css", rule.encode())])
    assert (facts.moving, facts.coloured) == (moving, coloured)


def test_moving_pictures() -> None:
    moving = Asset("a.svg", "image/svg+xml", SVG.replace("<circle", "<animate/><circle").encode())
    assert content.facts([], [moving]).moving
    assert not content.facts([], [Asset("a.svg", "image/svg+xml", SVG.encode())]).moving
    assert facts_of(root("<p><canvas></canvas></p>")).moving


def test_a_picture_of_any_size_is_no_end() -> None:
    png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
    for side in (10_000, 60_000):
        head = png[12:] + side.to_bytes(4, "big") * 2 + b"\x08\0\0\0\0"
        data = png[:12] + head + zlib.crc32(head).to_bytes(4, "big") + b"\0\0\0\0IDAT"
        assert not content.facts([], [Asset("a.png", "image/png", data)]).moving


def test_sound() -> None:
    assert content.facts([], [Asset("a.mp3", "audio/mpeg", b"")]).sounding
    assert facts_of(root('<p><audio src="a.mp3"></audio></p>')).sounding
    assert not facts_of(root('<p><img src="a.png" alt="a"/></p>')).sounding
