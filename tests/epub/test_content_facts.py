"""What is read from finished documents."""

from collections.abc import Callable

import pytest
from jinja2 import Environment
from lxml import etree

from octavo.epub import accessibility, content
from octavo.epub.content import Facts
from octavo.epub.templates import environment
from octavo.html.pages import Asset, Document
from octavo.source.metadata import Book
from octavo.xhtml import Element
from tests.epub.epub_sample import xhtml

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><circle r="1"/></svg>'
MakeBook = Callable[..., Book]


@pytest.fixture
def templates() -> Environment:
    """The default templates."""
    return environment(None)


def root(body: str) -> Element:
    """The tree of a document with that body."""
    return content.read(Document("a.xhtml", "A", xhtml("A", body)))


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
    tree = content.read(Document("a.xhtml", "A", data))
    assert b"file:" not in etree.tostring(tree)
    assert (tree.findtext("p") or "") == ""


@pytest.mark.parametrize(
    ("body", "pictures", "described"),
    [
        ('<img src="a.png" alt="A map"/>', 1, 1),
        ('<img src="a.png" alt=" "/>', 1, 0),
        ('<img src="a.png"/>', 1, 0),
        ('<img src="a.png" alt=""/>', 0, 0),
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


def test_facts_of_several_documents_are_joined() -> None:
    pages = [
        root('<h1>A</h1><img src="a.png" alt="a"/><span epub:type="pagebreak" role="doc-pagebreak"/>'),
        root('<img src="b.png"/><nav epub:type="page-list"/><section epub:type="index"/>'),
    ]
    facts = facts_of(*pages)
    assert facts == Facts(
        pictures=2, described=1, headings=True, page_list=True, page_breaks=True, index=True
    )


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


def test_moving_pictures() -> None:
    moving = Asset("a.svg", "image/svg+xml", SVG.replace("<circle", "<animate/><circle").encode())
    assert content.facts([], [moving]).moving
    assert not content.facts([], [Asset("a.svg", "image/svg+xml", SVG.encode())]).moving
    assert facts_of(root("<p><canvas></canvas></p>")).moving


def entries(book: Book, facts: Facts, templates: Environment) -> list[tuple[str, str]]:
    """Property and value of the accessibility metadata, but for the summary."""
    found = accessibility.entries(book, facts, templates)
    pairs = [(e.attributes["property"].removeprefix("schema:"), e.text) for e in found]
    return [pair for pair in pairs if pair[0] != "accessibilitySummary"]


def test_text_alone(make_book: MakeBook, templates: Environment) -> None:
    assert entries(make_book(), Facts(), templates) == [
        ("accessMode", "textual"),
        ("accessModeSufficient", "textual"),
        ("accessibilityFeature", "alternativeText"),
        ("accessibilityFeature", "displayTransformability"),
        ("accessibilityFeature", "readingOrder"),
        ("accessibilityFeature", "unlocked"),
        ("accessibilityHazard", "none"),
    ]


def test_nothing_untrue_is_claimed(make_book: MakeBook, templates: Environment) -> None:
    found = entries(make_book(), Facts(pictures=2, described=1, moving=True, fixed_type=True), templates)
    assert found == [
        ("accessMode", "textual"),
        ("accessMode", "visual"),
        ("accessModeSufficient", "textual,visual"),
        ("accessibilityFeature", "readingOrder"),
        ("accessibilityFeature", "unlocked"),
        ("accessibilityHazard", "unknown"),
    ]


@pytest.mark.parametrize(
    ("isbn", "source"),
    [
        ({"pdf": "978-1-86197-876-9", "paperback": "978-0-306-40615-7"}, "urn:isbn:9781861978769"),
        ({"paperback": "978-0-306-40615-7"}, "urn:isbn:9780306406157"),
        ({"epub": "978-0-306-40615-7"}, "none"),
    ],
)
def test_pages_of_print(
    isbn: dict[str, str], source: str, make_book: MakeBook, templates: Environment
) -> None:
    found = entries(make_book(isbn=isbn), Facts(page_list=True, page_breaks=True), templates)
    assert ("pageBreakSource", source) in found
    assert {("accessibilityFeature", "pageBreakMarkers"), ("accessibilityFeature", "pageNavigation")} <= set(
        found
    )


@pytest.mark.parametrize(
    ("language", "tag", "words"),
    [("de-AT", "de", "vorgelesen"), ("fr", "fr", "braille"), ("ja", "en", "read aloud")],
)
def test_summary_speaks_the_books_language(
    language: str, tag: str, words: str, make_book: MakeBook, templates: Environment
) -> None:
    found = accessibility.entries(make_book(language=language), Facts(), templates)
    (summary,) = [e for e in found if e.attributes["property"] == "schema:accessibilitySummary"]
    assert summary.attributes["{http://www.w3.org/XML/1998/namespace}lang"] == tag
    assert words in summary.text
    assert "\n" not in summary.text
